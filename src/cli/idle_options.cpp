// SPDX-License-Identifier: MIT
#include "idle_options.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

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
/// Of `agree --disagreements`, which lists units.
const Names of_agreement{"measures", "positive", "correct", "ci", "confidence", "draws", "seed"};
/// Of `agree` without --human: groups of options, and what of them is read all the same.
const Names of_transcripts{"Input", "Whose talk", "Words and hits"};
const Names of_codes{"inputs", "themes"};

/// Of `dict diff` without them, or of what is the same with any: groups of options.
const Names of_corpus{"Input", "Whose talk", "Words and hits"};

/// As it was written, but for its dashes; a positional one has none.
std::string long_name(const CLI::Option& option) {
  const auto& names = long_names(option);
  return names.empty() ? written_name(option) : names.front();
}

bool compares_themes(const GivenValues& given) {
  const std::vector<std::string> target = given("target");
  return !target.empty() && target.front().starts_with("theme=");
}

/// A flag is given where it stands, and where a study does not say no.
bool is_set(const std::vector<std::string>& values) {
  return !values.empty() && values.front() != "false";
}

std::string why_idle_in_agree(const std::string& name, const std::string& group,
                              const GivenValues& given) {
  if (of_transcripts.contains(group) && !of_codes.contains(name) && given("human").empty()) {
    return fmt::format(
        "`--{}` is for transcripts, which --human FILE compares with: without it only codes are "
        "read",
        name);
  }
  if (of_agreement.contains(name) && is_set(given("disagreements"))) {
    return fmt::format("--{} is for measures, and --disagreements lists units instead", name);
  }
  return {};
}

std::string why_idle_in_cover(const std::string& name, const GivenValues& given) {
  const std::vector<std::string> show = given("show");
  if (name != "top") return {};
  if (!show.empty() && (show.front() == "uncoded" || show.front() == "candidates")) return {};
  return "--top is for --show uncoded and candidates: patterns and themes are listed whole";
}

std::string why_idle_in_diff(const std::string& name, const std::string& group,
                             const GivenValues& given) {
  if (!of_corpus.contains(group) && name != "inputs") return {};
  const std::vector<std::string> show = given("show");
  if (!show.empty() && show.front() == "changes") {
    return fmt::format("{} for hits, counts and pairs: `--show changes` reads no transcripts",
                       name == "inputs" ? "transcripts are" : fmt::format("--{} is", name));
  }
  if (show.empty() && given("inputs").empty() && given("files-from").empty()) {
    return fmt::format("--{} is for transcripts: name files or folders behind the two dictionaries",
                       name);
  }
  return {};
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
  if (command == "agree") return why_idle_in_agree(name, group, given);
  if (command == "cover") return why_idle_in_cover(name, given);
  if (command == "diff") return why_idle_in_diff(name, group, given);
  return {};
}

namespace {

/// What --confidence, --draws and --seed serve, of the commands that do without.
struct Served {
  std::string_view option;
  Names commands;
  std::vector<std::string> by;  ///< one with values: those it has to have
};

const std::vector<Served>& served() {
  static const Names all{"themes", "cooccur", "sequence", "bridges", "keyness"};
  static const std::vector<Served> known{
      // The rows of `sequence` and `keyness` have intervals anyway.
      {"confidence", {"themes", "cooccur", "bridges"}, {"ci", "compare", "measures", "strata"}},
      {"draws", all, {"ci bca", "ci percentile", "null", "compare"}},
      {"seed", all, {"ci bca", "ci percentile", "null", "compare", "placebo", "permutations"}}};
  return known;
}

/// Of "ci bca" the option alone.
const CLI::Option* option_of(const CLI::App& app, const std::string& serving) {
  return find_option(app, "--" + serving.substr(0, serving.find(' ')));
}

bool is_served(const CLI::App& app, const std::string& serving) {
  const CLI::Option* option = option_of(app, serving);
  if (option == nullptr || !is_given(*option)) return false;
  const std::size_t blank = serving.find(' ');
  const std::string& value = values_of(*option).back();
  return blank == std::string::npos ? value != "none" : value == serving.substr(blank + 1);
}

}  // namespace

void say_idle_draws(const CLI::App& app, Diagnostics& diagnostics) {
  for (const auto& [name, commands, by] : served()) {
    const std::string written = "--" + std::string(name);
    if (!commands.contains(name_of(app)) || !is_given(app, written)) continue;
    std::vector<std::string> here;
    bool idle = true;
    for (const std::string& serving : by) {
      idle = idle && !is_served(app, serving);
      if (option_of(app, serving) != nullptr) here.push_back("--" + serving);
    }
    if (!idle || here.empty()) continue;
    diagnostics.note(
        fmt::format("{} does nothing here: it is for {}", written, fmt::join(here, ", ")));
  }
}

void refuse_idle(const CLI::App& app) {
  const GivenValues given = [&app](const std::string& name) {
    const CLI::Option* option = find_option(app, "--" + name);
    if (option == nullptr) option = find_option(app, name);
    return option == nullptr ? std::vector<std::string>{} : values_of(*option);
  };
  for (const CLI::Option* option : options_of(app)) {
    if (!is_given(*option)) continue;
    const std::string why = why_idle(name_of(app), *option, given);
    if (!why.empty()) throw Error(ErrorKind::usage, why);
  }
}

}  // namespace themata::cli
