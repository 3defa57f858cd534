// SPDX-License-Identifier: MIT
#include <themata/text/line_of_byte.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <utility>

namespace themata {
namespace {

bool begins_character(char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80; }

std::size_t counted(std::ptrdiff_t count) { return static_cast<std::size_t>(count); }

}  // namespace

Error by_line(const Error& error) {
  if (!error.place() || !error.place()->byte) return error;
  const std::string& path = error.place()->path;
  std::error_code problem;
  if (!std::filesystem::is_regular_file(path, problem)) return error;
  std::ifstream file(path, std::ios::binary);
  std::string before(*error.place()->byte, '\0');
  file.read(before.data(), static_cast<std::streamsize>(before.size()));
  // In UTF-16 and UTF-32 such bytes stand between all letters, and line ends are no bytes.
  if (!file || before.find('\0') != std::string::npos) return error;
  if (before.starts_with("\xEF\xBB\xBF")) before.erase(0, 3);
  const std::size_t line = counted(std::count(before.begin(), before.end(), '\n')) + 1;
  const std::size_t begin = before.rfind('\n') + 1;  // 0 in the first
  const std::size_t column =
      counted(std::count_if(before.begin() + static_cast<std::ptrdiff_t>(begin), before.end(),
                            begins_character)) +
      1;
  return {error.kind(), error.what(), Place{path, line, column, {}}};
}

Decoded decode_lines(std::string bytes, const DecodeOptions& options, const std::string& path) {
  try {
    return decode(std::move(bytes), options, path);
  } catch (const Error& error) {
    throw by_line(error);
  }
}

}  // namespace themata
