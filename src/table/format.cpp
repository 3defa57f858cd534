// SPDX-License-Identifier: MIT
#include <themata/table/format.hpp>

#include <array>
#include <utility>

#include <themata/table/rows.hpp>

namespace themata {
namespace {

constexpr std::array<std::pair<std::string_view, TableFormat>, 6> format_names{
    {{"table", TableFormat::table},
     {"csv", TableFormat::csv},
     {"tsv", TableFormat::tsv},
     {"jsonl", TableFormat::jsonl},
     {"json", TableFormat::json},
     {"markdown", TableFormat::markdown}}};

}  // namespace

std::optional<TableFormat> table_format_from_name(std::string_view name) {
  for (const auto& [known, format] : format_names) {
    if (known == name) return format;
  }
  return std::nullopt;
}

std::string format_table(const Table& table, TableFormat format, SpreadsheetCells cells) {
  return format_rows(table.columns, format, cells, [&table](RowWriter& rows) {
    for (const Row& row : table.rows) rows.row(row);
  });
}

}  // namespace themata
