// SPDX-License-Identifier: MIT
#include "plain_sentences.hpp"

#include <unicode/uchar.h>

#include <algorithm>

#include <themata/text/utf8.hpp>

namespace themata_test {

using namespace themata;

namespace {

struct Unit {
  USentenceBreak kind = U_SB_OTHER;
  std::size_t begin = 0;
  std::size_t end = 0;
};

bool ignored(USentenceBreak kind) { return kind == U_SB_EXTEND || kind == U_SB_FORMAT; }
bool separates(USentenceBreak kind) {
  return kind == U_SB_SEP || kind == U_SB_CR || kind == U_SB_LF;
}
bool terminates(USentenceBreak kind) { return kind == U_SB_ATERM || kind == U_SB_STERM; }
bool letter(USentenceBreak kind) {
  return kind == U_SB_OLETTER || kind == U_SB_UPPER || kind == U_SB_LOWER;
}

/// Walks code points with the Extend and Format characters that follow them (SB5).
class Walker {
 public:
  explicit Walker(std::string_view text) : text_(text) {}

  [[nodiscard]] bool at_end(std::size_t at) const { return at >= text_.size(); }

  [[nodiscard]] Unit at(std::size_t begin) const {
    if (at_end(begin)) return {U_SB_OTHER, begin, begin};
    const CodePoint first = code_point_at(text_, begin);
    Unit unit{kind_of(first.value), begin, begin + first.bytes};
    if (unit.kind == U_SB_CR && !at_end(unit.end) && text_[unit.end] == '\n') ++unit.end;  // SB3
    if (separates(unit.kind)) return unit;
    while (!at_end(unit.end)) {
      const CodePoint next = code_point_at(text_, unit.end);
      if (next.value < 0x80 || !ignored(kind_of(next.value))) break;
      unit.end += next.bytes;
    }
    return unit;
  }

 private:
  static USentenceBreak kind_of(char32_t c) {
    return static_cast<USentenceBreak>(
        u_getIntPropertyValue(static_cast<UChar32>(c), UCHAR_SENTENCE_BREAK));
  }
  std::string_view text_;
};

Unit skip(const Walker& walker, Unit unit, USentenceBreak kind) {
  while (unit.kind == kind && unit.begin < unit.end) unit = walker.at(unit.end);
  return unit;
}

/// SB8: does a lower-case letter come before any other letter or terminator?
bool goes_on_in_lower_case(const Walker& walker, Unit unit) {
  while (unit.begin < unit.end) {
    if (unit.kind == U_SB_LOWER) return true;
    if (letter(unit.kind) || separates(unit.kind) || terminates(unit.kind)) return false;
    unit = walker.at(unit.end);
  }
  return false;
}

/// Is there a sentence end after this terminator, and if so, where does the next one begin?
/// Returns `npos` where the sentence goes on.
std::size_t end_after(const Walker& walker, USentenceBreak before, const Unit& terminator) {
  const bool full_stop = terminator.kind == U_SB_ATERM;
  const Unit next = walker.at(terminator.end);
  if (full_stop && next.kind == U_SB_NUMERIC) return std::string_view::npos;  // SB6
  if (full_stop && next.kind == U_SB_UPPER && (before == U_SB_UPPER || before == U_SB_LOWER)) {
    return std::string_view::npos;  // SB7
  }
  const Unit after_quotes = skip(walker, next, U_SB_CLOSE);
  const Unit after = skip(walker, after_quotes, U_SB_SP);
  if (after.begin == after.end) return after.begin;                                      // SB2
  if (full_stop && goes_on_in_lower_case(walker, after)) return std::string_view::npos;  // SB8
  if (after.kind == U_SB_SCONTINUE || terminates(after.kind))
    return std::string_view::npos;                         // SB8a
  return separates(after.kind) ? after.end : after.begin;  // SB9, SB10, SB11
}

}  // namespace

PlainSuppressions::PlainSuppressions(std::string_view list) {
  while (!list.empty()) {
    const std::size_t end = std::min(list.find('\n'), list.size());
    std::string_view entry = trim(list.substr(0, end));
    list.remove_prefix(std::min(end + 1, list.size()));
    if (entry.empty() || entry.front() == '#') continue;
    auto& set = entry.ends_with(" 1") ? before_number_ : always_;
    if (entry.ends_with(" 1")) entry.remove_suffix(2);
    std::string capitals(entry);
    for (char& c : capitals) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - ('a' - 'A')) : c;
    set.emplace(entry);
    // One capital letter is an initial at a sentence's end more often than a section sign.
    if (entry.size() > 2) set.insert(std::move(capitals));
  }
}

bool PlainSuppressions::holds(std::string_view text, std::size_t stop) const {
  constexpr std::size_t longest = 16;
  std::size_t begin = stop;
  while (begin > 0 && stop - begin < longest) {
    const CodePoint before = code_point_before(text, begin);
    if (!is_letter(before.value) && before.value != '.') break;
    begin -= before.bytes;
  }
  const std::string word(text.substr(begin, stop + 1 - begin));
  if (always_.contains(word)) return true;
  if (!before_number_.contains(word)) return false;
  std::size_t next = stop + 1;
  while (next < text.size() && is_space(code_point_at(text, next).value)) {
    next += code_point_at(text, next).bytes;
  }
  return next < text.size() && is_digit(code_point_at(text, next).value);
}

std::vector<std::uint32_t> plain_sentence_breaks(std::string_view text,
                                                 const PlainSuppressions* suppressions) {
  std::vector<std::uint32_t> out;
  const Walker walker(text);
  USentenceBreak before = U_SB_OTHER;
  for (Unit unit = walker.at(0); unit.begin < unit.end; unit = walker.at(unit.end)) {
    std::size_t end = std::string_view::npos;
    if (separates(unit.kind)) {
      end = unit.end;  // SB4
    } else if (terminates(unit.kind)) {
      const bool abbreviation = suppressions != nullptr && text[unit.begin] == '.' &&
                                suppressions->holds(text, unit.begin);
      if (!abbreviation) end = end_after(walker, before, unit);
    }
    before = unit.kind;
    if (end == std::string_view::npos || end >= text.size()) continue;
    out.push_back(static_cast<std::uint32_t>(end));
    // What stands before `end` has been looked over; go on from there.
    if (end > unit.end) unit.end = end, before = U_SB_OTHER;
  }
  return out;
}

std::vector<std::uint32_t> plain_sentence_starts(const Passage& passage,
                                                 const std::vector<Token>& words,
                                                 const PlainSuppressions* suppressions) {
  std::vector<std::uint32_t> out;
  if (words.empty()) return out;
  std::string masked(passage.span.of(passage.text));
  const std::uint32_t base = passage.span.begin;
  std::replace(masked.begin(), masked.end(), '\n', ' ');
  for (const Mark& mark : passage.marks) {
    std::fill(masked.begin() + (mark.span.begin - base), masked.begin() + (mark.span.end - base),
              ' ');
  }
  for (const std::uint32_t begin : passage.paragraphs) {
    if (begin > base && masked[begin - base - 1] == ' ') masked[begin - base - 1] = '\n';
  }
  const std::vector<std::uint32_t> breaks = plain_sentence_breaks(masked, suppressions);
  out.push_back(0);
  std::size_t next = 0;
  for (std::uint32_t word = 1; word < words.size(); ++word) {
    bool begins = false;
    while (next < breaks.size() && base + breaks[next] <= words[word].span.begin) {
      begins |= base + breaks[next++] > words[word - 1].span.begin;
    }
    if (begins) out.push_back(word);
  }
  return out;
}

}  // namespace themata_test
