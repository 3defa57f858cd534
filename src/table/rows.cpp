// SPDX-License-Identifier: MIT
#include <themata/table/rows.hpp>

#include <fmt/compile.h>
#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <utility>
#include <variant>

#include "cells.hpp"

namespace themata {
namespace {

bool is_json(TableFormat format) {
  return format == TableFormat::json || format == TableFormat::jsonl;
}

char separator(TableFormat format) {
  if (format == TableFormat::csv) return ',';
  return format == TableFormat::tsv || format == TableFormat::table ? '\t' : '\0';
}

/// What is written between the begin of a row or the cell before, and the cell itself.
std::string before_cell(TableFormat format, std::string_view name, bool first) {
  switch (format) {
    case TableFormat::json:
    case TableFormat::jsonl: break;
    case TableFormat::markdown: return first ? "| " : " | ";
    default: return {};  // a separator will do
  }
  std::string before = first ? format == TableFormat::json ? ",\n{" : "{" : ",";
  append_json_string(before, name);
  return before + ":";
}

std::string_view row_end(TableFormat format) {
  switch (format) {
    case TableFormat::json: return "}";
    case TableFormat::jsonl: return "}\n";
    case TableFormat::markdown: return " |\n";
    default: return "\n";
  }
}

bool is_special(TableFormat format, unsigned char byte) {
  const auto one_of = [byte](std::string_view bytes) {
    return bytes.find(static_cast<char>(byte)) != std::string_view::npos;
  };
  const bool printable = byte >= 0x20 && byte < 0x7F;
  switch (format) {
    case TableFormat::csv: return one_of(",\"\r\n");
    case TableFormat::table:
    case TableFormat::tsv: return one_of("\t\r\n\\");
    case TableFormat::json:
    case TableFormat::jsonl: return !printable || one_of("\"\\");
    case TableFormat::markdown: break;
  }
  return !printable || one_of(markdown_marks) || one_of("<>&");
}

constexpr std::string_view formula_begins = "=+-@\t\r";

/// Are cells that a spreadsheet might take for a formula to be guarded?
bool are_guarded(TableFormat format, SpreadsheetCells cells) {
  return cells == SpreadsheetCells::safe &&
         (format == TableFormat::csv || format == TableFormat::tsv);  // the others are for people
}

/// For reading, not for computing: four significant digits.
char* append_shortened(char* out, double value) {
  const double size = value < 0 ? -value : value;
  if (size >= 1000 && size < 1e15) return fmt::format_to(out, FMT_COMPILE("{:.1f}"), value);
  return fmt::format_to(out, FMT_COMPILE("{:.4g}"), value);
}

constexpr std::size_t longest_number = 32;

using Thousand = std::array<std::array<char, 4>, 1000>;

/// 000 to 999, with a byte to spare.
constexpr Thousand last_digits = [] {
  Thousand made{};
  for (unsigned at = 0; at < made.size(); ++at) {
    made[at] = {static_cast<char>('0' + at / 100), static_cast<char>('0' + at / 10 % 10),
                static_cast<char>('0' + at % 10), '\0'};
  }
  return made;
}();

}  // namespace

RowFormat::RowFormat(std::vector<Column> columns, TableFormat format, SpreadsheetCells cells)
    : columns_(std::move(columns)),
      format_(format),
      separator_(separator(format)),
      end_(row_end(format)),
      quoted_(is_json(format)),
      missing_(is_json(format) ? "null" : ""),
      shortened_(format == TableFormat::table || format == TableFormat::markdown) {
  for (const Column& column : columns_) {
    before_.push_back(before_cell(format, column.name, before_.empty()));
  }
  for (unsigned byte = 0; byte < special_.size(); ++byte) {
    special_[byte] = is_special(format, static_cast<unsigned char>(byte)) ? 1 : 0;
  }
  if (!are_guarded(format, cells)) return;
  for (const char byte : formula_begins) guarded_[static_cast<unsigned char>(byte)] = 1;
}

std::string RowFormat::head() const {
  if (format_ == TableFormat::json) return "[";
  if (format_ == TableFormat::jsonl) return {};
  RowWriter names(*this);
  for (const Column& column : columns_) names.text(column.name);
  names.end_row();
  std::string out;
  names.pass_on([&out](std::string&& row) { out = row; });
  if (format_ != TableFormat::markdown) return out;
  for (const Column& column : columns_) out += column.type == ColumnType::text ? "|---" : "|--:";
  return out + "|\n";
}

std::string RowFormat::tail(bool any_rows) const {
  if (format_ != TableFormat::json) return {};
  return any_rows ? "\n]\n" : "]\n";
}

std::string_view RowFormat::first(std::string_view rows) const {
  return format_ == TableFormat::json && !rows.empty() ? rows.substr(1) : rows;
}

void RowFormat::append_escaped(std::string& out, std::string_view text) const {
  switch (format_) {
    case TableFormat::csv: return append_csv_cell(out, text);
    case TableFormat::table:
    case TableFormat::tsv: return append_tsv_cell(out, text);
    case TableFormat::json:
    case TableFormat::jsonl: return append_json_string(out, text);
    case TableFormat::markdown: return append_markdown_cell(out, text);
  }
}

RowWriter& RowWriter::other_text(std::string_view value) {
  if (value.empty()) return missing();
  if (format_.guarded_[static_cast<unsigned char>(value.front())] != 0) {
    return text(std::string("'").append(value));
  }
  begin_cell();
  escaped_.clear();
  format_.append_escaped(escaped_, value);
  put(escaped_);
  return *this;
}

template <typename Integer>
RowWriter& RowWriter::integer(Integer value) {
  begin_cell();
  char* begin = room(longest_number);
  used_ +=
      static_cast<std::size_t>(std::to_chars(begin, begin + longest_number, value).ptr - begin);
  return *this;
}

// Numbers of a column are near the one above them mostly, so what stands before the last three
// digits is kept.
RowWriter& RowWriter::count(std::uint64_t value) {
  const std::uint64_t thousands = value / 1000;
  if (thousands == 0 || thousands > Thousands::most) return integer(value);
  Thousands& above = above_[column_ % above_.size()];
  if (above.value != thousands) {
    above.value = thousands;
    char* const digits = above.digits.data();
    above.size = static_cast<std::size_t>(
        std::to_chars(digits, digits + above.digits.size(), thousands).ptr - digits);
  }
  begin_cell();
  char* const to = room(longest_number);
  std::memcpy(to, above.digits.data(), above.digits.size());
  std::memcpy(to + above.size, last_digits[value % 1000].data(), 4);
  used_ += above.size + 3;
  return *this;
}

RowWriter& RowWriter::real(double value) {
  if (!std::isfinite(value)) return missing();
  if (value == 0.0) value = 0.0;  // no negative zero
  begin_cell();
  char* begin = room(longest_number);
  const char* end = format_.shortened_ ? append_shortened(begin, value)
                                       : fmt::format_to(begin, FMT_COMPILE("{}"), value);
  used_ += static_cast<std::size_t>(end - begin);
  return *this;
}

RowWriter& RowWriter::cell(const Cell& value) {
  if (const auto* string = std::get_if<std::string>(&value)) return text(*string);
  if (const auto* number = std::get_if<std::int64_t>(&value)) return integer(*number);
  if (const auto* number = std::get_if<double>(&value)) return real(*number);
  return missing();
}

void RowWriter::row(const Row& cells) {
  for (const Cell& one : cells) cell(one);
  end_row();
}

void RowWriter::keep_start(RowStart& start) {
  start.bytes.assign(buffer_, row_, used_ - row_);
  start.cells = std::exchange(column_, 0);
  used_ = row_;
}

void RowWriter::grow(std::size_t bytes) {
  buffer_.resize(std::max({usual_, buffer_.size() * 2, used_ + bytes}));
}

void RowWriter::pass_rest() {
  if (used_ > 0) passed_({buffer_.data(), used_});
  used_ = row_ = 0;
}

std::string format_rows(const std::vector<Column>& columns, TableFormat format,
                        SpreadsheetCells cells, const std::function<void(RowWriter& rows)>& fill) {
  const bool aligned = format == TableFormat::table;
  const RowFormat rows(columns, format, cells);
  RowWriter writer(rows);
  fill(writer);
  std::string body;
  writer.pass_on([&body](std::string_view written) { body = written; });
  if (aligned) return align_rows(columns, body);
  std::string out = rows.head();
  out += rows.first(body);
  return out += rows.tail(!body.empty());
}

}  // namespace themata
