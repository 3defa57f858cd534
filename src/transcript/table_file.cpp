// SPDX-License-Identifier: MIT
#include <themata/transcript/table_file.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>

#include <themata/text/csv.hpp>
#include <themata/text/line_of_byte.hpp>
#include <themata/transcript/reader.hpp>

namespace themata {

namespace {

TableFile rows_of(std::istream& file, const std::string& path) {
  Input input{file, path, path};
  const ReadOptions options;
  CsvParser parser({input.bytes, input.path}, options.decode, options.size_limit,
                   path.ends_with(".tsv") ? DelimiterHint::tab : DelimiterHint::none);
  TableFile table;
  CsvRow row;
  if (!parser.next(row)) throw Error(ErrorKind::input, "the table is empty", Place{path, 0, 0, {}});
  table.header = row.fields;
  while (parser.next(row)) {
    const bool blank = std::all_of(row.fields.begin(), row.fields.end(),
                                   [](const std::string& cell) { return cell.empty(); });
    if (blank) continue;
    if (row.fields.size() != table.header.size()) {
      throw Error(
          ErrorKind::input,
          fmt::format("{} cells where the header has {}", row.fields.size(), table.header.size()),
          Place{path, row.line, 0, {}});
    }
    table.lines.push_back({std::move(row.fields), row.line});
    row = {};
  }
  return table;
}

}  // namespace

TableFile read_table_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file || std::filesystem::is_directory(path)) {
    const std::string why = file ? "it is a folder" : std::strerror(errno);
    throw Error(ErrorKind::input, fmt::format("can't read the table: {}", why),
                Place{path, 0, 0, {}});
  }
  try {
    return rows_of(file, path);
  } catch (const Error& error) {
    throw by_line(error);
  }
}

}  // namespace themata
