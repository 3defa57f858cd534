// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "agree_ratings.hpp"
#include "notation.hpp"
#include "options_inference.hpp"
#include "options_output.hpp"
#include "pipeline.hpp"

namespace themata::cli {

/// The options of `agree`.
struct AgreeArguments {
  AnalysisArguments analysis{Grouping::not_offered};
  NotationArguments notation{};
  OutputArguments output{};
  InferenceArguments inference{};  ///< draws and seed
  AgreeQuestion question{};
  Unit unit{};
  CodeLayout layout = CodeLayout::detect;
  std::vector<std::string> human{};
  std::vector<std::string> measures{};
  std::string key{};
  bool disagreements = false;
  bool correct = false;
  std::string ci = "analytic";
  const CLI::Option* inputs = nullptr;

  void bind(CLI::App& app);
  /// Refuses what does not go together, and completes the question. Once, after parsing.
  void settle();

 private:
  void bind_codes(CLI::App& app);
  void check() const;
  void set_measures();
  void set_intervals();
};

}  // namespace themata::cli
