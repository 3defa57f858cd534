// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace themata {

/// What one document says on the side of the target, [0], and of the reference, [1].
struct DocumentSides {
  using Count = std::pair<std::uint32_t, std::uint64_t>;  ///< term, count
  std::array<std::uint64_t, 2> words{};
  std::array<std::vector<Count>, 2> counts{};
};

/// For each term the share of draws, the data among them, in which its log ratio (with 1/2
/// added) is at least as far from 0 as it is in the data: (1 + #) / (1 + draws). Words of one
/// document hang together, so whole documents change sides: those with words on one side change
/// places among themselves, so that as many stay on each; those with words on both swap their own
/// with a chance of 1/2. A draw that leaves a side without words counts as extreme.
///
/// Cost: draws times the counts of all documents. Draw d uses stream d of the seed.
[[nodiscard]] std::vector<double> keyness_by_permutation(std::span<const DocumentSides> documents,
                                                         std::size_t terms, std::uint64_t draws,
                                                         std::uint64_t seed);

}  // namespace themata
