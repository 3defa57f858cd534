// SPDX-License-Identifier: MIT
// Prints how often each method finds a link that is not there, or is, and how often its
// interval holds the truth: the table of docs/statistics.md.
//   calibrate [STUDIES [SCENARIO [INTERVIEWS]]]   (a scenario of '' is all of them)
#include <cstdio>
#include <cstdlib>
#include <string>

#include "calibration.hpp"

using namespace themata_bench;

namespace {

std::string cell(double share) {
  if (share < 0) return "";
  char text[16];
  std::snprintf(text, sizeof text, "%.3f", share);
  return text;
}

}  // namespace

int main(int count, char** arguments) {
  CalibrationOptions options;
  if (count > 1)
    options.studies = static_cast<std::uint32_t>(std::strtoul(arguments[1], nullptr, 10));
  const std::string only = count > 2 ? arguments[2] : "";
  const unsigned long size = count > 3 ? std::strtoul(arguments[3], nullptr, 10) : 0;
  constexpr Scenario scenarios[]{{"equal turns", Turns::equal, Course::even, 0},
                                 {"unequal turns", Turns::unequal, Course::even, 0},
                                 {"guided", Turns::unequal, Course::guided, 0},
                                 {"tied", Turns::unequal, Course::even, 15}};
  std::puts("scenario,interviews,figure,method,above,below,covered,given");
  for (const Scenario& scenario : scenarios) {
    if (!only.empty() && only != scenario.name) continue;
    for (const std::uint32_t interviews : {8U, 20U, 40U}) {
      if (size != 0 && size != interviews) continue;
      options.interviews = interviews;
      for (const Calibrated& row : calibrate(scenario, options)) {
        std::printf("%s,%u,%s,%s,%s,%s,%s,%s\n", scenario.name, interviews, row.figure.c_str(),
                    row.method.c_str(), cell(row.above).c_str(), cell(row.below).c_str(),
                    cell(row.covered).c_str(), cell(row.given).c_str());
      }
      std::fflush(stdout);
    }
  }
}
