// SPDX-License-Identifier: MIT
#include "report_results.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <set>
#include <string_view>

#include <themata/base/error.hpp>
#include <themata/study/sha256.hpp>

#include "inner_command.hpp"
#include "kept_apart.hpp"
#include "option_facts.hpp"
#include "study_plan.hpp"
#include "study_results.hpp"

namespace themata::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view manifest = "manifest.json";
/// Options that name files, from where the command was called; a study has its own.
constexpr std::array<std::string_view, 4> names_of_files{"dictionary", "metadata", "context",
                                                         "files-from"};

/// The options that were given, as words; `names` are theirs.
std::vector<std::string> given_to(const CLI::App& app, std::set<std::string>& names) {
  std::vector<std::string> words;
  for (const CLI::Option* option : options_of(app)) {
    if (!is_given(*option) || long_names(*option).empty()) continue;
    const std::string& name = long_names(*option).front();
    if (group_of(*option) == "Messages") continue;  // of the console
    if (std::find(names_of_files.begin(), names_of_files.end(), name) != names_of_files.end()) {
      throw Error(ErrorKind::usage,
                  fmt::format("the study of these results says its own `{}`; change the study, or "
                              "make the report from the files themselves",
                              name));
    }
    names.insert(name);
    if (is_flag(*option)) {
      words.push_back("--" + name);
      continue;
    }
    for (const std::string& value : values_of(*option)) {
      const bool file = (name == "output" && value != "-") || name == "pseudonyms";
      words.push_back(fmt::format("--{}={}", name, file ? fs::absolute(value).string() : value));
    }
  }
  return words;
}

void warn_of_changes(const Manifest& made, Diagnostics& said) {
  std::vector<ManifestFile> files = made.inputs;
  files.insert(files.end(), made.files.begin(), made.files.end());
  std::size_t changed = 0;
  std::string first;
  for (const ManifestFile& file : files) {
    std::error_code problem;
    if (fs::exists(file.path, problem) && hash_file(file.path).sha256 == file.hashed.sha256)
      continue;
    if (changed++ == 0) first = file.path;
  }
  if (changed == 0) return;
  said.warning(
      fmt::format("{} of {} files are not as they were when the tables were made (the "
                  "first: {}); this report is of what is there now",
                  changed, files.size(), first));
}

}  // namespace

bool are_results(const std::vector<std::string>& inputs) {
  std::error_code problem;
  return inputs.size() == 1 && fs::is_directory(inputs.front(), problem) &&
         fs::is_regular_file(fs::path(inputs.front()) / manifest, problem);
}

int report_results(const CLI::App& app, const std::string& results, Console& console) {
  std::set<std::string> names;
  std::vector<std::string> words = given_to(app, names);
  const ResultsFolder folder = ResultsFolder::for_reading(results);
  if (const CLI::Option* output = find_option(app, "--output"); is_given(*output)) {
    for (const std::string& path : values_of(*output)) keep_apart(path, folder.files_behind());
  }
  const Manifest& made = *folder.manifest();
  const fs::path study = (fs::path(folder.path()) / made.study.path).lexically_normal();
  const PlannedStudy plan = plan_study(study.string());
  for (const Setting& setting : plan.study.settings) {
    if (setting.key != "min-cell") continue;
    throw Error(ErrorKind::usage,
                "this study keeps small counts to itself (`min-cell`), and a report would show "
                "them; make the report in the room, from the files themselves",
                Place{study.string(), setting.line, setting.column, {}});
  }
  Diagnostics changes;
  if (hash_file(study.string()).sha256 != made.study.hashed.sha256) {
    changes.warning("the study has changed since the tables were made; this report follows it",
                    Place{study.string(), 0, 0, {}});
  }
  for (const std::string& word : plan.options_for("report")) {
    const std::string name = word.starts_with("--") ? word.substr(2, word.find('=') - 2) : "";
    if (names.count(name) == 0) words.push_back(word);
  }
  if (!plan.study.title.empty() && names.count("title") == 0) {
    words.insert(words.begin(), "--title=" + plan.study.title);
  }
  fs::current_path(study.parent_path());
  warn_of_changes(made, changes);
  console.say(changes);
  std::vector<Diagnostic> said;
  Diagnostics messages;
  const auto tell = [&] {
    for (const Diagnostic& one : said) {
      if (one.severity == Severity::warning) {
        messages.warning(one.message, one.place);
      } else if (one.severity == Severity::note) {
        messages.note(one.message, one.place);
      } else {
        messages.error(one.message, one.place);
      }
    }
    console.say(messages);
  };
  try {
    const int code = InnerCommand("report").run(std::move(words), said);
    tell();
    return code;
  } catch (...) {
    tell();
    throw;
  }
}

}  // namespace themata::cli
