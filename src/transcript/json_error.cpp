// SPDX-License-Identifier: MIT
#include "json_error.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace themata {
namespace {

bool is_digit_char(char c) { return c >= '0' && c <= '9'; }

/// Walks through a text with a stack of its own; stops at the first error.
class JsonWalk {
 public:
  explicit JsonWalk(std::string_view text) : text_(text) {}

  std::size_t stop() {
    bool good = value();
    while (good && !open_.empty()) good = after_value();
    if (good) skip_blanks();
    return std::min(at_, text_.size());
  }

 private:
  void skip_blanks() { at_ = std::min(text_.find_first_not_of(" \t\r\n", at_), text_.size()); }

  bool take(char c) {
    skip_blanks();
    if (at_ >= text_.size() || text_[at_] != c) return false;
    ++at_;
    return true;
  }

  /// A scalar, an empty container, or the opening of one up to its first value.
  bool value() {
    while (true) {
      if (take('{')) {
        if (take('}')) return true;
        open_.push_back('}');
        if (!key()) return false;
      } else if (take('[')) {
        if (take(']')) return true;
        open_.push_back(']');
      } else {
        return scalar();
      }
    }
  }

  bool after_value() {
    if (take(open_.back())) {
      open_.pop_back();
      return true;
    }
    if (!take(',')) return false;
    return (open_.back() == ']' || key()) && value();
  }

  bool key() { return string() && take(':'); }

  bool scalar() {
    skip_blanks();
    for (const std::string_view word : {"true", "false", "null"}) {
      if (!text_.substr(at_).starts_with(word)) continue;
      at_ += word.size();
      return true;
    }
    if (at_ < text_.size() && text_[at_] == '"') return string();
    return number();
  }

  bool digits() {
    const std::size_t from = at_;
    while (at_ < text_.size() && is_digit_char(text_[at_])) ++at_;
    return at_ > from;
  }

  bool number() {
    if (at_ < text_.size() && text_[at_] == '-') ++at_;
    const bool zero = at_ < text_.size() && text_[at_] == '0';
    if (zero ? !text_.substr(++at_, 1).empty() && is_digit_char(text_[at_]) : !digits()) {
      return false;
    }
    if (at_ < text_.size() && text_[at_] == '.') {
      ++at_;
      if (!digits()) return false;
    }
    if (at_ >= text_.size() || (text_[at_] != 'e' && text_[at_] != 'E')) return true;
    ++at_;
    if (at_ < text_.size() && (text_[at_] == '+' || text_[at_] == '-')) ++at_;
    return digits();
  }

  bool string() {
    if (!take('"')) return false;
    for (; at_ < text_.size(); ++at_) {
      const char c = text_[at_];
      if (c == '"') {
        ++at_;
        return true;
      }
      if (static_cast<unsigned char>(c) < 0x20) return false;
      if (c == '\\' && !escape()) return false;
    }
    return false;
  }

  /// Leaves `at_` on the escape's last character.
  bool escape() {
    constexpr std::string_view simple = "\"\\/bfnrt";
    constexpr std::string_view hexadecimal = "0123456789abcdefABCDEF";
    if (at_ + 1 >= text_.size()) return false;
    if (simple.find(text_[at_ + 1]) != std::string_view::npos) {
      ++at_;
      return true;
    }
    const std::string_view code = text_.substr(at_ + 2, 4);
    if (text_[at_ + 1] != 'u' || code.size() < 4 ||
        code.find_first_not_of(hexadecimal) != std::string_view::npos) {
      return false;
    }
    at_ += 5;
    return true;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::string open_{};
};

}  // namespace

std::size_t json_error_place(std::string_view text) { return JsonWalk(text).stop(); }

}  // namespace themata
