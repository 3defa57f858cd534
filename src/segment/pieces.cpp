// SPDX-License-Identifier: MIT
#include "pieces.hpp"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <string>

#include <themata/text/ascii_letters.hpp>
#include <themata/text/normalise.hpp>
#include <themata/text/utf8.hpp>

namespace themata {
namespace {

bool is_hyphen(char32_t c) { return c == '-' || c == 0x2010 || c == 0x2011; }

/// A hyphen, then white space that holds a line break.
bool is_line_hyphen(std::string_view between) {
  if (between.empty()) return false;
  const CodePoint c = code_point_at(between, 0);
  if (!is_hyphen(c.value)) return false;
  const std::string_view blank = between.substr(c.bytes);
  return blank.find('\n') != std::string_view::npos &&
         std::all_of(blank.begin(), blank.end(), is_ascii_space);
}

bool begins_in_lower_case(std::string_view word) {
  return !word.empty() && is_lower(code_point_at(word, 0).value);
}

/// Joins a word with the next word where `joins` says so of the text between
/// them; pieces of other kinds that lay between are swallowed.
template <typename Joins>
void join_words(std::vector<Piece>& pieces, bool mended, Joins joins) {
  std::size_t last_word = pieces.size();
  std::size_t kept = 0;
  for (std::size_t at = 0; at < pieces.size(); ++at) {
    const Piece piece = pieces[at];
    if (is_counted(piece.kind) && last_word < kept && joins(pieces[last_word].span, piece.span)) {
      pieces[last_word].span.end = piece.span.end;
      pieces[last_word].mended |= mended || piece.mended;
      pieces[last_word].scanned = false;
      pieces[last_word].kind = TokenKind::word;
      kept = last_word + 1;
      continue;
    }
    if (is_counted(piece.kind)) last_word = kept;
    pieces[kept++] = piece;
  }
  pieces.resize(kept);
}

Separation separation_by_property(char32_t c) {
  const auto point = static_cast<UChar32>(c);
  if (c == U'*' || c == U'_' || c == U'/' || c == U'\\' || c == U',' || c == U'"' || c == U'\'') {
    return Separation::open;
  }
  if (c == 0x2026 || c == 0x060C || c == 0x3001 || c == 0xFF0C) return Separation::open;
  switch (u_getIntPropertyValue(point, UCHAR_SENTENCE_BREAK)) {
    case U_SB_ATERM:
    case U_SB_STERM: return Separation::terminator;
    default: break;
  }
  if (is_space(c)) return Separation::open;
  constexpr uint32_t stepped_over = U_GC_PD_MASK | U_GC_PS_MASK | U_GC_PE_MASK | U_GC_PI_MASK |
                                    U_GC_PF_MASK | U_GC_CF_MASK | U_GC_CC_MASK | U_GC_M_MASK;
  return (U_GET_GC_MASK(point) & stepped_over) != 0 ? Separation::open : Separation::barrier;
}

Separation separation_by(char32_t c) {
  static const auto ascii = [] {
    std::array<Separation, 0x80> table{};
    for (char32_t at = 0; at < table.size(); ++at) table[at] = separation_by_property(at);
    return table;
  }();
  return c < ascii.size() ? ascii[c] : separation_by_property(c);
}

}  // namespace

TokenKind kind_of_piece(std::string_view piece) {
  if (is_ascii_letter(piece.front())) return TokenKind::word;
  bool number = false;
  bool punctuation = false;
  for (std::size_t at = 0; at < piece.size();) {
    const CodePoint c = code_point_at(piece, at);
    at += c.bytes;
    if (is_letter(c.value)) return TokenKind::word;
    const auto point = static_cast<UChar32>(c.value);
    number |= (U_GET_GC_MASK(point) & U_GC_N_MASK) != 0;
    punctuation |= u_ispunct(point) != 0;
  }
  if (number) return TokenKind::number;
  return punctuation ? TokenKind::punctuation : TokenKind::symbol;
}

bool is_one_hyphen(std::string_view between) {
  if (between.empty()) return false;
  const CodePoint c = code_point_at(between, 0);
  return is_hyphen(c.value) && c.bytes == between.size();
}

bool is_cut_by_line(std::string_view text, Span word, Span next) {
  return begins_in_lower_case(next.of(text)) &&
         is_line_hyphen(text.substr(word.end, next.begin - word.end));
}

std::uint32_t elided_bytes(std::string_view word) {
  static constexpr std::array<std::string_view, 13> elided{
      "l'", "d'",  "j'",     "m'",      "n'",      "s'",     "t'",
      "c'", "qu'", "jusqu'", "lorsqu'", "puisqu'", "quoiqu'"};
  std::uint32_t at = 0;
  while (at < word.size()) {
    const CodePoint c = code_point_at(word, at);
    at += c.bytes;
    if (c.value != '\'' && c.value != 0x2019 && c.value != 0x02BC) continue;
    if (at == word.size()) return 0;
    const std::string form = folded_form(word.substr(0, at));
    return std::find(elided.begin(), elided.end(), form) == elided.end() ? 0 : at;
  }
  return 0;
}

void keep_hyphens(std::string_view text, std::vector<Piece>& pieces) {
  join_words(pieces, false, [text](Span left, Span right) {
    return is_one_hyphen(text.substr(left.end, right.begin - left.end));
  });
}

void mend_line_hyphens(std::string_view text, std::vector<Piece>& pieces) {
  join_words(pieces, true,
             [text](Span left, Span right) { return is_cut_by_line(text, left, right); });
}

void split_french_elisions(std::string_view text, std::vector<Piece>& pieces) {
  std::vector<Piece> cut;
  cut.reserve(pieces.size());
  for (Piece piece : pieces) {
    while (piece.kind == TokenKind::word) {
      const std::uint32_t bytes = elided_bytes(piece.span.of(text));
      if (bytes == 0) break;
      const std::uint32_t middle = piece.span.begin + bytes;
      cut.push_back({{piece.span.begin, middle}, TokenKind::word, false});
      piece.span.begin = middle;
      piece.scanned = false;
    }
    cut.push_back(piece);
  }
  pieces.swap(cut);
}

std::string_view surface_of(std::string_view text, const Piece& piece, std::string& buffer) {
  const std::string_view raw = piece.span.of(text);
  const bool typographic =
      raw.find("\u2010") != std::string_view::npos || raw.find("\u2011") != std::string_view::npos;
  if (!piece.mended && !typographic) return raw;
  buffer.clear();
  for (std::size_t at = 0; at < raw.size();) {
    const CodePoint c = code_point_at(raw, at);
    if (piece.mended && is_hyphen(c.value) && at + c.bytes < raw.size() &&
        is_ascii_space(raw[at + c.bytes])) {
      at += c.bytes;
      while (at < raw.size() && is_ascii_space(raw[at])) ++at;
      continue;
    }
    if (is_hyphen(c.value)) {
      buffer.push_back('-');
    } else {
      buffer.append(raw.substr(at, c.bytes));
    }
    at += c.bytes;
  }
  return buffer;
}

Separation separation_of(std::string_view between) {
  Separation found = Separation::open;
  for (std::size_t at = 0; at < between.size();) {
    const CodePoint c = code_point_at(between, at);
    at += c.bytes;
    if (c.value == ' ') continue;
    const Separation one = separation_by(c.value);
    if (one == Separation::barrier) return c.bytes == between.size() ? Separation::tight : one;
    if (one == Separation::terminator) found = one;
  }
  return found;
}

}  // namespace themata
