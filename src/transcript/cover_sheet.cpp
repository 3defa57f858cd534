// SPDX-License-Identifier: MIT
#include "cover_sheet.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include <themata/text/utf8.hpp>
#include <themata/transcript/roles.hpp>

#include "label_shapes.hpp"
#include "label_words.hpp"

namespace themata {
namespace {

constexpr std::size_t longest_value = 120;
constexpr std::size_t longest_key = 40;
constexpr std::size_t longest_key_value = 80;
constexpr std::size_t longest_sheet = 60;  // lines
constexpr std::size_t most_names = 12;

std::string_view without_emphasis(std::string_view text) {
  while (!text.empty() && (text.front() == '*' || text.front() == '_')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == '*' || text.back() == '_' || text.back() == ' ')) {
    text.remove_suffix(1);
  }
  return text;
}

std::optional<std::string_view> key_of(std::string_view line) {
  const std::size_t colon = line.substr(0, longest_key + 1).find(':');
  if (colon == std::string_view::npos || colon == 0) return std::nullopt;
  return without_emphasis(line.substr(0, colon));
}

std::string_view value_of(std::string_view line) {
  return trim(without_emphasis(trim(line.substr(line.find(':') + 1))));
}

/// `Date:`, `Interview date:`, `Date of interview:`, `Transcribed by:`
bool is_sheet_key(std::string_view key) {
  return is_cover_sheet_key(key.substr(0, key.find(' '))) ||
         is_cover_sheet_key(key.substr(key.rfind(' ') + 1));
}

bool may_be_on_sheet(std::string_view line) {
  return line.size() <= longest_value && line.back() != '?' && line.back() != '!' &&
         (line.back() != '.' || line.size() < 50);
}

bool is_greeting(std::string_view word) {
  const std::string lower = ascii_lower(word);
  for (const std::string_view greeting : {"hi", "hello", "hey", "hallo", "hola", "bonjour", "so"}) {
    if (lower == greeting) return true;
  }
  return false;
}

/// `Jane Doe`, `Dr. Jane D., by phone`, `P07`: more than the one word that talk may be.
bool is_full_name(std::string_view value) {
  value = trim(value.substr(0, value.find_first_of(",;(")));
  const auto lettering = name_lettering(value);
  if (!lettering || *lettering == Lettering::lower) return false;
  const std::size_t blank = value.rfind(' ');
  if (value.find_first_of("0123456789") != std::string_view::npos) {
    return known_label(value) || (blank == std::string_view::npos && value.front() > '9');
  }
  if (blank == std::string_view::npos || is_greeting(value.substr(0, value.find(' '))))
    return false;
  const bool initial = value.size() - blank <= 3;
  return initial || !ends_sentence(value);
}

/// `Interviewer: Jane Doe`: key and value, where the value is a name.
std::optional<std::string_view> key_of_name(std::string_view line) {
  const std::size_t colon = line.find(':');
  if (colon == std::string_view::npos || colon > 40) return std::nullopt;
  const std::string_view value = without_emphasis(trim(line.substr(colon + 1)));
  if (value.empty() || ends_sentence(value) || !name_lettering(value)) return std::nullopt;
  return line.substr(0, colon + 1);
}

/// Lines without a key above the first that has one: `Interview 3`.
std::size_t title_end(TextPass& text, const Lines& lines) {
  constexpr std::size_t longest_title = 3;  // lines
  std::size_t end = 0;
  for (; end < std::min(lines.size(), longest_title + 1); ++end) {
    if (lines[end].kind != LineKind::talk) return 0;
    const std::string_view line = text.at(lines[end].text);
    if (key_of(line)) return end;
    if (!may_be_on_sheet(line)) return 0;
  }
  return 0;
}

/// A first block of nothing but keys and names, perhaps below a title. If they come again as
/// labels, they are those of roles, and all names are full: `Interviewer: Jane Doe`.
std::size_t end_of_names(TextPass& text, const Lines& lines) {
  std::vector<std::string_view> keys;
  bool roles = true;
  std::size_t end = title_end(text, lines);
  for (; end < lines.size() && lines[end].kind == LineKind::talk; ++end) {
    const std::string_view line = text.at(lines[end].text);
    const auto key = key_of_name(line);
    if (!key || keys.size() == most_names) return 0;
    keys.push_back(*key);
    roles = roles && known_label(key->substr(0, key->size() - 1)) && is_full_name(value_of(line));
  }
  if (keys.size() < 2) return 0;
  std::size_t labels = 0;
  for (std::size_t i = end; i < lines.size() && !(roles && labels == 4); ++i) {
    if (lines[i].kind != LineKind::talk) continue;
    const std::string_view line = text.at(lines[i].text);
    for (const std::string_view key : keys) {
      if (!roles && line.starts_with(key)) return 0;
    }
    if (labels < 4 && leading_label(line)) ++labels;
  }
  return labels == 4 ? end : 0;
}

bool talks(std::string_view value) {
  return !value.empty() && std::string_view{".?!"}.find(value.back()) != std::string_view::npos;
}

/// Tells the lines of the sheet from those that begin with one of the text's labels.
class Sheet {
 public:
  Sheet(TextPass& text, const Lines& lines) : text_(text), lines_(lines) {}

