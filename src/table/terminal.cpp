// SPDX-License-Identifier: MIT
#include <unicode/uchar.h>

#include <algorithm>
#include <utility>

#include <themata/table/rows.hpp>
#include <themata/text/utf8.hpp>

namespace themata {
namespace {

using Line = std::vector<std::string>;

/// The cells of lines that RowWriter wrote, as a terminal shows them.
std::vector<Line> parse_lines(std::string_view rows) {
  std::vector<Line> lines;
  Line line;
  std::string cell;
  for (std::size_t at = 0; at < rows.size(); ++at) {
    const char c = rows[at];
    if (c == '\t' || c == '\n') {
      line.push_back(for_terminal(cell));
      cell.clear();
      if (c == '\n') lines.push_back(std::exchange(line, {}));
    } else if (c == '\\') {
      const char escaped = rows[++at];
      cell += escaped == 't' ? '\t' : escaped == 'n' ? '\n' : escaped == 'r' ? '\r' : '\\';
    } else {
      cell += c;
    }
  }
  return lines;
}

}  // namespace

/// Texts to the left, numbers to the right.
std::string align_rows(const std::vector<Column>& columns, std::string_view rows) {
  std::vector<Line> lines = parse_lines(rows);
  Line names;
  for (const Column& column : columns) names.push_back(for_terminal(column.name));
  lines.insert(lines.begin(), std::move(names));
  std::vector<std::size_t> widths(columns.size(), 0);
  for (const Line& line : lines) {
    for (std::size_t at = 0; at < line.size(); ++at) {
      widths[at] = std::max(widths[at], display_width(line[at]));
    }
  }
  std::string out;
  for (const Line& line : lines) {
    std::string shown;
    for (std::size_t at = 0; at < line.size(); ++at) {
      const std::string padding(widths[at] - display_width(line[at]), ' ');
      const bool left = columns[at].type == ColumnType::text;
      if (at > 0) shown += "  ";
      shown += left ? line[at] + padding : padding + line[at];
    }
    shown.erase(shown.find_last_not_of(' ') + 1);
    out += shown + '\n';
  }
  return out;
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
    } else if ((c.value >= 0x7F && c.value < 0xA0) || bidi || c.value == 0xFFFD) {  // and no UTF-8
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
