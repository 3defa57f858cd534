// SPDX-License-Identifier: MIT
//
// Numbers in the left margin are known by counting: line numbers stand on most
// lines and rise by one (from 1 again on each page), paragraph numbers rise by
// one through the document, and the lines between them are indented. A number
// that does not continue the count is a word of the talk.
#include "margins.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <unordered_map>

#include <themata/text/utf8.hpp>

#include "label_shapes.hpp"
#include "margins_feet.hpp"
#include "margins_heads.hpp"
#include "margins_sparse.hpp"

namespace themata {
namespace {

bool digit(char c) { return c >= '0' && c <= '9'; }

struct Number {
  unsigned value = 0;
  std::uint32_t digits = 0;
  std::uint32_t rest = 0;  ///< bytes to what follows the number and its blanks
};

std::optional<Number> leading_number(std::string_view line) {
  Number number;
  while (number.digits < line.size() && digit(line[number.digits])) {
    if (number.digits == 5) return std::nullopt;
    number.value = number.value * 10 + static_cast<unsigned>(line[number.digits++] - '0');
  }
  if (number.digits == 0) return std::nullopt;
  std::size_t at = number.digits;
  while (at < line.size() && (line[at] == ' ' || line[at] == '\t')) ++at;
  if (at == number.digits && at < line.size()) return std::nullopt;
  number.rest = static_cast<std::uint32_t>(at);
  return number;
}

std::optional<Number> number_of(TextPass& text, const Line& line) {
  if (!digit(line.first)) return std::nullopt;
  return leading_number(text.at(line.text));
}

enum class Numbering { none, lines, paragraphs };

/// Numbers in the margin begin in about the same column: that of the leftmost.
std::uint32_t last_margin_column(TextPass& text, const Lines& lines) {
  std::uint32_t leftmost = 1000;
  for (const Line& line : lines) {
    if (!number_of(text, line)) continue;
    leftmost = std::min<std::uint32_t>(leftmost, line.indent);
  }
  return leftmost + 4;
}

/// Follows the count from line to line.
class Counter {
 public:
  Counter(Numbering numbering, std::uint32_t last_column)
      : numbering_(numbering), last_column_(last_column) {}

  /// Does the number that `line` begins with continue the count?
  bool takes(const Line& line, const Number& number) {
    if (line.indent > last_column_) return false;
    if (before_ != none && !continues(line, number.value)) return false;
    rises_ = before_ != none && number.value == before_ + 1;
    bare_ = number.digits == line.text.size();
    before_ = number.value;
    return true;
  }
  /// The number last taken is one more than the one before it.
  [[nodiscard]] bool rises() const { return rises_; }

