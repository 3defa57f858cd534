// SPDX-License-Identifier: MIT
#include "options_prompting.hpp"

#include <fmt/format.h>

#include <algorithm>

#include <themata/base/error.hpp>

#include "declared_options.hpp"

namespace themata::cli {

void PromptingArguments::bind(CLI::App& app) {
  add_option(app, "--prompted", turns_,
             "with --by prompted: how many of the interviewer's last turns can have raised the "
             "theme (default: 1)")
      .in_range(1, 10'000)
      .type_name("K")
      .group("Whose talk");
}

std::optional<Prompting> PromptingArguments::take(AnalysisArguments& analysis) const {
  return of(analysis.selection.take_from_by({"prompted"}), analysis);
}

std::optional<Prompting> PromptingArguments::of(const std::vector<std::string>& taken,
                                                const AnalysisArguments& analysis) const {
  if (std::find(taken.begin(), taken.end(), "prompted") == taken.end()) {
    if (!turns_) return std::nullopt;
    throw Error(ErrorKind::usage,
                "--prompted says how far back a question reaches; ask for the split with `--by "
                "prompted`");
  }
  const SelectionOptions options = analysis.selection.options();
  const bool interviewers =
      options.all_roles || std::find(options.roles.begin(), options.roles.end(),
                                     Role::interviewer) != options.roles.end();
  if (interviewers) {
    throw Error(ErrorKind::usage,
                "--by prompted is about those who are asked; leave out interviewers' own talk "
                "(`--role`, `--through`)");
  }
  return Prompting{turns_.value_or(1)};
}

std::string notation_of(const Prompting& prompting) {
  return fmt::format("prompted within {} {}", prompting.turns,
                     prompting.turns == 1 ? "turn" : "turns");
}

}  // namespace themata::cli
