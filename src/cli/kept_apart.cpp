// SPDX-License-Identifier: MIT
#include "kept_apart.hpp"

#include <filesystem>

#include <themata/base/error.hpp>

#include "lists.hpp"
#include "option_facts.hpp"

namespace themata::cli {
namespace {

/// Every file that a value can name: itself, a part of a list, what follows a `FIELD=`.
void add_names(const std::string& value, std::vector<std::string>& names) {
  names.push_back(value);
  for (const std::string& part : split_list(value)) {
    names.push_back(part);
    const std::size_t sign = part.find('=');
    if (sign != std::string::npos) names.push_back(part.substr(sign + 1));
  }
}

}  // namespace

void keep_apart(const std::string& output, const std::vector<std::string>& read) {
  std::error_code problem;
  if (output.empty() || !std::filesystem::is_regular_file(output, problem)) return;
  for (const std::string& path : read) {
    if (!std::filesystem::equivalent(output, path, problem) || problem) continue;
    throw Error(ErrorKind::usage, "this file is read; the output would replace it",
                Place{output, 0, 0, {}});
  }
}

void keep_apart(const CLI::App& app) {
  if (const CLI::App* const below = called_below(app)) return keep_apart(*below);
  const CLI::Option* const output = find_option(app, "--output");
  if (output == nullptr || !is_given(*output)) return;
  std::vector<std::string> named;
  for (const CLI::Option* option : options_of(app)) {
    if (option == output || !is_given(*option)) continue;
    for (const std::string& value : values_of(*option)) add_names(value, named);
  }
  for (const std::string& path : values_of(*output)) keep_apart(path, named);
}

}  // namespace themata::cli
