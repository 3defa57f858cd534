// SPDX-License-Identifier: MIT
#include "seed_option.hpp"

#include <fmt/format.h>

#include "declared_options.hpp"

namespace themata::cli {

void bind_seed(CLI::App& app, std::uint64_t& seed, const std::string& group) {
  const auto problem = [](const std::string& word) {
    // It would wrap around to a very large one.
    return word.starts_with('-') ? fmt::format("a seed is 0 or more, not `{}`", word)
                                 : std::string();
  };
  add_option(app, "--seed", seed, "of the random numbers (default: 1)")
      .check(problem)
      .type_name("N")
      .group(group);
}

}  // namespace themata::cli
