// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>

#include <themata/tally/talk_words.hpp>

using namespace themata;

TEST_CASE("words are placed among the counted words of their group") {
  // Turns "a b a | c | b b c", the second set aside; a hit of pattern 4 on "b", one on "c".
  CodedDocument document;
  document.turns = {{0, 0, 3}, {0, 3, 1}, {0, 4, 3}};
  document.hits.of = {{{1, 2, PatternId{4}}, {3, 4, PatternId{5}}, {4, 5, PatternId{4}}}, {}};
  WordForms forms;
  const std::uint32_t a = forms.id("a");
  const std::uint32_t b = forms.id("b");
  const std::uint32_t c = forms.id("c");
  CHECK(forms.id("b") == b);
  CHECK(forms.form(c) == "c");
  TalkWords words({ThemeId{0}});
  const std::vector<GroupId> groups{2, set_aside, 2};
  words.add(document, groups, std::vector<std::uint32_t>{a, b, a, c, b, b, c});
  CHECK(words.talk(0) == nullptr);
  CHECK(words.talk(3) == nullptr);
  const TalkWords::Talk* talk = words.talk(2);
  REQUIRE(talk != nullptr);
  const auto places = [talk](std::uint32_t form) {
    const auto found = talk->places(form);
    return std::vector<std::uint32_t>(found.begin(), found.end());
  };
  CHECK(places(a) == std::vector<std::uint32_t>{0, 2});
  CHECK(places(b) == std::vector<std::uint32_t>{1, 3, 4});
  CHECK(places(c) == std::vector<std::uint32_t>{5});
  CHECK(places(9).empty());
  CHECK(talk->patterns[0] == std::map<std::uint32_t, std::uint64_t>{{4, 2}});
  CHECK_FALSE(words.stands_in_hit(a));
  CHECK(words.stands_in_hit(b));
  CHECK(words.stands_in_hit(c));
}
