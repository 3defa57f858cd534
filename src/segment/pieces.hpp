// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <themata/segment/segmenter.hpp>
#include <themata/segment/token.hpp>

namespace themata {

/// A token before it has a type. `mended` pieces hold a hyphen and a line
/// break that their form does not have; `scanned` ones the word scan found, and
/// nobody has joined or cut.
struct Piece {
  Span span{};
  TokenKind kind = TokenKind::word;
  bool mended = false;
  bool scanned = false;
};

/// Word, number, punctuation or symbol, by the characters of the piece.
[[nodiscard]] TokenKind kind_of_piece(std::string_view piece);

/// The passes that the options ask for, after the words have been cut; each
/// rewrites `pieces` in place.
void keep_hyphens(std::string_view text, std::vector<Piece>& pieces);
void mend_line_hyphens(std::string_view text, std::vector<Piece>& pieces);
void split_french_elisions(std::string_view text, std::vector<Piece>& pieces);

/// Is what lies between two words one hyphen, and nothing else?
[[nodiscard]] bool is_one_hyphen(std::string_view between);
/// Was `word` cut by a hyphen at a line's end before it went on in `next`?
[[nodiscard]] bool is_cut_by_line(std::string_view text, Span word, Span next);
/// The bytes of an elided article or pronoun with its apostrophe; 0 if there is none.
[[nodiscard]] std::uint32_t elided_bytes(std::string_view word);

/// The surface under which a piece is interned: the text itself, unless it was
/// mended or keeps a typographic hyphen (then `buffer` holds it).
[[nodiscard]] std::string_view surface_of(std::string_view text, const Piece& piece,
                                          std::string& buffer);

/// What lies between two counted words: the text from one's end to the other's begin.
[[nodiscard]] Separation separation_of(std::string_view between);

}  // namespace themata
