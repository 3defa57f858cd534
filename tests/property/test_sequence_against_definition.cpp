// SPDX-License-Identifier: MIT
// Sequences of turns against their definition, on every short document of a few kinds of turns.
#include <catch2/catch.hpp>

#include <algorithm>
#include <cstdlib>
#include <set>

#include <themata/tally/sequence_tally.hpp>

using namespace themata;

namespace {

constexpr std::size_t themes = 2;
using Held = std::set<std::size_t>;

struct PlainTurn {
  Held held{};
  std::uint32_t words = 3;
  bool asks = false;
};
using PlainTalk = std::vector<PlainTurn>;

/// What a turn can be: any of the themes, without a word, or a question with any of them.
const std::vector<PlainTurn> kinds{{{}, 3, false},     {{0}, 3, false}, {{1}, 3, false},
                                   {{0, 1}, 3, false}, {{}, 0, false},  {{}, 3, true},
                                   {{1}, 3, true}};

CodedDocument coded(const PlainTalk& talk) {
  CodedDocument document;
  document.id = "d";
  document.speakers = {{"r", Role::respondent}, {"i", Role::interviewer}};
  document.hits.of.resize(themes);
  std::uint32_t at = 0;
  for (const PlainTurn& turn : talk) {
    document.turns.push_back({turn.asks ? 1U : 0U, at, turn.words});
    for (const std::size_t theme : turn.held) {
      const auto begin = at + static_cast<std::uint32_t>(theme);
      document.hits.of[theme].push_back({begin, begin + 1});
    }
    at += turn.words;
  }
  return document;
}

SequenceTally tally_of(const PlainTalk& talk, const SequenceOptions& options) {
  std::vector<GroupId> groups;
  for (const PlainTurn& turn : talk) groups.push_back(turn.asks ? set_aside : 0);
  SequenceTally tally({ThemeId{0}, ThemeId{1}}, options);
  tally.add(coded(talk), groups);
  return tally;
}

/// Two places of a row that are a pair at a lag.
struct PlainPair {
  std::size_t one;
  std::size_t other;
};

std::vector<PlainPair> pairs_at(std::size_t places, std::int32_t lag) {
  std::vector<PlainPair> pairs;
  for (std::size_t one = 0; one < places; ++one) {
    for (std::size_t other = 0; other < places; ++other) {
      if (static_cast<std::int64_t>(other) == static_cast<std::int64_t>(one) + lag) {
        pairs.push_back({one, other});
      }
    }
  }
  return pairs;
}

/// Numbers in the talk of the turns that stand in the row.
std::vector<std::size_t> row_of(const PlainTalk& talk) {
  std::vector<std::size_t> row;
  for (std::size_t turn = 0; turn < talk.size(); ++turn) {
    if (!talk[turn].asks && talk[turn].words > 0) row.push_back(turn);
  }
  return row;
}

/// Did one of the interviewer's last `reach` turns before this one hold the theme?
bool raised(const PlainTalk& talk, std::size_t turn, std::size_t theme, std::uint32_t reach) {
  std::uint32_t asked = 0;
  for (std::size_t before = turn; before-- > 0 && asked < reach;) {
    if (!talk[before].asks || talk[before].words == 0) continue;
    ++asked;
    if (talk[before].held.count(theme) > 0) return true;
  }
  return false;
}

template <typename Counts>
LaggedCounts counted(const std::vector<PlainPair>& pairs, const Counts& holds) {
  LaggedCounts counts;
  for (const PlainPair& pair : pairs) {
    const auto [from, to] = holds(pair);
    counts.n += 1;
    counts.from += from ? 1U : 0U;
    counts.to += to ? 1U : 0U;
    counts.both += from && to ? 1U : 0U;
  }
  return counts;
}

/// Calls `visit` for every document of up to `longest` turns.
template <typename Visit>
void for_each_talk(std::size_t longest, const Visit& visit) {
  for (std::size_t turns = 0; turns <= longest; ++turns) {
    std::vector<std::size_t> which(turns, 0);
    for (;;) {
      PlainTalk talk;
      for (const std::size_t kind : which) talk.push_back(kinds[kind]);
      visit(talk);
      std::size_t place = 0;
      while (place < turns && ++which[place] == kinds.size()) which[place++] = 0;
      if (place == turns) break;
    }
  }
}

/// A code, or none where the chain breaks.
std::vector<std::optional<std::size_t>> places_of(const PlainTalk& talk,
                                                  const SequenceOptions& options) {
  std::vector<std::optional<std::size_t>> places;
  for (const std::size_t turn : row_of(talk)) {
    const Held& held = talk[turn].held;
    std::optional<std::size_t> code;
    if (held.size() == 1) code = *held.begin();
    if (held.empty() && options.uncoded == SequenceOptions::Uncoded::is_code) code = themes;
    const bool merges = options.repeats == SequenceOptions::Repeats::merged;
    if (merges && code && !places.empty() && places.back() == code) continue;
    places.push_back(code);
  }
  return places;
}

}  // namespace

