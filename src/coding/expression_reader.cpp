// SPDX-License-Identifier: MIT
#include "expression_reader.hpp"

#include <charconv>
#include <cstdint>

#include <themata/text/utf8.hpp>

namespace themata {

std::optional<ExpressionLetter> ExpressionReader::character() {
  if (next() == '\\') return escape();
  const CodePoint c = code_point_at(text_, at_);
  return letter(c.bytes, c.value);
}

std::optional<ExpressionLetter> ExpressionReader::escape() {
  if (rest().size() < 2) return std::nullopt;
  const char kind = rest()[1];
  if (kind == 'x') return hexadecimal();
  if (is_octal(kind)) return octal();
  const auto byte = static_cast<unsigned char>(kind);
  if (byte < 0x80 && !is_letter(byte) && !is_digit(byte)) return letter(2, byte);
  const std::size_t control = std::string_view("abtnvfr").find(kind);  // from 7 on, but for \b
  if (control == std::string_view::npos || kind == 'b') return std::nullopt;
  return letter(2, static_cast<char32_t>('\a' + control));
}

std::optional<ExpressionLetter> ExpressionReader::hexadecimal() {
  const std::string_view digits = rest().substr(2);
  if (!digits.starts_with('{')) return numbered(digits.substr(0, 2), 16, 4);
  const std::size_t close = digits.find('}');
  if (close == std::string_view::npos) return std::nullopt;
  return numbered(digits.substr(1, close - 1), 16, close + 3);
}

std::optional<ExpressionLetter> ExpressionReader::octal() {
  std::size_t length = 1;
  while (length < std::min(rest().size(), std::size_t{4}) && is_octal(rest()[length])) ++length;
  return numbered(rest().substr(1, length - 1), 8, length);
}

std::optional<ExpressionLetter> ExpressionReader::numbered(std::string_view digits, int base,
                                                           std::size_t length) {
  std::uint32_t value = 0;
  const char* end = digits.data() + digits.size();
  const auto [stop, problem] = std::from_chars(digits.data(), end, value, base);
  const bool surrogate = value >= 0xD800 && value < 0xE000;
  if (problem != std::errc{} || stop != end || value > 0x10FFFF || surrogate) return std::nullopt;
  return letter(length, value);
}

ExpressionLetter ExpressionReader::letter(std::size_t bytes, char32_t value) {
  ExpressionLetter out{std::string(take(bytes)), {}};
  append_utf8(out.value, value);
  return out;
}

std::size_t ExpressionReader::escape_length() const {
  const std::string_view here = rest();
  if (here.size() < 2) return here.size();
  if ((here[1] != 'p' && here[1] != 'P') || here.size() == 2) {
    return 1 + code_point_at(here, 1).bytes;
  }
  if (here[2] != '{') return 2 + code_point_at(here, 2).bytes;
  return std::min(here.find('}'), here.size() - 1) + 1;
}

std::size_t ExpressionReader::group_length() const {
  const bool named = rest().starts_with("(?P") || rest().starts_with("(?<");
  return std::min(rest().find_first_of(named ? ">" : ":)"), rest().size() - 1) + 1;
}

}  // namespace themata
