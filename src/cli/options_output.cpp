// SPDX-License-Identifier: MIT
#include "options_output.hpp"

#include <unistd.h>

#include <filesystem>
#include <map>

#include <themata/base/error.hpp>

#include "lists.hpp"

namespace themata::cli {
namespace {

TableFormat format_by_extension(const std::string& path) {
  static const std::map<std::string, TableFormat> known{
      {".csv", TableFormat::csv},   {".tsv", TableFormat::tsv},     {".jsonl", TableFormat::jsonl},
      {".json", TableFormat::json}, {".md", TableFormat::markdown}, {".txt", TableFormat::table}};
  const std::string extension = std::filesystem::path(path).extension().string();
  if (extension == ".xlsx" || extension == ".xls" || extension == ".ods") {
    throw Error(ErrorKind::usage,
                "themata writes no spreadsheets; name a .csv file, which they open, or say "
                "--format");
  }
  const auto found = known.find(extension);
  return found == known.end() ? TableFormat::csv : found->second;
}

/// The cells of lines that RowFormatter wrote as TSV.
std::vector<Row> parse_tsv(std::string_view text) {
  std::vector<Row> rows;
  std::string cell;
  Row row;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    if (c == '\t' || c == '\n') {
      row.push_back(text_cell(cell));
      cell.clear();
      if (c == '\n') rows.push_back(std::move(row)), row = {};
    } else if (c == '\\') {
      const char escaped = text[++at];
      cell += escaped == 't' ? '\t' : escaped == 'n' ? '\n' : escaped == 'r' ? '\r' : '\\';
    } else {
      cell += c;
    }
  }
  return rows;
}

}  // namespace

void OutputArguments::bind(CLI::App& app) {
  const std::string group = "Output";
  app.add_option("-o,--output", path_, "write to a file, which appears whole or not at all")
      ->check([](const std::string& path) { return path.empty() ? "a file needs a name" : ""; })
      ->type_name("FILE")
      ->group(group);
  app.add_option_function<std::string>(
         "--format", [this](const std::string& name) { format_ = table_format_from_name(name); },
         "default: by the file's extension, else a table on a terminal and CSV in a pipe")
      ->check(quiet(CLI::IsMember(
          std::vector<std::string>{"table", "csv", "tsv", "jsonl", "json", "markdown"})))
      ->type_name("table|csv|tsv|jsonl|json|markdown")
      ->group(group);
  app.add_flag("--excel-safe", excel_safe_,
               "put a ' before texts that a spreadsheet would run as a formula")
      ->group(group);
}

TableFormat OutputArguments::format() const {
  if (format_) return *format_;
  if (!path_.empty()) return format_by_extension(path_);
  return ::isatty(STDOUT_FILENO) == 1 ? TableFormat::table : TableFormat::csv;
}

Output OutputArguments::open() const {
  return path_.empty() ? Output::to_stdout() : Output::to_file(path_);
}

void OutputArguments::write(const Table& table) const {
  Output output = open();
  output.write(format_table(table, format(), cells()));
  output.commit();
}

RowStream::RowStream(const OutputArguments& arguments, std::vector<Column> columns)
    : formatter_(std::move(columns),
                 arguments.format() == TableFormat::table ? TableFormat::tsv : arguments.format(),
                 arguments.cells()),
      output_(arguments.open()),
      aligned_(arguments.format() == TableFormat::table) {}

void RowStream::write(std::string_view piece) {
  if (piece.empty()) return;
  if (aligned_) {
    held_ += piece;
    return;
  }
  if (!begun_) {
    output_.write(formatter_.head());
    if (formatter_.format() == TableFormat::json) piece.remove_prefix(1);
    begun_ = true;
  }
  output_.write(piece);
}

void RowStream::finish() {
  if (aligned_) {
    output_.write(format_table({formatter_.columns(), parse_tsv(held_)}, TableFormat::table));
  } else {
    if (!begun_) output_.write(formatter_.head());
    output_.write(formatter_.tail(begun_));
  }
  output_.commit();
}

}  // namespace themata::cli
