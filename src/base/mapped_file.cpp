// SPDX-License-Identifier: MIT
#include <themata/base/mapped_file.hpp>

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <utility>

#include <themata/base/large_pages.hpp>

namespace themata {
namespace {

struct Written {
  std::int64_t seconds = 0;
  std::int64_t nanoseconds = 0;
};

Written last_written(const struct stat& about) {
#ifdef __APPLE__
  return {about.st_mtimespec.tv_sec, about.st_mtimespec.tv_nsec};
#else
  return {about.st_mtim.tv_sec, about.st_mtim.tv_nsec};
#endif
}

}  // namespace

MappedFile::MappedFile(const std::string& path, std::size_t least, std::size_t most) {
  struct stat about {};
  // Asked before it is opened: to open a pipe would wait for its writer.
  if (::stat(path.c_str(), &about) != 0 || !S_ISREG(about.st_mode)) return;
  file_ = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);  // NOLINT(cppcoreguidelines-pro-type-vararg)
  if (file_ < 0) return;
  const bool known = ::fstat(file_, &about) == 0 && S_ISREG(about.st_mode);
  const std::size_t size = known ? static_cast<std::size_t>(about.st_size) : 0;
  void* bytes = MAP_FAILED;  // NOLINT(performance-no-int-to-ptr)
  if (size != 0 && size >= least && size <= most) {
    bytes = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, file_, 0);
  }
  if (bytes == MAP_FAILED) {  // NOLINT(performance-no-int-to-ptr)
    close();
    return;
  }
  bytes_ = static_cast<const char*>(bytes);
  size_ = size;
  const Written written = last_written(about);
  seconds_ = written.seconds;
  nanoseconds_ = written.nanoseconds;
}

MappedFile::~MappedFile() { close(); }

MappedFile::MappedFile(MappedFile&& other) noexcept
    : bytes_(std::exchange(other.bytes_, nullptr)),
      size_(std::exchange(other.size_, 0)),
      file_(std::exchange(other.file_, -1)),
      seconds_(other.seconds_),
      nanoseconds_(other.nanoseconds_) {}

MappedFile& MappedFile::operator=(MappedFile&& other) noexcept {
  if (this == &other) return *this;
  close();
  bytes_ = std::exchange(other.bytes_, nullptr);
  size_ = std::exchange(other.size_, 0);
  file_ = std::exchange(other.file_, -1);
  seconds_ = other.seconds_;
  nanoseconds_ = other.nanoseconds_;
  return *this;
}

void MappedFile::close() {
  if (bytes_ != nullptr) ::munmap(const_cast<char*>(bytes_), size_);  // NOLINT: as it was given
  if (file_ >= 0) ::close(file_);
  bytes_ = nullptr;
  size_ = 0;
  file_ = -1;
}

void MappedFile::let_go(std::size_t from, std::size_t to) const {
  to = std::min(to, size_);
  if (bytes_ == nullptr || from >= to) return;
  // Looking at a page brings neighbours on either side, with the whole pieces of the file in
  // which the system's cache holds them. No piece is larger than a large page or crosses one.
  from = from / large_page * large_page;
  from -= std::min(from, large_page);
  to = std::min(size_, (to + large_page - 1) / large_page * large_page);
  // A mapping is not written to, so that nothing is lost with its pages.
  ::madvise(const_cast<char*>(bytes_) + from, to - from, MADV_DONTNEED);  // NOLINT: a hint
}

bool MappedFile::changed() const {
  if (bytes_ == nullptr) return false;
  struct stat now {};
  if (::fstat(file_, &now) != 0) return true;
  const Written written = last_written(now);
  return static_cast<std::size_t>(now.st_size) != size_ || written.seconds != seconds_ ||
         written.nanoseconds != nanoseconds_;
}

}  // namespace themata
