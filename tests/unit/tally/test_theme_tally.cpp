// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>

#include <themata/tally/theme_tally.hpp>

#include "coding_fixture.hpp"

using namespace themata;
using themata_test::CodingFixture;
using themata_test::document_of;

namespace {

const char* const weighed = R"(themata: 1
themes:
  t:
    polarity: adherence
    patterns:
      - {match: good, weight: 0.5}
      - {match: bad, weight: -2, polarity: violation}
      - {match: fair, weight: 0.5}
      - plain
  n: [none]
)";

ThemeTally tally_of(const CodingFixture& fixture, const std::vector<std::string>& texts,
                    std::vector<HitField> split_by = {}) {
  ThemeTally tally(fixture.dictionary().select({}), Unit{}, PatternFacts::of(fixture.dictionary()),
                   std::move(split_by));
  for (const std::string& text : texts) {
    const CodedDocument coded = fixture.code(document_of(text));
    tally.add(coded, std::vector<GroupId>(coded.turns.size(), 0));
  }
  return tally;
}

}  // namespace

TEST_CASE("weights add up by how often each occurs; a pattern without one weighs 1") {
  const CodingFixture fixture(weighed);
  const PatternFacts facts = PatternFacts::of(fixture.dictionary());
  CHECK(facts.weights == std::vector<double>{-2, 0.5, 1});
  const ThemeTally tally = tally_of(fixture, {"good bad fair plain", "bad good"});
  const ThemeTally::Group group = tally.group(0);
  CHECK(group.themes[0].hits == 6);
  CHECK(tally.weighted(group.themes[0]) == -1.5);
  CHECK(tally.weighted(group.themes[1]) == 0);
  CHECK(group.themes[0].poles[static_cast<std::size_t>(Polarity::adherence)] == 4);
  CHECK(group.themes[0].poles[static_cast<std::size_t>(Polarity::violation)] == 2);
}

TEST_CASE("hits of a dictionary without weights and polarities have no polarity, all of them") {
  const CodingFixture fixture("themata: 1\nthemes:\n  t: [good, bad]\n");
  CHECK(PatternFacts::of(fixture.dictionary()).alike);
  CHECK_FALSE(PatternFacts::of(CodingFixture(weighed).dictionary()).alike);
  const ThemeTally::Group group = tally_of(fixture, {"good bad | good"}).group(0);
  CHECK(group.themes[0].hits == 3);
  CHECK(group.themes[0].poles[static_cast<std::size_t>(Polarity::none)] == 3);
}

TEST_CASE("tallies merge to what one tally counts, in any order") {
  const CodingFixture fixture(weighed);
  const std::vector<HitField> split{HitField::polarity, HitField::status};
  const ThemeTally whole = tally_of(fixture, {"good bad", "fair | none bad"}, split);
  ThemeTally merged = tally_of(fixture, {"fair | none bad"}, split);
  merged.merge(tally_of(fixture, {"good bad"}, split));
  REQUIRE(whole.slices() == 15);
  for (std::size_t at = 0; at < whole.slices() * 2; ++at) {
    CHECK(whole.group(0).themes[at].hits == merged.group(0).themes[at].hits);
    CHECK(whole.group(0).themes[at].units_with == merged.group(0).themes[at].units_with);
    CHECK(whole.weighted(whole.group(0).themes[at]) == merged.weighted(merged.group(0).themes[at]));
  }
}

TEST_CASE("slices part the hits; no polarity comes last") {
  const CodingFixture fixture(weighed);
  const ThemeTally tally = tally_of(fixture, {"good bad none | good"}, {HitField::polarity});
  const ThemeTally::Group group = tally.group(0);
  REQUIRE(tally.slices() == 3);
  CHECK(tally.values(0) == std::vector<std::size_t>{std::size_t(Polarity::adherence)});
  CHECK(tally.values(2) == std::vector<std::size_t>{std::size_t(Polarity::none)});
  const auto hits = [&](std::size_t slice, std::size_t theme) {
    return group.themes[slice * 2 + theme].hits;
  };
  CHECK(hits(0, 0) == 2);
  CHECK(hits(1, 0) == 1);
  CHECK(hits(2, 0) == 0);
  CHECK(hits(2, 1) == 1);
  CHECK(group.themes[0].units_with == 2);
  CHECK(group.units == 2);
}

TEST_CASE("a dictionary knows whether a theme has both poles") {
  const CodingFixture fixture(weighed);
  CHECK(fixture.dictionary().has_both_poles(ThemeId{0}));
  CHECK_FALSE(fixture.dictionary().has_both_poles(ThemeId{1}));
}
