// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <themata/tally/prompting.hpp>

#include "option_tree.hpp"
#include "pipeline.hpp"

namespace themata::cli {

/// `--prompted K` and `--by prompted`: had the interviewer just raised the theme?
class PromptingArguments {
 public:
  void bind(CLI::App& app);
  /// Takes `prompted` out of `--by`, and says how far questions reach if it stood there.
  /// Throws Error(usage) where `--prompted` stands alone or interviewers' talk counts too.
  [[nodiscard]] std::optional<Prompting> take(AnalysisArguments& analysis) const;
  /// The same where these names have been taken out of `--by`.
  [[nodiscard]] std::optional<Prompting> of(const std::vector<std::string>& taken,
                                            const AnalysisArguments& analysis) const;

 private:
  std::optional<std::uint32_t> turns_{};
};

/// "prompted within 2 turns"
[[nodiscard]] std::string notation_of(const Prompting& prompting);

}  // namespace themata::cli
