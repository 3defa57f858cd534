// SPDX-License-Identifier: MIT
//
// A bracket is judged by its words. Each is a time, a marker, a word that goes
// with markers (`long pause`), or talk. Square brackets are the transcriber's
// own sign, so a marker may have company of any kind there (`[phone rings in
// the hall]`); round ones are also punctuation, so every word must fit: `(I had
// to pause there)` is talk. A bracket is given up after `longest_note` bytes
// and at the next opening one, which keeps the cost linear.
#include <themata/transcript/notes.hpp>

#include <algorithm>
#include <array>
#include <string>

#include <themata/text/normalise.hpp>
#include <themata/text/utf8.hpp>

#include "byte_search.hpp"
#include "label_shapes.hpp"
#include "note_places.hpp"
#include "note_words.hpp"

namespace themata {
namespace {

constexpr std::size_t longest_note = 200;
constexpr std::size_t margin = 100;

bool digit(char c) { return c >= '0' && c <= '9'; }

/// Reads up to `most` digits; moves `at` behind them.
std::optional<unsigned> number(std::string_view text, std::size_t& at, std::size_t least,
                               std::size_t most) {
  const std::size_t from = at;
  unsigned value = 0;
  while (at < text.size() && digit(text[at]) && at - from < most) {
    value = value * 10 + static_cast<unsigned>(text[at++] - '0');
  }
  if (at - from < least) return std::nullopt;
  return value;
}

double fraction(std::string_view text, std::size_t& at) {
  if (at + 1 >= text.size() || !digit(text[at + 1])) return 0;
  if (text[at] != '.' && text[at] != ',' && text[at] != ';') return 0;
  double value = 0;
  double place = 1;
  for (++at; at < text.size() && digit(text[at]); ++at) value += (place /= 10) * (text[at] - '0');
  return value;
}

bool ends_time(std::string_view text, std::size_t at) {
  if (at >= text.size()) return true;
  if (text[at] == ':') return at + 1 >= text.size() || !digit(text[at + 1]);
  return !is_letter(code_point_at(text, at).value) && !digit(text[at]) && text[at] != '%';
}

struct Words {
  std::size_t all = 0;
  std::size_t talk = 0;
  std::size_t weak = 0;
  std::size_t strong = 0;
  std::size_t times = 0;
};

bool word_byte(char c) {
  return static_cast<unsigned char>(c) >= 0x80 || digit(c) || (c >= 'a' && c <= 'z') ||
         (c >= 'A' && c <= 'Z') || c == '-' || c == '\'';
}

/// `10.15 am`, `9:30 pm`
std::optional<std::size_t> day_time(std::string_view text) {
  std::size_t at = 0;
  if (!number(text, at, 1, 2)) return std::nullopt;
  if (at < text.size() && (text[at] == '.' || text[at] == ':')) {
    if (!number(text, ++at, 2, 2)) return std::nullopt;
  }
  while (at < text.size() && text[at] == ' ') ++at;
  constexpr std::string_view halves = "aApP";
  const bool may_be =
      at < text.size() && (!is_ascii(text[at]) || halves.find(text[at]) != std::string_view::npos);
  if (!may_be) return std::nullopt;
  const std::string half = folded_form(text.substr(at, 4));
  for (const std::string_view sign : {"a.m.", "p.m.", "am", "pm"}) {
    if (half.starts_with(sign)) return at + sign.size();
  }
  return std::nullopt;
}

bool is_number(std::string_view word) {
  return std::all_of(word.begin(), word.end(), [](char c) { return digit(c) || c == '-'; });
}

NoteWord kind_of(std::string_view word) {
  std::array<char, 32> lower;  // longer than any word that is known
  if (word.size() > lower.size() || !std::all_of(word.begin(), word.end(), is_ascii)) {
    return note_word(folded_form(word));
  }
  const auto end = std::transform(word.begin(), word.end(), lower.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
  });
  return note_word({lower.begin(), end});
}

void count_word(std::string_view word, Words& words) {
  ++words.all;
  if (is_number(word)) return;
  switch (kind_of(word)) {
    case NoteWord::talk: ++words.talk; break;
    case NoteWord::weak: ++words.weak; break;
    case NoteWord::strong: ++words.strong; break;
    case NoteWord::company: break;
  }
}

Words words_of(std::string_view inside) {
  Words words;
  for (std::size_t at = 0; at < inside.size();) {
    if (!word_byte(inside[at])) {
      ++at;
      continue;
    }
    const auto rest = inside.substr(at);
    const bool figure = digit(rest.front());
    const auto clock = figure ? parse_clock_time(rest) : std::nullopt;
    const auto day = figure ? day_time(rest) : std::nullopt;
    if (day || clock) {
      ++words.times;
      at += day ? *day : clock->length;
      continue;
    }
    const std::size_t from = at;
    while (at < inside.size() && word_byte(inside[at])) ++at;
    count_word(inside.substr(from, at - from), words);
  }
  return words;
}

enum class Bracket { square, round, angle, star };

/// `2.0`, `0.5`: a pause in seconds, as conversation analysts write it.
bool is_timed_pause(std::string_view inside) {
  const std::size_t stop = inside.find('.');
  if (stop == 0 || stop > 2 || stop + 2 != inside.size()) return false;
  return digit(inside.front()) && digit(inside[stop - 1]) && digit(inside[stop + 1]);
}

/// What the words of a bracket say.
std::optional<MarkKind> judge_words(const Words& words, Bracket bracket, bool alone_on_line) {
  const std::size_t markers = words.strong + words.weak;
  if (bracket == Bracket::angle) {
    if (words.all == 1 && markers == 1) return MarkKind::note;
    return std::nullopt;
  }
  if (bracket == Bracket::square) {
    if (words.times != 0 && words.all <= 6) {
      return markers != 0 || words.talk != 0 ? MarkKind::note : MarkKind::timestamp;
    }
    if (words.strong != 0 && words.all <= 8) return MarkKind::note;
    if (words.weak != 0 && words.all <= 5) return MarkKind::note;
    return std::nullopt;
  }
  if (bracket == Bracket::star && words.all > 3) return std::nullopt;
  if (markers == 0) return std::nullopt;
  if (words.talk == 0 && words.all <= 12) return MarkKind::note;
  if (alone_on_line && words.strong != 0 && words.all <= 16) return MarkKind::note;
  return std::nullopt;
}

/// What a bracket holds, if it is the transcriber's.
std::optional<MarkKind> judge(std::string_view inside, Bracket bracket, bool alone_on_line) {
  const Words words = words_of(inside);
  if (words.times != 0 && words.all == 0) return MarkKind::timestamp;
  const auto said = judge_words(words, bracket, alone_on_line);
  if (said == MarkKind::note || bracket > Bracket::round) return said;
  if (bracket == Bracket::round && is_timed_pause(inside)) return MarkKind::note;
  return is_note_phrase(folded_form(inside)) ? MarkKind::note : said;
}

struct Opening {
  Bracket bracket;
  std::string_view opener;
  std::string_view closer;
};

constexpr Opening openings[] = {
    {Bracket::square, "\\[", "\\]"},
    {Bracket::square, "[", "]"},
    {Bracket::round, "*(", ")*"},
    {Bracket::round, "_(", ")_"},
    {Bracket::square, "*[", "]*"},
    {Bracket::round, "\\(", "\\)"},
    {Bracket::round, "(", ")"},
    {Bracket::angle, "<", ">"},
    {Bracket::star, "*", "*"},
    {Bracket::round, "\uFF08", "\uFF09"},
    {Bracket::square, "\u3010", "\u3011"},
    {Bracket::square, "{", "}"},
};

const Opening* opening_at(std::string_view text) {
  for (const Opening& opening : openings) {
    if (text.front() == opening.opener.front() && text.starts_with(opening.opener)) {
      return &opening;
    }
  }
  return nullptr;
}

/// Where the inside of the bracket ends; nothing if it stays open, holds
/// another of its kind, or runs over a blank line.
std::optional<std::size_t> find_closer(std::string_view text, std::size_t from,
                                       const Opening& opening) {
  const std::string_view window = text.substr(from, longest_note);
  const bool stars = opening.bracket == Bracket::star;
  std::size_t close = window.find(opening.closer.front());
  while (close != std::string_view::npos &&
         !text.substr(from + close).starts_with(opening.closer)) {
    close = window.find(opening.closer.front(), close + 1);
  }
  if (close == std::string_view::npos) return std::nullopt;
  const std::string_view inside = window.substr(0, close);
  if (!stars && inside.find(opening.opener.back()) != std::string_view::npos) return std::nullopt;
  for (std::size_t at = inside.find('\n'); at != std::string_view::npos;
       at = inside.find('\n', at + 1)) {
    if (stars || text.substr(from + at + 1).starts_with('\n')) return std::nullopt;
  }
  return from + close;
}

/// The bracket is its line, or all of it but a number in the margin.
bool alone(std::string_view text, std::size_t begin, std::size_t end) {
  const std::size_t from = begin > margin ? begin - margin : 0;
  const std::size_t to = std::min(text.size(), end + margin);
  const auto passable = [&](char c) { return c == ' ' || c == '\t' || digit(c); };
  while (begin > from && passable(text[begin - 1])) --begin;
  while (end < to && (text[end] == ' ' || text[end] == '\t')) ++end;
  return (begin == 0 || text[begin - 1] == '\n') && (end >= text.size() || text[end] == '\n');
}

/// `#00:00:12-3#`, or a bare `00:01:09`: the length of a time inside talk, or 0.
/// A time of two numbers is talk: `at 10:15`.
std::size_t time_in_talk(std::string_view part, std::size_t at) {
  const std::string_view rest = part.substr(at, 40);
  if (const auto hashed = hash_time(rest)) return hashed->length;
  if (at != 0 && (word_byte(part[at - 1]) || part[at - 1] == ':' || part[at - 1] == '.')) return 0;
  const std::size_t hours = rest.find(':');
  if (hours > 2 || rest.size() < hours + 6 || rest[hours + 3] != ':') return 0;
  const auto clock = parse_clock_time(rest);
  return clock && clock->length >= hours + 6 ? clock->length : 0;
}

// What opens a bracket, `#`, and the colon of a bare time: digits are too many.
constexpr ByteSet signs("[(\\*<_{#:\xEF\xE3");

class NoteFinder {
 public:
  NoteFinder(std::string_view text, Span range, std::vector<Mark>& marks)
      : text_(text), part_(text.substr(0, range.end)), next_(range.begin), marks_(marks) {}

