// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include <themata/segment/segmenter.hpp>
#include <themata/segment/word_breaks.hpp>

#include "fast/word_scan.hpp"
#include "pieces.hpp"

namespace themata {

/// ICU's word rules, compiled when a text first needs them.
class Segmenter::Rules {
 public:
  [[nodiscard]] WordBreaker breaker() const;

 private:
  mutable std::once_flag compiled_{};
  mutable std::optional<WordBreaker> breaker_{};
};

class Segmenter::Scratch {
 public:
  explicit Scratch(const Rules& rules) : rules_(rules) {}

  std::vector<Piece> pieces{};
  std::string surface{};
  std::string masked{};
  std::vector<std::uint32_t> breaks{};

  /// Cuts text[range) by the word rules; white space makes no piece.
  void cut_words(std::string_view text, Span range);
  /// Cuts text[range) at ASCII blanks.
  void cut_blanks(std::string_view text, Span range);
  /// The type of a piece that counts.
  TypeId type_of(std::string_view text, const Piece& piece, Vocabulary& vocabulary) {
    if (piece.scanned) return vocabulary.intern_scanned(text, piece.span);
    return vocabulary.intern(surface_of(text, piece, surface));
  }
  /// Appends the counted words of text[range), as cut_words would find them; without
  /// `named` what is plain ASCII has no type.
  void scan_words(std::string_view text, Span range, Vocabulary& vocabulary, bool named,
                  std::vector<Token>& out);

 private:
  void add_piece(std::string_view text, Span span);
  void cut_chunk(std::string_view text, Span chunk);
  void cut_gap(std::string_view text, Span gap);
  void add_chunk(std::string_view text, Span chunk, Vocabulary& vocabulary,
                 std::vector<Token>& out);
  void add_edges(std::string_view text, const std::uint32_t* edges, std::size_t count,
                 Vocabulary& vocabulary, std::vector<Token>& out);

  void add_unnamed(std::string_view text, const std::uint32_t* edges, std::size_t count,
                   Vocabulary& vocabulary, std::vector<Token>& out) const;
  static Token* add_batch(std::string_view text, const std::uint32_t* edges, std::size_t words,
                          Vocabulary& vocabulary, Token* to);
  static bool look_up(std::string_view text, std::span<const std::uint32_t> listed,
                      Vocabulary& vocabulary, Token* tokens);
  static Token token_of(std::string_view text, Span span, const ShortKey& key,
                        Vocabulary& vocabulary);

  const Rules& rules_;
  std::optional<WordBreaker> breaker_{};
  WordScan scan_{};
};

}  // namespace themata
