// SPDX-License-Identifier: MIT
#include <themata/segment/segmenter.hpp>

#include <algorithm>

#include <themata/text/utf8.hpp>

#include "scratch.hpp"
#include "word_passes.hpp"

namespace themata {

Segmenter::Segmenter(const SegmentOptions& options)
    : options_(options), rules_(std::make_unique<const Rules>()) {}

Segmenter::~Segmenter() = default;

SegmenterScratch Segmenter::make_scratch() const {
  return {new Scratch(*rules_), [](Scratch* scratch) { delete scratch; }};
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

/// Pre-tokenised strings carry their own punctuation: nothing bars, but a
/// string with a terminator may end a sentence.
Separation separation_of_string(std::string_view word) {
  for (std::size_t at = 0; at < word.size();) {
    const CodePoint c = code_point_at(word, at);
    if (separation_of(word.substr(at, c.bytes)) == Separation::terminator) {
      return Separation::terminator;
    }
    at += c.bytes;
  }
  return Separation::open;
}

}  // namespace

Separation Segmenter::look_between(const Passage& passage, Span word, Span next) const {
  const auto paragraph =
      std::lower_bound(passage.paragraphs.begin(), passage.paragraphs.end(), word.end);
  if (paragraph != passage.paragraphs.end() && *paragraph <= next.begin) {
    return Separation::barrier;
  }
  if (options_.tokens == TokenMode::whitespace) {
    return separation_of_string(word.of(passage.text));
  }
  const auto between = [&passage](std::uint32_t from, std::uint32_t until) {
    return from < until ? separation_of(passage.text.substr(from, until - from)) : Separation::open;
  };
  Separation found = Separation::open;
  std::uint32_t from = word.end;
  auto mark =
      std::lower_bound(passage.marks.begin(), passage.marks.end(), from,
                       [](const Mark& what, std::uint32_t at) { return what.span.begin < at; });
  for (; mark != passage.marks.end() && mark->span.begin < next.begin; ++mark) {
    found = std::max(found, between(from, mark->span.begin));
    from = std::max(from, mark->span.end);
  }
  return std::max(found, between(from, next.begin));
}

void Segmenter::words(const Passage& passage, Scratch& scratch, Vocabulary& vocabulary,
                      std::vector<Token>& out) const {
  scan(passage, scratch, vocabulary, true, out);
}

void Segmenter::unnamed_words(const Passage& passage, Scratch& scratch, Vocabulary& vocabulary,
                              std::vector<Token>& out) const {
  scan(passage, scratch, vocabulary, false, out);
}

void Segmenter::scan(const Passage& passage, Scratch& scratch, Vocabulary& vocabulary, bool named,
                     std::vector<Token>& out) const {
  if (options_.tokens == TokenMode::words) {
    const std::size_t first = out.size();
    std::uint32_t from = passage.span.begin;
    for (const Mark& mark : passage.marks) {
      scratch.scan_words(passage.text, {from, mark.span.begin}, vocabulary, named, out);
      from = mark.span.end;
    }
    scratch.scan_words(passage.text, {from, passage.span.end}, vocabulary, named, out);
    return WordPasses(passage.text, vocabulary).apply(options_, out, first);
  }
  cut(passage, scratch);
  for (const Piece& piece : scratch.pieces) {
    if (!is_counted(piece.kind)) continue;
    out.push_back({piece.span, scratch.type_of(passage.text, piece, vocabulary), piece.kind});
  }
}

void Segmenter::tokens(const Passage& passage, Scratch& scratch, Vocabulary& vocabulary,
                       std::vector<Token>& out) const {
  cut(passage, scratch);
  out.clear();
  for (const Piece& piece : scratch.pieces) {
    const TypeId type =
        is_counted(piece.kind) ? scratch.type_of(passage.text, piece, vocabulary) : TypeId{};
    out.push_back({piece.span, type, piece.kind});
  }
}

void Segmenter::phrase_stops(const Passage& passage, std::span<const Token> words, Scratch& scratch,
                             std::vector<std::uint32_t>& out) const {
  std::vector<std::uint32_t> sentences;
  sentence_starts(passage, words, scratch, sentences);
  out.clear();
  for (std::uint32_t at = 1; at < words.size(); ++at) {
    const Separation found = separation(passage, words[at - 1].span, words[at].span);
    const bool goes_on =
        found == Separation::open || (found == Separation::terminator &&
                                      !std::binary_search(sentences.begin(), sentences.end(), at));
    if (!goes_on) out.push_back(at);
  }
}

std::string Segmenter::cased(std::string_view text, Span word) const {
  // Only a word that was mended holds a line's end.
  const bool mended = options_.line_hyphens == LineHyphens::mend &&
                      word.of(text).find_first_of("\r\n") != std::string_view::npos;
  std::string buffer;
  return cased_form(surface_of(text, {word, TokenKind::word, mended}, buffer), options_.diacritics);
}

std::vector<CutWord> Segmenter::cut_written(std::string_view written, Scratch& scratch) const {
  const Passage passage{written, {0, static_cast<std::uint32_t>(written.size())}, {}, {}};
  cut(passage, scratch);
  std::vector<CutWord> words;
  Span before{};
  for (const Piece& piece : scratch.pieces) {
    if (!is_counted(piece.kind)) continue;
    const std::string_view surface = surface_of(written, piece, scratch.surface);
    words.push_back(
        {folded_form(surface, options_.diacritics), cased_form(surface, options_.diacritics),
         words.empty() ? Separation::barrier : separation(passage, before, piece.span)});
    before = piece.span;
  }
  return words;
}

}  // namespace themata
