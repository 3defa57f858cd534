// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include <themata/coding/overlap.hpp>
#include <themata/transcript/document.hpp>

namespace themata {

struct CodedTurn {
  std::uint32_t speaker = 0;     ///< index into CodedDocument::speakers
  std::uint32_t first_word = 0;  ///< position in the document
  std::uint32_t words = 0;
  std::uint32_t times = Turn::untimed;  ///< index into CodedDocument::times
};

/// A document after coding: everything that tables need, and no text. All of
/// its turns are there, interviewers' too; filters apply when asking.
/// Positions count the document's words (counted tokens) from 0.
struct CodedDocument {
  std::string id{};
  std::vector<std::pair<std::string, std::string>> metadata{};
  std::vector<Speaker> speakers{};
  std::vector<CodedTurn> turns{};
  std::vector<TurnTimes> times{};                 ///< of the turns that have any
  std::vector<std::uint32_t> paragraph_starts{};  ///< ascending; a turn's first word is one
  std::vector<std::uint32_t> sentence_starts{};   ///< likewise; empty unless asked for
  bool has_sentences = false;
  ThemeHits hits{};

  [[nodiscard]] std::uint32_t words() const {
    return turns.empty() ? 0 : turns.back().first_word + turns.back().words;
  }
};

}  // namespace themata
