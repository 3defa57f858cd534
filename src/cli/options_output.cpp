// SPDX-License-Identifier: MIT
#include "options_output.hpp"

#include <unistd.h>

#include <filesystem>
#include <map>

#include <themata/base/error.hpp>

#include "declared_options.hpp"

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

}  // namespace

void OutputArguments::bind(CLI::App& app, Networks networks, CodedFiles coded_files) {
  networks_ = networks;
  coded_files_ = coded_files;
  const std::string group = "Output";
  add_option(app, "-o,--output", path_, "write to a file, which appears whole or not at all")
      .check([](const std::string& path) { return path.empty() ? "a file needs a name" : ""; })
      .type_name("FILE")
      .group(group);
  std::vector<std::string> names{"table", "csv", "tsv", "jsonl", "json", "markdown"};
  std::string type = "table|csv|tsv|jsonl|json|markdown";
  if (networks == Networks::offered) {
    for (const char* name : {"graphml", "gexf", "dot"}) names.emplace_back(name);
    type += "|graphml|gexf|dot";
  }
  if (coded_files == CodedFiles::offered) {
    names.emplace_back("coded");
    type += "|coded";
  }
  add_option(
      app, "--format",
      [this](const std::string& name) {
        coded_ = name == "coded";
        format_ = table_format_from_name(name);
        network_ = network_format_from_name(name);
      },
      "default: by the file's extension, else a table on a terminal and CSV in a pipe")
      .one_of(names)
      .type_name(type)
      .group(group);
  add_flag(app, "--excel-safe", excel_safe_,
           "put a ' before texts that a spreadsheet would run as a formula")
      .group(group);
}

std::optional<NetworkFormat> OutputArguments::network() const {
  if (format_ || network_ || networks_ == Networks::not_offered) return network_;
  const std::string extension = std::filesystem::path(path_).extension().string();
  if (extension == ".gv") return NetworkFormat::dot;
  return extension.empty() ? std::nullopt : network_format_from_name(extension.substr(1));
}

bool OutputArguments::coded() const {
  if (format_ || coded_ || coded_files_ == CodedFiles::not_offered) return coded_;
  return std::filesystem::path(path_).extension() == ".coded";
}

void refuse_terminal(const std::string& path) {
  if (!path.empty() || ::isatty(STDOUT_FILENO) != 1) return;
  throw Error(ErrorKind::usage, "a coded file is not for a terminal; name one with -o");
}

TableFormat OutputArguments::format() const {
  if (format_) return *format_;
  if (!path_.empty()) return format_by_extension(path_);
  return ::isatty(STDOUT_FILENO) == 1 ? TableFormat::table : TableFormat::csv;
}

Output OutputArguments::open() const {
  return path_.empty() ? Output::to_stdout() : Output::to_file(path_);
}

void OutputArguments::write(Table table) const {
  disclosure_.apply(table);
  write(table.columns, [&table](RowWriter& rows) {
    for (const Row& row : table.rows) rows.row(row);
  });
}

void OutputArguments::write(const std::vector<Column>& columns,
                            const std::function<void(RowWriter& rows)>& fill) const {
  constexpr std::size_t piece = std::size_t{1} << 20;
  RowStream stream(*this, columns);
  RowWriter writer(stream.format(), piece,
                   [&stream](std::string_view rows) { stream.write(rows); });
  fill(writer);
  writer.pass_rest();
  stream.finish();
}

RowStream::RowStream(const OutputArguments& arguments, std::vector<Column> columns)
    : format_(std::move(columns), arguments.format(), arguments.cells()),
      output_(arguments.open()),
      aligned_(arguments.format() == TableFormat::table) {}

void RowStream::write(std::string_view piece) {
  if (piece.empty()) return;
  if (aligned_) {
    held_ += piece;
    return;
  }
  if (!begun_) {
    output_.write(format_.head());
    piece = format_.first(piece);
    begun_ = true;
  }
  output_.write(piece);
}

void RowStream::finish() {
  if (aligned_) {
    output_.write(align_rows(format_.columns(), held_));
  } else {
    if (!begun_) output_.write(format_.head());
    output_.write(format_.tail(begun_));
  }
  output_.commit();
}

}  // namespace themata::cli
