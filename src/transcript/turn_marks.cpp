// SPDX-License-Identifier: MIT
#include "turn_marks.hpp"

#include <algorithm>

#include <themata/text/utf8.hpp>

#include "byte_search.hpp"
#include "character_references.hpp"

namespace themata {
namespace {

/// The length of what Markdown and its HTML add at `at`: the target of a link,
/// a break, a comment, a reference to a sign; 0 where talk stands.
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
    const auto reference = character_reference(rest);
    return reference ? reference->length : 0;
  }
  const std::size_t close = rest.find(closer);
  return close == std::string_view::npos ? 0 : close + closer.size();
}

void find_markup(std::string_view text, Span span, std::vector<Mark>& marks) {
  static constexpr ByteSet openers("]<&");
  const std::string_view part = text.substr(0, span.end);
  std::size_t open_comments = 0;  // looked for in vain: not again and again
  std::size_t next = span.begin;
  for_each_member(openers, text, span.begin, span.end, [&](std::size_t at) {
    if (at < next) return;
    const std::size_t length = open_comments < 100 ? markup_length(part, at) : 0;
    if (length == 0) {
      if (part.substr(at).starts_with("<!--")) ++open_comments;
      return;
    }
    marks.push_back({{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + length)},
                     MarkKind::layout});
    next = at + length;
  });
}

/// Joins `others` into `marks`, ascending and disjoint: a note that runs over a
/// margin number swallows it.
void merge_into(std::vector<Mark>& marks, const std::vector<Mark>& others) {
  if (others.empty()) return;
  const auto middle = static_cast<std::ptrdiff_t>(marks.size());
  marks.insert(marks.end(), others.begin(), others.end());
  std::inplace_merge(marks.begin(), marks.begin() + middle, marks.end(),
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
}

Span trimmed(std::string_view text, Span span) {
  const std::string_view content = trim(span.of(text));
  const auto begin = static_cast<std::uint32_t>(content.data() - text.data());
  return {begin, begin + static_cast<std::uint32_t>(content.size())};
}

/// Letters and signs at both ends, of ASCII and no blanks, are nothing to trim.
bool is_trimmed(std::string_view text, Span span) {
  const auto graphic = [&](std::uint32_t at) { return text[at] > ' ' && is_ascii(text[at]); };
  return !span.empty() && graphic(span.begin) && graphic(span.end - 1);
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

std::span<const std::uint32_t> TurnWriter::notes_in(Span span) {
  while (note_ < places_.size() && places_[note_] < span.begin) ++note_;
  const std::size_t first = note_;
  while (note_ < places_.size() && places_[note_] < span.end) ++note_;
  return places_.subspan(first, note_ - first);
}

void TurnWriter::find_marks(const OpenTurn& turn) {
  marks_.clear();
  const std::span<const std::uint32_t> places = notes_in(turn.span);
  if (!places.empty()) find_notes(text_, places, turn.span, marks_);
  if (!turn.layout.empty()) merge_into(marks_, turn.layout);
  if (document_.format != "md") return;
  others_.clear();
  find_markup(text_, turn.span, others_);
  merge_into(marks_, others_);
}

bool TurnWriter::add(const OpenTurn& turn) {
  text_.reach(turn.span);
  find_marks(turn);
  const Span span = marks_.empty() && is_trimmed(text_, turn.span)
                        ? turn.span
                        : without_outer_marks(text_, turn.span, marks_);
  if (span.empty()) return false;
  for (const Mark& mark : marks_) {
    if (mark.span.begin >= span.begin && mark.span.end <= span.end) {
      document_.marks.push_back(mark);
    }
  }
  document_.paragraphs.push_back(span.begin);
  for (const std::uint32_t at : turn.paragraphs) {
    if (at > span.begin && at < span.end) document_.paragraphs.push_back(at);
  }
  Turn& added = document_.turns.emplace_back();
  added.span = span;
  added.speaker = turn.speaker;
  if (turn.times.any()) document_.set_times(added, turn.times);
  return true;
}

}  // namespace themata
