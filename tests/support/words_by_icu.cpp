// SPDX-License-Identifier: MIT
#include "words_by_icu.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <vector>

#include <themata/text/utf8.hpp>

#include "fast/word_scan.hpp"
#include "pieces.hpp"

namespace themata {
#if defined(__x86_64__)
extern const ScanKernel sse2_scan_kernel;
extern const ScanKernel avx2_scan_kernel;
extern const ScanKernel avx512_scan_kernel;
#endif
}  // namespace themata

namespace themata_test {

using namespace themata;

namespace {

std::vector<Piece> pieces_of(std::string_view text, WordBreaker& breaker) {
  std::vector<std::uint32_t> ends;
  if (!text.empty()) breaker.find(text, ends);
  std::vector<Piece> pieces;
  std::uint32_t begin = 0;
  for (const std::uint32_t end : ends) {
    const Span span{begin, end};
    begin = end;
    const char32_t first = code_point_at(text, span.begin).value;
    if (is_space(first) || first == 0x200B) continue;
    pieces.push_back({span, kind_of_piece(span.of(text)), false});
  }
  return pieces;
}

std::string shown(std::string_view text, Span span, TokenKind kind) {
  return fmt::format("{}-{} {} `{}`", span.begin, span.end, token_kind_name(kind), span.of(text));
}

std::string first_difference(std::string_view what, std::string_view text,
                             const std::vector<Piece>& expected, const std::vector<Token>& found) {
  const auto alike = [](const Piece& piece, const Token& token) {
    return piece.span == token.span && piece.kind == token.kind;
  };
  const auto [piece, token] =
      std::mismatch(expected.begin(), expected.end(), found.begin(), found.end(), alike);
  if (piece == expected.end() && token == found.end()) return {};
  return fmt::format("{}: by ICU {}, found {}", what,
                     piece == expected.end() ? "none" : shown(text, piece->span, piece->kind),
                     token == found.end() ? "none" : shown(text, token->span, token->kind));
}

struct Scanned {
  std::vector<std::uint32_t> windows{};
  std::vector<std::uint32_t> edges{};
  std::vector<Span> chunks{};
  friend bool operator==(const Scanned&, const Scanned&) = default;
};

Scanned scanned_by(const ScanKernel& kernel, std::string_view text) {
  Scanned all;
  WordScan scan(kernel);
  for (Span left{0, static_cast<std::uint32_t>(text.size())}; !left.empty();) {
    left.begin = scan.next_window(text, left);
    all.windows.push_back(left.begin);
    all.edges.insert(all.edges.end(), scan.edges(), scan.edges() + scan.edge_count());
    all.chunks.insert(all.chunks.end(), scan.chunks().begin(), scan.chunks().end());
  }
  return all;
}

std::string difference_of_kernels(std::string_view text) {
#if defined(__x86_64__)
  static const bool wider = &scan_kernel() == &avx512_scan_kernel;
  static const bool wide = wider || &scan_kernel() == &avx2_scan_kernel;
  const Scanned plain = scanned_by(plain_scan_kernel(), text);
  if (scanned_by(sse2_scan_kernel, text) != plain) return "sse2 scans otherwise than plain";
  if (wide && scanned_by(avx2_scan_kernel, text) != plain) return "avx2 scans otherwise than plain";
  if (wider && scanned_by(avx512_scan_kernel, text) != plain) {
    return "avx512 scans otherwise than plain";
  }
#else
  static_cast<void>(text);
#endif
  return {};
}

}  // namespace

std::string WordsByIcu::difference(std::string_view text) {
  const std::string words = difference_of_words(text);
  return words.empty() ? difference_of_kernels(text) : words;
}

std::string WordsByIcu::difference_of_words(std::string_view text) {
  const Passage passage{text, {0, static_cast<std::uint32_t>(text.size())}, {}, {}};
  std::vector<Piece> expected = pieces_of(text, breaker_);
  std::vector<Token> found;
  segmenter_.tokens(passage, *scratch_, vocabulary_, found);
  std::string differing = first_difference("tokens", text, expected, found);
  if (!differing.empty()) return differing;

  std::erase_if(expected, [](const Piece& piece) { return !is_counted(piece.kind); });
  std::erase_if(found, [](const Token& token) { return !is_counted(token.kind); });
  std::vector<Token> words;
  segmenter_.words(passage, *scratch_, vocabulary_, words);
  differing = first_difference("words", text, expected, words);
  for (std::size_t at = 0; differing.empty() && at < words.size(); ++at) {
    if (words[at].type == found[at].type) continue;
    differing = fmt::format("type of {}: the word scan has `{}`, tokens have `{}`",
                            shown(text, words[at].span, words[at].kind),
                            vocabulary_.form(words[at].type), vocabulary_.form(found[at].type));
  }
  return differing.empty() ? difference_of_unnamed(passage, words) : differing;
}

/// Words that are given their types one by one, the last first.
std::string WordsByIcu::difference_of_unnamed(const Passage& passage,
                                              const std::vector<Token>& words) {
  std::vector<Token> found;
  segmenter_.unnamed_words(passage, *scratch_, vocabulary_, found);
  if (found.size() != words.size()) {
    return fmt::format("{} words, and {} without their types", words.size(), found.size());
  }
  for (std::size_t at = found.size(); at-- > 0;) {
    Token& word = found[at];
    if (word.type == unnamed) word.type = vocabulary_.intern_scanned(passage.text, word.span);
    if (word.span == words[at].span && word.type == words[at].type) continue;
    return fmt::format("without types {} is {} of type `{}`",
                       shown(passage.text, words[at].span, words[at].kind),
                       shown(passage.text, word.span, word.kind), vocabulary_.form(word.type));
  }
  return {};
}

}  // namespace themata_test