 private:
  [[nodiscard]] bool continues(const Line& line, unsigned value) const {
    if (value == before_ + 1) return true;
    // A paragraph that a page break cuts or moves has its number on both pages.
    if (numbering_ == Numbering::paragraphs) return (bare_ || line.page) && value == before_;
    return value == 1 || (value > before_ && value <= before_ + 3);
  }
  Numbering numbering_;
  std::uint32_t last_column_;
  static constexpr unsigned none = 1'000'000;  // a number has five digits at most
  unsigned before_ = none;
  bool bare_ = false;
  bool rises_ = false;
};

struct Count {
  std::size_t filled = 0;    ///< lines that are not blank
  std::size_t numbered = 0;  ///< that begin with a number
  std::size_t in_order = 0;  ///< and continue the count
  std::size_t begun = 0;     ///< of them, those that begin it, at first or again
  std::size_t bare = 0;      ///< that begin without
  std::size_t indented = 0;  ///< and are indented
};

Count count_numbers(TextPass& text, const Lines& lines, Counter counter) {
  Count count;
  for (const Line& line : lines) {
    if (line.kind == LineKind::blank) continue;
    ++count.filled;
    const auto number = number_of(text, line);
    if (!number) {
      ++count.bare;
      if (line.indent >= 2) ++count.indented;
      continue;
    }
    ++count.numbered;
    if (!counter.takes(line, *number)) continue;
    ++count.in_order;
    if (number->value == 1 && !line.page) ++count.begun;
  }
  return count;
}

/// Too few numbers for either kind, whether they count up or not?
bool may_be_numbered(const LineCounts& counts) {
  const std::size_t bare = counts.filled - counts.digits_first;
  return counts.digits_first >= 4 &&
         (counts.digits_first * 10 >= counts.filled * 6 || counts.indented * 10 >= bare * 8);
}

/// `1` to `4` in answer after answer are the items of lists; no page has so few lines.
bool are_lists(const Count& by_line) {
  constexpr std::size_t longest_list = 9;
  return by_line.begun >= 3 && by_line.in_order <= by_line.begun * longest_list;
}

/// `last_column`: last_margin_column().
Numbering decide_numbering(TextPass& text, const Lines& lines, std::uint32_t last_column) {
  const Count by_line = count_numbers(text, lines, Counter(Numbering::lines, last_column));
  if (by_line.in_order >= 4 && by_line.in_order * 10 >= by_line.filled * 6) {
    const bool indented = by_line.bare * 4 > by_line.filled && by_line.indented == by_line.bare;
    if (!indented && !are_lists(by_line)) return Numbering::lines;
  }
  const Count by_paragraph =
      count_numbers(text, lines, Counter(Numbering::paragraphs, last_column));
  const bool ordered =
      by_paragraph.in_order >= 4 && by_paragraph.in_order * 10 >= by_paragraph.numbered * 8;
  if (ordered && by_paragraph.indented * 10 >= by_paragraph.bare * 8 &&
      (by_paragraph.bare != 0 || by_paragraph.in_order == by_paragraph.filled)) {
    return Numbering::paragraphs;
  }
  return Numbering::none;
}

/// A paragraph number may stand above its paragraph: that line opens too.
void carry_openings(Lines& lines) {
  bool carried = false;
  for (Line& line : lines) {
    if (line.kind == LineKind::blank) {
      carried = carried || line.opens;
    } else if (carried) {
      line.opens = true;
      carried = false;
    }
  }
}

void strip_numbers(TextPass& text, Lines& lines, Numbering numbering, std::uint32_t last_column) {
  Counter counter(numbering, last_column);
  for (Line& line : lines) {
    const auto number = number_of(text, line);
    if (!number) continue;
    if (!counter.takes(line, *number)) {
      if (numbering == Numbering::lines && number->digits == line.text.size()) {
        line.kind = LineKind::layout;
      }
      continue;
    }
    strip_margin(text, line, number->digits, number->rest);
    if (numbering == Numbering::paragraphs) line.opens = true;
    line.follows = numbering == Numbering::lines && counter.rises();
  }
  carry_openings(lines);
}

/// False where there are no such numbers.
bool strip_numbers(TextPass& text, Lines& lines, const LineCounts& counts) {
  if (!may_be_numbered(counts)) return false;
  const std::uint32_t last_column = last_margin_column(text, lines);
  const Numbering numbering = decide_numbering(text, lines, last_column);
  if (numbering == Numbering::none) return false;
  strip_numbers(text, lines, numbering, last_column);
  return true;
}

bool is_credit(std::string_view line) {
  return line.starts_with("Transcribed by https://otter.ai");
}

/// `Maria:` or `Maria`, and nothing else.
bool is_label(TextPass& text, const Line& line) {
  if (line.kind != LineKind::talk) return false;
  const std::string_view content = text.at(line.text);
  const auto match = leading_label(content);
  return match && match->talk == content.size();
}

/// Numbers right below labels are answers; below one or the other a page may end.
bool are_answers(TextPass& text, const Lines& lines, const std::vector<std::size_t>& numbers) {
  const auto answers = std::count_if(numbers.begin(), numbers.end(), [&](std::size_t i) {
    return i != 0 && is_label(text, lines[i - 1]);
  });
  return static_cast<std::size_t>(answers) * 4 >= numbers.size() * 3;
}

/// False where there are none.
bool find_stray_page_numbers(TextPass& text, Lines& lines, const LineCounts& counts) {
  std::vector<std::size_t> lone;
  bool any = false;
  for (const std::uint32_t i : counts.odd) {
    Line& line = lines[i];
    if (!(line.ends_in_digit || line.first == 'T') || line.kind != LineKind::talk) continue;
    const std::string_view content = text.at(line.text);
    if (content.size() > 40) continue;
    if (is_credit(content) || is_worded_page_number(line, content)) {
      line.kind = LineKind::layout;
      any = true;
    }
    if (std::all_of(content.begin(), content.end(), digit)) lone.push_back(i);
  }
  std::size_t rising = 0;
  std::optional<unsigned> before;
  for (const std::size_t i : lone) {
    const auto number = number_of(text, lines[i]);
    if (number && before && number->value == *before + 1) ++rising;
    if (number) before = number->value;
  }
  if (rising < 2 || rising + 1 < lone.size() || are_answers(text, lines, lone)) return any;
  for (const std::size_t i : lone) lines[i].kind = LineKind::layout;
  return true;
}

void find_time_lines(TextPass& text, Lines& lines, const LineCounts& counts) {
  for (const std::uint32_t i : counts.odd) {
    Line& line = lines[i];
    if (!may_begin_time(line.first) || line.kind != LineKind::talk || line.text.size() > 80) {
      continue;
    }
    const std::string_view content = text.at(line.text);
    const auto time = leading_time(content);
    if (time && time->length == content.size()) line.kind = LineKind::time;
  }
}

LeftOut count_left_out(TextPass& text, const Lines& lines) {
  LeftOut out;
  for (const Line& line : lines) {
    if (line.numbered) ++out.numbers;
    if (line.kind != LineKind::layout) continue;
    const std::string_view content = text.at(line.text);
    if (is_credit(content)) continue;
    if (is_page_number(page_pattern(content))) {
      ++out.page_numbers;
    } else if (out.heads++ == 0) {
      out.head = line.text;
    }
  }
  return out;
}

}  // namespace

LeftOut find_margins(TextPass& text, Lines& lines, const LineCounts& counts) {
  const bool numbered = strip_numbers(text, lines, counts) ||
                        strip_item_numbers(text, lines, counts) ||
                        strip_fifth_numbers(text, lines, counts);
  const bool feet = find_labelled_feet(text, lines, counts);
  const bool heads = counts.pages != 0 && find_running_heads(text, lines);
  const bool stray = find_stray_page_numbers(text, lines, counts);
  find_time_lines(text, lines, counts);
  return numbered || feet || heads || stray ? count_left_out(text, lines) : LeftOut{};
}

}  // namespace themata
