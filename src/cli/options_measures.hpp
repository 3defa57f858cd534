// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include <themata/stats/measures.hpp>

#include "option_tree.hpp"

namespace themata::cli {

/// `--measures`: which measures of association a table of pairs has.
class MeasureArguments {
 public:
  void bind(CLI::App& app);
  [[nodiscard]] bool asked() const { return !names_.empty(); }
  /// In the order asked for; `all`: in their own. Throws Error(usage) for another word.
  [[nodiscard]] std::vector<const Measure*> chosen() const;

 private:
  std::vector<std::string> names_{};
};

/// `--confidence`, for commands that have no intervals but those of measures.
void bind_confidence(CLI::App& app, double& confidence, const std::string& group);

}  // namespace themata::cli
