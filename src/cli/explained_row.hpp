// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace themata::cli {

/// A row of a table that was written as CSV, with the names of its columns.
struct ExplainedRow {
  std::size_t number = 0;  ///< from 1, the header not counted
  std::vector<std::string> columns{};
  std::vector<std::string> cells{};

  /// Nothing where there is no such column.
  [[nodiscard]] std::optional<std::string> cell(std::string_view column) const;
};

/// The row of this number. Throws Error(usage) where there is none.
[[nodiscard]] ExplainedRow row_of_number(const std::string& path, std::size_t number);

/// The one row whose cells are these. A column that is not there is an Error(usage), as are no
/// row and several; a wide table's theme, which is a column there, is left out.
[[nodiscard]] ExplainedRow row_of_cells(
    const std::string& path, const std::vector<std::pair<std::string, std::string>>& cells);

}  // namespace themata::cli
