// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>

#include <themata/tally/sequence_tally.hpp>

#include "coding_fixture.hpp"

using namespace themata;
using themata_test::CodingFixture;
using themata_test::document_of;

namespace {

using Options = SequenceOptions;

const char* const letters = R"(themata: 1
themes:
  a: [a]
  b: [b]
  c: [c]
)";

/// Turns by `|`; a turn that begins with `?` is an interviewer's, with `!` of group 1.
struct Talk {
  Document document;
  std::vector<GroupId> groups;

  explicit Talk(std::string turns, const std::string& id = "d") {
    std::string plain;
    std::vector<char> marks;
    for (std::size_t at = 0; at < turns.size(); ++at) {
      if (marks.empty()) marks.push_back(' ');
      if (turns[at] == '?' || turns[at] == '!') {
        marks.back() = turns[at];
      } else {
        if (turns[at] == '|') marks.push_back(' ');
        plain += turns[at];
      }
    }
    document = document_of(plain);
    document.id = id;
    document.speakers = {{"r", Role::respondent}, {"i", Role::interviewer}};
    for (std::size_t at = 0; at < document.turns.size(); ++at) {
      document.turns[at].speaker = marks[at] == '?' ? 1 : 0;
      groups.push_back(marks[at] == '?' ? set_aside : marks[at] == '!' ? 1 : 0);
    }
  }
};

SequenceTally tally_of(const std::vector<std::string>& texts, const Options& options) {
  const CodingFixture fixture(letters);
  SequenceTally tally(fixture.dictionary().select({}), options);
  int number = 0;
  for (const std::string& text : texts) {
    const Talk talk(text, "d" + std::to_string(number++));
    tally.add(fixture.code(talk.document), talk.groups);
  }
  return tally;
}

/// Of a group: the documents one by one, which is what they are together.
LaggedCounts sum(SequenceTally tally, GroupId group, std::size_t lag, std::size_t from,
                 std::size_t to, SequenceTally::Part part = SequenceTally::Part::all) {
  LaggedCounts total;
  for (const SequenceTally::Document* document : tally.documents(std::span(&group, 1))) {
    const LaggedCounts counts = tally.counts(*document, lag, from, to, part);
    total.n += counts.n;
    total.from += counts.from;
    total.to += counts.to;
    total.both += counts.both;
  }
  CHECK(tally.counts(tally.total(std::span(&group, 1)), lag, from, to, part) == total);
  return total;
}

Options lags(std::vector<std::int32_t> list) {
  Options options;
  options.lags = std::move(list);
  return options;
}

Options exclusive(std::vector<std::int32_t> list = {1}) {
  Options options = lags(std::move(list));
  options.coding = Options::Coding::exclusive;
  return options;
}

}  // namespace

TEST_CASE("pairs of turns are counted at each lag, both ways") {
  const SequenceTally tally = tally_of({"a b | b | x | a c"}, lags({1, 2, -1, 0}));
  CHECK(sum(tally, 0, 0, 0, 1) == LaggedCounts{3, 1, 1, 1});  // a then b
  CHECK(sum(tally, 0, 0, 1, 1) == LaggedCounts{3, 2, 1, 1});  // b then b
  CHECK(sum(tally, 0, 1, 1, 2) == LaggedCounts{2, 2, 1, 1});  // b, then c two turns on
  CHECK(sum(tally, 0, 2, 1, 0) == LaggedCounts{3, 1, 1, 1});  // before b: a
  CHECK(sum(tally, 0, 3, 0, 2) == LaggedCounts{4, 2, 1, 1});  // a and c in one turn
}

TEST_CASE("turns set aside are passed over, documents are never crossed, empty turns no place") {
  CHECK(sum(tally_of({"a |? c | b"}, lags({1})), 0, 0, 0, 1) == LaggedCounts{1, 1, 1, 1});
  CHECK(sum(tally_of({"a", "b"}, lags({1})), 0, 0, 0, 1) == LaggedCounts{});
  CHECK(sum(tally_of({"a | ... | b"}, lags({1})), 0, 0, 0, 1) == LaggedCounts{1, 1, 1, 1});
}

