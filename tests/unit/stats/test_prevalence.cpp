// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>

#include <array>
#include <cmath>

#include <themata/stats/prevalence.hpp>

using namespace themata;

TEST_CASE("Rogan and Gladen take an instrument's errors out of a share") {
  const ErrorTable table{90, 20, 10, 180};  // sensitivity and specificity 0.9
  CHECK(*sensitivity(table) == Approx(0.9));
  CHECK(*specificity(table) == Approx(0.9));
  const CorrectedShare corrected = *rogan_gladen(table, 200, 1000, 0.95);
  CHECK(corrected.share == Approx(0.125));
  const double variance =
      (0.2 * 0.8 / 1000 + 0.125 * 0.125 * 0.09 / 100 + 0.875 * 0.875 * 0.09 / 200) / 0.64;
  CHECK(*corrected.error == Approx(std::sqrt(variance)));
  CHECK(corrected.interval->low == Approx(0.125 - 1.959964 * std::sqrt(variance)));
  CHECK(rogan_gladen(table, 50, 1000, 0.95)->share == 0);  // fewer than false alarms alone
  CHECK_FALSE(rogan_gladen({10, 10, 10, 10}, 200, 1000, 0.95));
  CHECK_FALSE(rogan_gladen({0, 10, 0, 10}, 200, 1000, 0.95));
}

TEST_CASE("a stratified share weights strata by their size") {
  const std::array<Stratum, 2> strata{{{200, 50, 40}, {800, 50, 5}}};
  const CorrectedShare corrected = *stratified_share(strata, 0.95);
  CHECK(corrected.share == Approx(0.2 * 0.8 + 0.8 * 0.1));
  const double variance = 0.04 * 0.75 * 0.16 / 49 + 0.64 * 0.9375 * 0.09 / 49;
  CHECK(*corrected.error == Approx(std::sqrt(variance)));
  CHECK(corrected.interval->low < 0.24);
  CHECK(corrected.interval->high > 0.24);
}

TEST_CASE("a stratum that nobody looked at leaves the share unknown") {
  CHECK_FALSE(stratified_share(std::array<Stratum, 2>{{{200, 50, 40}, {800, 0, 0}}}, 0.95));
  const auto alone = stratified_share(std::array<Stratum, 2>{{{200, 50, 40}, {800, 1, 0}}}, 0.95);
  CHECK(alone->share == Approx(0.16));
  CHECK_FALSE(alone->interval);
  const auto census = stratified_share(std::array<Stratum, 1>{{{20, 20, 5}}}, 0.95);
  CHECK(census->interval == Interval{0.25, 0.25});
  const auto alike = stratified_share(std::array<Stratum, 1>{{{20, 10, 0}}}, 0.95);
  CHECK_FALSE(alike->interval);
  CHECK_FALSE(stratified_share({}, 0.95));
}
