// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include <themata/segment/token.hpp>
#include <themata/segment/vocabulary.hpp>
#include <themata/text/utf8.hpp>

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
  [[nodiscard]] std::uint64_t beginning(std::uint32_t at) const {
    return beginning_at(text.data(), tokens[at].span);
  }
  /// Of any word what its form begins with; nothing where nobody knows or it is not ASCII.
  [[nodiscard]] std::optional<std::uint64_t> form_beginning(std::uint32_t at) const {
    if (has_beginning(at)) return beginning(at);
    if (tokens[at].type == unnamed) return std::nullopt;
    const std::string_view form = vocabulary.form(tokens[at].type);
    if (!std::all_of(form.begin(), form.end(), is_ascii)) return std::nullopt;
    return beginning_of(form);
  }
};

}  // namespace themata
