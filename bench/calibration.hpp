// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "simulated_talk.hpp"

namespace themata_bench {

/// Does a method say what it says it says? Studies are made up under a known truth, and each
/// method is asked of each study. Everything two-sided at 0.05, so 0.025 a side.
struct CalibrationOptions {
  std::uint32_t interviews = 20;  ///< of a study
  std::uint32_t studies = 1000;
  std::uint32_t null_draws = 199;  ///< of a null model
  std::uint32_t bootstrap_draws = 1000;
  std::uint32_t truth_interviews = 4000;  ///< that the true figures are taken from
  std::uint64_t seed = 1;
};

/// One method over all studies. Shares of studies; negative where the method does not say it.
struct Calibrated {
  std::string figure{};  ///< odds_ratio, share or n_ab
  std::string method{};
  double above = -1;    ///< found a link: interval above 1, or p (upper) to 0.025
  double below = -1;    ///< found that themes avoid each other: below 1, or p (lower)
  double covered = -1;  ///< interval holds the true figure, of the studies that gave one
  double given = 1;     ///< studies in which the method gave an answer
};

[[nodiscard]] std::vector<Calibrated> calibrate(const Scenario& scenario,
                                                const CalibrationOptions& options);

}  // namespace themata_bench
