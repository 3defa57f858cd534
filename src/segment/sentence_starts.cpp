// SPDX-License-Identifier: MIT
//
// From sentence breaks in the text to words that begin a sentence. A paragraph
// is looked at by itself: the blank before the next one separates them, so no
// rule reads across it. Inside a paragraph line feeds and marks are blanks; only
// a paragraph with marks has to be copied for that.
#include <algorithm>

#include <themata/segment/segmenter.hpp>
#include <themata/segment/sentences.hpp>
#include <themata/text/ascii_letters.hpp>

#include "scratch.hpp"

namespace themata {
namespace {

/// Turns ascending places into indices of words.
class Starts {
 public:
  Starts(std::span<const Token> words, std::vector<std::uint32_t>& out) : words_(words), out_(out) {
    out_.push_back(0);
  }

  /// A sentence begins at this byte of the text: the first word from there on begins it.
  void add(std::uint32_t place) {
    while (word_ < words_.size() && words_[word_].span.begin < place) ++word_;
    if (word_ < words_.size() && word_ > out_.back()) {
      out_.push_back(static_cast<std::uint32_t>(word_));
    }
  }

 private:
  std::span<const Token> words_;
  std::vector<std::uint32_t>& out_;
  std::size_t word_ = 0;
};

/// The first mark that begins at `at` or later.
auto mark_from(const Passage& passage, std::uint32_t at) {
  return std::lower_bound(
      passage.marks.begin(), passage.marks.end(), at,
      [](const Mark& one, std::uint32_t place) { return one.span.begin < place; });
}

/// Is the byte before `at` a blank, as it is or by a mark over it?
bool is_separated(const Passage& passage, std::uint32_t at) {
  const char before = passage.text[at - 1];
  if (before == ' ' || before == '\n') return true;
  const auto mark = mark_from(passage, at);
  return mark != passage.marks.begin() && at <= std::prev(mark)->span.end;
}

/// The text of `span`, with blanks for the marks in it.
std::string_view text_of(const Passage& passage, Span span, std::string& masked) {
  const std::string_view text = span.of(passage.text);
  auto mark = mark_from(passage, span.begin);
  if (mark != passage.marks.begin() && std::prev(mark)->span.end > span.begin) --mark;
  if (mark == passage.marks.end() || mark->span.begin >= span.end) return text;
  masked.assign(text);
  for (; mark != passage.marks.end() && mark->span.begin < span.end; ++mark) {
    std::fill(masked.begin() + (std::max(mark->span.begin, span.begin) - span.begin),
              masked.begin() + (std::min(mark->span.end, span.end) - span.begin), ' ');
  }
  return masked;
}

/// Where a look at `word` has to begin: `Mr.` is no abbreviation in `Well...Mr.`, so the
/// letters and full stops right before it count, as far as Suppressions reads.
std::uint32_t begin_of_look(const Passage& passage, Span word) {
  constexpr std::uint32_t farthest = 16;
  std::uint32_t begin = word.begin;
  while (begin > passage.span.begin && word.begin - begin < farthest) {
    const char c = passage.text[begin - 1];
    if (!is_ascii_letter(c) && c != '.' && static_cast<unsigned char>(c) < 0x80) break;
    --begin;
  }
  return begin;
}

}  // namespace

// The rules look back to the word that a terminator follows, and on to the first letter
// behind it (SB8): a word that begins with an ASCII letter ends the look.
std::optional<bool> Segmenter::begins_sentence(const Passage& passage, Span before, Span word,
                                               Scratch& scratch) const {
  if (!is_ascii_letter(passage.text[word.begin])) return std::nullopt;
  Span around{begin_of_look(passage, before), word.end};
  const auto first =
      std::lower_bound(passage.paragraphs.begin(), passage.paragraphs.end(), before.begin + 1);
  for (auto next = first; next != passage.paragraphs.end() && *next < around.end; ++next) {
    if (!is_separated(passage, *next)) continue;
    if (*next <= word.begin) return true;
    around.end = *next - 1;
  }
  const std::string_view text = text_of(passage, around, scratch.masked);
  find_sentence_breaks(text, &Suppressions::built_in(), scratch.breaks, LineFeeds::blank);
  return std::any_of(scratch.breaks.begin(), scratch.breaks.end(), [&](std::uint32_t at) {
    const std::uint32_t place = around.begin + at;
    return place > before.begin && place <= word.begin;
  });
}

void Segmenter::sentence_starts(const Passage& passage, std::span<const Token> words,
                                Scratch& scratch, std::vector<std::uint32_t>& out) const {
  out.clear();
  if (words.empty()) return;
  Starts starts(words, out);
  std::uint32_t begin = passage.span.begin;
  const auto look_until = [&](std::uint32_t end) {
    const std::string_view text = text_of(passage, {begin, end}, scratch.masked);
    find_sentence_breaks(text, &Suppressions::built_in(), scratch.breaks, LineFeeds::blank);
    for (const std::uint32_t place : scratch.breaks) starts.add(begin + place);
  };
  for (const std::uint32_t next : passage.paragraphs) {
    if (next <= begin || !is_separated(passage, next)) continue;
    look_until(next - 1);
    starts.add(next);
    begin = next;
  }
  look_until(passage.span.end);
}

}  // namespace themata
