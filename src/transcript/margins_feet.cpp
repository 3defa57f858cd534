// SPDX-License-Identifier: MIT
#include "margins_feet.hpp"

#include <algorithm>
#include <optional>
#include <unordered_map>
#include <utility>

#include <themata/text/utf8.hpp>

#include "label_shapes.hpp"
#include "label_words.hpp"
#include "margins_heads.hpp"

namespace themata {
namespace {

constexpr std::size_t longest_foot = 150;

bool digit(char c) { return c >= '0' && c <= '9'; }

struct Foot {
  std::string stem;
  unsigned number = 0;
};

/// `Study 12: Interview 7        Page 3`: what stands before a wide gap and a number.
std::optional<Foot> numbered_foot(std::string_view line) {
  std::size_t at = line.size();
  while (at > 0 && digit(line[at - 1])) --at;
  if (at == line.size() || line.size() - at > 4 || line.size() > longest_foot) return std::nullopt;
  unsigned number = 0;
  for (const char c : line.substr(at)) number = number * 10 + static_cast<unsigned>(c - '0');
  std::string_view before = line.substr(0, at);
  if (ascii_lower(before.substr(before.size() - std::min<std::size_t>(5, before.size()))) ==
      "page ") {
    before.remove_suffix(5);
  }
  const std::string_view stem = trim(before);
  const bool wide = before.ends_with("   ") || before.ends_with('\t');
  if (!wide || stem.empty()) return std::nullopt;
  return Foot{ascii_lower(stem), number};
}

/// What the label of a line is, and what the page pattern of the line is.
std::string label_of(std::string_view line) {
  const auto match = leading_label(line);
  if (!match || match->form == LabelForm::alone) return {};
  return ascii_lower(match->name.of(line));
}

/// What a foot says on every page: without the number of the page, but with
/// all others, for a speaker may count (`Dan: Question 2?`).
std::string constant_part(std::string_view line) {
  if (const auto foot = numbered_foot(line)) return foot->stem;
  std::string pattern = page_pattern(line);
  return pattern.find("page #") == std::string::npos ? ascii_lower(line) : pattern;
}

/// Numbered feet whose numbers rise by one: their lines and their stems.
class Feet {
 public:
  Feet(TextPass& text, const Lines& lines, const LineCounts& counts) {
    for (const std::uint32_t i : counts.odd) {
      if (!lines[i].ends_in_digit || lines[i].kind != LineKind::talk) continue;
      const auto foot = numbered_foot(text.at(lines[i].text));
      if (!foot) continue;
      Run& run = runs_[foot->stem];
      if (run.count != 0 && foot->number != run.last + 1) run.broken = true;
      run.last = foot->number;
      ++run.count;
    }
    std::erase_if(runs_, [](const auto& run) { return run.second.count < 2 || run.second.broken; });
  }
  [[nodiscard]] bool empty() const { return runs_.empty(); }
  /// The line is such a foot, or its stem without a number.
  [[nodiscard]] bool holds(std::string_view line) const {
    if (runs_.empty() || line.size() > longest_foot) return false;
    const auto foot = numbered_foot(line);
    return runs_.contains(foot ? foot->stem : ascii_lower(line));
  }

