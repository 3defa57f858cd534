// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>

#include <algorithm>

#include <themata/tally/cooccurrence_tally.hpp>
#include <themata/tally/theme_tally.hpp>
#include <themata/tally/units.hpp>

#include "coding_fixture.hpp"

using namespace themata;
using themata_test::CodingFixture;
using themata_test::Setup;

namespace {

Setup with_sentences() {
  Setup setup;
  setup.coding.sentences = Sentences::always;
  return setup;
}

/// `n, n_x, n_y, n_xy` over a unit.
std::string counts(const std::string& text, const std::string& unit) {
  const CodingFixture fixture("x: [x, x x x]\ny: [y]\n", with_sentences());
  const CodedDocument coded = fixture.code(themata_test::document_of(text));
  CooccurrenceTally tally(fixture.dictionary().select({}), *Unit::from_name(unit));
  tally.add(coded, std::vector<GroupId>(coded.turns.size(), 0));
  const auto group = tally.group(0);
  return std::to_string(group.n) + " " + std::to_string(group.with[0]) + " " +
         std::to_string(group.with[1]) + " " + std::to_string(group.both[1]);
}

/// Windows by the definition: every run of `width` words of each turn.
std::string windows_by_definition(const std::vector<std::string>& turns, std::size_t width) {
  std::size_t n = 0, x = 0, y = 0, both = 0;
  for (const std::string& turn : turns) {
    const std::size_t starts = turn.size() <= width ? 1 : turn.size() - width + 1;
    for (std::size_t at = 0; at < starts && !turn.empty(); ++at) {
      const std::string window = turn.substr(at, width);
      const bool has_x = window.find('x') != std::string::npos;
      const bool has_y = window.find('y') != std::string::npos;
      ++n;
      x += has_x;
      y += has_y;
      both += has_x && has_y;
    }
  }
  return std::to_string(n) + " " + std::to_string(x) + " " + std::to_string(y) + " " +
         std::to_string(both);
}

}  // namespace

TEST_CASE("a theme is present in the unit that holds its hit's first word") {
  const std::string text = "X a. Y | Y b. X y | a";
  CHECK(counts(text, "turn") == "3 2 2 2");
  CHECK(counts(text, "sentence") == "5 2 3 1");
  CHECK(counts(text, "document") == "1 1 1 1");
}

TEST_CASE("a unit without a counted word is no unit") {
  CHECK(counts("x | ... | y", "turn") == "2 1 1 0");
  CHECK(counts("", "document") == "0 0 0 0");
}

TEST_CASE("windows of every width are counted as defined") {
  const std::vector<std::vector<std::string>> documents{
      {"xay"}, {"aaaa"}, {"xaaay", "yx", ""}, {"axayaxa", "y"}, {"x", "y"}, {"yaaaaaaaax"}};
  for (const auto& turns : documents) {
    std::string text;
    for (const std::string& turn : turns) {
      if (!text.empty()) text += " | ";
      for (const char c : turn) text += std::string(1, c) + " ";
    }
    for (std::size_t width = 1; width <= 11; ++width) {
      INFO(text << " width " << width);
      CHECK(counts(text, "window:" + std::to_string(width)) == windows_by_definition(turns, width));
    }
  }
}

TEST_CASE("a window holds a theme only if it holds a whole hit") {
  CHECK(counts("x x x a a", "window:2") == "4 0 0 0");
  CHECK(counts("x x x a a", "window:3") == "3 1 0 0");
}

TEST_CASE("paragraphs are units inside a turn") {
  const CodingFixture fixture("x: [x]\ny: [y]\n");
  Document document = themata_test::document_of("x a");
  document.text = "x a\n\ny x";
  document.turns[0].span.end = 8;
  document.paragraphs = {0, 5};
  CooccurrenceTally tally(fixture.dictionary().select({}), Unit{UnitKind::paragraph, 0});
  tally.add(fixture.code(document), std::vector<GroupId>{0});
  CHECK(tally.group(0).n == 2);
  CHECK(tally.group(0).with[0] == 2);
  CHECK(tally.group(0).both[1] == 1);
}

TEST_CASE("turns that are set aside count nowhere") {
  const CodingFixture fixture("x: [x]\ny: [y]\n");
  const CodedDocument coded = fixture.code(themata_test::document_of("x y | x | y"));
  for (const char* unit : {"turn", "window:2", "document"}) {
    ThemeTally tally(fixture.dictionary().select({}), *Unit::from_name(unit));
    tally.add(coded, std::vector<GroupId>{set_aside, 0, set_aside});
    const auto group = tally.group(0);
    CHECK(group.tokens == 1);
    CHECK(group.units == 1);
    CHECK(group.themes[0].hits == 1);
    CHECK(group.themes[1].hits == 0);
    CHECK(group.themes[1].units_with == 0);
  }
}

TEST_CASE("merging tallies in any order gives the same counts") {
  const CodingFixture fixture("x: [x]\ny: [y]\n");
  const auto tally_of = [&](const std::string& text) {
    CooccurrenceTally tally(fixture.dictionary().select({}), Unit{});
    tally.add(fixture.code(themata_test::document_of(text)), std::vector<GroupId>{0, 1});
    return tally;
  };
  const CooccurrenceTally a = tally_of("x y | x");
  const CooccurrenceTally b = tally_of("y | x y");
  CooccurrenceTally ab = a;
  ab.merge(b);
  CooccurrenceTally ba = b;
  ba.merge(a);
  for (const GroupId group : {0U, 1U}) {
    CHECK(ab.group(group).n == 2);
    CHECK(ab.group(group).with == ba.group(group).with);
    CHECK(ab.group(group).both == ba.group(group).both);
    CHECK(ab.group(group).both[1] == 1);
  }
}

TEST_CASE("a theme never pairs with an ancestor of its own") {
  const CodingFixture fixture("p:\n  a: [a]\n  b: [b]\nq: [q]\n");
  const CooccurrenceTally tally(fixture.dictionary().select({}), Unit{});
  std::string pairs;
  for (const auto& [i, j] : tally.pairs(fixture.dictionary())) {
    pairs += fixture.dictionary().themes()[i].full_name + "~" +
             fixture.dictionary().themes()[j].full_name + " ";
  }
  CHECK(pairs == "p~q p.a~p.b p.a~q p.b~q ");
}

TEST_CASE("a unit's name is read and written") {
  for (const char* name : {"turn", "sentence", "paragraph", "document", "window:20", "stanza:4"}) {
    CHECK(Unit::from_name(name)->name() == name);
  }
  for (const char* name : {"", "turns", "window", "window:", "window:0", "window:2x", "window:-1",
                           "stanza:", "stanza", "tent:3"}) {
    CHECK_FALSE(Unit::from_name(name));
  }
}
