// SPDX-License-Identifier: MIT
//
// What was declared (declared_options.hpp), and what of it was given: for those who ask about
// options without knowing CLI11.
#pragma once

#include <string>
#include <vector>

#include "option_tree.hpp"

namespace themata::cli {

[[nodiscard]] const std::string& name_of(const CLI::App& app);
/// The command below it that was called; nullptr where there is none.
[[nodiscard]] const CLI::App* called_below(const CLI::App& app);
/// In the order in which they were declared.
[[nodiscard]] std::vector<const CLI::Option*> options_of(const CLI::App& app);
/// By a name with its dashes; nullptr where there is none.
[[nodiscard]] const CLI::Option* find_option(const CLI::App& app, const std::string& name);

/// Without their dashes.
[[nodiscard]] const std::vector<std::string>& long_names(const CLI::Option& option);
/// The one that says most, without its dashes.
[[nodiscard]] const std::string& single_name(const CLI::Option& option);
/// The same with them.
[[nodiscard]] std::string written_name(const CLI::Option& option);
[[nodiscard]] const std::string& group_of(const CLI::Option& option);
[[nodiscard]] std::string type_name_of(const CLI::Option& option);
[[nodiscard]] bool is_positional(const CLI::Option& option);
[[nodiscard]] bool is_flag(const CLI::Option& option);
/// More than one value, without a comma between.
[[nodiscard]] bool takes_several(const CLI::Option& option);
/// Those it can't stand beside.
[[nodiscard]] std::vector<const CLI::Option*> excluded_by(const CLI::Option& option);

[[nodiscard]] bool is_given(const CLI::Option& option);
[[nodiscard]] bool is_given(const CLI::App& app, const std::string& name);
[[nodiscard]] const std::vector<std::string>& values_of(const CLI::Option& option);

}  // namespace themata::cli
