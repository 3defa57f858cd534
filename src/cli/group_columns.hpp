// SPDX-License-Identifier: MIT
#pragma once

#include <iterator>
#include <string>
#include <utility>
#include <vector>

#include <themata/corpus/selection.hpp>
#include <themata/table/table.hpp>

namespace themata::cli {

/// The columns of the groups beside columns of the names `taken`.
[[nodiscard]] inline std::vector<Column> group_columns(const Selection& selection,
                                                       const std::vector<std::string>& taken) {
  std::vector<Column> columns;
  for (std::string& name : selection.columns(taken)) {
    const std::string& field = selection.by()[columns.size()];
    columns.push_back({std::move(name), ColumnType::text,
                       field == "document"  ? NamesOf::documents
                       : field == "speaker" ? NamesOf::speakers
                                            : NamesOf::as_called});
  }
  return columns;
}

/// A table with the leading columns of its groups, one a field of `--by`, and `columns`.
[[nodiscard]] inline Table grouped_table(const Selection& selection, std::vector<Column> columns) {
  std::vector<std::string> taken;
  for (const Column& column : columns) taken.push_back(column.name);
  Table table{group_columns(selection, taken), {}};
  table.columns.insert(table.columns.end(), std::make_move_iterator(columns.begin()),
                       std::make_move_iterator(columns.end()));
  return table;
}

[[nodiscard]] inline Row group_cells(const GroupKey& key) {
  Row row;
  for (const GroupPart& part : key) row.push_back(text_cell(part.text));
  return row;
}

/// The values of its fields.
[[nodiscard]] inline std::vector<std::string> texts_of(const GroupKey& key) {
  std::vector<std::string> texts;
  for (const GroupPart& part : key) texts.push_back(part.text);
  return texts;
}

}  // namespace themata::cli
