// SPDX-License-Identifier: MIT
#include "lines.hpp"

#include <algorithm>

#include <themata/text/utf8.hpp>

#include "byte_search.hpp"
#include "label_shapes.hpp"

namespace themata {
namespace {

constexpr ByteSet line_ends("\n\f");
constexpr std::size_t usual_line = 64;

bool digit(char c) { return c >= '0' && c <= '9'; }
bool graphic(char c) { return c > ' ' && is_ascii(c); }

Span content_of(std::string_view text, std::size_t begin, std::size_t end) {
  if (begin != end && !(graphic(text[begin]) && graphic(text[end - 1]))) {
    const std::string_view content = trim(text.substr(begin, end - begin));
    if (!content.empty()) begin = static_cast<std::size_t>(content.data() - text.data());
    end = begin + content.size();
  }
  return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

Line make_line(std::string_view text, std::size_t begin, std::size_t end) {
  Line line;
  line.text = content_of(text, begin, end);
  if (line.text.empty()) {
    line.kind = LineKind::blank;
    return line;
  }
  const std::size_t indent = line.text.begin - begin;
  line.indent = static_cast<std::uint16_t>(std::min<std::size_t>(indent, 0xFFFF));
  line.first = text[line.text.begin];
  line.ends_in_digit = digit(text[line.text.end - 1]);
  return line;
}

bool is_odd(const Line& line) {
  return line.ends_in_digit || may_begin_time(line.first) || line.first == '<' ||
         (line.first == 'T' && line.text.size() <= 40);
}

void count(const Line& line, LineCounts& counts) {
  ++counts.filled;
  counts.digits_last += line.ends_in_digit;
  counts.indented += line.indent >= 2;
  counts.brackets_first += line.first == '[';
  if (digit(line.first)) {
    ++counts.digits_first;
  } else {
    counts.least_indent = std::min<std::uint32_t>(counts.least_indent, line.indent);
  }
}

bool begins_lower(std::string_view line) { return is_lower(code_point_at(line, 0).value); }

}  // namespace

Lines split_lines(std::string_view text, std::uint32_t from, LineCounts& counts) {
  Lines lines;
  lines.reserve((text.size() - from) / usual_line + 1);
  bool page = false;
  std::size_t begin = from;
  const auto add = [&](std::size_t end) __attribute__((always_inline)) {
    Line& line = lines.emplace_back(make_line(text, begin, end));
    if (line.kind != LineKind::blank) {
      count(line, counts);
      if (is_odd(line)) counts.odd.push_back(static_cast<std::uint32_t>(lines.size() - 1));
    }
    if (page) {
      line.page = true;
      ++counts.pages;
    }
    page = end < text.size() && text[end] == '\f';
    begin = end + 1;
  };
  for_each_member(line_ends, text, from, text.size(), add);
  if (begin < text.size()) add(text.size());
  return lines;
}

Span margin_of(std::string_view text, const Line& line) {
  std::uint32_t end = line.text.begin;
  while (end != 0 && is_space(code_point_before(text, end).value)) {
    end -= code_point_before(text, end).bytes;
  }
  constexpr std::string_view signs = "[].)";
  std::uint32_t begin = end;
  while (begin != 0 &&
         (digit(text[begin - 1]) || signs.find(text[begin - 1]) != std::string_view::npos)) {
    --begin;
  }
  return {begin, end};
}

void strip_margin(std::string_view text, Line& line, std::uint32_t length, std::uint32_t rest) {
  line.numbered = true;
  line.text.begin += rest;
  if (!line.text.empty()) {
    line.first = text[line.text.begin];
    return;
  }
  line.text = {line.text.begin - rest + length, line.text.begin - rest + length};
  line.first = 0;
  line.kind = LineKind::blank;
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
  const Line* before = nullptr;
  for (Line& line : lines) {
    page = page || line.page || line.kind == LineKind::layout;
    if (line.kind == LineKind::blank) (line.numbered ? numbered_gap : gap) = true;
    if (line.kind == LineKind::blank || line.kind == LineKind::layout) continue;
    const bool runs_on =
        page && before != nullptr &&
        (!ends_sentence(before->text.of(text)) || begins_lower(line.text.of(text)));
    const bool open = numbered_gap || (gap && !line.follows);
    line.after_gap = open || (page && !line.follows);
    line.opens = line.opens || (open && !runs_on);
    before = &line;
    gap = numbered_gap = page = false;
  }
}

}  // namespace themata
