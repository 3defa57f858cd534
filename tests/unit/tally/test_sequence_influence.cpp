// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>

#include <algorithm>
#include <array>

#include <themata/tally/sequence_influence_tally.hpp>

#include "patterns_left_out.hpp"

using namespace themata;
using themata_test::CodingFixture;
using themata_test::document_of;
using themata_test::fixture_without;
using themata_test::patterns;

namespace {

SequenceOptions options_of(SequenceOptions::Coding coding) {
  SequenceOptions options;
  options.coding = coding;
  options.lags = {1, -2};
  if (coding == SequenceOptions::Coding::exclusive) {
    options.uncoded = SequenceOptions::Uncoded::is_code;
  }
  return options;
}

const std::vector<std::string> talk{
    "a fair hearing room | fair | door | a fair door | hearing room | x | fair hearing",
    "room | the hearing room was fair | x | fair hearing | door"};

SequenceInfluenceTally counted(const CodingFixture& fixture, const std::vector<std::string>& texts,
                               const SequenceOptions& options) {
  std::vector<PatternId> each;
  for (std::uint32_t at = 0; at < fixture.dictionary().patterns().size(); ++at) {
    each.push_back(PatternId{at});
  }
  SequenceInfluenceTally tally(
      SequenceTally(fixture.dictionary().select({}), options),
      Recoding(fixture.dictionary(), each, Overlap::longest_in_theme, StatusSet::all()));
  for (const std::string& text : texts) {
    const CodedDocument coded = fixture.code(document_of(text));
    tally.add(coded, std::vector<GroupId>(coded.turns.size(), 7));
  }
  return tally;
}

}  // namespace

TEST_CASE("without a pattern sequences are those of a dictionary that never had it") {
  const auto coding =
      GENERATE(SequenceOptions::Coding::several, SequenceOptions::Coding::exclusive);
  const SequenceOptions options = options_of(coding);
  const CodingFixture everything = fixture_without(patterns.size(), Overlap::all);
  const SequenceInfluenceTally tally = counted(everything, talk, options);
  const SequenceInfluenceTally::Group group = tally.group(7);
  CHECK(group.lost.size() >= 2);
  for (std::size_t at = 0; at < patterns.size(); ++at) {
    INFO(patterns[at] << (coding == SequenceOptions::Coding::exclusive ? ", exclusive" : ""));
    const CodingFixture without = fixture_without(at, Overlap::longest_in_theme);
    SequenceTally expected(without.dictionary().select({}), options);
    for (const std::string& text : talk) {
      const CodedDocument coded = without.code(document_of(text));
      expected.add(coded, std::vector<GroupId>(coded.turns.size(), 0));
    }
    const SequenceTally::Document total = expected.total(std::array<GroupId, 1>{0});
    const auto& all = everything.dictionary().patterns();
    const auto pattern = std::find_if(
        all.begin(), all.end(), [&](const Pattern& one) { return one.written == patterns[at]; });
    const auto found =
        group.lost.find(PatternId{static_cast<std::uint32_t>(pattern - all.begin())});
    // Where a shorter pattern takes its words and nothing changes, it is not there.
    const SequenceInfluenceTally::Places lost =
        found == group.lost.end() ? SequenceInfluenceTally::Places{} : found->second;
    for (std::size_t lag = 0; lag < options.lags.size(); ++lag) {
      for (std::size_t from = 0; from < expected.codes(); ++from) {
        for (std::size_t to = 0; to < expected.codes(); ++to) {
          const auto is = tally.tally().counts(group.counts, lag, from, to);
          const auto gone = tally.tally().counts(lost, lag, from, to);
          const LaggedCounts left = expected.counts(total, lag, from, to);
          CHECK(is[0] - gone[0] == static_cast<std::int64_t>(left.n));
          CHECK(is[1] - gone[1] == static_cast<std::int64_t>(left.from));
          CHECK(is[2] - gone[2] == static_cast<std::int64_t>(left.to));
          CHECK(is[3] - gone[3] == static_cast<std::int64_t>(left.both));
        }
      }
    }
  }
}

TEST_CASE("merging influence on sequences gives what counting together gives") {
  const SequenceOptions options = options_of(SequenceOptions::Coding::several);
  const CodingFixture everything = fixture_without(patterns.size(), Overlap::all);
  SequenceInfluenceTally merged = counted(everything, {talk[1]}, options);
  merged.merge(counted(everything, {talk[0]}, options));
  const SequenceInfluenceTally together = counted(everything, talk, options);
  CHECK(merged.group(7).counts == together.group(7).counts);
  const auto& lost = merged.group(7).lost;
  for (const auto& [pattern, places] : together.group(7).lost) {
    for (const auto& [place, count] : places) CHECK(lost.at(pattern).at(place) == count);
  }
  CHECK(merged.group(0).counts.empty());
}
