// SPDX-License-Identifier: MIT
#include "lines.hpp"

#include <algorithm>

#include <themata/text/utf8.hpp>

namespace themata {
namespace {

Line make_line(std::string_view text, std::size_t begin, std::size_t end) {
  const std::string_view content = trim(text.substr(begin, end - begin));
  Line line;
  line.begin = static_cast<std::uint32_t>(begin);
  if (content.empty()) {
    line.kind = LineKind::blank;
    line.text = {line.begin, line.begin};
  } else {
    const auto at = static_cast<std::uint32_t>(content.data() - text.data());
    line.text = {at, at + static_cast<std::uint32_t>(content.size())};
  }
  return line;
}

bool begins_lower(std::string_view line) { return is_lower(code_point_at(line, 0).value); }

}  // namespace

Lines split_lines(std::string_view text, std::uint32_t from) {
  Lines lines;
  bool page = false;
  for (std::size_t at = from; at < text.size();) {
    const std::size_t end = std::min(text.find_first_of("\n\f", at), text.size());
    lines.push_back(make_line(text, at, end));
    lines.back().page = page;
    page = end < text.size() && text[end] == '\f';
    at = end + 1;
  }
  return lines;
}

bool ends_sentence(std::string_view line) {
  while (!line.empty()) {
    const CodePoint last = code_point_before(line, line.size());
    switch (last.value) {
      case U'"':
      case U'\'':
      case U')':
      case U']':
      case U'*':
      case U'_':
      case U' ':
      case 0x2019:
      case 0x201D:
      case 0xBB:
      case 0x300D:
      case 0xFF09: line.remove_suffix(last.bytes); continue;
      case U'-':  // `I was -` breaks off; `po-` is cut at the line's end
        return line.size() > 1 && !is_letter(code_point_before(line, line.size() - 1).value);
      case U'.':
      case U'?':
      case U'!':
      case U':':
      case 0x2026:
      case 0x2014:
      case 0x3002:
      case 0xFF1F:
      case 0xFF01:
      case 0x2013:
      case 0x61F:
      case 0x964: return true;
      default: return false;
    }
  }
  return false;
}

void find_gaps(std::string_view text, Lines& lines) {
  bool gap = true;
  bool numbered_gap = false;  // an empty line that has its line number
  bool page = false;
  std::string_view before;
  for (Line& line : lines) {
    page = page || line.page || line.kind == LineKind::layout;
    if (line.kind == LineKind::blank) (line.margin.empty() ? gap : numbered_gap) = true;
    if (line.kind == LineKind::blank || line.kind == LineKind::layout) continue;
    const std::string_view content = line.text.of(text);
    const bool runs_on =
        page && !before.empty() && (!ends_sentence(before) || begins_lower(content));
    const bool open = numbered_gap || (gap && !line.follows);
    line.after_gap = open || (page && !line.follows);
    line.opens = line.opens || (open && !runs_on);
    before = content;
    gap = numbered_gap = page = false;
  }
}

}  // namespace themata
