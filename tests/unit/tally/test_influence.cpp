// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>

#include <themata/tally/influence_tally.hpp>

#include "coding_fixture.hpp"

using namespace themata;
using themata_test::CodingFixture;
using themata_test::document_of;

namespace {

const PatternId fair{0};
const PatternId fair_hearing{1};
const PatternId hearing_room{2};

struct Counting {
  CodingFixture fixture;
  InfluenceTally tally;

  Counting()
      : fixture("themata: 1\nthemes:\n  a: [fair, fair hearing, hearing room]\n  b: [door]\n",
                themata_test::Setup{{}, {Overlap::all}, nullptr}),
        tally(
            fixture.dictionary().select({}),
            Recoding(fixture.dictionary(), {PatternId{0}, PatternId{1}, PatternId{2}, PatternId{3}},
                     Overlap::longest_in_theme, StatusSet::all())) {}

  InfluenceTally counted(const std::vector<std::string>& texts) const {
    InfluenceTally counted = tally;
    for (const std::string& text : texts) {
      const CodedDocument coded = fixture.code(document_of(text));
      counted.add(coded, std::vector<GroupId>(coded.turns.size(), 0));
    }
    return counted;
  }
};

}  // namespace

TEST_CASE("without a pattern its hits are gone, but for what held the same words") {
  const Counting counting;
  const InfluenceTally::Group group = counting.counted({"a fair hearing room | fair"}).group(0);
  CHECK(group.tokens == 5);
  CHECK(group.hits == std::vector<std::uint64_t>{2, 0});  // fair hearing, fair
  CHECK(group.lost.at({0, fair}) == 1);
  // `fair` and `hearing room` take the place of `fair hearing`.
  CHECK(group.lost.at({0, fair_hearing}) == -1);
  CHECK(group.lost.count({0, hearing_room}) == 0);
}

TEST_CASE("merging influence gives what counting together gives") {
  const Counting counting;
  const InfluenceTally together = counting.counted({"fair hearing room", "fair door"});
  InfluenceTally merged = counting.counted({"fair door"});
  merged.merge(counting.counted({"fair hearing room"}));
  CHECK(merged.group(0).tokens == together.group(0).tokens);
  CHECK(merged.group(0).hits == together.group(0).hits);
  CHECK(merged.group(0).lost == together.group(0).lost);
}
