// SPDX-License-Identifier: MIT
#include "margins_sparse.hpp"

#include <algorithm>
#include <optional>

#include "blanks.hpp"
#include "label_shapes.hpp"

namespace themata {
namespace {

bool digit(char c) { return c >= '0' && c <= '9'; }

struct Item {
  std::size_t line = 0;
  unsigned value = 0;
  std::uint32_t length = 0;  ///< of the number and its signs
  std::uint32_t rest = 0;
};

/// Reads up to four digits; moves `at` behind them.
std::optional<unsigned> read_number(std::string_view line, std::size_t& at) {
  const std::size_t from = at;
  unsigned value = 0;
  while (at < line.size() && digit(line[at]) && at - from < 4) {
    value = value * 10 + static_cast<unsigned>(line[at++] - '0');
  }
  if (at == from) return std::nullopt;
  return value;
}

std::optional<Item> leading_item(std::string_view line) {
  const bool bracket = line.starts_with('[');
  std::size_t at = bracket ? 1 : 0;
  const auto value = read_number(line, at);
  if (!value || at >= line.size()) return std::nullopt;
  if (bracket ? line[at] != ']' : (line[at] != '.' && line[at] != ')')) return std::nullopt;
  ++at;
  const std::size_t rest = skip_blanks(line, at);
  if (rest == at || rest >= line.size()) return std::nullopt;
  return Item{0, *value, static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(rest)};
}

bool begins_with_label(std::string_view line) {
  const auto match = leading_label(line);
  return match && match->form != LabelForm::alone && match->form != LabelForm::letter;
}

}  // namespace

bool strip_item_numbers(TextPass& text, Lines& lines, const LineCounts& counts) {
  if (counts.digits_first + counts.brackets_first < 3) return false;
  std::vector<Item> items;
  std::optional<unsigned> before;
  std::size_t numbered = 0;
  std::size_t labelled = 0;
  for (const std::uint32_t i : counts.odd) {
    if (!digit(lines[i].first) && lines[i].first != '[') continue;
    const std::string_view line = text.at(lines[i].text);
    auto item = leading_item(line);
    if (!item) continue;
    const bool label = begins_with_label(line.substr(item->rest));
    if (label) ++numbered;
    if (before ? item->value != *before + 1 : !label) continue;
    before = item->value;
    if (label) ++labelled;
    item->line = i;
    items.push_back(*item);
  }
  if (labelled < 3 || labelled * 2 < items.size() || labelled * 10 < numbered * 8) return false;
  for (const Item& item : items) {
    strip_margin(text, lines[item.line], item.length, item.rest);
    lines[item.line].opens = true;
  }
  return true;
}

bool strip_fifth_numbers(TextPass& text, Lines& lines, const LineCounts& counts) {
  // The margin's width: the smallest indentation of a line that begins without a number.
  const std::uint32_t width = counts.least_indent;
  if (width < 2 || width == 1000) return false;
  std::vector<Item> items;
  std::size_t filled = 0;
  std::size_t last = 0;
  std::size_t in_order = 0;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (lines[i].kind == LineKind::blank) continue;
    ++filled;
    const std::string_view line = text.at(lines[i].text);
    if (lines[i].indent >= width) continue;
    std::size_t at = 0;
    const auto value = read_number(line, at);
    const std::size_t rest = skip_blanks(line, at);
    if (!value || *value == 0 || *value % 5 != 0 || rest == at || rest >= line.size()) return false;
    const bool steps = !items.empty() && *value == items.back().value + 5 && filled == last + 5;
    if (steps) ++in_order;
    if (!steps && !items.empty() && *value != 5) return false;
    last = filled;
    items.push_back({i, *value, static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(rest)});
  }
  if (in_order == 0 || in_order * 2 < items.size()) return false;
  for (const Item& item : items) strip_margin(text, lines[item.line], item.length, item.rest);
  return true;
}

}  // namespace themata
