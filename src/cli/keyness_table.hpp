// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include <themata/stats/keyness_permutation.hpp>
#include <themata/table/held_back_words.hpp>
#include <themata/table/table.hpp>
#include <themata/tally/term_tally.hpp>

namespace themata::cli {

/// Of which side a part of a TermTally is; parts beyond the list, and `neither`, are of none.
enum class Side : std::uint8_t { target, reference, neither };

/// Words on two sides, by document.
struct TwoSides {
  std::array<std::uint64_t, 2> words{};
  std::array<std::uint64_t, 2> documents{};  ///< that have words on a side
  struct Term {
    std::string text{};
    std::array<std::uint64_t, 2> counts{};
    std::array<std::uint64_t, 2> documents{};
  };
  std::vector<Term> terms{};  ///< at least min_count on both sides together; ascending by text
  std::size_t all_terms = 0;  ///< rarer ones too
  std::vector<DocumentSides> by_document{};  ///< counts by place in `terms`
};

[[nodiscard]] TwoSides two_sides(const TermTally::Total& total, const std::vector<Side>& side_of,
                                 std::uint64_t min_count);

struct KeynessOptions {
  double confidence = 0.95;  ///< of the conservative log ratio
  std::uint64_t permutations = 0;
  std::uint64_t seed = 1;
  std::uint64_t top = 0;                     ///< rows of each direction; 0: all
  const HeldBackWords* held_back = nullptr;  ///< words that have no row
};

/// A row for each term: first those of the target, by falling conservative log ratio, then
/// those of the reference.
[[nodiscard]] Table keyness_table(const TwoSides& sides, const KeynessOptions& options);

}  // namespace themata::cli
