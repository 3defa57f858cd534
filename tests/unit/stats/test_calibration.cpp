// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>
#include <map>

#include "calibration.hpp"

using namespace themata_bench;

namespace {

std::map<std::string, Calibrated> calibrated(const Scenario& scenario) {
  CalibrationOptions options;
  options.interviews = 10;
  options.studies = 100;
  options.null_draws = 79;
  options.bootstrap_draws = 79;
  options.truth_interviews = 1000;
  std::map<std::string, Calibrated> rows;
  for (const Calibrated& row : calibrate(scenario, options)) {
    rows.emplace(row.figure + " " + row.method, row);
  }
  return rows;
}

}  // namespace

// A hundred studies: 0.05 is 5 +- 2 of them. The full run is bench/calibrate.
TEST_CASE("shift holds its level where turns are unequal and themes come in bursts") {
  auto rows = calibrated({"", Turns::unequal, Course::even, 0});
  CHECK(rows["n_ab shift"].above <= 0.09);
  CHECK(rows["n_ab shift"].below <= 0.09);
  CHECK(rows["n_ab shuffle"].below >= 0.9);
  CHECK(rows["n_ab shift-turns"].above >= 0.15);
  CHECK(rows["odds_ratio woolf"].above >= 0.25);
  CHECK(rows["odds_ratio jackknife"].covered >= 0.86);
  CHECK(rows["share jackknife"].covered >= 0.86);
  CHECK(rows["share wilson"].covered <= 0.8);
}

TEST_CASE("shift finds a link that was put in") {
  auto rows = calibrated({"", Turns::unequal, Course::even, 30});
  CHECK(rows["n_ab shift"].above >= 0.6);
  CHECK(rows["n_ab shift"].below == 0);
}
