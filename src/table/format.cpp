// SPDX-License-Identifier: MIT
#include <themata/table/format.hpp>

#include <fmt/format.h>
#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <utility>

#include <themata/text/utf8.hpp>

namespace themata {
namespace {

constexpr std::array<std::pair<std::string_view, TableFormat>, 6> format_names{
    {{"table", TableFormat::table},
     {"csv", TableFormat::csv},
     {"tsv", TableFormat::tsv},
     {"jsonl", TableFormat::jsonl},
     {"json", TableFormat::json},
     {"markdown", TableFormat::markdown}}};

bool is_formula(std::string_view cell) {
  return !cell.empty() && std::string_view("=+-@\t\r").find(cell.front()) != std::string_view::npos;
}

void append_tsv_cell(std::string& out, std::string_view cell) {
  for (const char c : cell) {
    switch (c) {
      case '\t': out += "\\t"; break;
      case '\n': out += "\\n"; break;
      case '\r': out += "\\r"; break;
      case '\\': out += "\\\\"; break;
      default: out += c;
    }
  }
}

void append_markdown_cell(std::string& out, std::string_view cell) {
  for (const char c : cell) {
    if (c == '\n' || c == '\r' || c == '\t') {
      out += ' ';
    } else if (c == '<') {
      out += "&lt;";
    } else if (c == '>') {
      out += "&gt;";
    } else if (c == '&') {
      out += "&amp;";
    } else {
      if (std::string_view("\\|*_`[]").find(c) != std::string_view::npos) out += '\\';
      out += c;
    }
  }
}

/// For reading, not for computing: four significant digits.
std::string shortened(double value) {
  const double size = value < 0 ? -value : value;
  if (size >= 1000 && size < 1e15) return fmt::format("{:.1f}", value);
  return fmt::format("{:.4g}", value);
}

std::string exact(const Cell& cell) {
  if (const auto* text = std::get_if<std::string>(&cell)) return *text;
  if (const auto* count = std::get_if<std::int64_t>(&cell)) return fmt::format("{}", *count);
  if (const auto* real = std::get_if<double>(&cell)) return fmt::format("{}", *real);
  return {};
}

std::string for_reading(const Cell& cell) {
  const auto* real = std::get_if<double>(&cell);
  return real == nullptr ? exact(cell) : shortened(*real);
}

void append_json_value(std::string& out, const Cell& cell) {
  if (const auto* text = std::get_if<std::string>(&cell)) {
    append_json_string(out, *text);
  } else if (std::holds_alternative<std::monostate>(cell)) {
    out += "null";
  } else {
    out += exact(cell);
  }
}

/// A table for a terminal: texts to the left, numbers to the right.
std::string aligned(const Table& table) {
  std::vector<std::vector<std::string>> lines;
  lines.emplace_back();
  for (const Column& column : table.columns) lines.back().push_back(for_terminal(column.name));
  for (const Row& row : table.rows) {
    lines.emplace_back();
    for (const Cell& cell : row) lines.back().push_back(for_terminal(for_reading(cell)));
  }
  std::vector<std::size_t> widths(table.columns.size(), 0);
  for (const auto& line : lines) {
    for (std::size_t at = 0; at < line.size(); ++at) {
      widths[at] = std::max(widths[at], display_width(line[at]));
    }
  }
  std::string out;
  for (const auto& line : lines) {
    std::string shown;
    for (std::size_t at = 0; at < line.size(); ++at) {
      const std::string padding(widths[at] - display_width(line[at]), ' ');
      const bool left = table.columns[at].type == ColumnType::text;
      if (at > 0) shown += "  ";
      shown += left ? line[at] + padding : padding + line[at];
    }
    shown.erase(shown.find_last_not_of(' ') + 1);
    out += shown + '\n';
  }
  return out;
}

}  // namespace

std::optional<TableFormat> table_format_from_name(std::string_view name) {
  for (const auto& [known, format] : format_names) {
    if (known == name) return format;
  }
  return std::nullopt;
}

RowFormatter::RowFormatter(std::vector<Column> columns, TableFormat format, SpreadsheetCells cells)
    : columns_(std::move(columns)), format_(format), cells_(cells) {}

std::string RowFormatter::head() const {
  std::string out;
  Row names;
  for (const Column& column : columns_) names.emplace_back(column.name);
  switch (format_) {
    case TableFormat::csv:
    case TableFormat::tsv: append(names, out); break;
    case TableFormat::json: return "[";
    case TableFormat::markdown:
      append(names, out);
      for (const Column& column : columns_) {
        out += column.type == ColumnType::text ? "|---" : "|--:";
      }
      out += "|\n";
      break;
    case TableFormat::table:
    case TableFormat::jsonl: break;
  }
  return out;
}

std::string RowFormatter::tail(bool any_rows) const {
  if (format_ != TableFormat::json) return {};
  return any_rows ? "\n]\n" : "]\n";
}

void RowFormatter::append(const Row& row, std::string& out) const {
  const auto safe = [this](const Cell& cell) {
    std::string text = exact(cell);
    const bool guard = cells_ == SpreadsheetCells::safe &&
                       std::holds_alternative<std::string>(cell) && is_formula(text);
    if (guard) text.insert(0, 1, '\'');
    return text;
  };
  if (format_ == TableFormat::json) out += ",\n";
  if (format_ == TableFormat::json || format_ == TableFormat::jsonl) out += '{';
  for (std::size_t at = 0; at < row.size(); ++at) {
    switch (format_) {
      case TableFormat::csv:
        if (at > 0) out += ',';
        append_csv_cell(out, safe(row[at]));
        break;
      case TableFormat::tsv:
        if (at > 0) out += '\t';
        append_tsv_cell(out, safe(row[at]));
        break;
      case TableFormat::json:
      case TableFormat::jsonl:
        if (at > 0) out += ',';
        append_json_string(out, columns_[at].name);
        out += ':';
        append_json_value(out, row[at]);
        break;
      case TableFormat::table:
      case TableFormat::markdown:
        out += "| ";
        append_markdown_cell(out, for_terminal(for_reading(row[at])));
        out += ' ';
        break;
    }
  }
  if (format_ == TableFormat::json || format_ == TableFormat::jsonl) out += '}';
  if (format_ == TableFormat::markdown || format_ == TableFormat::table) out += '|';
  if (format_ != TableFormat::json) out += '\n';
}

std::string format_table(const Table& table, TableFormat format, SpreadsheetCells cells) {
  if (format == TableFormat::table) return aligned(table);
  const RowFormatter formatter(table.columns, format, cells);
  std::string out = formatter.head();
  std::string rows;
  for (const Row& row : table.rows) formatter.append(row, rows);
  if (format == TableFormat::json && !rows.empty()) rows.erase(0, 1);
  return out + rows + formatter.tail(!table.rows.empty());
}

void append_csv_cell(std::string& out, std::string_view cell) {
  if (cell.find_first_of(",\"\r\n") == std::string_view::npos) {
    out += cell;
    return;
  }
  out += '"';
  for (const char c : cell) {
    if (c == '"') out += '"';
    out += c;
  }
  out += '"';
}

void append_json_string(std::string& out, std::string_view text) {
  out += '"';
  for (std::size_t at = 0; at < text.size();) {
    const char c = text[at];
    switch (c) {
      case '"': out += "\\\""; break;
      case '\\': out += "\\\\"; break;
      case '\n': out += "\\n"; break;
      case '\r': out += "\\r"; break;
      case '\t': out += "\\t"; break;
      default: {
        const CodePoint point = code_point_at(text, at);
        if (point.value < 0x20 || point.value == 0x7F || point.value == 0x2028 ||
            point.value == 0x2029) {
          out += fmt::format("\\u{:04x}", static_cast<std::uint32_t>(point.value));
        } else {
          append_utf8(out, point.value);
        }
        at += point.bytes;
        continue;
      }
    }
    ++at;
  }
  out += '"';
}

std::string for_terminal(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = code_point_at(text, at);
    const bool bidi =
        (c.value >= 0x202A && c.value <= 0x202E) || (c.value >= 0x2066 && c.value <= 0x2069);
    if (c.value == '\n' || c.value == '\t') {
      out += ' ';
    } else if (c.value < 0x20) {
      append_utf8(out, 0x2400 + c.value);
    } else if ((c.value >= 0x7F && c.value < 0xA0) || bidi) {
      append_utf8(out, 0xFFFD);
    } else {
      out += text.substr(at, c.bytes);
    }
    at += c.bytes;
  }
  return out;
}

std::size_t display_width(std::string_view text) {
  std::size_t width = 0;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = code_point_at(text, at);
    at += c.bytes;
    const auto point = static_cast<UChar32>(c.value);
    if ((U_GET_GC_MASK(point) & (U_GC_MN_MASK | U_GC_ME_MASK | U_GC_CF_MASK)) != 0) continue;
    const int east_asian = u_getIntPropertyValue(point, UCHAR_EAST_ASIAN_WIDTH);
    width += east_asian == U_EA_WIDE || east_asian == U_EA_FULLWIDTH ? 2 : 1;
  }
  return width;
}

}  // namespace themata
