// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>

#include <themata/base/standard_input.hpp>
#include <themata/corpus/coded_files.hpp>

namespace themata {
namespace {

[[noreturn]] void refuse(const std::string& path, const std::string& why) {
  throw Error(ErrorKind::input, why, Place{path, 0, 0, {}});
}

constexpr const char* cut_off =
    "this coded file ends too early: it is not whole; copy it again, or code the transcripts anew";

std::uint32_t little_endian(std::string_view bytes) {
  std::uint32_t value = 0;
  for (std::size_t at = bytes.size(); at > 0; --at) {
    value = value << 8U | static_cast<unsigned char>(bytes[at - 1]);
  }
  return value;
}

}  // namespace

void CodedFileReader::open() {
  if (path_ == "-") {
    file_ = &standard_input();
    return;
  }
  std::error_code problem;
  const auto size = std::filesystem::file_size(path_, problem);
  opened_.open(path_, std::ios::binary);
  if (problem || !opened_) {
    refuse(path_,
           fmt::format("can't read: {}", problem ? problem.message() : std::strerror(errno)));
  }
  file_ = &opened_;
  left_ = size;
}

CodedFileReader::CodedFileReader(const std::string& path) : path_(path) {
  open();
  std::string start;
  if (left_ && *left_ < coded_file_begin.size()) refuse(path, "this is no coded file of themata");
  read_exactly(start, coded_file_begin.size());
  if (start != coded_file_begin) refuse(path, "this is no coded file of themata");
  read_exactly(start, sizeof(std::uint32_t));
  const std::uint32_t version = little_endian(start);
  if (version != coded_version) {
    refuse(path, fmt::format("version {} of coded files; this themata reads version {}: code the "
                             "transcripts with this one, or ask with the one that wrote it",
                             version, coded_version));
  }
  in_this_file([this] {
    CodedPiece piece;
    read_piece(piece);
    if (piece.kind != CodedPiece::Kind::header) {
      throw Error(ErrorKind::input, "this coded file is damaged; code the transcripts anew");
    }
    header_ = read_coded_header(piece.unpack());
  });
}

void CodedFileReader::in_this_file(const std::function<void()>& read) const {
  try {
    read();
  } catch (const Error& error) {
    if (error.place()) throw;
    throw Error(error.kind(), error.what(), Place{path_, 0, 0, {}});
  }
}

void CodedFileReader::read_exactly(std::string& bytes, std::size_t size) {
  if (left_ && size > *left_) refuse(path_, cut_off);
  bytes.clear();
  // Of a pipe nobody knows how much is there: what it says takes memory as it comes.
  constexpr std::size_t step = std::size_t{1} << 20U;
  while (bytes.size() < size) {
    const std::size_t before = bytes.size();
    const std::size_t next = left_ ? size : std::min(step, size - before);
    bytes.resize(before + next);
    if (!file_->read(bytes.data() + before, static_cast<std::streamsize>(next))) {
      refuse(path_, cut_off);
    }
  }
  if (left_) *left_ -= size;
}

bool CodedFileReader::at_end() {
  return left_ ? *left_ == 0 : file_->peek() == std::istream::traits_type::eof();
}

void CodedFileReader::read_piece(CodedPiece& piece) {
  std::string packed = std::move(piece.packed);
  std::string head;
  read_exactly(head, CodedPiece::head_size);
  piece = CodedPiece::read_head(head);
  read_exactly(packed, piece.packed_size);
  piece.packed = std::move(packed);
}

bool CodedFileReader::next(CodedPiece& piece) {
  bool found = false;
  in_this_file([&] {
    read_piece(piece);
    found = piece.kind == CodedPiece::Kind::documents;
    if (!found) return read_end(piece);
    chain_ = add_to_chain(chain_, piece);
    documents_ += piece.documents;
  });
  return found;
}

void CodedFileReader::read_end(const CodedPiece& piece) {
  const bool is_end = piece.kind == CodedPiece::Kind::end && at_end();
  if (is_end) end_ = read_coded_end(piece.unpack());
  if (!is_end || end_.documents != documents_ || end_.chain != chain_) {
    throw Error(ErrorKind::input, "this coded file is damaged; code the transcripts anew");
  }
}

bool is_coded_input() { return standard_input_begins_with(coded_file_begin); }

bool is_coded_file(const std::string& path) {
  if (std::filesystem::path(path).extension() == ".coded") return true;
  std::error_code problem;
  if (format_for_path(path) != nullptr || !std::filesystem::is_regular_file(path, problem)) {
    return false;
  }
  std::ifstream file(path, std::ios::binary);
  std::string start(coded_file_begin.size(), '\0');
  return file.read(start.data(), static_cast<std::streamsize>(start.size())) &&
         start == coded_file_begin;
}

}  // namespace themata
