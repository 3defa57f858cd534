// SPDX-License-Identifier: MIT
#pragma once

#include <CLI/CLI.hpp>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <themata/table/format.hpp>
#include <themata/table/output.hpp>

namespace themata::cli {

/// Where a table goes and what it looks like.
class OutputArguments {
 public:
  void bind(CLI::App& app);

  /// `--format`, else what the file's extension says, else a table on a
  /// terminal and CSV elsewhere.
  [[nodiscard]] TableFormat format() const;
  [[nodiscard]] SpreadsheetCells cells() const {
    return excel_safe_ ? SpreadsheetCells::safe : SpreadsheetCells::as_they_are;
  }
  [[nodiscard]] Output open() const;
  void write(const Table& table) const;
  [[nodiscard]] const std::string& path() const { return path_; }

 private:
  std::string path_{};
  std::optional<TableFormat> format_{};
  bool excel_safe_ = false;
};

/// A table whose rows arrive while documents are being read. Workers format
/// their rows; aligned tables wait for the end, since they need all widths.
class RowStream {
 public:
  RowStream(const OutputArguments& arguments, std::vector<Column> columns);

  /// For a worker: appends a formatted row.
  void append(const Row& row, std::string& piece) const { formatter_.append(row, piece); }
  /// In order, from one thread at a time.
  void write(std::string_view piece);
  void finish();

 private:
  RowFormatter formatter_;
  Output output_;
  bool aligned_;
  bool begun_ = false;
  std::string held_{};
};

}  // namespace themata::cli
