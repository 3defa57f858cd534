// SPDX-License-Identifier: MIT
//
// Above the talk a table of facts (`Interviewer: | Ann Smith`) may name those who speak below, and
// would begin their first turns; behind the talk (`Age | 34`) it would go on with the last one.
// So the convention is decided by the lines beside such tables. What that shows may speak
// against it: a table whose names speak, or which has talk on both sides, is read as it stands.
#include "asides.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <string_view>
#include <unordered_set>

#include <themata/text/utf8.hpp>
#include <themata/transcript/roles.hpp>

#include "label_words.hpp"
#include "turn_cutter.hpp"

namespace themata {
namespace {

constexpr std::size_t most_above = 20;  // lines of talk, above a table of facts
constexpr std::size_t longest_heading = 60;

std::size_t line_at(const Lines& lines, std::uint32_t begin) {
  const auto found =
      std::lower_bound(lines.begin(), lines.end(), begin,
                       [](const Line& line, std::uint32_t at) { return line.text.begin < at; });
  return static_cast<std::size_t>(found - lines.begin());
}

/// Does somebody in it speak elsewhere, beside more than a name, or do, below, most of them?
bool speaks(const Aside& aside, bool below, const std::unordered_set<std::string>& voices) {
  std::size_t known = 0;
  for (const Aside::Row& row : aside.rows) {
    if (!voices.contains(ascii_lower(row.name)) && !known_label(row.name)) continue;
    if (!row.is_named) return true;
    ++known;
  }
  return below && known * 2 > aside.rows.size();
}

/// The last filled line before `line`, or `line` where there is none.
std::size_t line_before(const Lines& lines, std::size_t line) {
  for (std::size_t at = line; at-- > 0;) {
    if (lines[at].kind != LineKind::blank) return at;
  }
  return line;
}

/// `Participant information` above a table, behind talk that ends as sentences do.
bool is_heading(TextPass& text, const Lines& lines, std::size_t line) {
  const std::size_t before = line_before(lines, line);
  if (before == line || lines[line].kind != LineKind::talk ||
      lines[before].kind != LineKind::talk) {
    return false;
  }
  if (!ends_sentence(text.at(lines[before].text))) return false;
  const std::string_view words = text.at(lines[line].text);
  return words.size() <= longest_heading && !ends_sentence(words) &&
         !is_lower(code_point_at(words, 0).value);
}

std::string names_of(const Aside& aside) {
  constexpr std::size_t most = 3;
  std::vector<std::string> names;
  for (const Aside::Row& row : aside.rows) {
    if (names.size() < most) names.push_back(row.name);
  }
  const std::size_t rest = aside.rows.size() - names.size();
  return fmt::format("'{}'{}", fmt::join(names, "', '"),
                     rest == 0 ? "" : fmt::format(" and {} more", rest));
}

/// What a doubt says about some tables.
struct Tables {
  const Aside* first = nullptr;
  std::size_t count = 0;
  std::size_t words = 0;

  void add(const Aside& aside) {
    if (count++ == 0) first = &aside;
    words += aside.words;
  }
  void tell(std::string_view one, std::string_view many, Document& document) const {
    if (count == 0) return;
    document.doubts.push_back(fmt::format(
        "{} ({} {}): {}", count == 1 ? std::string(one) : fmt::format("{} {}", count, many), words,
        words == 1 ? "word" : "words", names_of(*first)));
  }
};

}  // namespace

AsideLines::AsideLines(const std::vector<Aside>& asides, const Lines& lines) {
  for (const Aside& aside : asides) {
    Place& place = places_.emplace_back(Place{&aside});
    place.first = line_at(lines, aside.span.begin);
    place.end = line_at(lines, aside.span.end);
  }
  if (places_.empty()) return;
  find_below(lines);
  hide_above(lines);
}

void AsideLines::find_below(const Lines& lines) {
  std::size_t end = lines.size();
  for (auto place = places_.rbegin(); place != places_.rend() && place->aside->facts; ++place) {
    while (end > place->end && lines[end - 1].kind == LineKind::blank) --end;
    if (end != place->end) return;
    place->below = place->hidden = true;
    end = place->first;
  }
}

void AsideLines::hide_above(const Lines& lines) {
  std::size_t above = 0;
  std::size_t from = 0;
  for (Place& place : places_) {
    for (; from < place.first && above <= most_above; ++from) {
      if (lines[from].kind == LineKind::talk) ++above;
    }
    if (above > most_above) return;
    if (place.aside->facts) place.hidden = true;
    from = place.end;
  }
}

Convention AsideLines::decide(TextPass& text, Lines& lines, const Shares& shares) {
  constexpr int most_rounds = 3;
  for (int round = 0; round < most_rounds; ++round) {
    std::vector<std::size_t> hidden;
    for (const Place& place : places_) {
      for (std::size_t at = place.first; place.hidden && at < place.end; ++at) {
        if (lines[at].kind == LineKind::talk) hidden.push_back(at);
      }
    }
    if (hidden.empty()) break;
    for (const std::size_t at : hidden) lines[at].kind = LineKind::layout;
    Convention convention = decide_convention(text, lines, shares);
    for (const std::size_t at : hidden) lines[at].kind = LineKind::talk;
    if (!show_what_speaks(convention)) return convention;
  }
  for (Place& place : places_) place.hidden = false;
  return decide_convention(text, lines, shares);
}

/// Is one of the tables no longer hidden?
bool AsideLines::show_what_speaks(const Convention& convention) {
  std::unordered_set<std::string> voices;
  for (const std::string& name : convention.names) voices.insert(ascii_lower(name));
  bool shown = false;
  for (Place& place : places_) {
    if (!place.hidden) continue;
    const bool stays = !convention.labels.empty() &&
                       (place.below || place.end <= convention.labels.front().line) &&
                       !speaks(*place.aside, place.below, voices);
    place.hidden = stays;
    shown = shown || !stays;
  }
  return shown;
}

void AsideLines::end_talk(TextPass& text, const Lines& lines, Convention& convention) {
  labelled_ = !convention.labels.empty();
  if (!labelled_) return;
  std::size_t line = lines.size();
  for (auto place = places_.rbegin(); place != places_.rend(); ++place) {
    if (!place->below || !place->hidden) break;
    line = place->first;
    ++closed_;
  }
  if (closed_ == 0) return;
  const std::size_t heading = line_before(lines, line);
  if (heading > convention.labels.back().line && is_heading(text, lines, heading)) line = heading;
  Label nobody;
  nobody.line = static_cast<std::uint32_t>(line);
  nobody.name = nobodys_name;
  convention.labels.push_back(nobody);
}

void AsideLines::doubt(Document& document) const {
  if (!labelled_) return;  // one unnamed speaker says all, which shows
  Tables counted;
  Tables below;
  auto turn = document.turns.begin();
  for (std::size_t at = 0; at < places_.size(); ++at) {
    const Aside& aside = *places_[at].aside;
    if (at + closed_ >= places_.size()) {
      below.add(aside);
      continue;
    }
    while (turn != document.turns.end() && turn->span.end <= aside.span.begin) ++turn;
    if (turn == document.turns.end()) break;
    if (document.speaker_of(*turn).role != Role::preamble) counted.add(aside);
  }
  counted.tell("a table of two columns is read cell by cell and counts as talk",
               "tables of two columns are read cell by cell and count as talk", document);
  below.tell("a table below the talk is taken for facts and set aside",
             "tables below the talk are taken for facts and set aside", document);
}

}  // namespace themata
