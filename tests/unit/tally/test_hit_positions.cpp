// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>

#include <themata/stats/null_model.hpp>
#include <themata/stats/random.hpp>
#include <themata/tally/cooccurrence_tally.hpp>
#include <themata/tally/hit_positions.hpp>

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

std::string random_text(RandomStream& random) {
  constexpr std::array<const char*, 9> parts{"x ",    "y ",  "x y ", "a ",  "b ",
                                             "a. X ", "b. ", "| ",   "Y z "};
  std::string text = "a ";
  for (std::uint64_t i = random.below(40); i > 0; --i) text += parts[random.below(parts.size())];
  return text + "b";
}

::themata::Talk view(const HitPositions::Talk& talk, std::uint32_t window) {
  ::themata::Talk seen{talk.words, talk.units, window, {}};
  for (std::uint32_t theme = 0; theme < talk.themes.size(); ++theme) {
    seen.themes.push_back({theme, talk.themes[theme].starts, talk.themes[theme].lengths});
  }
  return seen;
}

}  // namespace

TEST_CASE("positions count what the tally of co-occurrence counts") {
  const CodingFixture fixture("x: [x, x y]\ny: [y, y z]\n", with_sentences());
  RandomStream random(4);
  for (int round = 0; round < 200; ++round) {
    const CodedDocument coded = fixture.code(themata_test::document_of(random_text(random)));
    std::vector<GroupId> groups;
    for (std::size_t turn = 0; turn < coded.turns.size(); ++turn) {
      const std::uint64_t kind = random.below(4);
      groups.push_back(kind == 3 ? set_aside : static_cast<GroupId>(kind == 2));
    }
    for (const char* name : {"turn", "sentence", "paragraph", "window:2", "window:3", "window:9"}) {
      const Unit unit = *Unit::from_name(name);
      const auto themes = fixture.dictionary().select({});
      CooccurrenceTally tally(themes, unit);
      HitPositions positions(themes, unit);
      tally.add(coded, groups);
      positions.add(coded, groups);
      for (GroupId group = 0; group < 2; ++group) {
        std::vector<::themata::Talk> talks;
        if (const auto* talk = positions.talk(group)) {
          talks.push_back(view(*talk, unit.kind == UnitKind::window ? unit.width : 0));
        }
        const std::vector<std::pair<std::size_t, std::size_t>> pair{{0, 1}};
        CHECK(null_counts(talks, pair, {NullModel::shift, 1, 1}).front().observed ==
              tally.group(group).both[1]);
      }
    }
  }
}

TEST_CASE("words of turns that are set aside are cut out of positions") {
  const CodingFixture fixture("x: [x]\ny: [y]\n");
  const CodedDocument coded = fixture.code(themata_test::document_of("a x | y y y | x a y"));
  HitPositions positions(fixture.dictionary().select({}), Unit{});
  positions.add(coded, std::vector<GroupId>{0, set_aside, 0});
  const HitPositions::Talk& talk = *positions.talk(0);
  CHECK(talk.words == 5);
  CHECK(talk.units == std::vector<std::uint32_t>{0, 2});
  CHECK(talk.themes[0].starts == std::vector<std::uint32_t>{1, 2});
  CHECK(talk.themes[1].starts == std::vector<std::uint32_t>{4});
  CHECK(positions.talk(1) == nullptr);
}