TEST_CASE("a group's counts are those of its own turns") {
  const SequenceTally tally = tally_of({"a |! c | b |! a |! b"}, lags({1}));
  CHECK(sum(tally, 0, 0, 0, 1) == LaggedCounts{1, 1, 1, 1});
  CHECK(sum(tally, 1, 0, 0, 1) == LaggedCounts{2, 1, 1, 1});
  CHECK(sum(tally, 1, 0, 2, 1) == LaggedCounts{2, 1, 1, 0});
  CHECK(tally.totals(1).turns == 3);
}

TEST_CASE("exclusive codes: no theme breaks the chain, several are left out and counted") {
  const SequenceTally tally = tally_of({"a | b | x | a | a b | b | c"}, exclusive({1, 2, -1}));
  CHECK(sum(tally, 0, 0, 0, 1) == LaggedCounts{2, 1, 1, 1});
  CHECK(sum(tally, 0, 0, 1, 2) == LaggedCounts{2, 1, 1, 1});
  CHECK(sum(tally, 0, 1, 0, 1).n == 0);
  CHECK(sum(tally, 0, 2, 1, 0) == LaggedCounts{2, 1, 1, 1});
  CHECK(tally.totals(0).turns == 7);
  CHECK(tally.totals(0).uncoded == 1);
  CHECK(tally.totals(0).several == 1);
  CHECK(tally.totals(0).places == 5);
}

TEST_CASE("having no theme can be a code, and repeats can be merged") {
  Options options = exclusive();
  options.uncoded = Options::Uncoded::is_code;
  const SequenceTally with_none = tally_of({"a | x | x | b"}, options);
  CHECK(with_none.codes() == 4);
  CHECK(sum(with_none, 0, 0, 0, 3) == LaggedCounts{3, 1, 2, 1});
  CHECK(sum(with_none, 0, 0, 3, 3) == LaggedCounts{3, 2, 2, 1});
  options.repeats = Options::Repeats::merged;
  const SequenceTally merged = tally_of({"a | x | x | b"}, options);
  CHECK(sum(merged, 0, 0, 3, 1) == LaggedCounts{2, 1, 1, 1});
  CHECK(merged.totals(0).places == 3);
}

TEST_CASE("a pair is prompted where the interviewer had raised its second theme") {
  Options options = lags({1});
  options.prompting = Prompting{1};
  using Part = SequenceTally::Part;
  const SequenceTally tally = tally_of({"? x | a |? b | b |? x | a | b", "a | b"}, options);
  CHECK(sum(tally, 0, 0, 0, 1) == LaggedCounts{4, 3, 3, 3});
  CHECK(sum(tally, 0, 0, 0, 1, Part::prompted) == LaggedCounts{1, 1, 1, 1});
  CHECK(sum(tally, 0, 0, 0, 1, Part::spontaneous) == LaggedCounts{2, 1, 1, 1});
  CHECK(sum(tally, 0, 0, 0, 1, Part::unknown) == LaggedCounts{1, 1, 1, 1});
  options.prompting = Prompting{2};
  const SequenceTally longer = tally_of({"? x | a |? b | b |? x | a | b"}, options);
  CHECK(sum(longer, 0, 0, 0, 1, Part::prompted) == LaggedCounts{3, 2, 2, 2});
}

TEST_CASE("sequence tallies merge to what one tally counts, in any order") {
  const std::vector<std::string> first{"a b | b | c", "c | a"};
  const std::vector<std::string> second{"b | c |! a |! a b"};
  const CodingFixture fixture(letters);
  const auto add = [&](SequenceTally& tally, const std::vector<std::string>& texts) {
    for (const std::string& text : texts) {
      const Talk talk(text, text);
      tally.add(fixture.code(talk.document), talk.groups);
    }
  };
  const SequenceTally empty(fixture.dictionary().select({}), lags({1, -2, 0}));
  SequenceTally whole = empty;
  add(whole, first);
  add(whole, second);
  SequenceTally merged = empty;
  SequenceTally other = empty;
  add(merged, second);
  add(other, first);
  merged.merge(other);
  for (GroupId group = 0; group < 2; ++group) {
    const auto one = whole.documents(std::span(&group, 1));
    const auto two = merged.documents(std::span(&group, 1));
    REQUIRE(one.size() == two.size());
    for (std::size_t at = 0; at < one.size(); ++at) CHECK(*one[at] == *two[at]);
    CHECK(whole.totals(group).turns == merged.totals(group).turns);
  }
}
