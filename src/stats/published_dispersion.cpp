// SPDX-License-Identifier: MIT
#include <array>

#include <themata/stats/dispersion.hpp>

#include "published_parts.hpp"

namespace themata {

std::vector<PublishedNumber> published_dispersion() {
  constexpr std::array<std::uint64_t, 5> sizes{9, 10, 10, 10, 11};
  constexpr std::array<DispersionParts::Hits, 5> hits{{{0, 1}, {1, 2}, {2, 3}, {3, 4}, {4, 5}}};
  const Dispersion found = DispersionParts(sizes).of(hits);
  const std::string gries = "Gries 2008, hits 1 2 3 4 5 in parts of 9 10 10 10 11";
  return {
      {gries, "DP", "0.1800000000", found.dp},
      {gries, "DPnorm", "0.2195121951", found.dp_norm},
      {gries, "Juilland's D", "0.7851504535", found.juilland_d},
      {gries, "Carroll's D2", "0.9379213033", found.carroll_d2},
      {gries, "Rosengren's S", "0.9498163423", found.rosengren_s},
  };
}

}  // namespace themata
