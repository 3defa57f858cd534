// SPDX-License-Identifier: MIT
#include <algorithm>

#include <themata/text/utf8.hpp>
#include <themata/transcript/roles.hpp>

#include "blanks.hpp"
#include "label_shapes.hpp"
#include "label_words.hpp"

namespace themata {
namespace {

constexpr std::size_t most_words = 7;

struct WordLook {
  std::size_t upper = 0;
  std::size_t lower = 0;
  std::size_t letters = 0;
  bool starts_upper = false;
};

WordLook look_at(std::string_view word) {
  WordLook look;
  for (std::size_t at = 0; at < word.size();) {
    const CodePoint point = code_point_at(word, at);
    at += point.bytes;
    if (!is_letter(point.value)) continue;
    const bool upper = is_upper(point.value);
    if (look.letters == 0) look.starts_upper = upper;
    ++look.letters;
    if (upper) ++look.upper;
    if (is_lower(point.value)) ++look.lower;
  }
  return look;
}

/// A full stop inside a name ends an abbreviation, never a sentence.
bool stops_fit(std::string_view word, bool last) {
  const std::size_t stop = word.find('.');
  if (stop == std::string_view::npos) return true;
  if (last) return stop == 1 || is_name_suffix(word) || (word.size() > 3 && word[1] == '.');
  return stop <= 5;
}

class NameJudge {
 public:
  std::optional<Lettering> judge(std::string_view name) {
    std::size_t at = 0;
    while (at < name.size()) {
      std::size_t end = at;
      while (end < name.size() && !is_space(code_point_at(name, end).value)) {
        end += code_point_at(name, end).bytes;
      }
      if (end > at && !take(name.substr(at, end - at), skip_blanks(name, end) >= name.size())) {
        return std::nullopt;
      }
      if (is_talk(name)) return std::nullopt;
      at = skip_blanks(name, end);
    }
    return verdict(name);
  }

 private:
  bool take(std::string_view word, bool last) {
    if (++words_ > most_words || !stops_fit(word, last)) return false;
    if (words_ == 1 && !opens(word)) return false;
    if (word.back() == ',' && (last || ++commas_ > 2)) return false;
    const WordLook look = look_at(word);
    if (look.letters == 0 || in_brackets(word)) return true;
    ++worded_;
    if (look.upper + look.lower == 0) return caseless_ = true;
    if (only_in_headings(word)) heading_ = true;
    if (look.upper >= 2 && look.lower <= 2) {
      ++capitals_;
    } else if (look.starts_upper || (words_ > 1 && look.upper != 0)) {
      ++(look.lower == 0 ? initials_ : title_);
    } else if (words_ > 1 && is_name_particle(word)) {
      ++particles_;
    } else {
      ++lower_;
    }
    return true;
  }

  /// Small words among several: whatever follows, verdict() will say the same. Of letters that
  /// have no case it may not.
  bool is_talk(std::string_view name) {
    if (asked_ || lower_ == 0 || !several()) return false;
    asked_ = true;
    return std::all_of(name.begin(), name.end(), is_ascii) && !declares_voice(name);
  }
  [[nodiscard]] bool several() const { return worded_ > 1 || words_ > 2; }

  /// `Jane Doe (via video)`: what stands in brackets says nothing of the lettering.
  bool in_brackets(std::string_view word) {
    const bool inside = bracket_ || word.front() == '(' || word.front() == '[';
    bracket_ = inside && word.find_first_of(")]") == std::string_view::npos;
    return inside;
  }

  static bool opens(std::string_view word) {
    const char32_t first = code_point_at(word, 0).value;
    return is_letter(first) || (first == '\'' || first == 0x2019 || first == '#') ||
           (is_digit(first) && word.size() < 6);
  }

  [[nodiscard]] std::optional<Lettering> verdict(std::string_view name) const {
    if (worded_ == 0) return std::nullopt;
    if (caseless_) {
      if (count_code_points(name) > 14) return std::nullopt;
      return Lettering::caseless;
    }
    const std::string_view first = name.substr(0, name.find(' '));
    const bool opens_talk = never_opens_a_name(first) && !(worded_ > 1 && may_be_first_name(first));
    const bool is_heading = lower_ == 0 && heading_ && title_ == 0 && worded_ > 1;
    if ((opens_talk || (lower_ != 0 && several()) || is_heading) && !declares_voice(name)) {
      return std::nullopt;
    }
    if (lower_ != 0) return lower_ > capitals_ + title_ ? Lettering::lower : Lettering::title;
    if (title_ > capitals_ || (title_ != 0 && !mostly_capitals())) return Lettering::title;
    return Lettering::capitals;
  }

  [[nodiscard]] bool mostly_capitals() const { return capitals_ > 2 * title_; }

  std::size_t words_ = 0;
  std::size_t worded_ = 0;
  std::size_t commas_ = 0;
  std::size_t capitals_ = 0;
  std::size_t title_ = 0;
  std::size_t initials_ = 0;
  std::size_t lower_ = 0;
  std::size_t particles_ = 0;
  bool bracket_ = false;
  bool caseless_ = false;
  bool heading_ = false;
  bool asked_ = false;
};

}  // namespace

std::optional<Lettering> name_lettering(std::string_view name) { return NameJudge().judge(name); }

namespace {

/// Is it shown as it is written? ASCII without backslashes, and single blanks.
bool is_clean(std::string_view label) {
  char before = ' ';
  for (const char c : label) {
    if (c < ' ' || c == '\x7F' || !is_ascii(c) || c == '\\' || (c == ' ' && before == ' '))
      return false;
    before = c;
  }
  return true;
}

}  // namespace

std::string clean_label(std::string_view raw) {
  const std::string_view label = trim(raw);
  if (is_clean(label)) return std::string(label);
  std::string clean;
  clean.reserve(label.size());
  for (std::size_t at = 0; at < label.size();) {
    const CodePoint point = code_point_at(label, at);
    if (point.value == '\\' || is_unseen(point.value)) {
      at += point.bytes;
      continue;
    }
    if (!is_space(point.value)) {
      clean.append(label, at, point.bytes);
    } else if (!clean.empty() && clean.back() != ' ') {
      clean.push_back(' ');
    }
    at += point.bytes;
  }
  if (clean.ends_with(' ')) clean.pop_back();
  return clean;
}

}  // namespace themata
