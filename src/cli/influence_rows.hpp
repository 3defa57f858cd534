// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include <themata/table/table.hpp>

#include "influence_order.hpp"

namespace themata::cli {

/// An interview or a pattern left out, and the counts of what is left.
struct LeftOut {
  const char* kind;
  std::string name;
  std::vector<std::uint64_t> counts;
  std::optional<double> figure{};
  std::optional<double> moved{};
};

/// A figure of counts, and how its changes compare.
struct MovedFigure {
  std::string name;
  std::function<std::optional<double>(std::span<const std::uint64_t>)> of;
  Moving moving = Moving::by_difference;
};

/// Counts less what goes with an interview or a pattern; what goes is below 0 where more is left.
[[nodiscard]] std::vector<std::uint64_t> less(std::span<const std::uint64_t> counts,
                                              std::span<const std::int64_t> gone);

/// What moves a figure of `all` most comes first.
void order_by_movement(const MovedFigure& figure, std::span<const std::uint64_t> all,
                       std::vector<LeftOut>& left);

/// NAME, NAME_all, change, change_percent; the change in percent of the figure's size.
void add_change_columns(const MovedFigure& figure, std::vector<Column>& columns);
void add_change_cells(const MovedFigure& figure, std::span<const std::uint64_t> all,
                      const LeftOut& left, Row& row);

}  // namespace themata::cli
