// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "coding_fixture.hpp"

namespace themata_test {

/// Of theme a in fixture_without().
inline const std::vector<std::string> patterns{"fair", "fair hearing", "hearing room"};

/// Themes a, of those patterns but one, and b.
inline CodingFixture fixture_without(std::size_t left_out, themata::Overlap overlap) {
  std::string yaml = "themata: 1\nthemes:\n  a: [never";
  for (std::size_t at = 0; at < patterns.size(); ++at) {
    if (at != left_out) yaml += ", " + patterns[at];
  }
  return CodingFixture(yaml + "]\n  b: [door, room]\n", Setup{{}, {overlap}, nullptr});
}

}  // namespace themata_test
