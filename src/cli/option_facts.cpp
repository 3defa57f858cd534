// SPDX-License-Identifier: MIT
#include "option_facts.hpp"

#include <CLI/CLI.hpp>

namespace themata::cli {

const std::string& name_of(const CLI::App& app) { return app.get_name(); }

const CLI::App* called_below(const CLI::App& app) {
  const auto called = app.get_subcommands();
  return called.empty() ? nullptr : called.front();
}

std::vector<const CLI::Option*> options_of(const CLI::App& app) { return app.get_options(); }

const CLI::Option* find_option(const CLI::App& app, const std::string& name) {
  return app.get_option_no_throw(name);
}

const std::vector<std::string>& long_names(const CLI::Option& option) {
  return option.get_lnames();
}

const std::string& single_name(const CLI::Option& option) { return option.get_single_name(); }

std::string written_name(const CLI::Option& option) { return option.get_name(); }

const std::string& group_of(const CLI::Option& option) { return option.get_group(); }

std::string type_name_of(const CLI::Option& option) { return option.get_type_name(); }

bool is_positional(const CLI::Option& option) { return option.get_positional(); }

bool is_flag(const CLI::Option& option) { return option.get_items_expected_max() == 0; }

bool takes_several(const CLI::Option& option) { return option.get_expected_max() > 1; }

std::vector<const CLI::Option*> excluded_by(const CLI::Option& option) {
  const auto others = option.get_excludes();
  return {others.begin(), others.end()};
}

bool is_given(const CLI::Option& option) { return option.count() > 0; }

bool is_given(const CLI::App& app, const std::string& name) {
  const CLI::Option* option = app.get_option_no_throw(name);
  return option != nullptr && option->count() > 0;
}

const std::vector<std::string>& values_of(const CLI::Option& option) { return option.results(); }

}  // namespace themata::cli
