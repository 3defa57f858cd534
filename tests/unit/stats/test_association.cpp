// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>

#include <themata/stats/association.hpp>

using namespace themata;

namespace {

Approx near(double value) { return Approx(value).epsilon(1e-9); }

}  // namespace

TEST_CASE("measures of association give the worked example") {
  const Fourfold table{30, 20, 10, 140};
  CHECK(*expected_both(table) == near(10));
  CHECK(*pmi(table) == near(1.5849625007));
  CHECK(*log_dice(table) == near(13.4150374993));
  CHECK(*jaccard(table) == near(0.5));
  CHECK(*dice(table) == near(0.6666666667));
  CHECK(*ochiai(table) == near(0.6708203932));
  CHECK(*overlap(table) == near(0.75));
  CHECK(*yule_q(table) == near(0.9090909091));
  CHECK(*delta_p_ab(table) == near(0.5333333333));
  CHECK(*delta_p_ba(table) == near(0.625));
  CHECK(*npmi(table) == near(0.5790947844));
  CHECK(*phi(table) == near(0.5773502692));
  CHECK(*g2(table) == near(59.3807946794));
  CHECK(*odds_ratio(table) == near(21));
}

TEST_CASE("G2 gives Dunning's published value") {
  CHECK(*g2({110, 2442, 111, 29114}) == near(270.7218769).epsilon(1e-8));
}

TEST_CASE("an odds ratio with a zero cell adds a half to all four") {
  CHECK(*odds_ratio({5, 0, 3, 12}) == near(39.2857142857));
}

TEST_CASE("a fourfold table follows from the counts that are printed") {
  const Fourfold table = Fourfold::from_counts(200, 50, 40, 30);
  CHECK(table.both == 30);
  CHECK(table.first == 20);
  CHECK(table.second == 10);
  CHECK(table.neither == 140);
}

TEST_CASE("an undefined measure is empty") {
  const Fourfold never{0, 0, 0, 10};
  CHECK_FALSE(jaccard(never));
  CHECK_FALSE(npmi(never));
  CHECK_FALSE(phi(never));
  CHECK_FALSE(g2(never));
  CHECK_FALSE(odds_ratio(never));
  CHECK_FALSE(pmi(never));
  CHECK_FALSE(log_dice(never));
  CHECK_FALSE(dice(never));
  CHECK_FALSE(ochiai(never));
  CHECK_FALSE(overlap(never));
  CHECK_FALSE(yule_q(never));
  CHECK_FALSE(delta_p_ab(never));
  CHECK_FALSE(delta_p_ba(never));
  CHECK_FALSE(pmi({0, 3, 4, 5}));
  CHECK_FALSE(log_dice({0, 3, 4, 5}));
  CHECK(*dice({0, 3, 4, 5}) == 0);
  CHECK(*yule_q({0, 3, 4, 5}) == -1);
  CHECK(*delta_p_ab({3, 4, 0, 5}) == near(3.0 / 7));
  const Fourfold nothing{};
  CHECK_FALSE(expected_both(nothing));
  const Fourfold always{10, 0, 0, 0};
  CHECK_FALSE(npmi(always));
  CHECK(*jaccard(always) == 1);
}

TEST_CASE("themes that never meet have the lowest NPMI") { CHECK(*npmi({0, 5, 5, 10}) == -1); }

TEST_CASE("a difference of large products is not rounding") {
  const Fourfold table{3'000'000'001, 3'000'000'000, 3'000'000'000, 3'000'000'000};
  CHECK(*phi(table) == near(3e9 / (6'000'000'000.5 * 6'000'000'000.5)));
  CHECK(*yule_q(table) == near(1 / 6'000'000'001.0));
}

TEST_CASE("log ratio says how many times over something is more frequent") {
  CHECK(*log_ratio(8, 100, 4, 200) == Approx(2.0));
  CHECK(*log_ratio(1, 100, 4, 100) == Approx(-2.0));
  CHECK(*log_ratio(5, 50, 5, 50) == Approx(0.0).margin(1e-12));
  CHECK(*log_ratio(2, 100, 0, 100) == Approx(2.0));
  CHECK_FALSE(log_ratio(0, 100, 4, 100));
  CHECK_FALSE(log_ratio(4, 100, 4, 0));
}
