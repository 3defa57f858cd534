// SPDX-License-Identifier: MIT
#include <themata/segment/segmenter.hpp>

#include <algorithm>

#include <themata/segment/sentences.hpp>
#include <themata/segment/word_breaks.hpp>
#include <themata/text/utf8.hpp>

#include "pieces.hpp"

namespace themata {
class Segmenter::Scratch {
 public:
  explicit Scratch(const WordBreaker& rules) : breaker(rules) {}

  WordBreaker breaker;
  std::vector<Piece> pieces{};
  std::string surface{};
  std::string masked{};
  std::vector<std::uint32_t> breaks{};

  /// Cuts text[range) by the word rules; white space makes no piece.
  void cut_words(std::string_view text, Span range) {
    if (range.empty()) return;
    breaker.find(range.of(text), breaks);
    std::uint32_t begin = range.begin;
    for (const std::uint32_t end : breaks) {
      add({begin, range.begin + end}, text);
      begin = range.begin + end;
    }
  }

  /// Cuts text[range) at ASCII blanks.
  void cut_blanks(std::string_view text, Span range) {
    std::uint32_t at = range.begin;
    while (at < range.end) {
      while (at < range.end && is_ascii_space(text[at])) ++at;
      const std::uint32_t begin = at;
      while (at < range.end && !is_ascii_space(text[at])) ++at;
      if (begin < at) pieces.push_back({{begin, at}, TokenKind::word, false});
    }
  }

 private:
  void add(Span span, std::string_view text) {
    const CodePoint first = code_point_at(text, span.begin);
    if (is_space(first.value) || first.value == 0x200B) return;
    pieces.push_back({span, kind_of_piece(span.of(text)), false});
  }
};

Segmenter::Segmenter(const SegmentOptions& options)
    : options_(options), word_breaker_(std::make_unique<const WordBreaker>()) {}

Segmenter::~Segmenter() = default;

SegmenterScratch Segmenter::make_scratch() const {
  return {new Scratch(*word_breaker_), [](Scratch* scratch) { delete scratch; }};
}

void Segmenter::cut(const Passage& passage, Scratch& scratch) const {
  scratch.pieces.clear();
  if (options_.tokens == TokenMode::whitespace) {
    scratch.cut_blanks(passage.text, passage.span);
    return;
  }
  std::uint32_t from = passage.span.begin;
  for (const Mark& mark : passage.marks) {
    scratch.cut_words(passage.text, {from, mark.span.begin});
    if (mark.kind != MarkKind::layout) {
      const bool note = mark.kind == MarkKind::note;
      scratch.pieces.push_back({mark.span, note ? TokenKind::note : TokenKind::timestamp, false});
    }
    from = mark.span.end;
  }
  scratch.cut_words(passage.text, {from, passage.span.end});
  if (options_.line_hyphens == LineHyphens::mend) mend_line_hyphens(passage.text, scratch.pieces);
  if (options_.hyphens == Hyphens::keep) keep_hyphens(passage.text, scratch.pieces);
  if (options_.elision == Elision::french) split_french_elisions(passage.text, scratch.pieces);
}

namespace {

/// Walks through what lies between counted words, leaving out marks.
class Between {
 public:
  Between(const Passage& passage, TokenMode mode) : passage_(passage), mode_(mode) {}

  Separation until(Span word) {
    Separation found = Separation::barrier;
    if (end_ != none) {
      found = mode_ == TokenMode::whitespace ? separation_of_string() : separation(word.begin);
      if (paragraph_begins(word.begin)) found = Separation::barrier;
    }
    last_ = word;
    end_ = word.end;
    return found;
  }

 private:
  static constexpr std::uint32_t none = UINT32_MAX;

  /// Pre-tokenised strings carry their own punctuation: nothing bars, but a
  /// string with a terminator may end a sentence.
  [[nodiscard]] Separation separation_of_string() const {
    const std::string_view word = last_.of(passage_.text);
    for (std::size_t at = 0; at < word.size();) {
      const CodePoint c = code_point_at(word, at);
      if (separation_of(word.substr(at, c.bytes)) == Separation::terminator) {
        return Separation::terminator;
      }
      at += c.bytes;
    }
    return Separation::open;
  }

