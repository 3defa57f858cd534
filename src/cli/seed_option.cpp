// SPDX-License-Identifier: MIT
#include "seed_option.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>

#include "lists.hpp"

namespace themata::cli {

void bind_seed(CLI::App& app, std::uint64_t& seed, const std::string& group) {
  const auto problem = [](const std::string& word) {
    // It would wrap around to a very large one.
    return word.starts_with('-') ? fmt::format("a seed is 0 or more, not `{}`", word)
                                 : std::string();
  };
  app.add_option("--seed", seed, "of the random numbers (default: 1)")
      ->check(quiet(CLI::Validator(problem, "")))
      ->type_name("N")
      ->group(group);
}

}  // namespace themata::cli
