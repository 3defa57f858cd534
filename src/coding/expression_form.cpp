// SPDX-License-Identifier: MIT
#include "expression_form.hpp"

#include <fmt/format.h>
#include <re2/re2.h>

#include <algorithm>
#include <optional>
#include <set>
#include <utility>

#include <themata/text/composition.hpp>
#include <themata/text/utf8.hpp>

#include "expression_reader.hpp"
#include "word_beginnings.hpp"

namespace themata {
namespace {

constexpr char32_t first_beyond_ascii = 0x80;
/// Ranges of more characters beyond ASCII stand for kinds of letters, not for letters.
constexpr char32_t widest_range = 0x400;
/// Behind it are hardly any characters with marks of their own but those of Hangul.
constexpr char32_t end_of_marked_letters = 0x3100;

bool is_single(std::string_view text) {
  return !text.empty() && code_point_at(text, 0).bytes == text.size();
}

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x80 && c != '\'' && c != ' ' && !is_letter(byte) && !is_digit(byte)) out += '\\';
    out += c;
  }
  return out;
}

class Rewriting {
 public:
  Rewriting(std::string_view expression, LetterCase letter_case, Diacritics diacritics)
      : in_(expression), letter_case_(letter_case), diacritics_(diacritics) {}

  ExpressionForm result() {
    while (!in_.ended()) {
      if (in_.rest().starts_with("\\Q")) {
        take_quoted();
      } else if (auto letter = is_operator(in_.next()) ? std::nullopt : in_.character()) {
        take(*std::move(letter));
      } else {
        take_syntax();
      }
    }
    flush();
    return std::move(out_);
  }

 private:
  static bool is_operator(char c) {
    return std::string_view("()[|^$.*+?{}").find(c) != std::string_view::npos;
  }
  static bool is_quantifier(char c) {
    return std::string_view("*+?{").find(c) != std::string_view::npos;
  }

  [[nodiscard]] std::string form(std::string_view value) const {
    return letter_case_ == LetterCase::folded ? folded_form(value, diacritics_)
                                              : cased_form(value, diacritics_);
  }

  void name(UnmetPart::Why why, std::string_view part, std::string instead = {}) {
    out_.unmet.push_back({why, std::string(part), std::move(instead)});
  }

  /// Small letters are met under `(?-i)` too.
  void look_at_capital(const ExpressionLetter& letter) {
    if (without_fold_.empty() || letter.value.size() != 1 ||
        !is_upper(static_cast<unsigned char>(letter.value.front()))) {
      return;
    }
    name(UnmetPart::Why::capitals, std::exchange(without_fold_, {}));
  }

  // ---- outside of classes

  void take_quoted() {
    in_.take(2);
    while (!in_.ended() && !in_.rest().starts_with("\\E")) {
      const std::string_view one = in_.take(code_point_at(in_.rest(), 0).bytes);
      take({escaped(one), std::string(one)});
    }
    in_.take(2);
  }

  void take(ExpressionLetter letter) {
    const bool joins = joins_what_stands_before(code_point_at(letter.value, 0).value);
    const bool nothing = form(letter.value).empty();
    if (open_ && (joins || nothing)) {
      open_->written += letter.written;
      open_->value += letter.value;
    } else {
      if (joins && !nothing) name(UnmetPart::Why::apart, letter.written);
      flush();
      look_at_capital(letter);
      open_ = letter;
    }
    last_ = {std::move(letter.written), joins, nothing && !joins};
  }

  /// Writes the letter that is open.
  void flush() {
    if (!open_) return;
    const ExpressionLetter letter = *std::exchange(open_, std::nullopt);
    const std::string instead = form(letter.value);
    if (all_ascii(letter.value) || instead == letter.value) {
      out_.text += letter.written;
    } else {
      out_.text += instead.empty() ? "(?:)" : escaped(instead);
    }
  }

