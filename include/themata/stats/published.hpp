// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace themata {

/// A number that a source prints, and what themata makes of the source's data.
struct PublishedNumber {
  std::string source{};
  std::string what{};
  std::string published{};  ///< as printed; an exact value with the zeros it is exact to
  std::optional<double> recomputed{};

  [[nodiscard]] bool holds() const;
};

/// Is the number within a unit of the last digit that is printed (some sources cut instead of
/// rounding), or within 1e-8 of the whole (some print more digits than they know)?
[[nodiscard]] bool agrees(double number, std::string_view printed);

/// All published numbers that formulas of this room answer for, part by part. To add a part:
/// src/stats/published_<part>.cpp, and its line in published.cpp.
[[nodiscard]] std::vector<PublishedNumber> published_numbers();

}  // namespace themata
