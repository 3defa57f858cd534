// SPDX-License-Identifier: MIT
//
// minizip is trusting where a damaged file is concerned: it looks at the first
// entry of the directory, takes an archive that stands inside a cut one for the
// file, and compares checksums only of parts that have the size they state. So
// the directory is read whole when the archive is opened, it must end where the
// end record begins, and a part must have its size and its checksum.
#include "zip_archive.hpp"

#include <fmt/format.h>
#include <minizip/unzip.h>

#include <algorithm>
#include <array>
#include <utility>

#include <themata/base/error.hpp>

#include "bytes_stream.hpp"
#include "label_words.hpp"

namespace themata {
namespace {

using namespace std::string_view_literals;

constexpr std::size_t most_unpacked = std::size_t{256} << 20;
// XML packs 10 to 30 times; beyond this it was made to fill a memory.
constexpr std::size_t greatest_ratio = 200;
constexpr std::size_t ratio_from = std::size_t{10} << 20;

constexpr std::size_t longest_field = std::size_t{1} << 16;  // lengths have 16 bits
constexpr std::size_t entry_size = 46;                       // without name, extra and comment
constexpr uLong stored = 0;
constexpr uLong winzip_aes = 99;

bool is_encrypted(const unz_file_info64& part) {
  return (part.flag & 1U) != 0 || part.compression_method == winzip_aes;
}

}  // namespace

void ZipArchive::Close::operator()(void* archive) const { unzClose(archive); }

ZipArchive::ZipArchive(std::string_view bytes, std::string path, std::size_t size_limit)
    : path_(std::move(path)), room_(std::min(size_limit, most_unpacked)) {
  zlib_filefunc64_def functions = bytes_stream(bytes);
  archive_.reset(unzOpen2_64(path_.c_str(), &functions));
  if (archive_ && read_directory(bytes)) return;
  fail(fmt::format("damaged or cut short ({}): copy or export it again",
                   archive_ ? "Zip archive inconsistent" : "Not a zip archive"));
}

bool ZipArchive::read_directory(std::string_view bytes) {
  unz_global_info64 whole{};
  unzGetGlobalInfo64(archive_.get(), &whole);
  std::array<char, longest_field> text{};
  if (unzGetGlobalComment(archive_.get(), text.data(), text.size()) < 0) return false;
  std::uint64_t end = 0;
  for (ZPOS64_T i = 0; i < whole.number_entry; ++i) {
    if (i > 0 && unzGoToNextFile(archive_.get()) != UNZ_OK) return false;
    unz_file_info64 part{};
    if (unzGetCurrentFileInfo64(archive_.get(), &part, text.data(), text.size(), nullptr, 0,
                                nullptr, 0) != UNZ_OK) {
      return false;
    }
    const std::uint64_t place = unzGetOffset64(archive_.get());
    places_.try_emplace(ascii_lower({text.data(), part.size_filename}), place);
    end = place + entry_size + part.size_filename + part.size_file_extra + part.size_file_comment;
  }
  if (end > bytes.size()) return false;
  const std::string_view next = bytes.substr(end, 4);
  return next == "PK\5\6"sv || next == "PK\6\6"sv;
}

std::optional<std::string> ZipArchive::read(const std::string& name) {
  const auto place = places_.find(ascii_lower(name));
  if (place == places_.end()) return std::nullopt;
  unz_file_info64 about{};
  unzSetOffset64(archive_.get(), place->second);
  unzGetCurrentFileInfo64(archive_.get(), &about, nullptr, 0, nullptr, 0, nullptr, 0);
  if (is_encrypted(about)) {
    fail(fmt::format("{} is encrypted: save the file without a password", name));
  }
  if (about.compression_method != stored && about.compression_method != Z_DEFLATED) {
    fail(fmt::format("{} is damaged (Compression method not supported)", name));
  }
  if (unzOpenCurrentFile(archive_.get()) != UNZ_OK) {
    fail(fmt::format("{} is damaged (Zip archive inconsistent)", name));
  }
  const std::size_t packed = std::max<std::size_t>(about.compressed_size, 1);
  std::string content;
  std::array<char, std::size_t{1} << 16> piece{};
  int got = 0;
  while ((got = unzReadCurrentFile(archive_.get(), piece.data(), piece.size())) > 0) {
    content.append(piece.data(), static_cast<std::size_t>(got));
    if (content.size() > room_) {
      fail(fmt::format("unpacks to more than {} MB: too large for an interview", room_ >> 20));
    }
    if (content.size() > ratio_from && content.size() / packed > greatest_ratio) {
      fail(fmt::format("{} unpacks to more than {} times its size: a zip bomb, not an interview",
                       name, greatest_ratio));
    }
  }
  const bool matches = unzCloseCurrentFile(archive_.get()) == UNZ_OK;
  if (got < 0 || !matches || content.size() != about.uncompressed_size) {
    fail(fmt::format("{} is damaged: copy or export the file again", name));
  }
  room_ -= content.size();
  return content;
}

void ZipArchive::fail(const std::string& message) const {
  throw Error(ErrorKind::input, message, Place{path_});
}

}  // namespace themata