  /// The same before a quantifier, which takes the letter with its marks, but of a soft hyphen
  /// and the like only that.
  void flush_repeated() {
    if (!open_) return;
    const std::string instead = form(open_->value);
    if (last_.joins && last_.written.starts_with('\\')) {
      name(UnmetPart::Why::apart, last_.written);
    }
    const bool several = !instead.empty() && !is_single(instead) && !last_.nothing;
    if (several) out_.text += "(?:";
    flush();
    if (several) out_.text += ')';
    if (last_.nothing && !instead.empty()) out_.text += "(?:)";
  }

  void take_syntax() {
    is_quantifier(in_.next()) ? flush_repeated() : flush();
    if (in_.next() == '[') {
      take_class();
    } else if (in_.rest().starts_with("(?")) {
      take_group();
    } else {
      out_.text += in_.take(in_.next() == '\\' ? in_.escape_length() : 1);
    }
  }

  void take_group() {
    const std::string_view group = in_.take(in_.group_length());
    out_.text += group;
    const std::size_t minus = group.find('-');
    const bool folds =
        minus == std::string_view::npos || group.find('i', minus) == std::string_view::npos;
    if (!folds && letter_case_ == LetterCase::folded) without_fold_ = group;
  }

  // ---- classes

  struct Class {
    bool negated = false;
    std::string members{};
    std::vector<std::string> others{};  ///< forms of several characters, or of none
  };

  void take_class() {
    Class made;
    in_.take(1);
    made.negated = in_.next() == '^';
    if (made.negated) in_.take(1);
    for (bool first = true; !in_.ended() && (first || in_.next() != ']'); first = false) {
      take_member(made);
    }
    in_.take(1);
    write(std::move(made));
  }

  void write(Class made) {
    std::sort(made.others.begin(), made.others.end());
    made.others.erase(std::unique(made.others.begin(), made.others.end()), made.others.end());
    std::string all;
    if (made.others.empty() || !made.members.empty()) {
      all.append(made.negated ? "[^" : "[").append(made.members).append("]");
    }
    for (const std::string& other : made.others) {
      if (!all.empty() || &other != &made.others.front()) all += '|';
      all += escaped(other);
    }
    out_.text += made.others.empty() ? all : fmt::format("(?:{})", all);
  }

  void take_member(Class& made) {
    if (in_.rest().starts_with("[:")) {
      const std::size_t end = in_.rest().find(":]", 2);
      if (end != std::string_view::npos) return keep(made, end + 2);
    }
    const std::optional<ExpressionLetter> low = member();
    if (!low) return keep(made, in_.escape_length());
    look_at_capital(*low);
    const bool range = in_.next() == '-' && in_.rest().size() > 1 && in_.rest()[1] != ']';
    if (!range) return add(made, *low);
    in_.take(1);
    if (const std::optional<ExpressionLetter> high = member()) {
      add_range(made, *low, *high);
    } else {
      made.members += low->written + '-';  // RE2 refuses it
    }
  }

  void keep(Class& made, std::size_t length) { made.members += in_.take(length); }

  /// A character with its marks; a list of marks is one of each alone.
  std::optional<ExpressionLetter> member() {
    std::optional<ExpressionLetter> letter = in_.character();
    if (!letter || joins_what_stands_before(code_point_at(letter->value, 0).value)) return letter;
    while (!in_.ended() && in_.next() != ']') {
      const std::size_t before = in_.place();
      const std::optional<ExpressionLetter> mark = in_.character();
      if (!mark || !joins_what_stands_before(code_point_at(mark->value, 0).value)) {
        in_.back_to(before);
        break;
      }
      letter->written += mark->written;
      letter->value += mark->value;
    }
    return letter;
  }

  void add(Class& made, const ExpressionLetter& letter) {
    if (all_ascii(letter.value)) {
      made.members += letter.written;
      return;
    }
    const std::string instead = form(letter.value);
    if (is_single(instead)) {
      made.members += instead == letter.value ? letter.written : escaped(instead);
    } else if (made.negated) {
      if (!instead.empty()) name(UnmetPart::Why::not_a_string, letter.written, instead);
      made.members += letter.written;
    } else {
      made.others.push_back(instead);
    }
  }