 private:
  struct Run {
    std::size_t count = 0;
    unsigned last = 0;
    bool broken = false;
  };
  std::unordered_map<std::string, Run> runs_{};
};

/// The lines that touch a page's number.
std::vector<Edge> neighbours(TextPass& text, const Lines& lines,
                             const std::vector<std::size_t>& numbers) {
  std::vector<Edge> found;
  const auto take = [&](std::size_t i) {
    if (lines[i].kind != LineKind::talk) return;
    found.push_back({i, page_pattern(text.at(lines[i].text))});
  };
  // The first page has its head without a number above it.
  std::size_t first = 0;
  while (lines[first].kind == LineKind::blank) ++first;
  if (first + 1 < numbers.front()) take(first);
  for (const std::size_t i : numbers) {
    if (i > 0) take(i - 1);
    if (i + 1 < lines.size()) take(i + 1);
  }
  return found;
}

/// What recurs next to the numbers of pages.
void find_feet_near(TextPass& text, Lines& lines, const std::vector<std::size_t>& numbers) {
  const std::vector<Edge> near = neighbours(text, lines, numbers);
  std::unordered_map<std::string, std::size_t> times;
  for (const Edge& edge : near) ++times[edge.pattern];
  std::vector<Edge> recurring;
  for (const Edge& edge : near) {
    const std::string_view line = text.at(lines[edge.line].text);
    const bool colon = line.find(": ") != std::string_view::npos || begins_like_label(line);
    const std::size_t count = times[edge.pattern];
    if (count >= (colon ? 2U : 3U) && count * 2 >= numbers.size()) recurring.push_back(edge);
  }
  if (recurring.empty()) return;
  const MiddleOfPages middle(text, lines, near, recurring);
  std::optional<LabelBodies> bodies;
  for (const Edge& edge : recurring) {
    const std::string_view line = text.at(lines[edge.line].text);
    if (middle.holds(line, edge.pattern, times[edge.pattern])) continue;
    const bool label = begins_like_label(line);
    if (label && !bodies) bodies.emplace(text, lines);
    if (!label || bodies->always_the_same(line)) lines[edge.line].kind = LineKind::layout;
  }
}

}  // namespace

std::string page_pattern(std::string_view line) {
  std::string pattern(line.size(), '\0');
  std::size_t size = 0;
  for (const char c : line) {
    const char before = size == 0 ? ' ' : pattern[size - 1];
    const bool capital = c >= 'A' && c <= 'Z';
    const char next = digit(c)            ? '#'
                      : is_ascii_space(c) ? ' '
                      : capital           ? static_cast<char>(c | 0x20)
                                          : c;
    pattern[size] = next;
    const bool again = (digit(c) && before == '#') || (next == ' ' && before == ' ');
    size += again ? 0 : 1;
  }
  pattern.resize(size);
  return pattern;
}

bool is_page_number(std::string_view pattern) {
  for (const std::string_view shape :
       {"#", "#/#", "# / #", "# of #", "page #", "page # of #", "page # / #", "page #/#", "- # -",
        "-#-", "p. #", "[#]", "seite #", "page # sur #"}) {
    if (pattern == shape) return true;
  }
  return false;
}

bool is_worded_page_number(const Line& line, std::string_view content) {
  if (!line.ends_in_digit || (line.first != 'P' && line.first != 'p')) return false;
  const std::string pattern = page_pattern(content);
  return pattern == "page # of #" || pattern == "page #" || pattern == "page #/#";
}

bool begins_like_label(std::string_view line) {
  const auto match = leading_label(line);
  return match && match->form != LabelForm::alone;
}

LabelBodies::LabelBodies(TextPass& text, const Lines& lines) {
  std::unordered_map<std::string, std::string> bodies;
  for (const Line& line : lines) {
    if (line.kind == LineKind::blank) continue;
    const std::string_view content = text.at(line.text);
    const std::string name = label_of(content);
    if (name.empty()) continue;
    const std::string pattern = constant_part(content.substr(0, longest_foot));
    const auto [entry, fresh] = bodies.try_emplace(name, pattern);
    if (!fresh && entry->second != pattern) varied_.push_back(name);
  }
  std::sort(varied_.begin(), varied_.end());
}

bool LabelBodies::always_the_same(std::string_view line) const {
  const std::string name = label_of(line);
  return !name.empty() && !std::binary_search(varied_.begin(), varied_.end(), name);
}

bool find_labelled_feet(TextPass& text, Lines& lines, const LineCounts& counts) {
  if (counts.digits_last < 2) return false;  // no number counts, and one foot is none
  const Feet feet(text, lines, counts);
  std::vector<std::size_t> numbers;
  const auto take = [&](std::size_t i) {
    if (lines[i].kind != LineKind::talk || lines[i].text.size() > longest_foot) return;
    const std::string_view line = text.at(lines[i].text);
    const bool foot = feet.holds(line);
    if (foot) lines[i].kind = LineKind::layout;
    if (foot || is_worded_page_number(lines[i], line)) numbers.push_back(i);
  };
  if (feet.empty()) {
    std::for_each(counts.odd.begin(), counts.odd.end(), take);
  } else {
    for (std::size_t i = 0; i < lines.size(); ++i) take(i);
  }
  if (numbers.size() >= 2) find_feet_near(text, lines, numbers);
  return !numbers.empty();
}

}  // namespace themata
