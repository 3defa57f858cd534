// SPDX-License-Identifier: MIT
#include "plain_words.hpp"

#include <algorithm>

#include <themata/dictionary/pattern.hpp>

namespace themata {
namespace {

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// The bytes of the letter or wildcard at `at`, 0 where there is none.
std::size_t letter_at(std::string_view text, std::size_t at) {
  if (at >= text.size()) return 0;
  if (is_letter(text[at])) return 1;
  for (const std::string_view wildcard : {wildcard_run_utf8, wildcard_one_utf8}) {
    if (text.substr(at).starts_with(wildcard)) return wildcard.size();
  }
  return 0;
}

/// Where a word of letters, digits, and apostrophes between letters ends. What
/// is cut there is up to the caller.
std::size_t end_of_word(std::string_view text, std::size_t at) {
  bool after_letter = false;
  while (at < text.size()) {
    if (const std::size_t bytes = letter_at(text, at); bytes > 0) {
      after_letter = true;
      at += bytes;
    } else if (is_digit(text[at])) {
      after_letter = false;
      ++at;
    } else if (text[at] == '\'' && after_letter && letter_at(text, at + 1) > 0) {
      ++at;
    } else {
      break;
    }
  }
  return at;
}

std::string folded(std::string_view plain) {
  std::string form(plain);
  for (char& c : form) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + ('a' - 'A'));
  }
  return form;
}

}  // namespace

bool cut_plain_word(std::string_view written, const SegmentOptions& options,
                    std::vector<std::string>& forms) {
  const bool elision = options.elision != Elision::none && written.find('\'') != written.npos;
  if (options.tokens != TokenMode::words || elision) return false;
  const std::size_t before = forms.size();
  std::size_t begin = 0;
  for (;;) {
    const std::size_t end = end_of_word(written, begin);
    const bool whole = end == written.size();
    const bool hyphen = !whole && written[end] == '-' && options.hyphens == Hyphens::split;
    if (end == begin || !(whole || hyphen)) break;
    forms.push_back(folded(written.substr(begin, end - begin)));
    if (whole) return true;
    begin = end + 1;
  }
  forms.resize(before);
  return false;
}

}  // namespace themata
