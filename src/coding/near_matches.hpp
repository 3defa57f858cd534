// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <vector>

#include <themata/dictionary/dictionary.hpp>

#include "phrase_search.hpp"

namespace themata {

/// One place where a component of a `near` stands.
struct ComponentMatch {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::uint32_t component = 0;
};

struct NearTask {
  std::size_t components = 2;
  Near::Order order = Near::Order::any;
  std::uint32_t most_apart = UINT32_MAX;  ///< places from one's last word to the next's first
};

/// Appends every stretch that holds all components, none overlapping, each within reach
/// of the next, and that holds no other such stretch. `found` comes by begin, then end.
///
/// One pass from left to right. After a component what matters is which components are
/// there (a mask) and where the last one ends; of all ways to get there the one that
/// began last is the best. So for each mask the ends still in reach are kept, with the
/// latest begin first: a queue of falling begins. Cost: components x masks x found.
void near_matches(const NearTask& task, const std::vector<ComponentMatch>& found,
                  std::vector<Stretch>& out);

/// Of one of these stretches, each component where it stands in it, from left to right; of several
/// ways to read it one. Empty where `found`, by begin, then end, has no such stretch.
[[nodiscard]] std::vector<ComponentMatch> near_parts(const NearTask& task,
                                                     const std::vector<ComponentMatch>& found,
                                                     Stretch stretch);

}  // namespace themata
