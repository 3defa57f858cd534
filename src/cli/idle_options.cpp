// SPDX-License-Identifier: MIT
#include "idle_options.hpp"

#include <fmt/format.h>

#include <set>

#include <themata/base/error.hpp>

#include "option_facts.hpp"

namespace themata::cli {
namespace {

using Names = std::set<std::string_view>;

/// Of `freq` without --collocates.
const Names of_collocates{"dictionary", "measures", "window", "confidence"};
/// Of `kwic` without --pattern.
const Names of_dictionary{"dictionary", "themes"};
/// Of `keyness` whose sides are not made of what stands near a theme.
const Names of_hits{"within",       "dictionary", "themes", "overlap",
                    "phrase-scope", "status",     "context"};
/// Of `agree` without --human: groups of options, and what of them is read all the same.
const Names of_transcripts{"Input", "Whose talk", "Words and hits"};
const Names of_codes{"inputs", "themes"};

/// As it was written, but for its dashes; a positional one has none.
std::string long_name(const CLI::Option& option) {
  const auto& names = long_names(option);
  return names.empty() ? written_name(option) : names.front();
}

bool compares_themes(const GivenValues& given) {
  const std::vector<std::string> target = given("target");
  return !target.empty() && target.front().starts_with("theme=");
}

}  // namespace

std::string why_idle(std::string_view command, const CLI::Option& option,
                     const GivenValues& given) {
  const std::string name = long_name(option);
  const std::string& group = group_of(option);
  if (command == "freq" && of_collocates.contains(name) && given("collocates").empty()) {
    return fmt::format("--{} is for --collocates", name);
  }
  if (command == "kwic" && of_dictionary.contains(name) && !given("pattern").empty()) {
    return "--pattern stands instead of --dictionary and --themes";
  }
  if (command == "keyness" && of_hits.contains(name) && !compares_themes(given)) {
    return fmt::format("--{} is for sides made of a theme: --target theme=NAME", name);
  }
  if (command == "agree" && of_transcripts.contains(group) && !of_codes.contains(name) &&
      given("human").empty()) {
    return fmt::format(
        "`--{}` is for transcripts, which --human FILE compares with: without it only codes are "
        "read",
        name);
  }
  return {};
}

void refuse_idle(const CLI::App& app) {
  const GivenValues given = [&app](const std::string& name) {
    const CLI::Option* option = find_option(app, "--" + name);
    return option == nullptr ? std::vector<std::string>{} : values_of(*option);
  };
  for (const CLI::Option* option : options_of(app)) {
    if (!is_given(*option)) continue;
    const std::string why = why_idle(name_of(app), *option, given);
    if (!why.empty()) throw Error(ErrorKind::usage, why);
  }
}

}  // namespace themata::cli
