// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include <themata/coding/coder.hpp>
#include <themata/segment/vocabulary.hpp>
#include <themata/tally/sparse_counts.hpp>

namespace themata {

/// Where the words of a turn stand towards hits of up to two kinds.
enum WordPlace : std::uint8_t {
  near_first = 1,   ///< close to a hit of the first kind
  near_second = 2,  ///< of the second; both may be
  in_hit = 4        ///< part of a hit of either kind, and close to none
};

/// One entry a word of the turn, 0 or WordPlace. `kind_of_theme`: 1, 2, or 0 for themes that
/// don't matter, by the theme that owns a hit. Close: at most `within` words from the nearest
/// word of a hit that begins in the turn.
[[nodiscard]] std::vector<std::uint8_t> word_places(const TurnView& turn,
                                                    std::span<const OwnedHit> hits,
                                                    const std::vector<std::uint8_t>& kind_of_theme,
                                                    std::uint32_t within);

/// How often each word occurs in each document, there in parts that whoever counts numbers.
/// Belongs to one worker, as does the vocabulary.
class TermTally {
 public:
  static constexpr std::uint32_t no_part = UINT32_MAX;

  struct Count {
    std::uint32_t term = 0;
    std::uint64_t count = 0;
  };
  /// What one document says in one part.
  struct Part {
    std::uint64_t document = 0;  ///< as given to end_document()
    std::uint32_t part = 0;
    std::uint64_t words = 0;
    std::vector<Count> counts{};  ///< ascending by term
  };
  struct Total {
    std::vector<std::string> terms{};  ///< ascending
    std::vector<Part> parts{};         ///< by document, then part
  };

  explicit TermTally(const Vocabulary& vocabulary) : vocabulary_(vocabulary) {}

  /// One entry a word: its part, or no_part.
  void add(std::span<const Token> words, std::span<const std::uint32_t> parts);
  /// `order` orders documents over all workers. A part without a word is none.
  void end_document(std::uint64_t order);

  /// The same however documents are dealt out to tallies.
  [[nodiscard]] static Total merged(std::span<const TermTally* const> tallies);

 private:
  [[nodiscard]] std::vector<std::uint32_t> numbers_among(
      const std::vector<std::string>& terms) const;

  const Vocabulary& vocabulary_;
  std::map<std::uint32_t, SparseCounts> now_{};  ///< by part, types
  std::vector<Part> parts_{};                    ///< their terms are types
};

}  // namespace themata