  Separation separation(std::uint32_t until) {
    Separation found = Separation::open;
    std::uint32_t from = end_;
    while (mark_ < passage_.marks.size() && passage_.marks[mark_].span.begin < until) {
      const Span mark = passage_.marks[mark_++].span;
      if (mark.begin >= from) found = std::max(found, of(from, mark.begin));
      from = std::max(from, mark.end);
    }
    return std::max(found, of(from, until));
  }

  [[nodiscard]] Separation of(std::uint32_t from, std::uint32_t until) const {
    return from < until ? separation_of(passage_.text.substr(from, until - from))
                        : Separation::open;
  }

  bool paragraph_begins(std::uint32_t until) {
    bool begun = false;
    while (paragraph_ < passage_.paragraphs.size() && passage_.paragraphs[paragraph_] <= until) {
      begun |= passage_.paragraphs[paragraph_++] >= end_;
    }
    return begun;
  }

  const Passage& passage_;
  TokenMode mode_;
  Span last_{};
  std::uint32_t end_ = none;
  std::size_t mark_ = 0;
  std::size_t paragraph_ = 0;
};

}  // namespace

void Segmenter::words(const Passage& passage, Scratch& scratch, Vocabulary& vocabulary,
                      std::vector<Token>& out) const {
  tokens(passage, scratch, vocabulary, out);
  std::erase_if(out, [](const Token& token) { return !is_counted(token.kind); });
}

void Segmenter::tokens(const Passage& passage, Scratch& scratch, Vocabulary& vocabulary,
                       std::vector<Token>& out) const {
  cut(passage, scratch);
  out.clear();
  Between between(passage, options_.tokens);
  for (const Piece& piece : scratch.pieces) {
    Token token{piece.span, TypeId{}, piece.kind, Separation::barrier};
    if (is_counted(piece.kind)) {
      token.type = vocabulary.intern(surface_of(passage.text, piece, scratch.surface));
      token.before = between.until(piece.span);
    }
    out.push_back(token);
  }
}

void Segmenter::sentence_starts(const Passage& passage, std::span<const Token> words,
                                Scratch& scratch, std::vector<std::uint32_t>& out) const {
  out.clear();
  if (words.empty()) return;
  // Inside a paragraph line breaks and marks are blanks; between paragraphs a
  // line break stays, and ends a sentence.
  std::string& masked = scratch.masked;
  masked.assign(passage.span.of(passage.text));
  const std::uint32_t base = passage.span.begin;
  std::replace(masked.begin(), masked.end(), '\n', ' ');
  for (const Mark& mark : passage.marks) {
    std::fill(masked.begin() + (mark.span.begin - base), masked.begin() + (mark.span.end - base),
              ' ');
  }
  for (const std::uint32_t begin : passage.paragraphs) {
    if (begin > base && masked[begin - base - 1] == ' ') masked[begin - base - 1] = '\n';
  }
  find_sentence_breaks(masked, &Suppressions::built_in(), scratch.breaks);

  out.push_back(0);
  std::size_t next = 0;
  for (std::uint32_t word = 1; word < words.size(); ++word) {
    bool begins = false;
    while (next < scratch.breaks.size() && base + scratch.breaks[next] <= words[word].span.begin) {
      begins |= base + scratch.breaks[next++] > words[word - 1].span.begin;
    }
    if (begins) out.push_back(word);
  }
}

std::vector<CutWord> Segmenter::cut_written(std::string_view written, Scratch& scratch) const {
  const Passage passage{written, {0, static_cast<std::uint32_t>(written.size())}, {}, {}};
  cut(passage, scratch);
  std::vector<CutWord> words;
  Between between(passage, options_.tokens);
  for (const Piece& piece : scratch.pieces) {
    if (!is_counted(piece.kind)) continue;
    const std::string_view surface = surface_of(written, piece, scratch.surface);
    words.push_back({folded_form(surface, options_.diacritics), between.until(piece.span)});
  }
  return words;
}

}  // namespace themata
