// SPDX-License-Identifier: MIT
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <themata/table/network.hpp>
#include <themata/table/output.hpp>
#include <themata/table/rows.hpp>

#include "option_tree.hpp"
#include "options_disclosure.hpp"

namespace themata::cli {

/// May the rows be drawn as a network?
enum class Networks : std::uint8_t { not_offered, offered };
enum class CodedFiles : std::uint8_t { not_offered, offered };

using TakeRow = std::function<void(Row row)>;

/// A table whose rows are made while they are written.
struct RowSource {
  std::vector<Column> columns{};
  std::function<void(const TakeRow& take)> rows{};
};

/// Takes rows cell by cell, as a RowWriter does, and keeps them: for what has to be looked at
/// whole before it is written.
class TableRows {
 public:
  explicit TableRows(Table& table) : table_(table) {}
  TableRows& text(std::string_view value) { return cell(text_cell(value)); }
  TableRows& count(std::uint64_t value) { return cell(count_cell(value)); }
  TableRows& real(double value) { return cell(real_cell(value)); }
  TableRows& cell(Cell value) {
    row_.push_back(std::move(value));
    return *this;
  }
  void end_row() { row(std::exchange(row_, {})); }
  void row(Row row) { table_.rows.push_back(std::move(row)); }
  void keep_start(RowStart&) { start_ = std::exchange(row_, {}); }
  TableRows& start(const RowStart&) {
    row_ = start_;
    return *this;
  }

 private:
  Table& table_;
  Row row_{};
  Row start_{};
};

/// Where a table goes and what it looks like.
class OutputArguments {
 public:
  void bind(CLI::App& app, Networks networks = Networks::not_offered,
            CodedFiles coded_files = CodedFiles::not_offered);
  /// `--format coded`, or such an extension, where it is offered.
  [[nodiscard]] bool coded() const;

  /// `--format graphml|gexf|dot`, or such an extension; nothing where a table is wanted.
  [[nodiscard]] std::optional<NetworkFormat> network() const;

  /// `--format`, else what the file's extension says, else a table on a
  /// terminal and CSV elsewhere.
  [[nodiscard]] TableFormat format() const;
  [[nodiscard]] SpreadsheetCells cells() const {
    return excel_safe_ ? SpreadsheetCells::safe : SpreadsheetCells::as_they_are;
  }
  [[nodiscard]] Output open() const;
  /// What must not leave the room is taken out first.
  void write(Table table) const;
  void write(const std::vector<Column>& columns,
             const std::function<void(RowWriter& rows)>& fill) const;
  /// `fill` writes to a RowWriter, or to TableRows where something must not leave the room.
  template <typename Fill>
  void write_rows(const std::vector<Column>& columns, const Fill& fill) const {
    if (!disclosure_.asked()) return write(columns, [&fill](RowWriter& rows) { fill(rows); });
    Table table{columns, {}};
    TableRows rows(table);
    fill(rows);
    write(std::move(table));
  }
  [[nodiscard]] const std::string& path() const { return path_; }
  [[nodiscard]] DisclosureArguments& disclosure() { return disclosure_; }
  [[nodiscard]] const DisclosureArguments& disclosure() const { return disclosure_; }

 private:
  DisclosureArguments disclosure_{};
  std::string path_{};
  std::optional<TableFormat> format_{};
  std::optional<NetworkFormat> network_{};
  Networks networks_ = Networks::not_offered;
  CodedFiles coded_files_ = CodedFiles::not_offered;
  bool coded_ = false;
  bool excel_safe_ = false;
};

/// Throws Error(usage) where bytes would go to a terminal: `path` is empty, and it is one.
void refuse_terminal(const std::string& path);

/// A table whose rows arrive while documents are being read. Workers write
/// their rows; aligned tables wait for the end, since they need all widths.
class RowStream {
 public:
  RowStream(const OutputArguments& arguments, std::vector<Column> columns);

  /// For the writer of a worker.
  [[nodiscard]] const RowFormat& format() const { return format_; }
  /// In order, from one thread at a time.
  void write(std::string_view piece);
  void finish();

 private:
  RowFormat format_;
  Output output_;
  bool aligned_;
  bool begun_ = false;
  std::string held_{};
};

}  // namespace themata::cli