TEST_CASE("pairs of turns are those of their definition") {
  SequenceOptions options;
  options.lags = {-2, -1, 0, 1, 2, 3};
  std::size_t wrong = 0;
  for_each_talk(4, [&](const PlainTalk& talk) {
    SequenceTally tally = tally_of(talk, options);
    const std::vector<GroupId> groups{0};
    const std::vector<std::size_t> row = row_of(talk);
    if (row.empty()) return;
    const SequenceTally::Document total = tally.total(groups);
    for (std::size_t lag = 0; lag < options.lags.size(); ++lag) {
      const auto pairs = pairs_at(row.size(), options.lags[lag]);
      for (std::size_t cell = 0; cell < themes * themes; ++cell) {
        const std::size_t from = cell / themes;
        const std::size_t to = cell % themes;
        const LaggedCounts expected = counted(pairs, [&](const PlainPair& pair) {
          return std::pair(talk[row[pair.one]].held.count(from) > 0,
                           talk[row[pair.other]].held.count(to) > 0);
        });
        wrong += tally.counts(total, lag, from, to) == expected ? 0U : 1U;
      }
    }
  });
  CHECK(wrong == 0);
}

TEST_CASE("pairs are parted by what the interviewer had raised") {
  SequenceOptions options;
  options.lags = {-1, 1, 2};
  options.prompting = Prompting{GENERATE(1U, 2U)};
  std::size_t wrong = 0;
  for_each_talk(4, [&](const PlainTalk& talk) {
    const std::vector<std::size_t> row = row_of(talk);
    const bool asked = std::any_of(talk.begin(), talk.end(), [](const PlainTurn& turn) {
      return turn.asks && turn.words > 0;
    });
    if (row.empty() || !asked) return;
    SequenceTally tally = tally_of(talk, options);
    const std::vector<GroupId> groups{0};
    const SequenceTally::Document total = tally.total(groups);
    for (std::size_t lag = 0; lag < options.lags.size(); ++lag) {
      for (std::size_t cell = 0; cell < themes * themes; ++cell) {
        const std::size_t from = cell / themes;
        const std::size_t to = cell % themes;
        for (const bool prompted : {true, false}) {
          std::vector<PlainPair> pairs = pairs_at(row.size(), options.lags[lag]);
          pairs.erase(std::remove_if(pairs.begin(), pairs.end(),
                                     [&](const PlainPair& pair) {
                                       return raised(talk, row[pair.other], to,
                                                     options.prompting->turns) != prompted;
                                     }),
                      pairs.end());
          const LaggedCounts expected = counted(pairs, [&](const PlainPair& pair) {
            return std::pair(talk[row[pair.one]].held.count(from) > 0,
                             talk[row[pair.other]].held.count(to) > 0);
          });
          const auto part =
              prompted ? SequenceTally::Part::prompted : SequenceTally::Part::spontaneous;
          wrong += tally.counts(total, lag, from, to, part) == expected ? 0U : 1U;
        }
      }
    }
  });
  CHECK(wrong == 0);
}

TEST_CASE("exclusive places are those of their definition") {
  SequenceOptions options;
  options.coding = SequenceOptions::Coding::exclusive;
  options.lags = {-2, -1, 1, 2};
  options.uncoded = GENERATE(SequenceOptions::Uncoded::breaks, SequenceOptions::Uncoded::is_code);
  options.repeats = GENERATE(SequenceOptions::Repeats::counted, SequenceOptions::Repeats::merged);
  std::size_t wrong = 0;
  for_each_talk(4, [&](const PlainTalk& talk) {
    if (row_of(talk).empty()) return;
    const auto places = places_of(talk, options);
    SequenceTally tally = tally_of(talk, options);
    const std::vector<GroupId> groups{0};
    const SequenceTally::Document total = tally.total(groups);
    for (std::size_t lag = 0; lag < options.lags.size(); ++lag) {
      std::vector<PlainPair> pairs = pairs_at(places.size(), options.lags[lag]);
      pairs.erase(std::remove_if(pairs.begin(), pairs.end(),
                                 [&](const PlainPair& pair) {
                                   const auto [first, last] = std::minmax(pair.one, pair.other);
                                   for (std::size_t at = first; at <= last; ++at) {
                                     if (!places[at]) return true;
                                   }
                                   return false;
                                 }),
                  pairs.end());
      for (std::size_t from = 0; from < tally.codes(); ++from) {
        for (std::size_t to = 0; to < tally.codes(); ++to) {
          const LaggedCounts expected = counted(pairs, [&](const PlainPair& pair) {
            return std::pair(places[pair.one] == from, places[pair.other] == to);
          });
          wrong += tally.counts(total, lag, from, to) == expected ? 0U : 1U;
        }
      }
    }
  });
  CHECK(wrong == 0);
}
