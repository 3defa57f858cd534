// SPDX-License-Identifier: MIT
#include "kept_apart.hpp"

#include <filesystem>

#include <themata/base/error.hpp>
#include <themata/table/output.hpp>

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

void expect_writable(const std::string& output) {
  std::error_code problem;
  const std::filesystem::file_status known = std::filesystem::status(output, problem);
  // Who opens a pipe and goes away again ends it for its reader.
  if (output.empty() || std::filesystem::is_other(known)) return;
  static_cast<void>(Output::to_file(output));
}

void expect_writable(const CLI::App& app) {
  if (const CLI::App* const below = called_below(app)) return expect_writable(*below);
  const CLI::Option* const output = find_option(app, "--output");
  if (output == nullptr || !is_given(*output) || type_name_of(*output) != "FILE") return;
  for (const std::string& path : values_of(*output)) {
    std::error_code problem;
    // A folder of texts is made, or there already.
    const bool folder = path.ends_with('/') || std::filesystem::is_directory(path, problem);
    if (!folder || name_of(app) != "convert") expect_writable(path);
  }
}

}  // namespace themata::cli
