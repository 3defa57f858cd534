// SPDX-License-Identifier: MIT
#include "bytes_stream.hpp"

#include <new>

namespace themata {
namespace {

struct Stream {
  std::string_view bytes;
  std::size_t position;  ///< at most the size of bytes
};

Stream& stream_of(void* pointer) { return *static_cast<Stream*>(pointer); }

void* open(void* bytes, const void*, int) {
  return new (std::nothrow) Stream{*static_cast<const std::string_view*>(bytes), 0};
}

uLong read(void*, void* pointer, void* to, uLong size) {
  Stream& stream = stream_of(pointer);
  const std::size_t got = stream.bytes.substr(stream.position).copy(static_cast<char*>(to), size);
  stream.position += got;
  return got;
}

ZPOS64_T tell(void*, void* pointer) { return stream_of(pointer).position; }

long seek(void*, void* pointer, ZPOS64_T offset, int origin) {
  Stream& stream = stream_of(pointer);
  ZPOS64_T from = 0;
  if (origin == ZLIB_FILEFUNC_SEEK_CUR) from = stream.position;
  if (origin == ZLIB_FILEFUNC_SEEK_END) from = stream.bytes.size();
  // A step back comes as a number that wraps; only where it leads matters.
  const ZPOS64_T target = from + offset;
  if (target > stream.bytes.size()) return -1;
  stream.position = target;
  return 0;
}

int close(void*, void* pointer) {
  delete &stream_of(pointer);
  return 0;
}

/// Asked after a read that fell short, and then a no would pass for success.
int failed(void*, void*) { return 1; }

}  // namespace

zlib_filefunc64_def bytes_stream(std::string_view& bytes) {
  return {open, read, nullptr, tell, seek, close, failed, &bytes};
}

}  // namespace themata
