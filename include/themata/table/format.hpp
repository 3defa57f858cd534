// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

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

/// A whole table as text.
[[nodiscard]] std::string format_table(const Table& table, TableFormat format,
                                       SpreadsheetCells cells = SpreadsheetCells::as_they_are);

/// Appends a CSV cell, quoted where RFC 4180 wants it.
void append_csv_cell(std::string& out, std::string_view cell);
/// Appends a JSON string with its quotes. Ill-formed UTF-8 becomes U+FFFD.
void append_json_string(std::string& out, std::string_view text);
/// Appends a text of XML 1.0, as content or in double quotes: markup escaped; ill-formed UTF-8
/// and characters that XML lacks become U+FFFD.
void append_xml_text(std::string& out, std::string_view text);
/// The text with control and bidi characters made visible, for a terminal.
[[nodiscard]] std::string for_terminal(std::string_view text);
/// Columns that a text takes on a terminal.
[[nodiscard]] std::size_t display_width(std::string_view text);

}  // namespace themata
