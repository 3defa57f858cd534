// SPDX-License-Identifier: MIT
#include "lines.hpp"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include <themata/text/utf8.hpp>

#include "blanks.hpp"
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

/// Without signs at its ends that are not seen.
Span seen_of(std::string_view text, Span line) {
  if (line.empty() || (is_ascii(text[line.begin]) && is_ascii(text[line.end - 1]))) return line;
  const std::string_view seen = trim_unseen(line.of(text));
  if (seen.empty()) return {line.end, line.end};
  const auto begin = static_cast<std::uint32_t>(seen.data() - text.data());
  return {begin, begin + static_cast<std::uint32_t>(seen.size())};
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
  Splitter(std::string_view text, Span part) : text_(text), begin_(part.begin), end_(part.end) {
    lines_.reserve(part.size() / usual_line + 1);
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

  SplitText finish(NotePlaces&& notes) {
    if (begin_ < end_) end_line(end_, '\n');
    return {std::move(lines_), std::move(counts_), std::move(notes)};
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
    const std::size_t indent = line.text.begin - begin_;
    line.text = seen_of(text_, line.text);
    if (line.text.empty()) {
      line.first = 0;
      line.kind = LineKind::blank;
      return;
    }
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
  std::size_t end_;
  bool page_ = false;
  Lines lines_{};
  LineCounts counts_{};
};

SplitText split_part(TextPass& text, Span part) {
  Splitter splitter(text, part);
  NotePlaces notes;
  SignScan::read(
      text, part, notes, [&](std::size_t at, char sign) __attribute__((always_inline)) {
        splitter.end_line(at, sign);
      });
  return splitter.finish(std::move(notes));
}

/// So many parts of text[from, end) of about the same size, or fewer where lines are very long.
/// At least one.
std::vector<Span> whole_lines(std::string_view text, std::uint32_t from, std::size_t parts) {
  std::vector<Span> found;
  std::size_t begin = from;
  for (std::size_t part = 1; part < parts; ++part) {
    const std::size_t wanted = from + (text.size() - from) / parts * part;
    const std::size_t end = text.find('\n', std::max(begin, wanted));
    if (end == std::string_view::npos) break;
    found.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end + 1)});
    begin = end + 1;
  }
  found.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(text.size())});
  return found;
}

void append(LineCounts& counts, const LineCounts& more, std::size_t lines_before) {
  for (const std::uint32_t line : more.odd) {
    counts.odd.push_back(line + static_cast<std::uint32_t>(lines_before));
  }
  counts.filled += more.filled;
  counts.digits_first += more.digits_first;
  counts.digits_last += more.digits_last;
  counts.brackets_first += more.brackets_first;
  counts.indented += more.indented;
  counts.pages += more.pages;
  counts.least_indent = std::min(counts.least_indent, more.least_indent);
}

/// What was found in the part behind it.
void append(SplitText& all, const SplitText& more) {
  append(all.counts, more.counts, all.lines.size());
  all.lines.insert(all.lines.end(), more.lines.begin(), more.lines.end());
  all.notes.insert(all.notes.end(), more.notes.begin(), more.notes.end());
}

bool begins_lower(std::string_view line) { return is_lower(code_point_at(line, 0).value); }

}  // namespace

SplitText split_lines(TextPass& text, std::uint32_t from, const Shares& shares) {
  const std::vector<Span> parts = whole_lines(text, from, shares.parts);
  if (parts.size() == 1) return split_part(text, parts.front());
  SplitText all;
  // Room that is not used is never touched; growing would hold all of them twice.
  all.lines.reserve((text.size() - from) / usual_line + 1);
  std::vector<SplitText> found(parts.size());
  const auto split = [&](std::size_t part) {
    TextPass pass = text.another();
    found[part] = split_part(pass, parts[part]);
  };
  in_parts({parts.size(), shares.threads}, split,
           [&](std::size_t part) { append(all, std::exchange(found[part], {})); });
  return all;
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
