// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>

#include <themata/stats/null_bridges.hpp>

using namespace themata;

TEST_CASE("a bridge is observed where the link stands between, and drawn as moving themes must") {
  // One unit of 5 words: a at 0, the link at 2, b at 4. Of 25 ways to move both, a stands at 0
  // or 1 and b at 3 or 4 in 4.
  const std::vector<std::uint32_t> units{0};
  const std::vector<std::uint32_t> a{0};
  const std::vector<std::uint32_t> link{2};
  const std::vector<std::uint32_t> b{4};
  const std::vector<std::uint32_t> one{1};
  const Talk talk{5, units, 0, {{0, a, one}, {1, b, one}, {2, link, one}}};
  const std::vector<BridgeFigure> figures{{0, 2, 1}, {1, 2, 0}};
  for (const NullModel model : {NullModel::shift, NullModel::shuffle}) {
    const auto results = null_bridges(std::span(&talk, 1), 2, figures, {model, 20'000, 3});
    CHECK(results[0].observed == 1);
    CHECK(results[1].observed == 0);
    CHECK(*results[0].expected() == Approx(0.16).margin(0.01));
    CHECK(*results[1].expected() == Approx(0.16).margin(0.01));
    CHECK(*results[0].p_upper() == Approx(0.16).margin(0.01));
  }
}

TEST_CASE("a bridge never crosses units, and links of another kind do not count") {
  const std::vector<std::uint32_t> units{0, 3};
  const std::vector<std::uint32_t> a{0, 3};
  const std::vector<std::uint32_t> link{1, 4};
  const std::vector<std::uint32_t> other{4};
  const std::vector<std::uint32_t> b{3, 5};
  const std::vector<std::uint32_t> ones{1, 1};
  const Talk talk{
      6,
      units,
      0,
      {{0, a, ones}, {1, b, ones}, {2, link, ones}, {3, other, std::span(ones).first(1)}}};
  const std::vector<BridgeFigure> figures{{0, 2, 1}, {0, 3, 1}, {1, 2, 0}};
  const auto results = null_bridges(std::span(&talk, 1), 2, figures, {NullModel::shift, 0, 1});
  CHECK(results[0].observed == 1);
  CHECK(results[1].observed == 1);
  CHECK(results[2].observed == 0);
}