  // Out of line, so that the search keeps the registers.
  [[gnu::noinline]] void take(std::size_t at) {
    if (at < next_) return;
    switch (part_[at]) {
      case ':': return take_bare_time(at);
      case '#': return take_time(at);
      default: return take_bracket(at);
    }
  }

 private:
  void add(std::size_t begin, std::size_t end, MarkKind kind) {
    marks_.push_back({{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)}, kind});
    next_ = end;
  }

  /// The hours before the first colon are one or two digits.
  void take_bare_time(std::size_t colon) {
    if (colon == next_ || !digit(part_[colon - 1])) return;
    const bool two = colon >= 2 && digit(part_[colon - 2]);
    const std::size_t begin = colon - (two ? 2 : 1);
    if (begin >= next_) take_time(begin);
  }

  void take_time(std::size_t at) {
    if (const std::size_t length = time_in_talk(part_, at); length != 0) {
      add(at, at + length, MarkKind::timestamp);
    }
  }

  void take_bracket(std::size_t at) {
    const Opening* opening = opening_at(part_.substr(at));
    if (opening == nullptr) return;
    const std::size_t inside = at + opening->opener.size();
    const auto close = find_closer(part_, inside, *opening);
    if (!close || *close == inside) return;
    const std::size_t end = *close + opening->closer.size();
    const auto kind =
        judge(part_.substr(inside, *close - inside), opening->bracket, alone(text_, at, end));
    if (kind) add(at, end, *kind);
  }

