// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>

#include <themata/tally/cooccurrence_slices.hpp>

#include "coding_fixture.hpp"

using namespace themata;
using themata_test::CodingFixture;

TEST_CASE("turns fall into classes of length by doubling") {
  CHECK(length_class(0) == 0);
  CHECK(length_class(15) == 0);
  CHECK(length_class(16) == 1);
  CHECK(length_class(31) == 1);
  CHECK(length_class(32) == 2);
  CHECK(length_class(127) == 3);
  CHECK(length_class(128) == 4);
  CHECK(length_class(5000) == 4);
}

TEST_CASE("slices by length are parts of the whole") {
  const CodingFixture fixture("x: [x]\ny: [y]\n");
  std::string longer = "x y";
  for (int i = 0; i < 20; ++i) longer += " a";
  const CodedDocument coded = fixture.code(themata_test::document_of("x y | " + longer + " | a x"));
  const std::vector<GroupId> groups(coded.turns.size(), 0);
  const CooccurrenceTally empty(fixture.dictionary().select({}), Unit{});
  std::vector<CooccurrenceSlice> classes(length_classes);
  for (std::uint32_t at = 0; at < length_classes; ++at) classes[at].length = at;
  CooccurrenceSlices slices(empty, classes, {});
  slices.add(coded, groups);
  CHECK(slices.tally(0).group(0).n == 2);
  CHECK(slices.tally(0).group(0).both[1] == 1);
  CHECK(slices.tally(1).group(0).n == 1);
  CHECK(slices.tally(1).group(0).both[1] == 1);
  CHECK(slices.tally(4).group(0).n == 0);
}

TEST_CASE("sentences fall into shorter classes") {
  CHECK(length_class(3, UnitKind::sentence) == 0);
  CHECK(length_class(4, UnitKind::sentence) == 1);
  CHECK(length_class(15, UnitKind::sentence) == 2);
  CHECK(length_class(32, UnitKind::sentence) == 4);
  CHECK(length_class(31, UnitKind::paragraph) == 1);
}

TEST_CASE("slices by length of sentences add up to the tally of sentences") {
  themata_test::Setup setup;
  setup.coding.sentences = Sentences::always;
  const CodingFixture fixture("x: [x]\ny: [y]\n", setup);
  const CodedDocument coded = fixture.code(themata_test::document_of(
      "X y. A x a a a a a y a. X. | A a a a a a. Y x a a a. | X y a a a a a a a a. X | A"));
  const std::vector<GroupId> groups{0, set_aside, 0, 1};
  CooccurrenceTally whole(fixture.dictionary().select({}), Unit{UnitKind::sentence, 0});
  whole.add(coded, groups);
  const CooccurrenceTally empty(fixture.dictionary().select({}), Unit{});
  std::vector<CooccurrenceSlice> classes(length_classes);
  for (std::uint32_t at = 0; at < length_classes; ++at) classes[at].length = at;
  CooccurrenceSlices slices(empty, classes, {}, UnitKind::sentence);
  slices.add(coded, groups);
  for (const GroupId group : {0U, 1U}) {
    CooccurrenceTally::Group sum = empty.group(group);
    for (std::uint32_t at = 0; at < length_classes; ++at) sum += slices.tally(at).group(group);
    CHECK(sum.n == whole.group(group).n);
    CHECK(sum.with == whole.group(group).with);
    CHECK(sum.both == whole.group(group).both);
  }
  CHECK(slices.tally(0).group(0).n == 3);  // X y; X; X
  CHECK(slices.tally(0).group(0).both[1] == 1);
  CHECK(slices.tally(2).group(0).n == 2);  // of nine and of ten words
  CHECK(slices.tally(2).group(0).both[1] == 2);
  CHECK(slices.tally(0).group(1).n == 1);
}

TEST_CASE("a slice of a status counts as if no other hits had been found") {
  const CodingFixture fixture("x: [x]\ny: [y]\n");
  CodedDocument coded = fixture.code(themata_test::document_of("x y | x y"));
  coded.hits.of[0][1].status = Status::negated;
  const std::vector<GroupId> groups(coded.turns.size(), 0);
  const CooccurrenceTally empty(fixture.dictionary().select({}), Unit{});
  CooccurrenceSlices slices(empty, {{Status::affirmed, {}, {}}, {Status::negated, {}, {}}}, {});
  slices.add(coded, groups);
  CHECK(slices.tally(0).group(0).with[0] == 1);
  CHECK(slices.tally(0).group(0).both[1] == 1);
  CHECK(slices.tally(0).group(0).n == 2);
  CHECK(slices.tally(1).group(0).with[0] == 1);
  CHECK(slices.tally(1).group(0).both[1] == 0);
}
