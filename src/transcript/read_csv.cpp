// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>
#include <unordered_set>

#include <themata/text/csv.hpp>

#include "columns.hpp"
#include "readers.hpp"
#include "table_turns.hpp"
#include "whole_input.hpp"

namespace themata {
namespace {

// What decides whether `id` names documents: this many rows, or bytes.
constexpr std::size_t head_rows = 1000;
constexpr std::size_t head_bytes = std::size_t{1} << 20;

std::string_view delimiter_name(char delimiter) {
  switch (delimiter) {
    case ',': return "commas";
    case ';': return "semicolons";
    case '\t': return "tabs";
    default: return "no delimiter";
  }
}

bool is_blank(const CsvRow& row) {
  return std::all_of(row.fields.begin(), row.fields.end(),
                     [](const std::string& field) { return field.empty(); });
}

class TableReader {
 public:
  TableReader(Input& input, const ReadOptions& options, const DocumentSink& sink,
              Diagnostics& diagnostics, DelimiterHint hint)
      : input_(input),
        options_(options),
        diagnostics_(diagnostics),
        parser_({input.bytes, input.path}, options.decode, options.size_limit, hint),
        turns_(input, hint == DelimiterHint::tab ? "tsv" : "csv", options, sink, diagnostics,
               [this] { return encoding_words(parser_.decoding()); }) {}

  void read() {
    CsvRow row;
    if (next_filled(row)) {
      header_ = row.fields;
      read_head();
      choose();
      for (const CsvRow& held : head_) add(held);
      std::vector<CsvRow>().swap(head_);
      while (next_filled(row)) add(row);
    }
    turns_.finish();
    report_decoding(parser_.decoding(), input_.path, diagnostics_);
  }

 private:
  bool next_filled(CsvRow& row) {
    while (parser_.next(row)) {
      if (!is_blank(row)) return true;
    }
    return false;
  }

  void read_head() {
    std::size_t bytes = 0;
    for (CsvRow row; head_.size() < head_rows && bytes < head_bytes && next_filled(row);) {
      for (const std::string& field : row.fields) bytes += field.size();
      head_.push_back(row);
    }
  }

  [[nodiscard]] bool repeats(std::size_t column) const {
    std::unordered_set<std::string_view> values;
    return std::any_of(head_.begin(), head_.end(), [&](const CsvRow& row) {
      return column < row.fields.size() && !row.fields[column].empty() &&
             !values.insert(row.fields[column]).second;
    });
  }

  void choose() {
    const ColumnChoice choice =
        choose_columns(header_, options_.columns, {input_.path, 1},
                       [this](std::size_t column) { return repeats(column); });
    columns_ = choice.columns;
    turns_.set_time_scale({time_scale(Field::start), time_scale(Field::end)});
    diagnostics_.note(fmt::format("columns: {} ({}); --columns names others",
                                  describe(choice, header_), delimiter_name(parser_.delimiter())),
                      {input_.path});
  }

  [[nodiscard]] double time_scale(Field field) const {
    const auto column = columns_.of(field);
    return column ? seconds_in_unit(header_[*column]) : 1;
  }

  [[nodiscard]] std::string_view cell(const CsvRow& row, Field field) const {
    const auto column = columns_.of(field);
    return column ? std::string_view(row.fields[*column]) : std::string_view{};
  }

  void add(const CsvRow& row) {
    if (row.fields.size() != header_.size()) {
      throw Error(ErrorKind::input,
                  fmt::format("this row has {} {}, the header has {} (cut at {}): quote a field "
                              "that holds a delimiter",
                              row.fields.size(), row.fields.size() == 1 ? "field" : "fields",
                              header_.size(), delimiter_name(parser_.delimiter())),
                  Place{input_.path, row.line});
    }
    std::optional<std::string_view> document;
    if (columns_.of(Field::document)) document = cell(row, Field::document);
    turns_.add({cell(row, Field::text), cell(row, Field::speaker), document, cell(row, Field::role),
                cell(row, Field::start), cell(row, Field::end), row.line});
  }

  Input& input_;
  const ReadOptions& options_;
  Diagnostics& diagnostics_;
  CsvParser parser_;
  TableTurns turns_;
  std::vector<std::string> header_{};
  std::vector<CsvRow> head_{};
  Columns columns_{};
};

}  // namespace

void read_csv(Input& input, const ReadOptions& options, const DocumentSink& sink,
              Diagnostics& diagnostics) {
  TableReader(input, options, sink, diagnostics, DelimiterHint::none).read();
}

void read_tsv(Input& input, const ReadOptions& options, const DocumentSink& sink,
              Diagnostics& diagnostics) {
  TableReader(input, options, sink, diagnostics, DelimiterHint::tab).read();
}

}  // namespace themata
