// SPDX-License-Identifier: MIT
#include "zip_archive.hpp"

#include <fmt/format.h>
#include <zip.h>

#include <algorithm>
#include <array>
#include <utility>

#include <themata/base/error.hpp>

namespace themata {
namespace {

constexpr std::size_t most_unpacked = std::size_t{256} << 20;
// XML packs 10 to 30 times; beyond this it was made to fill a memory.
constexpr std::size_t greatest_ratio = 200;
constexpr std::size_t ratio_from = std::size_t{10} << 20;

struct CloseFile {
  void operator()(zip_file_t* file) const { zip_fclose(file); }
};

}  // namespace

void ZipArchive::Discard::operator()(zip* archive) const { zip_discard(archive); }

ZipArchive::ZipArchive(std::string_view bytes, std::string path, std::size_t size_limit)
    : path_(std::move(path)), room_(std::min(size_limit, most_unpacked)) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
  if (source != nullptr) archive_.reset(zip_open_from_source(source, ZIP_RDONLY, &error));
  if (!archive_) {
    if (source != nullptr) zip_source_free(source);
    const std::string reason = zip_error_strerror(&error);
    zip_error_fini(&error);
    fail(fmt::format("damaged or cut short ({}): copy or export it again", reason));
  }
  zip_error_fini(&error);
}

std::optional<std::string> ZipArchive::read(const std::string& name) {
  zip_stat_t about;
  if (zip_stat(archive_.get(), name.c_str(), ZIP_FL_NOCASE, &about) != 0) return std::nullopt;
  if ((about.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && about.encryption_method != ZIP_EM_NONE) {
    fail(fmt::format("{} is encrypted: save the file without a password", name));
  }
  const std::unique_ptr<zip_file_t, CloseFile> file(
      zip_fopen_index(archive_.get(), about.index, 0));
  if (!file) fail(fmt::format("{} is damaged ({})", name, zip_strerror(archive_.get())));
  const std::size_t packed = std::max<std::size_t>(about.comp_size, 1);
  std::string content;
  std::array<char, std::size_t{1} << 16> piece{};
  while (true) {
    const zip_int64_t got = zip_fread(file.get(), piece.data(), piece.size());
    if (got < 0) fail(fmt::format("{} is damaged: copy or export the file again", name));
    if (got == 0) break;
    content.append(piece.data(), static_cast<std::size_t>(got));
    if (content.size() > room_) {
      fail(fmt::format("unpacks to more than {} MB: too large for an interview", room_ >> 20));
    }
    if (content.size() > ratio_from && content.size() / packed > greatest_ratio) {
      fail(fmt::format("{} unpacks to more than {} times its size: a zip bomb, not an interview",
                       name, greatest_ratio));
    }
  }
  room_ -= content.size();
  return content;
}

void ZipArchive::fail(const std::string& message) const {
  throw Error(ErrorKind::input, message, Place{path_});
}

}  // namespace themata
