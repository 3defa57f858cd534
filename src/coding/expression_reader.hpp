// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace themata {

/// A character of a regular expression, or one with the marks that belong to it.
struct ExpressionLetter {
  std::string written{};  ///< `\x{e9}`
  std::string value{};    ///< `é`
};

/// Reads an expression of RE2, one that RE2 takes: which bytes are a character, however it is
/// written, and how far the other pieces of syntax go. Of what RE2 refuses it reads something.
class ExpressionReader {
 public:
  explicit ExpressionReader(std::string_view expression) : text_(expression) {}

  [[nodiscard]] bool ended() const { return at_ == text_.size(); }
  [[nodiscard]] std::string_view rest() const { return text_.substr(at_); }
  /// The next byte; 0 at the end.
  [[nodiscard]] char next() const { return ended() ? '\0' : text_[at_]; }
  std::string_view take(std::size_t bytes) {
    const std::string_view taken = text_.substr(at_, bytes);
    at_ += taken.size();
    return taken;
  }

  [[nodiscard]] std::size_t place() const { return at_; }
  void back_to(std::size_t place) { at_ = place; }

  /// Takes the character that begins here, if one does and not `\d` or the like. Operators
  /// are characters too.
  std::optional<ExpressionLetter> character();
  /// The length of what is no character: `\d`, `\pL`, `\p{Greek}`.
  [[nodiscard]] std::size_t escape_length() const;
  /// The length of `(?:`, `(?i)`, `(?P<name>`.
  [[nodiscard]] std::size_t group_length() const;

  static bool is_octal(char c) { return c >= '0' && c <= '7'; }

 private:
  std::optional<ExpressionLetter> escape();
  std::optional<ExpressionLetter> hexadecimal();
  std::optional<ExpressionLetter> octal();
  std::optional<ExpressionLetter> numbered(std::string_view digits, int base, std::size_t length);
  ExpressionLetter letter(std::size_t bytes, char32_t value);

  std::string_view text_;
  std::size_t at_ = 0;
};

}  // namespace themata
