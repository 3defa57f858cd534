// SPDX-License-Identifier: MIT
#include "explained_row.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <fstream>
#include <functional>

#include <themata/base/error.hpp>
#include <themata/base/suggest.hpp>
#include <themata/text/csv.hpp>
#include <themata/text/normalise.hpp>

namespace themata::cli {
namespace {

constexpr std::size_t longest_field = std::size_t{1} << 24U;

/// Goes through the rows until `visit` has seen enough and says false.
void for_each_row(const std::string& path, const std::function<bool(const ExplainedRow&)>& visit) {
  std::ifstream file(path, std::ios::binary);
  if (!file) throw Error(ErrorKind::input, "can't read the table", Place{path, 0, 0, {}});
  CsvParser parser({file, path}, DecodeOptions{}, longest_field, DelimiterHint::none);
  CsvRow row;
  ExplainedRow current;
  if (!parser.next(row)) {
    throw Error(ErrorKind::input, "the table has no header", Place{path, 0, 0, {}});
  }
  current.columns = row.fields;
  while (parser.next(row)) {
    ++current.number;
    current.cells = row.fields;
    current.cells.resize(current.columns.size());
    if (!visit(current)) return;
  }
}

void check_columns(const ExplainedRow& row, const std::string& path,
                   const std::vector<std::pair<std::string, std::string>>& cells) {
  for (const auto& [column, value] : cells) {
    if (row.cell(column) || (column == "theme" && row.cell(value))) continue;
    throw Error(ErrorKind::usage,
                fmt::format("the table has no column `{}`{} (it has {})", column,
                            did_you_mean(column, row.columns), fmt::join(row.columns, ", ")),
                Place{path, 0, 0, {}});
  }
}

}  // namespace

std::optional<std::string> ExplainedRow::cell(std::string_view column) const {
  const auto found = std::find(columns.begin(), columns.end(), column);
  if (found == columns.end()) return std::nullopt;
  return cells[static_cast<std::size_t>(found - columns.begin())];
}

ExplainedRow row_of_number(const std::string& path, std::size_t number) {
  ExplainedRow found;
  std::size_t rows = 0;
  for_each_row(path, [&](const ExplainedRow& row) {
    rows = row.number;
    if (row.number == number) found = row;
    return row.number != number;
  });
  if (found.number == number) return found;
  throw Error(ErrorKind::usage,
              fmt::format("the table has {} rows; there is no row {}", rows, number),
              Place{path, 0, 0, {}});
}

ExplainedRow row_of_cells(const std::string& path,
                          const std::vector<std::pair<std::string, std::string>>& cells) {
  std::vector<std::size_t> matching;
  ExplainedRow found;
  bool checked = false;
  for_each_row(path, [&](const ExplainedRow& row) {
    if (!checked) check_columns(row, path, cells);
    checked = true;
    for (const auto& [column, value] : cells) {
      const auto cell = row.cell(column);
      if (cell && nfc(*cell) != nfc(value)) return true;
    }
    if (matching.empty()) found = row;
    matching.push_back(row.number);
    return true;
  });
  if (matching.size() == 1) return found;
  const auto fail = [&](const std::string& why) {
    throw Error(ErrorKind::usage, why, Place{path, 0, 0, {}});
  };
  if (matching.empty()) fail("no row of the table is so");
  const std::size_t all = matching.size();
  constexpr std::size_t most = 5;
  if (all > most) matching.resize(most);
  fail(fmt::format("{} rows are so ({}{}); name one with --row, or more of its columns", all,
                   fmt::join(matching, ", "), all > most ? ", ..." : ""));
  return found;
}

}  // namespace themata::cli
