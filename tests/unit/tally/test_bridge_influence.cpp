// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>

#include <algorithm>

#include <themata/tally/bridge_influence_tally.hpp>

#include "coding_fixture.hpp"

using namespace themata;
using themata_test::CodingFixture;
using themata_test::document_of;
using themata_test::Setup;

namespace {

const std::vector<std::string> patterns{"fair", "fair hearing", "hearing", "because", "so"};

/// Themes a, b and connectives, without one of those patterns.
CodingFixture fixture_without(std::size_t left_out, Overlap overlap) {
  const auto list = [left_out](std::string written, std::initializer_list<std::size_t> which) {
    for (const std::size_t at : which) {
      if (at != left_out) written += ", " + patterns[at];
    }
    return written + "]\n";
  };
  Setup setup;
  setup.coding.sentences = Sentences::always;
  setup.coding.overlap = overlap;
  return CodingFixture("themata: 1\nthemes:\n" + list("  a: [never", {0, 1}) +
                           list("  b: [door", {2}) + list("  cause: [nowhere", {3, 4}),
                       setup);
}

BridgeTally empty_tally(const CodingFixture& fixture) {
  BridgeQuestion question;
  question.themes = fixture.dictionary().select({"a", "b"});
  question.classes = fixture.dictionary().select({"cause"});
  question.pointing.assign(fixture.dictionary().patterns().size(), Pointing::neither);
  question.unit = Unit{UnitKind::turn, 0};
  return {question, BridgeTally::Order::text};
}

const std::vector<std::string> talk{
    "fair because hearing | a fair hearing so the door | door because fair so hearing | x",
    "hearing so fair | fair hearing because fair | door so fair because door"};

BridgeInfluenceTally counted(const CodingFixture& fixture, const std::vector<std::string>& texts) {
  std::vector<PatternId> each;
  for (std::uint32_t at = 0; at < fixture.dictionary().patterns().size(); ++at) {
    each.push_back(PatternId{at});
  }
  BridgeInfluenceTally tally(
      empty_tally(fixture),
      Recoding(fixture.dictionary(), each, Overlap::longest_in_theme, StatusSet::all()));
  for (const std::string& text : texts) {
    const CodedDocument coded = fixture.code(document_of(text));
    tally.add(coded, std::vector<GroupId>(coded.turns.size(), 7));
  }
  return tally;
}

std::int64_t at(const BridgeInfluenceTally::Units& units, const BridgeInfluenceTally::Key& key) {
  const auto found = units.find(key);
  return found == units.end() ? 0 : found->second;
}

}  // namespace

TEST_CASE("without a pattern bridges are those of a dictionary that never had it") {
  const CodingFixture everything = fixture_without(patterns.size(), Overlap::all);
  const BridgeInfluenceTally::Group group = counted(everything, talk).group(7);
  CHECK(group.lost.size() >= 3);
  for (std::size_t left_out = 0; left_out < patterns.size(); ++left_out) {
    INFO(patterns[left_out]);
    const CodingFixture without = fixture_without(left_out, Overlap::longest_in_theme);
    BridgeTally expected = empty_tally(without);
    for (const std::string& text : talk) {
      const CodedDocument coded = without.code(document_of(text));
      expected.add(coded, std::vector<GroupId>(coded.turns.size(), 0));
    }
    const auto& all = everything.dictionary().patterns();
    const auto pattern = std::find_if(all.begin(), all.end(), [&](const Pattern& one) {
      return one.written == patterns[left_out];
    });
    const auto found =
        group.lost.find(PatternId{static_cast<std::uint32_t>(pattern - all.begin())});
    // Where a shorter pattern takes its words and nothing changes, it is not there.
    const BridgeInfluenceTally::Units lost =
        found == group.lost.end() ? BridgeInfluenceTally::Units{} : found->second;
    const auto left = [&](const BridgeInfluenceTally::Key& key) {
      return static_cast<std::uint64_t>(at(group.counts, key) - at(lost, key));
    };
    CHECK(group.units == expected.units(0));
    CHECK(left({0, BridgeInfluenceTally::both_themes, 1}) == expected.units_with_both(0, 0, 1));
    CHECK(left({0, 0, 1}) == expected.counts(0, 0, 0, 1).units);
    CHECK(left({1, 0, 0}) == expected.counts(0, 1, 0, 0).units);
  }
}

TEST_CASE("merging influence on bridges gives what counting together gives") {
  const CodingFixture everything = fixture_without(patterns.size(), Overlap::all);
  BridgeInfluenceTally merged = counted(everything, {talk[1]});
  merged.merge(counted(everything, {talk[0]}));
  const BridgeInfluenceTally::Group together = counted(everything, talk).group(7);
  CHECK(merged.group(7).units == together.units);
  CHECK(merged.group(7).counts == together.counts);
  for (const auto& [pattern, units] : together.lost) {
    for (const auto& [key, count] : units)
      CHECK(at(merged.group(7).lost.at(pattern), key) == count);
  }
  CHECK(merged.group(0).units == 0);
}
