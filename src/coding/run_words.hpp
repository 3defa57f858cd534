// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include <themata/segment/token.hpp>
#include <themata/segment/vocabulary.hpp>

#include "known_beginnings.hpp"
#include "word_beginnings.hpp"

namespace themata {

/// Words of a text, some of them unnamed: a word is looked up when somebody asks for its type.
struct RunWords {
  std::string_view text;
  std::span<Token> tokens;
  Vocabulary& vocabulary;

  [[nodiscard]] std::size_t size() const { return tokens.size(); }
  [[nodiscard]] TypeId type(std::uint32_t at) {
    Token& word = tokens[at];
    if (word.type == unnamed) word.type = vocabulary.intern_scanned(text, word.span);
    return word.type;
  }
  /// Does what the word begins with tell anything, and can it be read?
  [[nodiscard]] bool has_beginning(std::uint32_t at) const {
    const Token& word = tokens[at];
    return word.type == unnamed && word.span.begin + std::size_t{bytes_known} <= text.size();
  }
  /// False where it is none of what is known, as far as its bytes tell. Of words that have a
  /// beginning.
  [[nodiscard]] bool may_be(const KnownBeginnings& known, std::uint32_t at) const {
    const Span word = tokens[at].span;
    return known.may_hold(beginning_at(text.data(), word)) ||
           (known.has_contractions() && is_contraction(word.of(text)));
  }
};

}  // namespace themata
