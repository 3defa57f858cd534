// SPDX-License-Identifier: MIT
#include "report_talk.hpp"

#include <algorithm>

#include <themata/text/utf8.hpp>

namespace themata::cli {

TalkOfDocument::TalkOfDocument(const Document& document,
                               const std::vector<std::optional<std::size_t>>& places,
                               Report::Talk talk)
    : places_(places), talk_(talk) {
  made_.id = document.id;
  for (const Speaker& speaker : document.speakers) {
    made_.speakers.push_back({speaker.name, std::string(role_name(speaker.role))});
  }
}

void TalkOfDocument::add(const TurnView& view, std::span<const OwnedHit> hits) {
  Report::Turn turn;
  turn.speaker = view.turn.speaker;
  turn.first_word = view.first_word;
  turn.words = static_cast<std::uint32_t>(view.words.size());
  const Span span = view.turn.span;
  const std::string_view text = span.of(view.document.text);
  if (talk_ == Report::Talk::shown) turn.text = text;
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
  for (std::size_t at = 0; at < made_.turns.size(); ++at) {
    made_.turns[at].set_aside = groups[at] == set_aside;
  }
  return std::move(made_);
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
