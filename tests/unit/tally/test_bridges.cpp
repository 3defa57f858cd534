// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>

#include <themata/tally/bridges.hpp>

#include "coding_fixture.hpp"

using namespace themata;
using themata_test::CodingFixture;
using themata_test::document_of;
using themata_test::Setup;

namespace {

const char* const linked = R"(themata: 1
themes:
  a: [a, a a]
  b: [b]
  links:
    themes:
      cause:
        themes:
          forward: [so]
          backward: [because]
      contrast: [but]
)";

Setup with_sentences() {
  Setup setup;
  setup.coding.sentences = Sentences::always;
  return setup;
}

struct Counted {
  CodingFixture fixture{linked, with_sentences()};

  BridgeQuestion question(UnitKind unit) const {
    BridgeQuestion question;
    const Dictionary& dictionary = fixture.dictionary();
    question.themes = dictionary.select({"a", "b"});
    question.classes = dictionary.select({"links.cause", "links.contrast"});
    for (const Pattern& pattern : dictionary.patterns()) {
      const std::string& name = dictionary.theme(pattern.theme).name;
      question.pointing.push_back(name == "forward"    ? Pointing::forward
                                  : name == "backward" ? Pointing::backward
                                                       : Pointing::neither);
    }
    question.unit = Unit{unit, 0};
    return question;
  }

  BridgeTally tally(const std::string& turns, UnitKind unit = UnitKind::sentence,
                    BridgeTally::Order order = BridgeTally::Order::text) const {
    BridgeTally tally(question(unit), order);
    const CodedDocument coded = fixture.code(document_of(turns));
    tally.add(coded, std::vector<GroupId>(coded.turns.size(), 0));
    return tally;
  }

  /// `a cause b: 2 (1 forward, 1 backward)`, a line for each count that is not 0.
  static std::string render(const BridgeTally& tally) {
    const std::vector<std::string> themes{"a", "b"};
    const std::vector<std::string> links{"cause", "contrast"};
    std::string out;
    for (std::size_t from = 0; from < 2; ++from) {
      for (std::size_t link = 0; link < 2; ++link) {
        const BridgeTally::Counts counts = tally.counts(0, from, link, 1 - from);
        if (counts.units == 0) continue;
        out += themes[from] + " " + links[link] + " " + themes[1 - from] + ": " +
               std::to_string(counts.units) + " (" + std::to_string(counts.forward) + " forward, " +
               std::to_string(counts.backward) + " backward)\n";
      }
    }
    return out;
  }
};

}  // namespace

TEST_CASE("a bridge is a theme, a connective and the other theme in this order") {
  struct Case {
    const char* text;
    const char* bridges;
  };
  const Counted counted;
  for (const Case& each : {
           Case{"A so b.", "a cause b: 1 (1 forward, 0 backward)\n"},
           Case{"A because b.", "a cause b: 1 (0 forward, 1 backward)\n"},
           Case{"B but a.", "b contrast a: 1 (0 forward, 0 backward)\n"},
           Case{"So a b.", ""},
           Case{"A b so.", ""},
           Case{"A. So b.", ""},
           Case{"A so a.", ""},
           Case{"A | so b.", ""},
           Case{"A so b so a.",
                "a cause b: 1 (1 forward, 0 backward)\nb cause a: 1 (1 forward, 0 backward)\n"},
           Case{"A so x because b.", "a cause b: 1 (1 forward, 1 backward)\n"},
           Case{"A so b. A so b, so b.", "a cause b: 2 (2 forward, 0 backward)\n"},
       }) {
    CAPTURE(each.text);
    CHECK(Counted::render(counted.tally(each.text)) == each.bridges);
  }
}

TEST_CASE("a turn is wider than a sentence") {
  const Counted counted;
  CHECK(Counted::render(counted.tally("A. So b. | B.", UnitKind::turn)) ==
        "a cause b: 1 (1 forward, 0 backward)\n");
}

