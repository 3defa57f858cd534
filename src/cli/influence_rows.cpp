// SPDX-License-Identifier: MIT
#include "influence_rows.hpp"

#include <algorithm>
#include <cmath>

namespace themata::cli {

std::vector<std::uint64_t> less(std::span<const std::uint64_t> counts,
                                std::span<const std::int64_t> gone) {
  std::vector<std::uint64_t> left(counts.begin(), counts.end());
  for (std::size_t at = 0; at < left.size(); ++at) {
    left[at] = static_cast<std::uint64_t>(static_cast<std::int64_t>(left[at]) - gone[at]);
  }
  return left;
}

void order_by_movement(const MovedFigure& figure, std::span<const std::uint64_t> all,
                       std::vector<LeftOut>& left) {
  const std::optional<double> before = figure.of(all);
  for (LeftOut& one : left) {
    one.figure = figure.of(one.counts);
    one.moved = movement(before, one.figure, figure.moving);
  }
  std::stable_sort(left.begin(), left.end(),
                   [](const LeftOut& a, const LeftOut& b) { return moves_more(a.moved, b.moved); });
}

void add_change_columns(const MovedFigure& figure, std::vector<Column>& columns) {
  for (const std::string& name :
       {figure.name, figure.name + "_all", std::string("change"), std::string("change_percent")}) {
    columns.push_back({name, ColumnType::real});
  }
}

void add_change_cells(const MovedFigure& figure, std::span<const std::uint64_t> all,
                      const LeftOut& left, Row& row) {
  const std::optional<double> before = figure.of(all);
  const auto change = movement(before, left.figure, Moving::by_difference);
  row.push_back(real_cell(left.figure));
  row.push_back(real_cell(before));
  row.push_back(real_cell(change));
  const bool relative = change && *before != 0;
  row.push_back(relative ? real_cell(*change / std::abs(*before) * 100) : Cell{});
}

}  // namespace themata::cli
