// SPDX-License-Identifier: MIT
#include <themata/tally/sequence_tally.hpp>

#include <algorithm>

#include "hit_cursor.hpp"

// Counts of a document lie in one row of places, sparse, since a document holds few of the
// many pairs of a dictionary's themes. For K codes:
//   counts_: n, then `from` of the K codes, `to` of the K codes, `both` of the K x K pairs
//   raised_: pairs of turns before whose second the interviewer had raised the second code
//            j: n of the K codes j, `to` of the K codes j, `from` and `both` of the K x K pairs
//   unknown_: as counts_, of documents without an interviewer
// What is spontaneous is what is left of counts_.

namespace themata {
namespace {

constexpr std::uint32_t no_code = UINT32_MAX;

/// The places of a row that are `lag` apart: calls visit(one, other), `other` being `lag`
/// places after `one`, or before it.
template <typename Visit>
void for_each_pair(std::size_t places, std::int32_t lag, Visit visit) {
  const auto apart = static_cast<std::size_t>(lag < 0 ? -static_cast<std::int64_t>(lag) : lag);
  for (std::size_t at = apart; at < places; ++at) {
    if (lag < 0) {
      visit(at, at - apart);
    } else {
      visit(at - apart, at);
    }
  }
}

}  // namespace

std::span<const std::uint32_t> SequenceTally::Row::of(std::size_t place) const {
  const std::uint32_t begin = place == 0 ? 0 : ends[place - 1];
  return std::span(present).subspan(begin, ends[place] - begin);
}

std::size_t SequenceTally::codes() const {
  return themes_.size() + (options_.uncoded == SequenceOptions::Uncoded::is_code ? 1 : 0);
}

SequenceTally::Group& SequenceTally::at(GroupId id) {
  if (id >= groups_.size()) groups_.resize(id + 1);
  return groups_[id];
}

SequenceTally::Totals SequenceTally::totals(GroupId group) const {
  return group < groups_.size() ? groups_[group].totals : Totals{};
}

std::map<GroupId, SequenceTally::Row> SequenceTally::rows_of(const CodedDocument& document,
                                                             std::span<const GroupId> groups,
                                                             Themes themes) {
  std::map<GroupId, Row> rows;
  HitCursor cursor(themes);
  for (std::uint32_t turn = 0; turn < document.turns.size(); ++turn) {
    const CodedTurn& coded = document.turns[turn];
    const bool counts = groups[turn] != set_aside && coded.words > 0;
    Row* row = counts ? &rows[groups[turn]] : nullptr;
    cursor.until(coded.first_word + coded.words, [row](std::uint32_t theme, std::span<const Hit>) {
      if (row != nullptr) row->present.push_back(theme);
    });
    if (row == nullptr) continue;
    row->turns.push_back(turn);
    row->ends.push_back(static_cast<std::uint32_t>(row->present.size()));
  }
  return rows;
}

/// One code a place, and no_code where the chain breaks.
std::vector<std::uint32_t> SequenceTally::codes_of(const Row& row, Totals& totals) const {
  const bool none_is_code = options_.uncoded == SequenceOptions::Uncoded::is_code;
  const bool merge = options_.repeats == SequenceOptions::Repeats::merged;
  std::vector<std::uint32_t> codes;
  for (std::size_t place = 0; place < row.turns.size(); ++place) {
    const std::span<const std::uint32_t> present = row.of(place);
    std::uint32_t code = no_code;
    if (present.size() == 1) code = present.front();
    if (present.empty() && none_is_code) code = static_cast<std::uint32_t>(themes_.size());
    if (code != no_code) {
      if (merge && !codes.empty() && codes.back() == code) continue;
      ++totals.places;
    }
    codes.push_back(code);
  }
  return codes;
}

SequenceTally::Document::Counts SequenceTally::count_exclusive(
    std::span<const std::uint32_t> stream, std::int32_t lag) {
  const std::size_t k = codes();
  const auto apart = static_cast<std::size_t>(lag < 0 ? -static_cast<std::int64_t>(lag) : lag);
  std::size_t unbroken_from = 0;
  for (std::size_t place = 0; place < stream.size(); ++place) {
    if (stream[place] == no_code) {
      unbroken_from = place + 1;
    } else if (place >= unbroken_from + apart) {
      std::size_t from = stream[place - apart];
      std::size_t to = stream[place];
      if (lag < 0) std::swap(from, to);
      ++dense_[0];
      ++dense_[1 + from];
      ++dense_[1 + k + to];
      ++dense_[1 + 2 * k + from * k + to];
    }
  }
  return take_counts();
}

SequenceTally::Document::Counts SequenceTally::count_several(const Row& row, std::int32_t lag) {
  const std::size_t k = codes();
  for_each_pair(row.turns.size(), lag, [&](std::size_t one, std::size_t other) {
    ++dense_[0];
    for (const std::uint32_t to : row.of(other)) ++dense_[1 + k + to];
    for (const std::uint32_t from : row.of(one)) {
      ++dense_[1 + from];
      for (const std::uint32_t to : row.of(other)) ++dense_[1 + 2 * k + from * k + to];
    }
  });
  return take_counts();
}

SequenceTally::Document::Counts SequenceTally::count_raised(const Row& row, std::int32_t lag,
                                                            const RaisedThemes& raised) {
  const std::size_t k = codes();
  for_each_pair(row.turns.size(), lag, [&](std::size_t one, std::size_t other) {
    for (std::size_t to = 0; to < k; ++to) {
      if (!raised.raised(row.turns[other], to)) continue;
      const std::span<const std::uint32_t> there = row.of(other);
      const bool holds = std::find(there.begin(), there.end(), to) != there.end();
      ++dense_[to];
      if (holds) ++dense_[k + to];
      for (const std::uint32_t from : row.of(one)) {
        ++dense_[2 * k + from * k + to];
        if (holds) ++dense_[2 * k + k * k + from * k + to];
      }
    }
  });
  return take_counts();
}

SequenceTally::Document::Counts SequenceTally::take_counts() {
  Document::Counts counts;
  for (std::uint32_t place = 0; place < dense_.size(); ++place) {
    if (dense_[place] > 0) counts.emplace_back(place, std::exchange(dense_[place], 0));
  }
  return counts;
}

void SequenceTally::add(const CodedDocument& document, std::span<const GroupId> groups) {
  std::vector<const std::vector<Hit>*> all;
  for (const ThemeId theme : themes_) all.push_back(&document.hits.of[index_of(theme)]);
  std::vector<std::vector<Hit>> kept;
  std::vector<const std::vector<Hit>*> counted = all;
  if (options_.counted != StatusSet::all()) {
    kept.reserve(all.size());
    for (std::size_t theme = 0; theme < all.size(); ++theme) {
      std::vector<Hit>& hits = kept.emplace_back(*all[theme]);
      std::erase_if(hits, [&](const Hit& hit) { return !options_.counted.has(hit.status); });
      counted[theme] = &hits;
    }
  }
  std::optional<RaisedThemes> raised;
  if (options_.prompting) raised.emplace(document, all, *options_.prompting);

  const std::size_t k = codes();
  dense_.assign(1 + 2 * k + 2 * k * k, 0);
  for (const auto& [id, row] : rows_of(document, groups, counted)) {
    Group& group = at(id);
    group.totals.turns += row.turns.size();
    for (std::size_t place = 0; place < row.turns.size(); ++place) {
      if (row.of(place).empty()) ++group.totals.uncoded;
      if (row.of(place).size() > 1) ++group.totals.several;
    }
    Document& counts = group.documents.emplace_back();
    counts.id_ = options_.called ? options_.called(document.id) : document.id;
    if (options_.coding == SequenceOptions::Coding::exclusive) {
      const std::vector<std::uint32_t> codes = codes_of(row, group.totals);
      for (const std::int32_t lag : options_.lags) {
        counts.counts_.push_back(count_exclusive(codes, lag));
      }
      continue;
    }
    for (const std::int32_t lag : options_.lags) {
      counts.counts_.push_back(count_several(row, lag));
      if (raised) counts.raised_.push_back(count_raised(row, lag, *raised));
    }
    if (raised) counts.unknown_.resize(options_.lags.size());
    if (raised && !raised->has_interviewer()) counts.unknown_ = counts.counts_;
  }
}

void SequenceTally::merge(const SequenceTally& other) {
  for (GroupId id = 0; id < other.groups_.size(); ++id) {
    const Group& from = other.groups_[id];
    Group& into = at(id);
    into.totals.turns += from.totals.turns;
    into.totals.uncoded += from.totals.uncoded;
    into.totals.several += from.totals.several;
    into.totals.places += from.totals.places;
    into.documents.insert(into.documents.end(), from.documents.begin(), from.documents.end());
  }
}

std::vector<const SequenceTally::Document*> SequenceTally::documents(
    std::span<const GroupId> groups) const {
  std::vector<const Document*> documents;
  for (const GroupId group : groups) {
    if (group >= groups_.size()) continue;
    for (const Document& document : groups_[group].documents) documents.push_back(&document);
  }
  std::sort(documents.begin(), documents.end(),
            [](const Document* a, const Document* b) { return *a < *b; });
  return documents;
}

SequenceTally::Document SequenceTally::total(std::span<const GroupId> groups) {
  Document total;
  const std::size_t k = codes();
  dense_.assign(1 + 2 * k + 2 * k * k, 0);
  for (auto counts : {&Document::counts_, &Document::raised_, &Document::unknown_}) {
    if (counts != &Document::counts_ && !options_.prompting) continue;
    for (std::size_t lag = 0; lag < options_.lags.size(); ++lag) {
      for (const Document* document : documents(groups)) {
        for (const auto& [place, count] : (document->*counts)[lag]) dense_[place] += count;
      }
      (total.*counts).push_back(take_counts());
    }
  }
  return total;
}

void SequenceTally::add_places(const Document& document, std::int64_t times, Places& places) const {
  const std::uint64_t k = codes();
  const std::uint64_t of_a_lag = 1 + 2 * k + k * k;
  for (std::size_t lag = 0; lag < document.counts_.size(); ++lag) {
    for (const auto& [place, count] : document.counts_[lag]) {
      places[lag * of_a_lag + place] += times * count;
    }
  }
}

std::array<std::int64_t, 4> SequenceTally::counts(const Places& places, std::size_t lag,
                                                  std::size_t from, std::size_t to) const {
  const std::uint64_t k = codes();
  const std::uint64_t first = lag * (1 + 2 * k + k * k);
  const auto at = [&](std::uint64_t place) -> std::int64_t {
    const auto found = places.find(first + place);
    return found == places.end() ? 0 : found->second;
  };
  return {at(0), at(1 + from), at(1 + k + to), at(1 + 2 * k + from * k + to)};
}

LaggedCounts SequenceTally::counts(const Document& document, std::size_t lag, std::size_t from,
                                   std::size_t to, Part part) const {
  const std::size_t k = codes();
  const auto at = [](const Document::Counts& counts, std::size_t place) -> std::uint64_t {
    const auto found = std::lower_bound(
        counts.begin(), counts.end(), place,
        [](const auto& count, std::size_t wanted) { return count.first < wanted; });
    return found != counts.end() && found->first == place ? found->second : 0;
  };
  const auto plain = [&](const Document::Counts& counts) -> LaggedCounts {
    return {at(counts, 0), at(counts, 1 + from), at(counts, 1 + k + to),
            at(counts, 1 + 2 * k + from * k + to)};
  };
  const LaggedCounts all = plain(document.counts_[lag]);
  if (part == Part::all) return all;
  const LaggedCounts unknown = plain(document.unknown_[lag]);
  if (part == Part::unknown) return unknown;
  const Document::Counts& raised = document.raised_[lag];
  const LaggedCounts prompted{at(raised, to), at(raised, 2 * k + from * k + to), at(raised, k + to),
                              at(raised, 2 * k + k * k + from * k + to)};
  if (part == Part::prompted) return prompted;
  return {all.n - prompted.n - unknown.n, all.from - prompted.from - unknown.from,
          all.to - prompted.to - unknown.to, all.both - prompted.both - unknown.both};
}

}  // namespace themata
