// SPDX-License-Identifier: MIT
#include "kept_apart.hpp"

#include <filesystem>

#include <themata/base/error.hpp>

#include "lists.hpp"
#include "option_facts.hpp"

namespace themata::cli {
namespace {

/// A title or a field may be spelled like a file, and none is read for it.
bool names_files(const CLI::Option& option) {
  if (is_flag(option)) return false;
  const std::string type = type_name_of(option);
  const auto says = [&type](const char* kind) { return type.find(kind) != std::string::npos; };
  return single_name(option) == "inputs" || says("FILE") || says("PATH") || says("LIST") ||
         says("STUDY") || says("TABLE");
}

/// Every file that a value can name: itself, or a part of a list.
void add_names(const std::string& value, std::vector<std::string>& names) {
  names.push_back(value == "-" ? "/dev/stdin" : value);
  for (std::string& part : split_list(value)) names.push_back(std::move(part));
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
    if (option == output || !is_given(*option) || !names_files(*option)) continue;
    for (const std::string& value : values_of(*option)) add_names(value, named);
  }
  for (const std::string& path : values_of(*output)) keep_apart(path, named);
}

}  // namespace themata::cli
