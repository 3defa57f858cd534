// SPDX-License-Identifier: MIT
#include "yaml_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include <themata/text/utf8.hpp>

#include "importer.hpp"

namespace themata {
namespace {

constexpr std::array special_words{"yes", "no", "y", "n", "on", "off", "true", "false", "null"};

bool needs_escapes(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const auto [c, bytes] = code_point_at(text, at);
    if (c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x2028 || c == 0x2029 || c == 0xFEFF ||
        c == 0xFFFE || c == 0xFFFF) {
      return true;
    }
    at += bytes;
  }
  return false;
}

bool is_plain(std::string_view text) {
  const auto letter = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) > 0x7F;
  };
  if (text.empty() || !(letter(text.front()) || text.front() == '(' || text.front() == '/')) {
    return false;
  }
  if (text.back() == ' ' || text.back() == ':') return false;
  if (text.find(": ") != text.npos || text.find(" #") != text.npos) return false;
  return std::find(special_words.begin(), special_words.end(), small_letters(text)) ==
         special_words.end();
}

std::string double_quoted(std::string_view text) {
  std::string out = "\"";
  for (std::size_t at = 0; at < text.size();) {
    const auto [c, bytes] = code_point_at(text, at);
    const std::string_view letter = text.substr(at, bytes);
    at += bytes;
    if (c == '"' || c == '\\') {
      out += '\\';
      out += letter;
    } else if (c == '\n') {
      out += "\\n";
    } else if (needs_escapes(letter)) {
      out += fmt::format("\\u{:04X}", static_cast<std::uint32_t>(c));
    } else {
      out += letter;
    }
  }
  return out + '"';
}

}  // namespace

std::string yaml_scalar(std::string_view text) {
  if (needs_escapes(text)) return double_quoted(text);
  if (is_plain(text)) return std::string(text);
  std::string out = "'";
  for (const char c : text) out += c == '\'' ? "''" : std::string(1, c);
  return out + '\'';
}

}  // namespace themata
