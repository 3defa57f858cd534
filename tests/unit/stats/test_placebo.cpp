// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>
#include <set>

#include <themata/stats/placebo.hpp>

using namespace themata;

TEST_CASE("placebo words occur about as often as patterns, and no word twice in a draw") {
  std::vector<Occurrence> words;
  for (std::uint64_t count = 1; count <= 2000; ++count) {
    words.push_back({count, 1 + count / 10});
  }
  const PlaceboThemes placebos(words, {{{1000, 101}, {500, 51}}, {{1000, 101}, {3, 1}}, {}}, 1);
  std::set<std::vector<std::uint32_t>> sets;
  for (std::uint32_t number = 0; number < 50; ++number) {
    const auto drawn = placebos.draw(number);
    REQUIRE(drawn.size() == 3);
    CHECK(drawn[2].empty());
    std::set<std::uint32_t> all(drawn[0].begin(), drawn[0].end());
    all.insert(drawn[1].begin(), drawn[1].end());
    CHECK(all.size() == 4);
    CHECK(words[drawn[0][0]].count == Approx(500).margin(20));
    CHECK(words[drawn[0][1]].count == Approx(1000).margin(20));
    CHECK(words[drawn[1][1]].count == Approx(1000).margin(20));
    CHECK(placebos.draw(number) == drawn);
    sets.insert(drawn[0]);
  }
  CHECK(sets.size() > 40);
}

TEST_CASE("words that are equally near are equally likely, however many") {
  const std::vector<Occurrence> words(500, {1, 1});
  const PlaceboThemes placebos(words, {{{1, 1}}}, 1);
  std::uint32_t beyond = 0;
  for (std::uint32_t number = 0; number < 200; ++number) {
    if (placebos.draw(number)[0][0] >= 250) ++beyond;
  }
  CHECK(beyond > 60);
  CHECK(beyond < 140);
}

TEST_CASE("where words run out a placebo is smaller") {
  const std::vector<Occurrence> words(2, {5, 2});
  const PlaceboThemes placebos(words, {{{5, 2}, {5, 2}, {4, 2}}}, 1);
  CHECK(placebos.draw(0)[0] == std::vector<std::uint32_t>{0, 1});
  CHECK(PlaceboThemes({}, {{{1, 1}}}, 1).draw(0)[0].empty());
}

TEST_CASE("a figure falls among those of placebos") {
  PlaceboResult result{3.0, {1, 2, 3, 4}};
  CHECK(*result.median() == Approx(2.5));
  CHECK(*result.p_upper() == Approx(0.6));
  CHECK(*result.p_lower() == Approx(0.8));
  result.placebos = {1};
  CHECK(*result.median() == Approx(1));
  CHECK(*result.p_upper() == Approx(0.5));
  CHECK_FALSE(PlaceboResult{3.0, {}}.median());
  CHECK_FALSE(PlaceboResult{3.0, {}}.p_upper());
  CHECK_FALSE(PlaceboResult{{}, {1}}.p_lower());
}
