// SPDX-License-Identifier: MIT
//
// From sentence breaks in the text to words that begin a sentence. A paragraph
// is looked at by itself: the blank before the next one separates them, so no
// rule reads across it. Inside a paragraph line feeds and marks are blanks; only
// a paragraph with marks has to be copied for that.
#include <algorithm>

#include <themata/segment/segmenter.hpp>
#include <themata/segment/sentences.hpp>

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

/// The text of a turn by paragraphs, from left to right.
class Paragraphs {
 public:
  explicit Paragraphs(const Passage& passage) : passage_(passage) {}

  /// Is the byte before `at` a blank, as it is or by a mark over it?
  [[nodiscard]] bool is_separated(std::uint32_t at) const {
    const char before = passage_.text[at - 1];
    if (before == ' ' || before == '\n') return true;
    const auto mark = std::lower_bound(
        passage_.marks.begin(), passage_.marks.end(), at,
        [](const Mark& one, std::uint32_t place) { return one.span.begin < place; });
    return mark != passage_.marks.begin() && at <= std::prev(mark)->span.end;
  }

  /// The text of `span`, with blanks for the marks in it. Spans ascend.
  std::string_view text_of(Span span, std::string& masked) {
    while (mark_ < passage_.marks.size() && passage_.marks[mark_].span.end <= span.begin) ++mark_;
    const std::string_view text = span.of(passage_.text);
    if (mark_ == passage_.marks.size() || passage_.marks[mark_].span.begin >= span.end) return text;
    masked.assign(text);
    for (std::size_t at = mark_; at < passage_.marks.size(); ++at) {
      const Span mark = passage_.marks[at].span;
      if (mark.begin >= span.end) break;
      std::fill(masked.begin() + (std::max(mark.begin, span.begin) - span.begin),
                masked.begin() + (std::min(mark.end, span.end) - span.begin), ' ');
    }
    return masked;
  }

 private:
  const Passage& passage_;
  std::size_t mark_ = 0;
};

}  // namespace

void Segmenter::sentence_starts(const Passage& passage, std::span<const Token> words,
                                Scratch& scratch, std::vector<std::uint32_t>& out) const {
  out.clear();
  if (words.empty()) return;
  Starts starts(words, out);
  Paragraphs paragraphs(passage);
  std::uint32_t begin = passage.span.begin;
  const auto look_until = [&](std::uint32_t end) {
    const std::string_view text = paragraphs.text_of({begin, end}, scratch.masked);
    find_sentence_breaks(text, &Suppressions::built_in(), scratch.breaks, LineFeeds::blank);
    for (const std::uint32_t place : scratch.breaks) starts.add(begin + place);
  };
  for (const std::uint32_t next : passage.paragraphs) {
    if (next <= begin || !paragraphs.is_separated(next)) continue;
    look_until(next - 1);
    starts.add(next);
    begin = next;
  }
  look_until(passage.span.end);
}

}  // namespace themata
