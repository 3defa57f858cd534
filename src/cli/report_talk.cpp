// SPDX-License-Identifier: MIT
#include "report_talk.hpp"

#include <algorithm>
#include <tuple>

#include <themata/text/utf8.hpp>

namespace themata::cli {

namespace {

Report::Document head_of(const std::string& id, const std::vector<Speaker>& speakers) {
  Report::Document made;
  made.id = id;
  for (const Speaker& speaker : speakers) {
    made.speakers.push_back({speaker.name, std::string(role_name(speaker.role))});
  }
  return made;
}

void set_turns_aside(std::span<const GroupId> groups, Report::Document& made) {
  for (std::size_t at = 0; at < made.turns.size(); ++at) {
    made.turns[at].set_aside = groups[at] == set_aside;
  }
}

/// As a coder shows them: of the themes that own the patterns.
std::vector<OwnedHit> owned_hits(const CodedDocument& coded, const Dictionary& dictionary) {
  std::vector<OwnedHit> owned;
  for (std::uint32_t at = 0; at < dictionary.themes().size(); ++at) {
    const Theme& theme = dictionary.themes()[at];
    if (theme.patterns.empty()) continue;
    for (const Hit& hit : theme.children.empty() ? coded.hits.of[at] : coded.hits.own[at]) {
      owned.push_back({ThemeId{at}, hit});
    }
  }
  std::sort(owned.begin(), owned.end(), [](const OwnedHit& a, const OwnedHit& b) {
    return std::tie(a.hit.begin, a.hit.end, a.theme, a.hit.pattern) <
           std::tie(b.hit.begin, b.hit.end, b.theme, b.hit.pattern);
  });
  return owned;
}

}  // namespace

TalkOfDocument::TalkOfDocument(const Document& document,
                               const std::vector<std::optional<std::size_t>>& places)
    : places_(places), made_(head_of(document.id, document.speakers)) {}

void TalkOfDocument::add(const TurnView& view, std::span<const OwnedHit> hits) {
  Report::Turn turn;
  turn.speaker = view.turn.speaker;
  turn.first_word = view.first_word;
  turn.words = static_cast<std::uint32_t>(view.words.size());
  const Span span = view.turn.span;
  const std::string_view text = span.of(view.document.text);
  turn.text = text;
  CodePointIndex points(text);
  for (const OwnedHit& owned : hits) {
    const auto place = places_[index_of(owned.theme)];
    if (!place) continue;
    const Span first = view.onwards[owned.hit.begin - view.first_word].span;
    const Span last = view.onwards[owned.hit.end - 1 - view.first_word].span;
    // A phrase may go on in the next turn; what is marked ends with this one.
    const std::size_t end = std::min<std::size_t>(last.end, span.end);
    turn.hits.push_back({points.at(first.begin - span.begin), points.at(end - span.begin), *place,
                         index_of(owned.hit.pattern), static_cast<std::size_t>(owned.hit.status),
                         owned.hit.begin});
  }
  made_.words += turn.words;
  made_.turns.push_back(std::move(turn));
}

Report::Document TalkOfDocument::take(std::span<const GroupId> groups) {
  set_turns_aside(groups, made_);
  return std::move(made_);
}

Report::Document document_without_talk(const CodedDocument& coded, const Dictionary& dictionary,
                                       const std::vector<std::optional<std::size_t>>& places,
                                       std::span<const GroupId> groups) {
  Report::Document made = head_of(coded.id, coded.speakers);
  const std::vector<OwnedHit> hits = owned_hits(coded, dictionary);
  auto next = hits.begin();
  for (const CodedTurn& of : coded.turns) {
    Report::Turn turn;
    turn.speaker = of.speaker;
    turn.first_word = of.first_word;
    turn.words = of.words;
    for (; next != hits.end() && next->hit.begin < of.first_word + of.words; ++next) {
      const auto place = places[index_of(next->theme)];
      if (!place) continue;
      turn.hits.push_back({0, 0, *place, index_of(next->hit.pattern),
                           static_cast<std::size_t>(next->hit.status), next->hit.begin});
    }
    made.words += turn.words;
    made.turns.push_back(std::move(turn));
  }
  set_turns_aside(groups, made);
  return made;
}

void settle_talk(const Dictionary& dictionary, Report& report) {
  std::vector<std::optional<std::size_t>> places(dictionary.patterns().size());
  for (const Report::Document& document : report.documents) {
    for (const Report::Turn& turn : document.turns) {
      for (const Report::Hit& hit : turn.hits) places[hit.pattern] = 0;
    }
  }
  for (std::uint32_t at = 0; at < places.size(); ++at) {
    if (!places[at]) continue;
    places[at] = report.patterns.size();
    const Pattern& pattern = dictionary.pattern(PatternId{at});
    report.patterns.push_back(pattern.written);
    report.pattern_polarity.push_back(static_cast<std::size_t>(pattern.polarity));
  }
  report.made.documents = 0;
  for (Report::Document& document : report.documents) {
    const auto counts = [](const Report::Turn& turn) { return !turn.set_aside; };
    if (std::any_of(document.turns.begin(), document.turns.end(), counts)) ++report.made.documents;
    for (Report::Turn& turn : document.turns) {
      for (Report::Hit& hit : turn.hits) hit.pattern = *places[hit.pattern];
      (turn.set_aside ? report.made.turns_set_aside : report.made.turns) += 1;
      (turn.set_aside ? report.made.words_set_aside : report.made.words) += turn.words;
      if (!turn.set_aside) report.made.hits += turn.hits.size();
    }
  }
}

}  // namespace themata::cli
