// SPDX-License-Identifier: MIT
#include "lines.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include <themata/text/utf8.hpp>

#include "label_shapes.hpp"
#include "sign_scan.hpp"

namespace themata {
namespace {

constexpr std::size_t usual_line = 64;

constexpr bool digit(char c) { return c >= '0' && c <= '9'; }
bool graphic(char c) { return c > ' ' && is_ascii(c); }

Span content_of(std::string_view text, std::size_t begin, std::size_t end) {
  if (begin != end && !(graphic(text[begin]) && graphic(text[end - 1]))) {
    const std::string_view content = trim(text.substr(begin, end - begin));
    if (!content.empty()) begin = static_cast<std::size_t>(content.data() - text.data());
    end = begin + content.size();
  }
  return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

/// What the first byte of a line says, all of it at one look.
enum Look : std::uint8_t { plain = 0, number = 1, bracket = 2, odd = 4, credit = 8 };

constexpr std::array<std::uint8_t, 256> looks = [] {
  std::array<std::uint8_t, 256> of{};
  for (std::size_t byte = 0; byte < of.size(); ++byte) {
    const auto first = static_cast<char>(byte);
    if (digit(first)) of[byte] |= number;
    if (first == '[') of[byte] |= bracket;
    if (may_begin_time(first) || first == '<') of[byte] |= odd;
    if (first == 'T') of[byte] |= credit;
  }
  return of;
}();

class Splitter {
 public:
  Splitter(std::string_view text, std::uint32_t from) : text_(text), begin_(from) {
    lines_.reserve((text.size() - from) / usual_line + 1);
  }

  void end_line(std::size_t end, char sign) {
    Line& line = lines_.emplace_back();
    line.text = {static_cast<std::uint32_t>(begin_), static_cast<std::uint32_t>(end)};
    if (begin_ == end) {
      line.kind = LineKind::blank;
    } else {
      fill(line);
    }
    if (page_) {
      line.page = true;
      ++counts_.pages;
    }
    page_ = sign == '\f';
    begin_ = end + 1;
  }

  Lines finish(LineCounts& counts) {
    if (begin_ < text_.size()) end_line(text_.size(), '\n');
    counts = std::move(counts_);
    return std::move(lines_);
  }

 private:
  void fill(Line& line) {
    const char last = text_[line.text.end - 1];
    line.first = text_[begin_];
    const std::uint8_t look = looks[static_cast<unsigned char>(line.first)];
    if (look != plain || !graphic(line.first) || !graphic(last) || digit(last)) {
      return fill_by_rules(line);
    }
    ++counts_.filled;
    counts_.least_indent = 0;
  }

  [[gnu::noinline]] void fill_by_rules(Line& line) {
    line.text = content_of(text_, line.text.begin, line.text.end);
    if (line.text.empty()) {
      line.first = 0;
      line.kind = LineKind::blank;
      return;
    }
    const std::size_t indent = line.text.begin - begin_;
    line.indent = static_cast<std::uint16_t>(std::min<std::size_t>(indent, 0xFFFF));
    line.first = text_[line.text.begin];
    line.ends_in_digit = digit(text_[line.text.end - 1]);
    const std::uint8_t look = looks[static_cast<unsigned char>(line.first)];
    count(line, look);
    if (line.ends_in_digit || (look & odd) != 0 || (look == credit && line.text.size() <= 40)) {
      counts_.odd.push_back(static_cast<std::uint32_t>(lines_.size() - 1));
    }
  }

  void count(const Line& line, std::uint8_t look) {
    ++counts_.filled;
    counts_.digits_last += line.ends_in_digit;
    counts_.indented += line.indent >= 2;
    counts_.brackets_first += look >> 1U & 1U;
    if ((look & number) != 0) {
      ++counts_.digits_first;
    } else {
      counts_.least_indent = std::min<std::uint32_t>(counts_.least_indent, line.indent);
    }
  }

  std::string_view text_;
  std::size_t begin_;
  bool page_ = false;
  Lines lines_{};
  LineCounts counts_{};
};

bool begins_lower(std::string_view line) { return is_lower(code_point_at(line, 0).value); }

}  // namespace

Lines split_lines(TextPass& text, std::uint32_t from, LineCounts& counts, NotePlaces& notes) {
  Splitter splitter(text, from);
  SignScan::read(
      text, from, notes, [&](std::size_t at, char sign) __attribute__((always_inline)) {
        splitter.end_line(at, sign);
      });
  return splitter.finish(counts);
}

Span margin_of(std::string_view text, const Line& line) {
  std::uint32_t end = line.text.begin;
  while (end != 0 && text[end - 1] == ' ') --end;
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

void find_gaps(TextPass& text, Lines& lines) {
  bool gap = true;
  bool numbered_gap = false;  // an empty line that has its line number
  bool page = false;
  const Line* before = nullptr;
  for (Line& line : lines) {
    page = page || line.page;
    if (line.kind == LineKind::blank) {
      (line.numbered ? numbered_gap : gap) = true;
      continue;
    }
    if (line.kind == LineKind::layout) {
      page = true;
      continue;
    }
    const bool runs_on =
        page && before != nullptr &&
        (!ends_sentence(text.at(before->text)) || begins_lower(text.at(line.text)));
    const bool open = numbered_gap || (gap && !line.follows);
    line.after_gap = open || (page && !line.follows);
    line.opens = line.opens || (open && !runs_on);
    before = &line;
    gap = numbered_gap = page = false;
  }
}

}  // namespace themata
