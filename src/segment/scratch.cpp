// SPDX-License-Identifier: MIT
#include "scratch.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstring>

#include <themata/text/utf8.hpp>

namespace themata {
namespace {

constexpr std::size_t batch = 128;

#ifdef THEMATA_ICU_WORDS
constexpr bool only_icu = true;
#else
constexpr bool only_icu = false;
#endif

/// Of two edges, in one go.
Span span_of(const std::uint32_t* edges) {
  static_assert(sizeof(Span) == 2 * sizeof *edges);
  std::uint64_t both = 0;
  std::memcpy(&both, edges, sizeof both);
  return std::bit_cast<Span>(both);
}

/// Words between edges that nobody has looked up, to be put into a list as they are made.
struct UnnamedAt {
  using iterator_category = std::forward_iterator_tag;
  using value_type = Token;
  using difference_type = std::ptrdiff_t;
  using pointer = const Token*;
  using reference = Token;

  const std::uint32_t* edges;

  /// In two halves: where its members are written one by one a list takes three loops.
  Token operator*() const {
    static_assert(sizeof(Token) == 2 * sizeof(std::uint64_t) && offsetof(Token, span) == 0);
    auto halves = std::bit_cast<std::array<std::uint64_t, 2>>(Token{{}, unnamed, TokenKind::word});
    std::memcpy(halves.data(), edges, sizeof halves[0]);
    return std::bit_cast<Token>(halves);
  }
  UnnamedAt& operator++() {
    edges += 2;
    return *this;
  }
  friend bool operator==(const UnnamedAt& a, const UnnamedAt& b) = default;
};

/// Of a word of the scan; none if it is too long for one.
ShortKey scanned_key(std::string_view text, Span span) {
  if (span.size() > ShortKey::longest) return ShortKey::too_long();
  const std::string_view word = span.of(text);
  if (span.begin + std::size_t{ShortKey::bytes_read} <= text.size()) [[likely]] {
    return ShortKey::of_scanned(word.data(), span.size());
  }
  std::array<char, ShortKey::bytes_read> bytes{};
  std::copy(word.begin(), word.end(), bytes.begin());
  return ShortKey::of_scanned(bytes.data(), span.size());
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
      pieces.push_back({word, kind_of_piece(word.of(text)), false, true});
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
    out.push_back({piece.span, type_of(text, piece, vocabulary), piece.kind});
  }
}

/// Words with bytes beyond ASCII are named: who wants few types looks at bytes instead. So
/// are runs that may be `_` alone, since those are no words.
void Segmenter::Scratch::add_unnamed(std::string_view text, const std::uint32_t* edges,
                                     std::size_t count, Vocabulary& vocabulary,
                                     std::vector<Token>& out) const {
  const std::size_t before = out.size();
  const std::size_t words = count / 2;
  out.insert(out.end(), UnnamedAt{edges}, UnnamedAt{edges + 2 * words});
  Token* const to = out.data() + before;
  bool all_count = true;
  const auto first_word = static_cast<std::uint32_t>((edges - scan_.edges()) / 2);
  const auto odd_words = scan_.odd_words();
  auto odd = std::lower_bound(odd_words.begin(), odd_words.end(), first_word);
  std::array<std::uint32_t, batch> listed;
  std::size_t size = 0;
  for (; odd != odd_words.end() && *odd - first_word < words; ++odd) {
    const std::uint32_t at = *odd - first_word;
    if (size == batch) {
      all_count &= look_up(text, listed, vocabulary, to);
      size = 0;
    }
    listed[size] = at;
    size += size == 0 || listed[size - 1] != at ? 1U : 0U;
  }
  all_count &= look_up(text, std::span(listed).first(size), vocabulary, to);
  if (all_count) return;
  const auto first = out.begin() + static_cast<std::ptrdiff_t>(before);
  out.erase(
      std::remove_if(first, out.end(), [](const Token& token) { return !is_counted(token.kind); }),
      out.end());
}

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

// Most words are found among the recent ones. Whether a word is can't be guessed, so all are
// taken to be, without a branch, and those that were not are listed and looked up afterwards.
Token* Segmenter::Scratch::add_batch(std::string_view text, const std::uint32_t* edges,
                                     std::size_t words, Vocabulary& vocabulary, Token* to) {
  std::array<std::uint32_t, batch> missed;
  std::size_t misses = 0;
  const RecentWords& recent = vocabulary.recent_words();
  std::size_t readable = words;
  constexpr std::size_t read{ShortKey::bytes_read};
  while (readable > 0 && edges[2 * readable - 2] + read > text.size()) --readable;
  for (std::size_t at = 0; at < readable; ++at) {
    const Span span = span_of(edges + 2 * at);
    const auto key = RecentWords::Key::of_scanned(text.data() + span.begin, span.size());
    const RecentWords::Entry& entry = recent.at(key);
    to[at] = {span, entry.type, TokenKind::word};
    missed[misses] = static_cast<std::uint32_t>(at);
    misses += entry.is_of(key) ? 0U : 1U;
  }
  for (std::size_t at = readable; at < words; ++at) {
    to[at].span = {edges[2 * at], edges[2 * at + 1]};
    missed[misses++] = static_cast<std::uint32_t>(at);
  }
  const bool all_count = look_up(text, {missed.data(), misses}, vocabulary, to);
  if (all_count) [[likely]]
    return to + words;
  return std::remove_if(to, to + words, [](const Token& token) { return !is_counted(token.kind); });
}

/// Gives those of `tokens` that are listed their types and kinds; do all of them count? The table
/// of short words is larger than the first caches, so all places are asked for before the first
/// is looked at.
bool Segmenter::Scratch::look_up(std::string_view text, std::span<const std::uint32_t> listed,
                                 Vocabulary& vocabulary, Token* tokens) {
  std::array<ShortKey, batch> keys;
  for (std::size_t at = 0; at < listed.size(); ++at) {
    keys[at] = scanned_key(text, tokens[listed[at]].span);
    vocabulary.short_words().prefetch(keys[at]);
  }
  bool all_count = true;
  for (std::size_t at = 0; at < listed.size(); ++at) {
    Token& token = tokens[listed[at]];
    token = token_of(text, token.span, keys[at], vocabulary);
    all_count &= is_counted(token.kind);
  }
  return all_count;
}

Token Segmenter::Scratch::token_of(std::string_view text, Span span, const ShortKey& key,
                                   Vocabulary& vocabulary) {
  const std::string_view word = span.of(text);
  if (key == ShortKey::too_long()) return {span, vocabulary.intern(word), kind_of_piece(word)};
  const ShortWords::Entry& known = vocabulary.short_words().find(key);
  Token token{span, known.type, known.kind};
  if (known.key.empty()) {
    token.kind = kind_of_piece(word);
    token.type = vocabulary.learn_short(key, word, token.kind);
  }
  vocabulary.recent_words().keep(key, token.type, token.kind);
  return token;
}

}  // namespace themata