  void add_range(Class& made, const ExpressionLetter& low, const ExpressionLetter& high) {
    const std::string written = low.written + '-' + high.written;
    const std::string first = nfc(low.value);
    const std::string last = nfc(high.value);
    if (all_ascii(high.value)) {
      made.members += written;
      return;
    }
    if (!is_single(first) || !is_single(last)) {
      name(UnmetPart::Why::not_a_range, written);
      made.members += written;
      return;
    }
    made.members += (first == low.value ? low.written : escaped(first)) + '-' +
                    (last == high.value ? high.written : escaped(last));
    add_forms_of(made, written, code_point_at(first, 0).value, code_point_at(last, 0).value);
  }

  void add_forms_of(Class& made, std::string_view written, char32_t from, char32_t to) {
    const char32_t begin = std::max(from, first_beyond_ascii);
    if (to > begin && to - begin > widest_range) {
      if (diacritics_ == Diacritics::ignore && begin < end_of_marked_letters) {
        name(UnmetPart::Why::not_a_range, written);
      }
      return;
    }
    bool lost = false;
    std::set<std::string> added;
    for (char32_t c = begin; c <= to; ++c) {
      if (c >= 0xD800 && c < 0xE000) continue;
      std::string one;
      append_utf8(one, c);
      const std::string instead = form(one);
      if (instead == one) continue;
      if (!is_single(instead)) {
        // A range stands for any letter, and the letters of `ss` are in it one by one.
        if (!made.negated && from == to) made.others.push_back(instead);
        continue;
      }
      const char32_t found = code_point_at(instead, 0).value;
      if (found >= from && found <= to) continue;
      added.insert(escaped(instead));
      lost = lost || cased_form(one, diacritics_) != one;
    }
    if (!made.negated) {
      for (const std::string& one : added) made.members += one;
    } else if (lost) {
      name(UnmetPart::Why::not_a_range, written);
    }
  }

  ExpressionReader in_;
  LetterCase letter_case_;
  Diacritics diacritics_;
  std::string_view without_fold_{};         ///< `(?-i)`, until a capital has been named for it
  std::optional<ExpressionLetter> open_{};  ///< read and not written: marks may follow it
  struct Last {
    std::string written{};
    bool joins = false;    ///< what stands before it
    bool nothing = false;  ///< of it is in forms, though it is no mark
  };
  Last last_{};  ///< character of the open one
  ExpressionForm out_{};
};

bool may_change(std::string_view expression) {
  if (!all_ascii(expression)) return true;
  for (std::size_t at = 0; at + 1 < expression.size(); ++at) {
    if (expression[at] == '\\' &&
        (expression[at + 1] == 'x' || ExpressionReader::is_octal(expression[at + 1]))) {
      return true;
    }
    if (expression.substr(at).starts_with("(?")) return true;
  }
  return false;
}

}  // namespace

ExpressionForm expression_form(std::string_view expression, LetterCase letter_case,
                               Diacritics diacritics) {
  if (!may_change(expression)) return {std::string(expression), {}};
  ExpressionForm form = Rewriting(expression, letter_case, diacritics).result();
  if (form.text == expression) return form;
  RE2::Options options;
  options.set_log_errors(false);
  options.set_case_sensitive(letter_case == LetterCase::exact);
  if (RE2(form.text, options).ok()) return form;
  form.text = expression;
  form.unmet.push_back({UnmetPart::Why::too_large, form.text, {}});
  return form;
}

std::string expression_beginning(std::string_view form) {
  constexpr std::string_view plain =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
  if (form.find('|') != std::string_view::npos || form.find("(?") != std::string_view::npos) {
    return {};
  }
  std::size_t end = std::min(form.find_first_not_of(plain), form.size());
  const bool may_lack_last =
      end < form.size() && std::string_view("*?{").find(form[end]) != std::string_view::npos;
  if (may_lack_last && end > 0) --end;
  std::string letters(form.substr(0, end));
  for (char& c : letters) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c | 0x20);
  }
  return letters;
}

}  // namespace themata