TEST_CASE("by sense, what brings the other about comes first") {
  const Counted counted;
  const auto sense = BridgeTally::Order::sense;
  CHECK(
      Counted::render(counted.tally("B because a. A so b. B but a.", UnitKind::sentence, sense)) ==
      "a cause b: 2 (1 forward, 1 backward)\nb contrast a: 1 (0 forward, 0 backward)\n");
}

TEST_CASE("units and units with both themes are counted whether tied or not") {
  const Counted counted;
  const BridgeTally tally = counted.tally("A b. B so a. A. | B a | X.");
  CHECK(tally.units(0) == 5);
  CHECK(tally.units_with_both(0, 0, 1) == 3);
  CHECK(tally.units_with_both(0, 1, 0) == 3);
  CHECK(tally.units(7) == 0);
}

TEST_CASE("of several bridges of a kind the narrowest is shown") {
  const Counted counted;
  const CodedDocument coded = counted.fixture.code(document_of("A x a x so x b x b so b."));
  std::vector<Bridge> found;
  for_each_bridged_unit(
      coded, counted.question(UnitKind::sentence), std::vector<GroupId>{0},
      [&](const BridgedUnit& unit) { found.assign(unit.bridges.begin(), unit.bridges.end()); });
  REQUIRE(found.size() == 1);
  CHECK(found[0].first.begin == 2);
  CHECK(found[0].connective.begin == 4);
  CHECK(found[0].second.begin == 6);
}

TEST_CASE("bridge tallies merge to what one tally counts") {
  const Counted counted;
  const BridgeTally whole = counted.tally("A so b. | B because a. | A so b, but a.");
  BridgeTally merged = counted.tally("A so b, but a.");
  merged.merge(counted.tally("A so b. | B because a."));
  CHECK(Counted::render(whole) == Counted::render(merged));
  CHECK(whole.units(0) == merged.units(0));
  CHECK(whole.units_with_both(0, 0, 1) == merged.units_with_both(0, 0, 1));
}

TEST_CASE("a connective that opens a sentence ties what follows where that is asked for") {
  const Counted counted;
  const auto render = [&](const std::string& turns, UnitKind unit = UnitKind::sentence,
                          std::uint32_t within = UINT32_MAX) {
    BridgeQuestion question = counted.question(unit);
    for (const Pointing pointing : question.pointing) {
      question.opening.push_back(pointing == Pointing::backward);
    }
    question.within = within;
    BridgeTally tally(question, BridgeTally::Order::text);
    const CodedDocument coded = counted.fixture.code(document_of(turns));
    tally.add(coded, std::vector<GroupId>(coded.turns.size(), 0));
    return Counted::render(tally);
  };
  CHECK(Counted::render(counted.tally("Because x a, x b.")).empty());
  CHECK(render("Because x a, x b.") == "a cause b: 1 (1 forward, 0 backward)\n");
  CHECK(render("And because x a, x b.") == "a cause b: 1 (1 forward, 0 backward)\n");
  CHECK(render("It is because x a, x b.").empty());
  CHECK(render("So x a, x b.").empty());
  CHECK(render("Because x b. X a.").empty());
  CHECK(render("Because x b. X a.", UnitKind::turn) == "b cause a: 1 (1 forward, 0 backward)\n");
  CHECK(render("X x. Because b a.", UnitKind::turn) == "b cause a: 1 (1 forward, 0 backward)\n");
  CHECK(render("Because x x. B a.", UnitKind::turn).empty());
  CHECK(render("Because a x x b.", UnitKind::sentence, 1).empty());
  CHECK(render("Because a x a b.", UnitKind::sentence, 0) ==
        "a cause b: 1 (1 forward, 0 backward)\n");
  CHECK(render("Because a x x. A b.", UnitKind::turn, 0).empty());
  CHECK(render("Because a a.").empty());
  CHECK(render("A because b.") == "a cause b: 1 (0 forward, 1 backward)\n");
}