  std::string_view text_;
  std::string_view part_;  ///< up to the range's end
  std::size_t next_;       ///< nothing before is looked at again
  std::vector<Mark>& marks_;
};

}  // namespace

std::optional<ClockTime> parse_clock_time(std::string_view text) {
  if (text.empty() || !digit(text.front())) return std::nullopt;
  std::size_t at = 0;
  const auto first = number(text, at, 1, 3);
  if (!first || at >= text.size() || text[at] != ':') return std::nullopt;
  const auto second = number(text, ++at, 1, 2);
  if (!second || *second > 59) return std::nullopt;
  const bool two_digits = digit(text[at - 2]);
  double seconds = *first * 60.0 + *second;
  if (at + 1 < text.size() && text[at] == ':' && digit(text[at + 1])) {
    const auto third = number(text, ++at, 1, 2);
    if (!third || *third > 59) return std::nullopt;
    seconds = seconds * 60 + *third;
  } else if (!two_digits) {
    return std::nullopt;
  }
  seconds += fraction(text, at);
  if (!ends_time(text, at)) return std::nullopt;
  return ClockTime{at, seconds};
}

bool may_open_note(std::string_view text, std::size_t at) {
  return text[at] == '#' || opening_at(text.substr(at)) != nullptr;
}

void find_notes(std::string_view text, std::span<const std::uint32_t> places, Span range,
                std::vector<Mark>& marks) {
  NoteFinder finder(text, range, marks);
  for (const std::uint32_t at : places) finder.take(at);
}

void find_notes(std::string_view text, Span range, std::vector<Mark>& marks) {
  NoteFinder finder(text, range, marks);
  for_each_member(signs, text, range.begin, range.end,
                  [&finder](std::size_t at) { finder.take(at); });
}

}  // namespace themata
