// SPDX-License-Identifier: MIT
#include "margins_heads.hpp"

#include <optional>

#include <themata/text/utf8.hpp>
#include <themata/transcript/roles.hpp>

#include "label_shapes.hpp"
#include "label_words.hpp"
#include "margins_feet.hpp"

namespace themata {
namespace {

constexpr std::size_t longest_head = 150;

/// The byte as page_pattern() has it.
unsigned char folded(char c) {
  if (c >= '0' && c <= '9') return '#';
  return static_cast<unsigned char>(c >= 'A' && c <= 'Z' ? c | 0x20 : c);
}

/// The name of `Maria:` and nothing else; a key without its value (`Date:`) is none.
std::optional<std::string_view> label_alone(std::string_view line) {
  constexpr std::string_view ends = ":*_\x9A";  // the last byte of a full-width colon
  if (ends.find(line.back()) == std::string_view::npos) return std::nullopt;
  const auto match = leading_label(line);
  if (!match || match->talk != line.size()) return std::nullopt;
  if (match->form != LabelForm::colon && match->form != LabelForm::strong_colon) {
    return std::nullopt;
  }
  const std::string_view name = match->name.of(line);
  const bool key = is_cover_sheet_key(name.substr(0, name.find(' '))) ||
                   is_cover_sheet_key(name.substr(name.rfind(' ') + 1));
  return key ? std::nullopt : std::optional(name);
}

/// The two outermost filled lines at each side of every page.
class PageEdges {
 public:
  PageEdges(TextPass& text, const Lines& lines) {
    std::vector<std::size_t> page;
    for (std::size_t i = 0; i < lines.size(); ++i) {
      if (lines[i].page) close(text, lines, page);
      if (lines[i].kind != LineKind::blank) page.push_back(i);
    }
    close(text, lines, page);
  }
  [[nodiscard]] const std::vector<Edge>& edges() const { return edges_; }
  [[nodiscard]] std::size_t pages() const { return pages_; }

 private:
  void close(TextPass& text, const Lines& lines, std::vector<std::size_t>& page) {
    ++pages_;
    for (std::size_t i = 0; i < page.size(); ++i) {
      if (i >= 2 && i + 2 < page.size()) continue;
      const std::string_view line = text.at(lines[page[i]].text);
      if (line.size() > longest_head) continue;
      edges_.push_back({page[i], page_pattern(line)});
    }
    page.clear();
  }
  std::vector<Edge> edges_{};
  std::size_t pages_ = 0;
};

}  // namespace

MiddleOfPages::MiddleOfPages(TextPass& text, const Lines& lines, const std::vector<Edge>& edges,
                             const std::vector<Edge>& recurring) {
  for (const Edge& edge : recurring) expect(text.at(lines[edge.line].text), edge.pattern);
  auto edge = edges.begin();
  for (std::size_t i = 0; i < lines.size(); ++i) {
    while (edge != edges.end() && edge->line < i) ++edge;
    if (edge != edges.end() && edge->line == i) continue;
    const Line& line = lines[i];
    if (line.kind != LineKind::talk || line.text.size() > longest_head) continue;
    if (label_patterns_ == 0 && !first_[folded(line.first)]) continue;
    count(text.at(line.text));
  }
}

void MiddleOfPages::expect(std::string_view line, const std::string& pattern) {
  if (!counts_.try_emplace(pattern, 0).second) return;
  first_[folded(line.front())] = true;
  last_[folded(line.back())] = true;
  if (label_alone(line)) ++label_patterns_;
}

void MiddleOfPages::count(std::string_view line) {
  if (!last_[folded(line.back())]) return;
  if (label_patterns_ != 0 && labels_ < 2 && label_alone(line)) ++labels_;
  if (!first_[folded(line.front())]) return;
  const auto found = counts_.find(page_pattern(line));
  if (found != counts_.end()) ++found->second;
}

bool MiddleOfPages::holds(std::string_view line, const std::string& pattern,
                          std::size_t times) const {
  const auto found = counts_.find(pattern);
  // A form feed may be missing here and there.
  if (found != counts_.end() && found->second * 4 >= times) return true;
  const auto name = label_alone(line);
  return name && (labels_ >= 2 || label_patterns_ >= 2 || known_label(clean_label(*name)));
}

bool find_running_heads(TextPass& text, Lines& lines) {
  const PageEdges found(text, lines);
  if (found.pages() < 2) return false;
  std::unordered_map<std::string, std::size_t> times;
  for (const Edge& edge : found.edges()) ++times[edge.pattern];
  std::vector<Edge> recurring;
  bool any = false;
  for (const Edge& edge : found.edges()) {
    const std::size_t count = times[edge.pattern];
    if (is_page_number(edge.pattern)) {
      lines[edge.line].kind = LineKind::layout;
      any = true;
    } else if (count >= 3 && count * 2 >= found.pages() - 1) {
      recurring.push_back(edge);
    }
  }
  if (recurring.empty()) return any;
  const MiddleOfPages middle(text, lines, found.edges(), recurring);
  std::optional<LabelBodies> bodies;
  const auto may_speak = [&](std::string_view line) {
    if (!begins_like_label(line)) return false;
    if (!bodies) bodies.emplace(text, lines);
    return !bodies->always_the_same(line);
  };
  for (const Edge& edge : recurring) {
    const std::string_view line = text.at(lines[edge.line].text);
    const bool talk = middle.holds(line, edge.pattern, times[edge.pattern]) || may_speak(line);
    if (talk) continue;
    lines[edge.line].kind = LineKind::layout;
    any = true;
  }
  return any;
}

}  // namespace themata
