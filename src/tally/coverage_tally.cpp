// SPDX-License-Identifier: MIT
#include <themata/tally/coverage_tally.hpp>

#include <algorithm>

#include "hit_cursor.hpp"

namespace themata {
namespace {

constexpr std::uint32_t quoted_words = 6;  ///< on either side

using Quote = CoverageTally::Quote;

void keep_first(const Quote& other, Quote& quote) {
  if (other.place < quote.place) quote = other;
}

void note(const TurnView& turn, std::uint32_t first, std::uint32_t last, std::uint64_t document,
          Quote& quote) {
  const std::pair place(document, turn.words[first].span.begin);
  if (!(place < quote.place)) return;
  const auto words = static_cast<std::uint32_t>(turn.words.size());
  const Token& from = turn.words[first - std::min(first, quoted_words)];
  // A phrase that crosses turns is quoted to its end.
  const Token& to = turn.onwards[std::max(last, std::min(last + quoted_words, words - 1))];
  quote.place = place;
  quote.text = Span{from.span.begin, to.span.end}.of(turn.document.text);
}

void add_counts(const CoverageTally::Counts& from, CoverageTally::Counts& into) {
  into.hits += from.hits;
  into.documents += from.documents;
  into.speakers += from.speakers;
}

/// Counts each first number of pairs as a document, and each pair as a speaker.
template <typename CountsOf>
void count_seen(const std::set<std::pair<std::uint32_t, std::uint32_t>>& seen,
                const CountsOf& counts_of) {
  std::uint32_t last = UINT32_MAX;
  for (const auto& [what, speaker] : seen) {
    CoverageTally::Counts& counts = counts_of(what);
    counts.documents += what == last ? 0 : 1;
    ++counts.speakers;
    last = what;
  }
}

}  // namespace

CoverageTally::CoverageTally(const Dictionary& dictionary, std::vector<bool> shown)
    : dictionary_(dictionary),
      shown_(std::move(shown)),
      patterns_(dictionary.patterns().size()),
      themes_(dictionary.themes().size()) {
  for (std::uint32_t at = 0; at < themes_.size(); ++at) {
    for (std::uint32_t of = 0; of < themes_.size(); ++of) {
      if (of != at && !dictionary.is_ancestor(ThemeId{at}, ThemeId{of})) continue;
      const std::vector<PatternId>& its = dictionary.themes()[of].patterns;
      themes_[at].patterns.insert(themes_[at].patterns.end(), its.begin(), its.end());
    }
    std::ranges::sort(themes_[at].patterns);
    themes_[at].by.resize(themes_[at].patterns.size(), 0);
  }
}

void CoverageTally::add(const TurnView& turn, std::span<const OwnedHit> hits,
                        std::uint64_t document) {
  for (const OwnedHit& owned : hits) {
    if (!shown_[index_of(owned.theme)]) continue;
    const std::uint32_t pattern = index_of(owned.hit.pattern);
    ++patterns_[pattern].hits;
    note(turn, owned.hit.begin - turn.first_word, owned.hit.end - turn.first_word - 1, document,
         patterns_[pattern].quote);
    seen_.emplace(pattern, turn.turn.speaker);
  }
}

void CoverageTally::add(const CodedDocument& document, std::span<const GroupId> groups) {
  count_seen(seen_, [this](std::uint32_t pattern) -> Counts& { return patterns_[pattern]; });
  seen_.clear();
  std::vector<const std::vector<Hit>*> hits;
  for (const std::vector<Hit>& of : document.hits.of) hits.push_back(&of);
  std::set<std::pair<std::uint32_t, std::uint32_t>> seen;
  HitCursor cursor(hits);
  for (std::size_t turn = 0; turn < document.turns.size(); ++turn) {
    const CodedTurn& its = document.turns[turn];
    cursor.until(its.first_word + its.words, [&](std::uint32_t at, std::span<const Hit> found) {
      if (groups[turn] == set_aside || !shown_[at]) return;
      ThemeCounts& theme = themes_[at];
      theme.hits += found.size();
      seen.emplace(at, its.speaker);
      for (const Hit& hit : found) {
        const auto place = std::ranges::lower_bound(theme.patterns, hit.pattern);
        ++theme.by[static_cast<std::size_t>(place - theme.patterns.begin())];
      }
    });
  }
  count_seen(seen, [this](std::uint32_t theme) -> Counts& { return themes_[theme]; });
}

void CoverageTally::merge(const CoverageTally& other) {
  for (std::size_t at = 0; at < patterns_.size(); ++at) {
    add_counts(other.patterns_[at], patterns_[at]);
    keep_first(other.patterns_[at].quote, patterns_[at].quote);
  }
  for (std::size_t at = 0; at < themes_.size(); ++at) {
    add_counts(other.themes_[at], themes_[at]);
    for (std::size_t of = 0; of < themes_[at].by.size(); ++of) {
      themes_[at].by[of] += other.themes_[at].by[of];
    }
  }
}

}  // namespace themata
