// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

#include <themata/corpus/selection.hpp>
#include <themata/table/table.hpp>

namespace themata::cli {

/// The leading columns of a grouped table: one a field of `--by`.
[[nodiscard]] inline std::vector<Column> group_columns(const Selection& selection) {
  std::vector<Column> columns;
  for (const std::string& field : selection.by()) columns.push_back({field, ColumnType::text});
  return columns;
}

[[nodiscard]] inline Row group_cells(const GroupKey& key) {
  Row row;
  for (const GroupPart& part : key) row.push_back(text_cell(part.text));
  return row;
}

}  // namespace themata::cli
