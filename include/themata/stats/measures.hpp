// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <span>
#include <string_view>

#include <themata/stats/association.hpp>
#include <themata/stats/interval.hpp>

namespace themata {

/// A measure of association by its name, which is also its column. What it has not is null.
struct Measure {
  std::string_view name{};
  std::optional<double> (*value)(const Fourfold& table) = nullptr;
  std::optional<Interval> (*interval)(const Fourfold& table, double confidence) = nullptr;
  std::optional<double> (*p)(const Fourfold& table) = nullptr;  ///< of a test
};

/// All of them, in the order of their columns. Fisher's test has a p and no value.
[[nodiscard]] std::span<const Measure> measures();
/// The one of this name; `logDice`, `log-dice` and `log_dice` are one. Null where there is none.
[[nodiscard]] const Measure* find_measure(std::string_view name);

}  // namespace themata
