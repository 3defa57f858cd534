// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>

#include <algorithm>

#include <themata/tally/pair_influence_tally.hpp>

#include "patterns_left_out.hpp"

using namespace themata;
using themata_test::CodingFixture;
using themata_test::document_of;
using themata_test::fixture_without;
using themata_test::patterns;

namespace {

struct Counting {
  CodingFixture fixture = fixture_without(patterns.size(), Overlap::all);

  PairInfluenceTally counted(const std::vector<std::string>& texts, const Unit& unit) const {
    std::vector<PatternId> each;
    for (std::uint32_t at = 0; at < fixture.dictionary().patterns().size(); ++at) {
      each.push_back(PatternId{at});
    }
    PairInfluenceTally tally(
        fixture.dictionary().select({}), unit,
        Recoding(fixture.dictionary(), each, Overlap::longest_in_theme, StatusSet::all()));
    for (const std::string& text : texts) {
      const CodedDocument coded = fixture.code(document_of(text));
      tally.add(coded, std::vector<GroupId>(coded.turns.size(), 7));
    }
    return tally;
  }
};

const std::vector<std::string> talk{"a fair hearing room | fair | door | a fair door",
                                    "room | the hearing room was fair | x"};

}  // namespace

TEST_CASE("without a pattern pairs are those of a dictionary that never had it") {
  const Unit unit = GENERATE(Unit{UnitKind::turn, 0}, Unit{UnitKind::window, 3});
  const Counting counting;
  const PairInfluenceTally::Group group = counting.counted(talk, unit).group(7);
  for (std::size_t at = 0; at < patterns.size(); ++at) {
    INFO(patterns[at] << " by " << unit.name());
    const CodingFixture without = fixture_without(at, Overlap::longest_in_theme);
    CooccurrenceTally expected(without.dictionary().select({}), unit);
    for (const std::string& text : talk) {
      const CodedDocument coded = without.code(document_of(text));
      expected.add(coded, std::vector<GroupId>(coded.turns.size(), 0));
    }
    const auto& all = counting.fixture.dictionary().patterns();
    const auto pattern = std::find_if(
        all.begin(), all.end(), [&](const Pattern& one) { return one.written == patterns[at]; });
    const PatternId id{static_cast<std::uint32_t>(pattern - all.begin())};
    const auto lost = [&](std::uint32_t place) -> std::int64_t {
      const auto of_pattern = group.lost.find(id);
      if (of_pattern == group.lost.end()) return 0;
      const auto found = of_pattern->second.find(place);
      return found == of_pattern->second.end() ? 0 : found->second;
    };
    const auto left = [](std::uint64_t count, std::int64_t gone) {
      return static_cast<std::uint64_t>(static_cast<std::int64_t>(count) - gone);
    };
    CHECK(group.counts.n == expected.group(0).n);
    CHECK(left(group.counts.with[0], lost(0)) == expected.group(0).with[0]);
    CHECK(left(group.counts.with[1], lost(1)) == expected.group(0).with[1]);
    CHECK(left(group.counts.both[1], lost(2 + 1)) == expected.group(0).both[1]);
  }
}

TEST_CASE("merging influence on pairs gives what counting together gives") {
  const Counting counting;
  const PairInfluenceTally together = counting.counted(talk, {});
  PairInfluenceTally merged = counting.counted({talk[1]}, {});
  merged.merge(counting.counted({talk[0]}, {}));
  CHECK(merged.group(7).counts.both == together.group(7).counts.both);
  CHECK(merged.group(7).lost == together.group(7).lost);
  CHECK(merged.group(0).counts.n == 0);
  CHECK(merged.group(0).lost.empty());
}
