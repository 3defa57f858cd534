// SPDX-License-Identifier: MIT
#include "turn_marks.hpp"

#include <algorithm>

#include <themata/text/utf8.hpp>
#include <themata/transcript/notes.hpp>

namespace themata {
namespace {

/// The length of what Markdown and its HTML add at `at`: the target of a link,
/// a break, a comment, an entity; 0 where talk stands.
std::size_t markup_length(std::string_view text, std::size_t at) {
  constexpr std::size_t longest = 2000;
  const std::string_view rest = text.substr(at, longest);
  std::string_view closer;
  if (rest.starts_with("](") && rest.substr(0, 10).find("://") != std::string_view::npos) {
    closer = ")";
  } else if (rest.starts_with("<!--")) {
    closer = "-->";
  } else if (rest.starts_with("<br>") || rest.starts_with("<br/>") || rest.starts_with("<br />")) {
    closer = ">";
  } else {
    for (const std::string_view entity : {"&amp;", "&nbsp;", "&lt;", "&gt;", "&quot;"}) {
      if (rest.starts_with(entity)) return entity.size();
    }
    return 0;
  }
  const std::size_t close = rest.find(closer);
  return close == std::string_view::npos ? 0 : close + closer.size();
}

std::vector<Mark> find_markup(std::string_view text, Span span) {
  std::vector<Mark> marks;
  const std::string_view part = text.substr(0, span.end);
  std::size_t open_comments = 0;  // looked for in vain: not again and again
  for (std::size_t at = span.begin; at < part.size(); ++at) {
    if (part[at] != ']' && part[at] != '<' && part[at] != '&') continue;
    const std::size_t length = open_comments < 100 ? markup_length(part, at) : 0;
    if (length == 0) {
      if (part.substr(at).starts_with("<!--")) ++open_comments;
      continue;
    }
    marks.push_back({{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + length)},
                     MarkKind::layout});
    at += length - 1;
  }
  return marks;
}

/// Both lists in one, ascending and disjoint: a note that runs over a margin
/// number swallows it.
std::vector<Mark> merged(const std::vector<Mark>& notes, const std::vector<Mark>& layout) {
  std::vector<Mark> marks;
  marks.reserve(notes.size() + layout.size());
  std::merge(notes.begin(), notes.end(), layout.begin(), layout.end(), std::back_inserter(marks),
             [](const Mark& a, const Mark& b) { return a.span.begin < b.span.begin; });
  std::size_t kept = 0;
  for (const Mark& mark : marks) {
    if (kept != 0 && mark.span.begin < marks[kept - 1].span.end) {
      if (mark.span.end > marks[kept - 1].span.end) marks[kept - 1].span.end = mark.span.end;
      continue;
    }
    marks[kept++] = mark;
  }
  marks.resize(kept);
  return marks;
}

Span trimmed(std::string_view text, Span span) {
  const std::string_view content = trim(span.of(text));
  const auto begin = static_cast<std::uint32_t>(content.data() - text.data());
  return {begin, begin + static_cast<std::uint32_t>(content.size())};
}

bool is_note(const Mark& mark) { return mark.kind == MarkKind::note; }

/// Takes times and layout off both ends of the span.
Span without_outer_marks(std::string_view text, Span span, const std::vector<Mark>& marks) {
  auto first = marks.begin();
  auto last = marks.end();
  span = trimmed(text, span);
  while (first != last && !is_note(*first) && first->span.begin <= span.begin) {
    span =
        trimmed(text, {std::max(span.begin, first->span.end), std::max(span.end, first->span.end)});
    ++first;
  }
  while (first != last && !is_note(*(last - 1)) && (last - 1)->span.end >= span.end) {
    --last;
    span = trimmed(text, {span.begin, std::max(span.begin, std::min(span.end, last->span.begin))});
  }
  return span;
}

}  // namespace

bool add_turn(Document& document, Turn turn, const std::vector<Mark>& layout,
              const std::vector<std::uint32_t>& paragraphs) {
  std::vector<Mark> notes;
  find_notes(document.text, turn.span, notes);
  std::vector<Mark> marks = merged(notes, layout);
  if (document.format == "md") marks = merged(marks, find_markup(document.text, turn.span));
  turn.span = without_outer_marks(document.text, turn.span, marks);
  if (turn.span.empty()) return false;
  for (const Mark& mark : marks) {
    if (mark.span.begin >= turn.span.begin && mark.span.end <= turn.span.end) {
      document.marks.push_back(mark);
    }
  }
  document.paragraphs.push_back(turn.span.begin);
  for (const std::uint32_t at : paragraphs) {
    if (at > turn.span.begin && at < turn.span.end) document.paragraphs.push_back(at);
  }
  document.turns.push_back(turn);
  return true;
}

}  // namespace themata
