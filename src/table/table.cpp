// SPDX-License-Identifier: MIT
#include <themata/table/table.hpp>

#include <cmath>

namespace themata {

std::optional<std::size_t> column_named(const Table& table, std::string_view name) {
  for (std::size_t at = 0; at < table.columns.size(); ++at) {
    if (table.columns[at].name == name) return at;
  }
  return std::nullopt;
}

Cell real_cell(double value) {
  if (!std::isfinite(value)) return std::monostate{};
  return value == 0.0 ? 0.0 : value;  // no negative zero
}

Cell real_cell(std::optional<double> value) { return value ? real_cell(*value) : Cell{}; }

Cell count_cell(std::uint64_t value) { return static_cast<std::int64_t>(value); }

Cell text_cell(std::string_view value) {
  if (value.empty()) return std::monostate{};
  return std::string(value);
}

}  // namespace themata
