// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string_view>

#include <themata/text/span.hpp>

namespace themata {

/// A distinct normalised form; an index into one Vocabulary.
enum class TypeId : std::uint32_t {};

[[nodiscard]] constexpr std::uint32_t index_of(TypeId id) { return static_cast<std::uint32_t>(id); }

/// Of a word that nobody has looked up (Segmenter::unnamed_words).
inline constexpr TypeId unnamed{UINT32_MAX};

// As wide as its place in a Token, which is then copied in one go.
enum class TokenKind : std::uint32_t { word, number, punctuation, symbol, note, timestamp };

[[nodiscard]] std::string_view token_kind_name(TokenKind kind);

/// Words and numbers are what denominators count and patterns see.
[[nodiscard]] constexpr bool is_counted(TokenKind kind) {
  return kind == TokenKind::word || kind == TokenKind::number;
}

/// What lies between a counted word and the counted word before it.
enum class Separation : std::uint8_t {
  open,        ///< nothing a phrase would stop at: blanks, commas, dashes, quotes, notes
  terminator,  ///< a `.`, `?` or `!` that ends a sentence or does not (an abbreviation)
  tight,       ///< one symbol without blanks (`R&B`): only a pattern written so steps over it
  barrier      ///< a paragraph's end, or a character that no phrase steps over
};

/// Span + type + kind. Owns no text: the surface is `span.of(document.text)`.
struct Token {
  Span span{};
  TypeId type{};  ///< meaningful for counted tokens only
  TokenKind kind = TokenKind::word;
};

}  // namespace themata
