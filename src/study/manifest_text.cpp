// SPDX-License-Identifier: MIT
#include "manifest_text.hpp"

#include <themata/base/error.hpp>
#include <themata/text/utf8.hpp>

namespace themata {
namespace {

constexpr std::string_view digits = "0123456789abcdef";

void append_escaped(std::string& out, char c) {
  const auto byte = static_cast<unsigned char>(c);
  out += '\0';
  out += digits[byte >> 4U];
  out += digits[byte & 15U];
}

}  // namespace

std::string manifest_text(std::string_view bytes) {
  std::string out;
  while (!bytes.empty()) {
    const std::string_view good = bytes.substr(0, find_invalid_utf8(bytes).value_or(bytes.size()));
    for (const char c : good) {
      if (c == '\0') {
        append_escaped(out, c);
      } else {
        out += c;
      }
    }
    bytes.remove_prefix(good.size());
    if (bytes.empty()) break;
    append_escaped(out, bytes.front());
    bytes.remove_prefix(1);
  }
  return out;
}

std::string bytes_of_manifest_text(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] != '\0') {
      out += text[at];
      continue;
    }
    const std::size_t high = at + 1 < text.size() ? digits.find(text[at + 1]) : digits.npos;
    const std::size_t low = at + 2 < text.size() ? digits.find(text[at + 2]) : digits.npos;
    if (high == digits.npos || low == digits.npos) {
      throw Error(ErrorKind::input, "U+0000 stands without the two digits of a byte");
    }
    out += static_cast<char>(high * 16 + low);
    at += 2;
  }
  return out;
}

}  // namespace themata
