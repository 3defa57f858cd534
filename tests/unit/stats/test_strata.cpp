// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>
#include <vector>

#include <themata/stats/proportions.hpp>
#include <themata/stats/strata.hpp>

using namespace themata;

namespace {

Approx near(double value) { return Approx(value).epsilon(1e-7); }

/// Admissions to six departments: men admitted, men rejected, women admitted, women rejected
/// (Bickel, Hammel & O'Connell 1975; R's UCBAdmissions).
std::vector<Fourfold> departments() {
  return {{512, 313, 89, 19},   {353, 207, 17, 8},  {120, 205, 202, 391},
          {138, 279, 131, 244}, {53, 138, 94, 299}, {22, 351, 24, 317}};
}

}  // namespace

TEST_CASE("Wilson's interval gives the published ends") {
  const auto some = *wilson_interval({81, 263}, 0.95);
  CHECK(some.low == Approx(0.2552885).margin(5e-8));
  CHECK(some.high == Approx(0.3662096).margin(5e-8));
  const auto none = *wilson_interval({0, 20}, 0.95);
  CHECK(none.low == 0);
  CHECK(none.high == Approx(0.1611251).margin(5e-8));
  CHECK(wilson_interval({20, 20}, 0.95)->high == 1);
  CHECK_FALSE(wilson_interval({0, 0}, 0.95));
}

TEST_CASE("Wilson's interval stays a proportion at a thousand million units") {
  const auto interval = *wilson_interval({999'999'999, 1'000'000'000}, 0.99);
  CHECK(interval.low < 0.999999999);
  CHECK(interval.high <= 1);
  CHECK(interval.high > 0.999999999);
}

TEST_CASE("Newcombe's interval of a difference gives the published ends") {
  // Newcombe 1998b, table II, method 10: 56/70 - 48/80, and 9/10 - 3/10.
  const auto first = *newcombe_interval({56, 70}, {48, 80}, 0.95);
  CHECK(first.low == Approx(0.0524).margin(5e-5));
  CHECK(first.high == Approx(0.3339).margin(5e-5));
  const auto second = *newcombe_interval({9, 10}, {3, 10}, 0.95);
  CHECK(second.low == Approx(0.1705).margin(5e-5));
  CHECK(second.high == Approx(0.8090).margin(5e-5));
  const auto extreme = *newcombe_interval({10, 10}, {0, 10}, 0.95);
  CHECK(extreme.low == Approx(0.6075).margin(5e-5));
  CHECK(extreme.high == 1);
  CHECK_FALSE(newcombe_interval({1, 2}, {0, 0}, 0.95));
}

TEST_CASE("strata give the odds ratio, interval and test of the six departments") {
  const std::vector<Fourfold> strata = departments();
  CHECK(*mantel_haenszel_odds_ratio(strata) == near(0.9046968));
  const auto interval = *mantel_haenszel_interval(strata, 0.95);
  CHECK(interval.low == near(0.7719074));
  CHECK(interval.high == near(1.0603298));
  const auto corrected = *cochran_mantel_haenszel(strata, Continuity::corrected);
  CHECK(corrected.statistic == near(1.42694623));
  CHECK(corrected.p == near(0.232263463));
  // R 4.2, mantelhaen.test(UCBAdmissions, correct = FALSE).
  const auto plain = *cochran_mantel_haenszel(strata, Continuity::none);
  CHECK(plain.statistic == near(1.52460666));
  CHECK(plain.p == near(0.2169236971));
}

TEST_CASE("one stratum gives the crude odds ratio") {
  const std::vector<Fourfold> one{{1198, 1493, 557, 1278}};
  CHECK(*mantel_haenszel_odds_ratio(one) == near(1.84108004));
}

TEST_CASE("a stratum with an empty margin changes nothing") {
  std::vector<Fourfold> strata = departments();
  const double before = *mantel_haenszel_odds_ratio(strata);
  const auto test = *cochran_mantel_haenszel(strata, Continuity::corrected);
  strata.push_back({0, 0, 5, 70});
  strata.push_back({3, 0, 0, 0});
  strata.push_back({});
  CHECK(*mantel_haenszel_odds_ratio(strata) == before);
  CHECK(cochran_mantel_haenszel(strata, Continuity::corrected)->statistic == test.statistic);
}

TEST_CASE("a difference of exactly 1/2 is taken off whole, however its sum is rounded") {
  // -1/2 - 1/3 + 4/3, of which two are rounded.
  const std::vector<Fourfold> half{{1, 2, 4, 3}, {3, 2, 3, 1}, {3, 0, 2, 4}};
  const auto corrected = *cochran_mantel_haenszel(half, Continuity::corrected);
  CHECK(corrected.statistic == 0);
  CHECK(corrected.p == 1);
  CHECK(cochran_mantel_haenszel(half, Continuity::none)->statistic > 0.1);
}

TEST_CASE("strata whose differences cancel give a statistic of 0") {
  std::vector<Fourfold> cancelling;
  for (const std::uint64_t n : {7U, 11U, 13U, 17U, 19U}) {
    cancelling.push_back({n, 2, 3, 4});
    cancelling.push_back({2, n, 4, 3});  // the columns exchanged
  }
  CHECK(cochran_mantel_haenszel(cancelling, Continuity::none)->statistic == 0);
  CHECK(cochran_mantel_haenszel(cancelling, Continuity::corrected)->statistic == 0);
}

TEST_CASE("a difference that is near 1/2 and not equal to it is left what it is") {
  // A million units: |a - E| is c / n, 0.499999 and 0.500001.
  const std::vector<Fourfold> below{{0, 1, 499'999, 500'000}};
  const std::vector<Fourfold> above{{0, 1, 500'001, 499'998}};
  CHECK(cochran_mantel_haenszel(below, Continuity::corrected)->statistic > 0.9);
  const auto just = *cochran_mantel_haenszel(above, Continuity::corrected);
  CHECK(just.statistic > 0);
  CHECK(just.statistic < 1e-10);
}

TEST_CASE("strata that say nothing give nothing") {
  CHECK_FALSE(mantel_haenszel_odds_ratio({}));
  CHECK_FALSE(cochran_mantel_haenszel({}, Continuity::corrected));
  const std::vector<Fourfold> never_apart{{5, 0, 3, 12}};
  CHECK_FALSE(mantel_haenszel_odds_ratio(never_apart));
  CHECK_FALSE(mantel_haenszel_interval(never_apart, 0.95));
  const std::vector<Fourfold> never_together{{0, 4, 5, 6}};
  CHECK(*mantel_haenszel_odds_ratio(never_together) == 0);
  CHECK_FALSE(mantel_haenszel_interval(never_together, 0.95));
}
