// SPDX-License-Identifier: MIT
//
// A text that was wrapped breaks its lines in the middle of sentences; where
// each line is a paragraph, nearly every line ends one. Only breaks between two
// lines of one turn, without a blank line between them, can tell.
#include "paragraphs.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace themata {
namespace {

constexpr std::size_t longer_than_wrapped = 200;

bool has_line_numbers(const Lines& lines) {
  const auto talks = [](const Line& line) { return line.kind == LineKind::talk; };
  const auto numbered = std::count_if(lines.begin(), lines.end(), [](const Line& line) {
    return line.follows && line.kind == LineKind::talk;
  });
  return numbered != 0 && numbered * 2 > std::count_if(lines.begin(), lines.end(), talks);
}

struct Breaks {
  std::size_t all = 0;
  std::size_t at_sentence_end = 0;
};

Breaks count_breaks(TextPass& text, const Lines& lines, const std::vector<Label>& labels) {
  Breaks breaks;
  const Line* before = nullptr;
  std::size_t next = 0;
  const auto take_before = [&](std::size_t end) {
    for (; next < end; ++next) {
      const Line& line = lines[next];
      const bool talks = line.kind == LineKind::talk;
      if (talks && !line.opens && before != nullptr) {
        ++breaks.all;
        const std::string_view content = text.at(before->text);
        const bool ends = ends_sentence(content) || content.size() > longer_than_wrapped;
        if (ends) ++breaks.at_sentence_end;
      }
      before = talks ? &line : nullptr;
    }
  };
  for (const Label& label : labels) {
    take_before(label.line);
    const Line& line = lines[label.line];
    const bool goes_on = line.kind == LineKind::talk && label.talk < line.text.size();
    before = goes_on ? &line : nullptr;
    next = label.line + 1;
  }
  take_before(lines.size());
  return breaks;
}

}  // namespace

Paragraphs decide_paragraphs(TextPass& text, const Lines& lines, const std::vector<Label>& labels,
                             Paragraphs wanted, std::vector<std::string>& doubts) {
  if (wanted != Paragraphs::automatic) return wanted;
  if (has_line_numbers(lines)) return Paragraphs::blank;
  const Breaks breaks = count_breaks(text, lines, labels);
  if (breaks.all == 0) return Paragraphs::blank;
  const double share =
      static_cast<double>(breaks.at_sentence_end) / static_cast<double>(breaks.all);
  const bool by_line = share >= 0.85;
  if (breaks.all >= 10 && share > 0.6 && share < 0.9) {
    doubts.push_back(fmt::format("paragraphs end at {}: {} of {} line breaks end a sentence",
                                 by_line ? "line ends" : "blank lines", breaks.at_sentence_end,
                                 breaks.all));
  } else if (by_line && breaks.all >= 10 && share < 0.98) {
    doubts.emplace_back("every line end is read as a paragraph's end");
  }
  return by_line ? Paragraphs::lines : Paragraphs::blank;
}

}  // namespace themata
