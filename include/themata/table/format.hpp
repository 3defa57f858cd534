// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <themata/table/table.hpp>

namespace themata {

enum class TableFormat : std::uint8_t {
  table,    ///< aligned, for a person at a terminal; numbers shortened
  csv,      ///< RFC 4180, UTF-8, LF
  tsv,      ///< tab, LF and backslash in a cell as \t, \n, \\ .
  jsonl,    ///< an object a line
  json,     ///< one array of objects
  markdown  ///< a pipe table, numbers shortened
};

[[nodiscard]] std::optional<TableFormat> table_format_from_name(std::string_view name);

enum class SpreadsheetCells : std::uint8_t {
  as_they_are,
  safe  ///< a text that a spreadsheet would run as a formula gets a `'` in front
};

/// Turns rows into text, one at a time, so that a table of any length streams.
/// In machine formats numbers are written so that reading gives the same bits.
class RowFormatter {
 public:
  RowFormatter(std::vector<Column> columns, TableFormat format,
               SpreadsheetCells cells = SpreadsheetCells::as_they_are);

  /// What stands before the first row and after the last.
  [[nodiscard]] std::string head() const;
  [[nodiscard]] std::string tail(bool any_rows) const;
  /// Appends a row (of JSON: with the comma that parts it from the row before).
  void append(const Row& row, std::string& out) const;

  [[nodiscard]] TableFormat format() const { return format_; }
  [[nodiscard]] const std::vector<Column>& columns() const { return columns_; }

 private:
  std::vector<Column> columns_;
  TableFormat format_;
  SpreadsheetCells cells_;
};

/// A whole table as text.
[[nodiscard]] std::string format_table(const Table& table, TableFormat format,
                                       SpreadsheetCells cells = SpreadsheetCells::as_they_are);

/// Appends a CSV cell, quoted where RFC 4180 wants it.
void append_csv_cell(std::string& out, std::string_view cell);
/// Appends a JSON string with its quotes. Ill-formed UTF-8 becomes U+FFFD.
void append_json_string(std::string& out, std::string_view text);
/// The text with control and bidi characters made visible, for a terminal.
[[nodiscard]] std::string for_terminal(std::string_view text);
/// Columns that a text takes on a terminal.
[[nodiscard]] std::size_t display_width(std::string_view text);

}  // namespace themata