  /// Does a key stand where a sheet may still be, whatever comes again below?
  [[nodiscard]] bool may_be_there() const {
    for (std::size_t i = 0; i < std::min(lines_.size(), longest_sheet); ++i) {
      if (lines_[i].kind != LineKind::talk) continue;
      if (!may_be_on_sheet(at(i))) return false;
      if (has_key(i)) return true;
    }
    return false;
  }

  void count_keys() {
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (lines_[i].kind != LineKind::talk) continue;
      const auto key = key_of(at(i));
      if (!key) continue;
      Key& seen = keys_[std::string(*key)];
      if (seen.count++ == 0) seen.first = i;
      seen.talks = seen.talks || talks(value_of(at(i)));
    }
  }

  [[nodiscard]] bool may_hold(std::size_t i) {
    return may_be_on_sheet(at(i)) && (!has_label(i) || tells_name(i) || is_in_block_of_keys(i));
  }

  [[nodiscard]] bool has_key(std::size_t i) const {
    const auto key = key_of(at(i));
    return key && is_sheet_key(*key) && value_of(at(i)).size() <= longest_key_value && !goes_on(i);
  }

  /// `Interviewer: Jane Doe` below the last key, and the talk right below that.
  [[nodiscard]] std::size_t end_of_roles(std::size_t i) const {
    for (; i < lines_.size() && lines_[i].kind == LineKind::talk; ++i) {
      const auto key = key_of(at(i));
      if (!key || !known_label(*key) || !tells_name(i)) break;
    }
    return i;
  }

 private:
  struct Key {
    std::size_t count = 0;
    std::size_t first = 0;  ///< its line
    bool talks = false;
  };

  [[nodiscard]] std::string_view at(std::size_t i) const { return text_.at(lines_[i].text); }

  /// A label comes again; what is a key of sheets too must also talk.
  [[nodiscard]] bool has_label(std::size_t i) const {
    const auto key = key_of(at(i));
    if (!key) return false;
    const auto known = keys_.find(std::string(*key));
    if (known == keys_.end()) return false;  // the file changed; whoever asks later will know
    const Key& seen = known->second;
    return seen.count >= 2 && (seen.talks || !is_sheet_key(*key)) && !goes_on(i);
  }

  /// `Interviewer: Jane Doe`, before anybody speaks.
  [[nodiscard]] bool tells_name(std::size_t i) const {
    const auto known = keys_.find(std::string(key_of(at(i)).value_or("")));
    return known != keys_.end() && known->second.first == i && is_full_name(value_of(at(i)));
  }

  /// `interview: three people` in the middle of a paragraph.
  [[nodiscard]] bool goes_on(std::size_t i) const {
    const char first = at(i).front();
    return first >= 'a' && first <= 'z' && i != 0 && lines_[i - 1].kind == LineKind::talk &&
           !(key_of(at(i - 1)) && key_of(at(i - 1))->front() >= 'a');
  }

  /// `Interviewer: Jane` among keys, perhaps below a title, a blank line below, no key twice.
  bool is_in_block_of_keys(std::size_t i) {
    if (i >= block_begin_ && i < block_end_) return block_of_keys_;
    std::size_t begin = i;
    while (begin != 0 && lines_[begin - 1].kind == LineKind::talk) --begin;
    block_begin_ = begin;
    block_of_keys_ = false;
    std::vector<std::string_view> keys;
    for (block_end_ = begin; block_end_ < lines_.size(); ++block_end_) {
      if (lines_[block_end_].kind != LineKind::talk) break;
      block_of_keys_ = block_of_keys_ || has_key(block_end_);
      const auto key = key_of(at(block_end_));
      if (!key && keys.empty()) continue;  // a title
      if (key && keys.size() <= most_names && !talks(value_of(at(block_end_))) &&
          std::find(keys.begin(), keys.end(), *key) == keys.end()) {
        keys.push_back(*key);
        continue;
      }
      block_end_ = i + 1;
      return block_of_keys_ = false;
    }
    return block_of_keys_ = block_of_keys_ && block_end_ < lines_.size();
  }

  TextPass& text_;
  const Lines& lines_;
  std::unordered_map<std::string, Key> keys_{};
  std::size_t block_begin_ = 0;
  std::size_t block_end_ = 0;
  bool block_of_keys_ = false;
};

}  // namespace

std::size_t cover_sheet_end(TextPass& text, const Lines& lines) {
  Sheet sheet(text, lines);
  if (!sheet.may_be_there()) return end_of_names(text, lines);
  sheet.count_keys();
  std::size_t last_key = lines.size();
  for (std::size_t i = 0; i < std::min(lines.size(), longest_sheet); ++i) {
    if (lines[i].kind != LineKind::talk) continue;
    if (!sheet.may_hold(i)) break;
    if (sheet.has_key(i)) last_key = i;
  }
  if (last_key == lines.size()) return end_of_names(text, lines);
  std::size_t end = last_key;
  while (end < lines.size() && lines[end].kind == LineKind::talk && sheet.may_hold(end)) ++end;
  const bool closed = end >= lines.size() || lines[end].kind != LineKind::talk;
  return closed ? end : sheet.end_of_roles(last_key + 1);
}

}  // namespace themata
