// SPDX-License-Identifier: MIT
#include "word_passes.hpp"

#include <algorithm>

#include "pieces.hpp"

namespace themata {
namespace {

/// May it hold an apostrophe? What begins with these bytes beyond ASCII may be one.
bool may_hold_apostrophe(std::string_view word) {
  unsigned found = 0;
  for (const char c : word) {
    found |= static_cast<unsigned>(c == '\'') | static_cast<unsigned>(c == '\xE2') |
             static_cast<unsigned>(c == '\xCA');
  }
  return found != 0;
}

}  // namespace

void WordPasses::apply(const SegmentOptions& options, std::vector<Token>& words,
                       std::size_t first) {
  if (options.line_hyphens == LineHyphens::mend) {
    join(words, first, [this](Span word, Span next) {
      constexpr std::uint32_t least = 2;  // a hyphen and a line's end
      return next.begin - word.end >= least && is_cut_by_line(text_, word, next);
    });
  }
  if (options.hyphens == Hyphens::keep) {
    join(words, first, [this](Span word, Span next) {
      constexpr std::uint32_t most = 3;
      const std::uint32_t between = next.begin - word.end;
      if (between == 1) return text_[word.end] == '-';
      return between <= most && is_one_hyphen(text_.substr(word.end, between));
    });
  }
  if (options.elision == Elision::french) split_elisions(words, first);
}

/// Joins each word for which `joins` says so with the next.
template <typename Joins>
void WordPasses::join(std::vector<Token>& words, std::size_t first, Joins joins) {
  std::size_t at = first + 1;
  while (at < words.size() && !joins(words[at - 1].span, words[at].span)) ++at;
  if (at >= words.size()) return;
  std::size_t kept = at;
  bool joined = false;
  for (; at < words.size(); ++at) {
    Token& last = words[kept - 1];
    if (joins(last.span, words[at].span)) {
      last.span.end = words[at].span.end;
      joined = true;
      continue;
    }
    if (joined) last = {last.span, type_of(last.span), TokenKind::word};
    joined = false;
    words[kept++] = words[at];
  }
  Token& last = words[kept - 1];
  if (joined) last = {last.span, type_of(last.span), TokenKind::word};
  words.resize(kept);
}

void WordPasses::split_elisions(std::vector<Token>& words, std::size_t first) {
  const auto elided = [this](const Token& word) {
    const std::string_view written = word.span.of(text_);
    return may_hold_apostrophe(written) ? elided_bytes(written) : 0;
  };
  const auto begin = words.begin() + static_cast<std::ptrdiff_t>(first);
  const auto cut = std::find_if(begin, words.end(), [&](const Token& w) { return elided(w) != 0; });
  if (cut == words.end()) return;
  const std::vector<Token> rest(cut, words.end());
  words.erase(cut, words.end());
  for (Token word : rest) {
    const bool named = word.type != unnamed;
    bool whole = true;
    while (const std::uint32_t bytes = elided(word)) {
      const Span part{word.span.begin, word.span.begin + bytes};
      words.push_back({part, named ? type_of(part) : unnamed, TokenKind::word});
      word.span.begin = part.end;
      whole = false;
    }
    if (!whole && named) word.type = type_of(word.span);
    words.push_back(word);
  }
}

TypeId WordPasses::type_of(Span word) {
  // Only a word that was mended holds a line's end.
  const bool mended = word.of(text_).find_first_of("\r\n") != std::string_view::npos;
  return vocabulary_.intern(surface_of(text_, {word, TokenKind::word, mended}, surface_));
}

}  // namespace themata
