// SPDX-License-Identifier: MIT
#include "scratch.hpp"

#include <algorithm>
#include <array>
#include <cstring>

#include <themata/text/utf8.hpp>

namespace themata {
namespace {

constexpr std::size_t batch = 32;

#ifdef THEMATA_ICU_WORDS
constexpr bool only_icu = true;
#else
constexpr bool only_icu = false;
#endif

bool is_plain_word(std::string_view word) {
  if (word.front() == '_') return false;
  constexpr std::uint64_t beyond_ascii = 0x8080808080808080U;
  std::uint64_t all = 0;
  for (; word.size() >= sizeof all; word.remove_prefix(sizeof all)) {
    std::uint64_t eight = 0;
    std::memcpy(&eight, word.data(), sizeof eight);
    all |= eight;
  }
  for (const char c : word) all |= static_cast<unsigned char>(c);
  return (all & beyond_ascii) == 0;
}

}  // namespace

WordBreaker Segmenter::Rules::breaker() const {
  std::call_once(compiled_, [this] { breaker_.emplace(); });
  return *breaker_;
}

void Segmenter::Scratch::add_piece(std::string_view text, Span span) {
  const CodePoint first = code_point_at(text, span.begin);
  if (is_space(first.value) || first.value == 0x200B) return;
  pieces.push_back({span, kind_of_piece(span.of(text)), false});
}

/// A stretch that the scan leaves to ICU.
void Segmenter::Scratch::cut_chunk(std::string_view text, Span chunk) {
  if (!breaker_) breaker_.emplace(rules_.breaker());
  breaker_->find(chunk.of(text), breaks);
  std::uint32_t begin = chunk.begin;
  for (const std::uint32_t end : breaks) {
    add_piece(text, {begin, chunk.begin + end});
    begin = chunk.begin + end;
  }
}

/// Between words of the scan every character is a piece.
void Segmenter::Scratch::cut_gap(std::string_view text, Span gap) {
  for (std::uint32_t at = gap.begin; at < gap.end;) {
    const std::uint32_t end = at + code_point_at(text, at).bytes;
    if (text[at] != ' ') add_piece(text, {at, end});
    at = end;
  }
}

void Segmenter::Scratch::cut_words(std::string_view text, Span range) {
  if (only_icu && !range.empty()) return cut_chunk(text, range);
  while (!range.empty()) {
    const std::uint32_t window = range.begin;
    range.begin = scan_.next_window(text, range);
    std::uint32_t at = window;
    auto chunk = scan_.chunks().begin();
    const auto chunks_before = [&](std::uint32_t until) {
      for (; chunk != scan_.chunks().end() && chunk->begin < until; ++chunk) {
        cut_gap(text, {at, chunk->begin});
        cut_chunk(text, *chunk);
        at = chunk->end;
      }
      cut_gap(text, {at, until});
    };
    for (std::size_t edge = 0; edge < scan_.edge_count(); edge += 2) {
      const Span word{scan_.edges()[edge], scan_.edges()[edge + 1]};
      chunks_before(word.begin);
      pieces.push_back({word, kind_of_piece(word.of(text)), false});
      at = word.end;
    }
    chunks_before(range.begin);
  }
}

void Segmenter::Scratch::cut_blanks(std::string_view text, Span range) {
  std::uint32_t at = range.begin;
  while (at < range.end) {
    while (at < range.end && is_ascii_space(text[at])) ++at;
    const std::uint32_t begin = at;
    while (at < range.end && !is_ascii_space(text[at])) ++at;
    if (begin < at) pieces.push_back({{begin, at}, TokenKind::word, false});
  }
}

void Segmenter::Scratch::scan_words(std::string_view text, Span range, Vocabulary& vocabulary,
                                    bool named, std::vector<Token>& out) {
  if (only_icu && !range.empty()) {
    add_chunk(text, range, vocabulary, out);
    range.begin = range.end;
  }
  while (!range.empty()) {
    range.begin = scan_.next_window(text, range);
    const auto add = [&](const std::uint32_t* from, std::size_t count) {
      if (named) return add_edges(text, from, count, vocabulary, out);
      add_unnamed(text, from, count, vocabulary, out);
    };
    const std::uint32_t* edges = scan_.edges();
    const std::uint32_t* const end = edges + scan_.edge_count();
    for (const Span chunk : scan_.chunks()) {
      // A word may end where a chunk begins, and none begins there.
      const std::uint32_t* const next = std::upper_bound(edges, end, chunk.begin);
      add(edges, static_cast<std::size_t>(next - edges));
      edges = next;
      add_chunk(text, chunk, vocabulary, out);
    }
    add(edges, static_cast<std::size_t>(end - edges));
  }
}

void Segmenter::Scratch::add_chunk(std::string_view text, Span chunk, Vocabulary& vocabulary,
                                   std::vector<Token>& out) {
  pieces.clear();
  cut_chunk(text, chunk);
  for (const Piece& piece : pieces) {
    if (!is_counted(piece.kind)) continue;
    const TypeId type = vocabulary.intern(surface_of(text, piece, surface));
    out.push_back({piece.span, type, piece.kind});
  }
}

/// Words with bytes beyond ASCII are named: who wants few types looks at bytes instead. So
/// are runs that may be `_` alone, since those are no words.
void Segmenter::Scratch::add_unnamed(std::string_view text, const std::uint32_t* edges,
                                     std::size_t count, Vocabulary& vocabulary,
                                     std::vector<Token>& out) const {
  const std::size_t before = out.size();
  out.resize(before + count / 2);
  Token* to = out.data() + before;
  if (scan_.is_plain()) {
    for (std::size_t edge = 0; edge < count; edge += 2) {
      *to++ = {{edges[edge], edges[edge + 1]}, unnamed, TokenKind::word};
    }
    return;
  }
  for (std::size_t edge = 0; edge < count; edge += 2) {
    const Span span{edges[edge], edges[edge + 1]};
    *to = {span, unnamed, TokenKind::word};
    if (!is_plain_word(span.of(text))) {
      const TokenKind kind = kind_of_piece(span.of(text));
      *to = {span, is_counted(kind) ? vocabulary.intern(span.of(text)) : unnamed, kind};
    }
    to += is_counted(to->kind) ? 1 : 0;
  }
  out.resize(static_cast<std::size_t>(to - out.data()));
}

// The table of short words is larger than the first caches. So the places of a batch
// of words are asked for before the first of them is looked at.
void Segmenter::Scratch::add_edges(std::string_view text, const std::uint32_t* edges,
                                   std::size_t count, Vocabulary& vocabulary,
                                   std::vector<Token>& out) {
  const std::size_t before = out.size();
  out.resize(before + count / 2);
  Token* to = out.data() + before;
  const std::uint32_t* const end = edges + count;
  while (edges != end) {
    const std::size_t words = std::min(batch, static_cast<std::size_t>(end - edges) / 2);
    to = add_batch(text, edges, words, vocabulary, to);
    edges += 2 * words;
  }
  out.resize(static_cast<std::size_t>(to - out.data()));
}

Token* Segmenter::Scratch::add_batch(std::string_view text, const std::uint32_t* edges,
                                     std::size_t words, Vocabulary& vocabulary, Token* to) {
  struct Sought {
    ShortKey key;
    const ShortWords::Entry* place;
  };
  std::array<Sought, batch> sought;
  const ShortWords& known = vocabulary.short_words();
  const char* const bytes = text.data();
  const bool near_end = edges[2 * words - 2] + std::size_t{ShortKey::bytes_read} > text.size();
  for (std::size_t at = 0; at < words; ++at) {
    const std::uint32_t begin = edges[2 * at];
    const std::uint32_t size = edges[2 * at + 1] - begin;
    const bool too_long = size > ShortKey::longest ||
                          (near_end && begin + std::size_t{ShortKey::bytes_read} > text.size());
    const ShortKey key =
        too_long ? ShortKey::too_long() : ShortKey::of_scanned(bytes + begin, size);
    sought[at] = {key, known.prefetch(key)};
  }
  for (std::size_t at = 0; at < words; ++at) {
    const Span span{edges[2 * at], edges[2 * at + 1]};
    const ShortWords::Entry& place = *sought[at].place;
    if (place.key == sought[at].key) [[likely]] {
      *to = {span, place.type, place.kind};
    } else {
      const std::size_t size = known.capacity();
      *to = token_of(text, span, sought[at].key, vocabulary);
      if (known.capacity() != size) [[unlikely]] {  // it has grown, and moved
        for (std::size_t next = at; next < words; ++next) {
          sought[next].place = known.prefetch(sought[next].key);
        }
      }
    }
    to += is_counted(to->kind) ? 1 : 0;
  }
  return to;
}

/// What is not where it is looked for first, or too long (or too near the text's end)
/// to be looked for.
Token Segmenter::Scratch::token_of(std::string_view text, Span span, const ShortKey& key,
                                   Vocabulary& vocabulary) {
  const std::string_view word = span.of(text);
  if (key == ShortKey::too_long()) return {span, vocabulary.intern(word), kind_of_piece(word)};
  const ShortWords::Entry& known = vocabulary.short_words().find(key);
  if (!known.key.empty()) return {span, known.type, known.kind};
  const TokenKind kind = kind_of_piece(word);
  return {span, vocabulary.learn_short(key, word, kind), kind};
}

}  // namespace themata
