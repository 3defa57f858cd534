// SPDX-License-Identifier: MIT
//
// Where a match can begin, by the first bytes of words alone: the keys of pattern_keys.hpp
// without a look at any word's type, so that of nearly all words no type is ever asked.
// It may mark a word at which nothing begins, and never leaves one out.
//
// A word that the scan found is ASCII, and its form is the word with small letters. So a
// literal is known by its first eight bytes, a glob by what stands before its wildcard, and
// a regular expression by its first byte. What a key wants beside it is asked of hashes of the
// words there, of four bytes. First come gates, which one of seven words gets by; then places
// by a hash of their own, which ask for a bit of each neighbour; then entries, each with all
// that one key wants beside it; then rows, with what it wants further away.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include <themata/segment/token.hpp>

#include "flat_list.hpp"
#include "pattern_keys.hpp"
#include "start_entries.hpp"
#include "start_gates.hpp"
#include "start_passes.hpp"
#include "start_places.hpp"
#include "word_beginnings.hpp"
#include "word_classes.hpp"

namespace themata {

class StartFilter {
 public:
  struct Buffers;

  /// Chooses the keys of all patterns, from classes that are compiled, and what finds them.
  void choose(const CompiledPatterns& patterns, const WordClasses& classes, PatternKeys& keys);

  /// False where a key may be any word at all, or there are too many of them: then there is nothing
  /// to be gained.
  [[nodiscard]] bool can_tell() const { return tells_ != 0; }

  /// Sets the bits in `starts`, a bit a word, of the words at which a match may begin whose key
  /// is `unnamed`. Of other words nothing is known here; they are listed in Buffers::others.
  /// `runs` are the words, ascending, at which runs begin; none goes on over one of them.
  void find(std::string_view text, std::span<const Token> words,
            std::span<const std::uint32_t> runs, Buffers& buffers,
            std::vector<std::uint64_t>& starts) const;

  static void fields(auto& pass, auto& filter) {
    auto& [tells, gates, places, entries, rows] = filter;
    pass(tells, gates, places, entries, rows);
  }

 private:
  /// What a KeyWish wants beyond the words beside the key, with words for classes.
  struct Row {
    std::uint32_t least = 0;
    std::uint32_t most = 0;
    HashedWords first{};
    HashedWords second_before{};  ///< two words before the key
    HashedWords second_after{};
  };
  class Seen;
  class Builder;

  void mark_starts(const Seen& seen, std::uint32_t at, const Row& row,
                   std::span<const std::uint32_t> runs, std::uint64_t* starts) const;

  std::uint64_t tells_ = 0;
  StartGates gates_{};
  StartPlaces places_{};
  StartEntries entries_{};
  FlatList<Row> rows_{};
};

/// What find() needs room for; a worker keeps it.
struct StartFilter::Buffers {
  std::vector<std::uint32_t> others{};  ///< words that may be anything

  // Of a stretch:
  StretchWords words{};
  StartKeys keys{};
  StartCandidates candidates{};
};

}  // namespace themata
