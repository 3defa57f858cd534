// SPDX-License-Identifier: MIT
#include <themata/coding/passages.hpp>

#include <algorithm>
#include <cstdint>
#include <span>

namespace themata {
namespace {

template <typename Items, typename Begin>
std::size_t first_from(const Items& items, std::size_t from, std::uint32_t at, Begin begin) {
  while (from < items.size() && begin(items[from]) < at) ++from;
  return from;
}

std::uint32_t mark_begin(const Mark& mark) { return mark.span.begin; }
std::uint32_t itself(std::uint32_t at) { return at; }

}  // namespace

Passages::Passages(const Document& document, std::size_t first)
    : document_(document), text_(document.text) {
  if (first == 0 || first >= document.turns.size()) return;
  const std::uint32_t begin = document.turns[first].span.begin;
  const auto mark =
      std::lower_bound(document.marks.begin(), document.marks.end(), begin,
                       [](const Mark& one, std::uint32_t at) { return one.span.begin < at; });
  const auto paragraph =
      std::lower_bound(document.paragraphs.begin(), document.paragraphs.end(), begin);
  mark_ = static_cast<std::size_t>(mark - document.marks.begin());
  paragraph_ = static_cast<std::size_t>(paragraph - document.paragraphs.begin());
}

Passage Passages::of(const Turn& turn) {
  text_.reach(turn.span);
  const std::size_t mark = first_from(document_.marks, mark_, turn.span.begin, mark_begin);
  const std::size_t paragraph =
      first_from(document_.paragraphs, paragraph_, turn.span.begin, itself);
  mark_ = first_from(document_.marks, mark, turn.span.end, mark_begin);
  paragraph_ = first_from(document_.paragraphs, paragraph, turn.span.end, itself);
  return {document_.text, turn.span, std::span(document_.marks).subspan(mark, mark_ - mark),
          std::span(document_.paragraphs).subspan(paragraph, paragraph_ - paragraph)};
}

}  // namespace themata
