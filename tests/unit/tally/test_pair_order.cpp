// SPDX-License-Identifier: MIT
#include <algorithm>
#include <catch2/catch.hpp>

#include <themata/tally/cooccurrence_tally.hpp>

#include "coding_fixture.hpp"

using namespace themata;
using themata_test::CodingFixture;

namespace {

struct Counts {
  std::uint64_t n = 0, x = 0, y = 0, both = 0, before = 0, after = 0, apart = 0;
  friend bool operator==(const Counts&, const Counts&) = default;
};

Counts counts(const CodedDocument& coded, const Unit& unit) {
  CooccurrenceTally tally({ThemeId{0}, ThemeId{1}}, unit, PairDetail::order);
  tally.add(coded, std::vector<GroupId>(coded.turns.size(), 0));
  const auto group = tally.group(0);
  return {group.n,         group.with[0],   group.with[1], group.both[1],
          group.before[1], group.before[2], group.apart[1]};
}

/// The definition, over a unit from word `from` to `to` that holds hits of which `in` says so.
template <typename Holds>
void add_unit(const CodedDocument& coded, const Holds& in, Counts& sum) {
  bool x = false, y = false, before = false, after = false;
  for (const Hit& one : coded.hits.of[0]) {
    for (const Hit& other : coded.hits.of[1]) {
      if (!in(one) || !in(other)) continue;
      before |= one.end <= other.begin;
      after |= other.end <= one.begin;
    }
  }
  for (const Hit& one : coded.hits.of[0]) x |= in(one);
  for (const Hit& other : coded.hits.of[1]) y |= in(other);
  sum.n += 1;
  sum.x += x;
  sum.y += y;
  sum.both += x && y;
  sum.before += before;
  sum.after += after;
  sum.apart += before || after;
}

Counts by_definition(const CodedDocument& coded, const Unit& unit) {
  Counts sum;
  for (const CodedTurn& turn : coded.turns) {
    const std::uint32_t end = turn.first_word + turn.words;
    if (unit.kind == UnitKind::turn) {
      add_unit(
          coded, [&](const Hit& hit) { return hit.begin >= turn.first_word && hit.begin < end; },
          sum);
      continue;
    }
    const std::uint32_t last = turn.words <= unit.width ? 0 : turn.words - unit.width;
    for (std::uint32_t at = 0; at <= last; ++at) {
      const std::uint32_t from = turn.first_word + at;
      const std::uint32_t to = std::min(end, from + unit.width);
      add_unit(
          coded, [&](const Hit& hit) { return hit.begin >= from && hit.end <= to; }, sum);
    }
  }
  return sum;
}

}  // namespace

TEST_CASE("the order of two themes is its definition on every six words") {
  themata_test::Setup all;
  all.coding.overlap = Overlap::all;
  for (const auto& setup : {themata_test::Setup{}, all}) {
    const CodingFixture fixture("x: [x, b, x a x, x y]\ny: [y, b, b y]\n", setup);
    for (std::size_t code = 0; code < 4096; ++code) {
      std::string text;
      for (std::size_t rest = code, at = 0; at < 6; ++at, rest /= 4) {
        text += std::string(1, "xyba"[rest % 4]) + (at == 4 && code % 3 == 0 ? " | " : " ");
      }
      const CodedDocument coded = fixture.code(themata_test::document_of(text));
      INFO(text);
      REQUIRE(counts(coded, Unit{}) == by_definition(coded, Unit{}));
      const Unit window{UnitKind::window, 1 + static_cast<std::uint32_t>(code % 7)};
      REQUIRE(counts(coded, window) == by_definition(coded, window));
    }
  }
}

TEST_CASE("in a document themes stand in order across turns") {
  const CodingFixture fixture("x: [x]\ny: [y]\n");
  const CodedDocument coded = fixture.code(themata_test::document_of("x a | a | y"));
  CHECK(counts(coded, Unit{UnitKind::document, 0}) == Counts{1, 1, 1, 1, 1, 0, 1});
}

TEST_CASE("a pair that shares all its words is together and not apart") {
  const CodingFixture fixture("x: [a fair deal]\ny: [fair]\n");
  const CodedDocument coded =
      fixture.code(themata_test::document_of("a fair deal | fair a fair deal"));
  CHECK(counts(coded, Unit{}) == Counts{2, 2, 2, 2, 0, 1, 1});
}

TEST_CASE("stanzas tie what their last turn is part of") {
  const CodingFixture fixture("x: [x]\ny: [y]\n");
  const CodedDocument coded = fixture.code(themata_test::document_of("x | y | a | | x y"));
  const auto tie = [&](const char* unit, StanzaWeight weight) {
    CooccurrenceTally tally({ThemeId{0}, ThemeId{1}}, *Unit::from_name(unit), PairDetail::presence,
                            weight);
    tally.add(coded, std::vector<GroupId>{0, 1, 0, 0, 0});
    const auto mine = tally.group(0);
    const auto yours = tally.group(1);
    return Counts{mine.n, mine.with[0], mine.with[1], mine.both[1], yours.n, yours.both[1], 0};
  };
  CHECK(tie("stanza:1", StanzaWeight::binary) == Counts{3, 2, 1, 1, 1, 0, 0});
  CHECK(tie("stanza:2", StanzaWeight::binary) == Counts{3, 2, 2, 1, 1, 1, 0});
  CHECK(tie("stanza:9", StanzaWeight::weighted) == Counts{3, 3, 2, 3, 1, 1, 0});
}
