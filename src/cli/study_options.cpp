// SPDX-License-Identifier: MIT
#include "study_options.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include <themata/base/shell_word.hpp>
#include <themata/dictionary/load.hpp>

#include "inner_command.hpp"
#include "option_facts.hpp"
#include "pipeline.hpp"
#include "scratch_app.hpp"

namespace themata::cli {
namespace {

/// Does the option split one value at commas?
bool splits(const CLI::Option& option) {
  return type_name_of(option).find(',') != std::string::npos;
}

/// What only shows when options are put to use: names of roles, `FIELD=VALUE` and the like.
std::optional<std::string> problem_in_use(const std::vector<std::string>& words) {
  ScratchApp scratch;
  AnalysisArguments arguments{Grouping::offered};
  arguments.bind(scratch.app());
  try {
    if (!scratch.takes(words)) return std::nullopt;
    (void)arguments.input.inputs();
    (void)arguments.selection.options();
  } catch (const Error& error) {
    return error.what();
  }
  return std::nullopt;
}

}  // namespace

void SettingOptions::fail(const SettingValue& at, const std::string& why) {
  const std::string whole = fmt::format("{}:{}:{}", at.line, at.column, why);
  if (std::find(said_.begin(), said_.end(), whole) != said_.end()) return;
  said_.push_back(whole);
  errors_.add(at.line, at.column, why);
}

bool SettingOptions::shape_fits(const CLI::Option& option, const Setting& setting) {
  const SettingValue key{setting.key, setting.line, setting.column};
  const bool several = splits(option) || takes_several(option);
  const std::string type = type_name_of(option);
  const bool pairs = type == "WHERE" || type.find('=') != std::string::npos;
  if (setting.shape == Setting::Shape::list && !several) {
    fail(key, fmt::format("`{}` takes one value, not a list", setting.key));
    return false;
  }
  if (setting.shape == Setting::Shape::map && !(pairs && several)) {
    fail(key, fmt::format("`{}` takes no map", setting.key));
    return false;
  }
  return true;
}

std::optional<std::string> SettingOptions::path_problem(const std::string& key,
                                                        const std::string& value) const {
  const auto there = [&] {
    std::error_code problem;
    return std::filesystem::exists(std::filesystem::path(folder_) / value, problem);
  };
  if (key == "inputs") {
    if (value == "-") {
      return "standard input can't be read a second time: a study names files and folders";
    }
    if (!there()) return fmt::format("there is no `{}`; paths start at the study's folder", value);
  }
  if (key == "metadata" || key == "files-from") {
    if (!there()) return fmt::format("there is no file `{}`", value);
  }
  if (key == "dictionary") {
    const auto& names = built_in_dictionary_names();
    const bool known = std::find(names.begin(), names.end(), value) != names.end();
    if (!known && !there()) {
      return fmt::format("there is neither a file nor a built-in dictionary `{}`", value);
    }
  }
  return std::nullopt;
}

void SettingOptions::check(const std::string& command, const Setting& setting,
                           const SettingValue& value, const std::vector<std::string>& words) {
  if (const auto problem = path_problem(setting.key, value.text)) return fail(value, *problem);
  if (setting.key == "inputs") return;
  InnerCommand inner(command);
  if (const auto problem = inner.problem(words)) return fail(value, *problem);
  if (const auto problem = problem_in_use(words)) fail(value, *problem);
}

std::vector<std::string> SettingOptions::words(const std::string& command,
                                               const CLI::Option& option, const Setting& setting) {
  if (!shape_fits(option, setting)) return {};
  const std::string name = "--" + setting.key;
  if (is_flag(option)) {
    const SettingValue& value = setting.values.front();
    const std::string& word = value.text;
    if (word == "no" || word == "false") return {};
    if (word == "yes" || word == "true") return {name};
    fail(value, fmt::format("`{}` is `yes` or `no`", setting.key));
    return {};
  }
  std::vector<std::string> all;
  for (const SettingValue& value : setting.values) {
    if (value.text.empty()) {
      fail(value, fmt::format("`{}` has no value", setting.key));
      continue;
    }
    const bool one = setting.shape == Setting::Shape::one;
    const std::string text = one || !splits(option) ? value.text : with_commas_escaped(value.text);
    std::string word;
    if (!is_positional(option))
      word = name + "=";
    else if (text.front() == '-')
      word = "./";
    check(command, setting, value, {word + text});
    all.push_back(word + text);
  }
  return all;
}

}  // namespace themata::cli
