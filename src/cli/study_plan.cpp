// SPDX-License-Identifier: MIT
//
// A study says nothing of its own about tables: its keys are the long names of the commands'
// options, so what a key takes, and what is wrong with a value, is known to the command alone.
// A setting of the study holds for each table whose command has it, unless the table has it
// itself or has an option that it can't stand beside.
#include "study_plan.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>

#include <themata/base/suggest.hpp>
#include <themata/report/markdown.hpp>

#include "idle_options.hpp"
#include "inner_command.hpp"
#include "option_facts.hpp"
#include "study_options.hpp"
#include "study_release.hpp"

namespace themata::cli {
namespace {

constexpr std::uintmax_t most_bytes = 4'000'000;

/// Options that a study decides in another way, or that do not change a table.
bool is_left_out(std::string_view name) {
  static const std::set<std::string_view> names{"output", "format", "jobs", "help", "help-all"};
  return names.count(name) > 0;
}

std::vector<std::string> option_names(const InnerCommand& command) {
  std::vector<std::string> names;
  for (const CLI::Option* option : options_of(command.app())) {
    for (const std::string& name : long_names(*option)) {
      if (!is_left_out(name)) names.push_back(name);
    }
  }
  return names;
}

bool has(const std::vector<Setting>& settings, std::string_view key) {
  return std::any_of(settings.begin(), settings.end(),
                     [key](const Setting& setting) { return setting.key == key; });
}

/// Would the option do nothing for what the table counts?
bool is_idle(const StudyTable& table, const CLI::Option& option) {
  const GivenValues given = [&table](const std::string& name) {
    std::vector<std::string> values;
    for (const Setting& setting : table.settings) {
      if (setting.key != name) continue;
      for (const SettingValue& value : setting.values) values.push_back(value.text);
    }
    return values;
  };
  return !why_idle(table.command, option, given).empty();
}

/// A setting of the study that the table can't take: it would do nothing, or an option of the
/// table excludes it.
bool stays_out(const StudyTable& table, const CLI::Option& option, const std::string& key) {
  if (has(table.settings, key) || is_idle(table, option)) return true;
  for (const CLI::Option* other : excluded_by(option)) {
    for (const std::string& name : long_names(*other)) {
      if (has(table.settings, name)) return true;
    }
  }
  return false;
}

class Planner {
 public:
  Planner(PlannedStudy& plan, SourceErrors& errors)
      : plan_(plan), errors_(errors), options_(errors, plan.folder) {}

  void make() {
    check_study_keys();
    for (StudyTable& table : plan_.study.tables) {
      if (table.kind == StudyTable::Kind::figure) settle_figure(table);
      add_table(table);
    }
    check_disclosure();
    plan_release(plan_, errors_, options_);
    for (const Setting& setting : plan_.study.settings) {
      if (used_.count(setting.key) > 0 || unknown_.count(setting.key) > 0) continue;
      plan_.notes.note(fmt::format("no table has the option `{}`", setting.key),
                       Place{plan_.path, setting.line, setting.column, {}});
    }
  }

 private:
  void fail(std::size_t line, std::size_t column, const std::string& why) {
    errors_.add(line, column, why);
  }

  /// What must not leave the room is asked for once and holds for every table, or none is made.
  void check_disclosure() {
    for (const Setting& setting : plan_.study.settings) {
      if (setting.key != "min-cell" && setting.key != "pseudonyms") continue;
      for (const PlannedTable& table : plan_.tables) {
        if (InnerCommand(table.command).find(setting.key) != nullptr) continue;
        fail(setting.line, setting.column,
             fmt::format("the table `{}` can't keep to `{}`, which `{}` does not have; leave it to "
                         "another study",
                         table.name, setting.key, table.command));
      }
    }
  }

  void check_study_keys() {
    std::set<std::string> known(study_keys().begin(), study_keys().end());
    for (const std::string& name : study_commands()) {
      for (const std::string& option : option_names(InnerCommand(name))) known.insert(option);
    }
    for (const Setting& setting : plan_.study.settings) {
      if (known.count(setting.key) > 0) continue;
      unknown_.insert(setting.key);
      fail(setting.line, setting.column,
           fmt::format("a study has no key `{}`{}", setting.key,
                       did_you_mean(setting.key, {known.begin(), known.end()})));
    }
  }

  /// A drawing is made by `report`: one that is called as a figure of it, or that is to be SVG.
  /// Only of a network others can draw, too.
  void settle_figure(StudyTable& table) {
    const auto here = [&table](const SettingValue& value) {
      return value.line == table.line && value.column == table.column;
    };
    const auto& figures = figure_names();
    const bool is_name = std::find(figures.begin(), figures.end(), table.name) != figures.end();
    const bool is_svg = std::any_of(table.formats.begin(), table.formats.end(),
                                    [](const SettingValue& one) { return one.text == "svg"; });
    const bool no_format = here(table.formats.front());
    const bool said = is_svg || has(table.settings, "figure");
    if (here(table.command_at) && (said || (is_name && table.name != "network"))) {
      table.command = "report";
    }
    if (table.command != "report") return;
    if (no_format) table.formats.front().text = "svg";
    for (SettingValue& format : table.formats) {
      if (format.text == "svg") continue;
      fail(format.line, format.column, "a drawing of a study is `svg`");
      format.text = "svg";  // so that it is told once
    }
    if (has(table.settings, "figure")) return;
    if (is_name) {
      table.settings.push_back({"figure",
                                table.line,
                                table.column,
                                Setting::Shape::one,
                                {{table.name, table.line, table.column}}});
    } else {
      fail(table.line, table.column,
           fmt::format("say which figure `{}` is: {}", table.name, fmt::join(figures, ", ")));
    }
  }

  [[nodiscard]] static bool makes(const StudyTable& table) {
    const auto& names = study_commands();
    return std::find(names.begin(), names.end(), table.command) != names.end() ||
           (table.command == "report" && table.kind == StudyTable::Kind::figure);
  }

  void add_table(const StudyTable& table) {
    const auto& names = study_commands();
    if (table.command == "report" && !makes(table)) {
      fail(table.command_at.line, table.command_at.column,
           "drawings stand under `figures:`; the page is made by `themata report RESULTS`");
      return;
    }
    if (!makes(table)) {
      fail(table.command_at.line, table.command_at.column,
           fmt::format("no command `{}` makes a table{} ({}); say which: `{}: {{command: themes}}`",
                       table.command, did_you_mean(table.command, names), fmt::join(names, ", "),
                       table.name));
      return;
    }
    const InnerCommand command(table.command);
    PlannedTable planned{table.kind, table.name, table.command, {}, {}, {}};
    std::vector<std::string> inputs;
    for (const Setting& setting : plan_.study.settings) {
      const CLI::Option* option = command.find(setting.key);
      if (option == nullptr || is_left_out(setting.key)) continue;
      used_.insert(setting.key);
      if (!stays_out(table, *option, setting.key)) add(table, *option, setting, planned, inputs);
    }
    for (const Setting& setting : table.settings) {
      const CLI::Option* option = command.find(setting.key);
      if (option == nullptr || is_left_out(setting.key)) {
        say_unknown(command, table, setting);
      } else {
        add(table, *option, setting, planned, inputs);
      }
    }
    if (inputs.empty() && !has(table.settings, "files-from") &&
        !has(plan_.study.settings, "files-from") && !has(plan_.study.settings, "inputs")) {
      fail(table.line, table.column,
           fmt::format("`{}` has nothing to read: the study, or the table, names its `inputs:`",
                       table.name));
    }
    planned.options.insert(planned.options.end(), inputs.begin(), inputs.end());
    take_formats(table, planned);
    if (errors_.empty()) {
      if (const auto problem = InnerCommand(table.command).problem(planned.options)) {
        fail(table.line, table.column, *problem);
      }
    }
    plan_.tables.push_back(std::move(planned));
  }

  void add(const StudyTable& table, const CLI::Option& option, const Setting& setting,
           PlannedTable& planned, std::vector<std::string>& inputs) {
    auto& target = is_positional(option) ? inputs : planned.options;
    for (std::string& word : options_.words(table.command, option, setting)) {
      target.push_back(std::move(word));
    }
  }

  void say_unknown(const InnerCommand& command, const StudyTable& table, const Setting& setting) {
    std::vector<std::string> names = option_names(command);
    names.insert(names.end(), study_table_keys().begin(), study_table_keys().end());
    std::string why = did_you_mean(setting.key, names);
    if (setting.key == "output") why = "; a table's file is called after it";
    if (setting.key == "format") why = "; say `formats: [csv, jsonl]`";
    fail(setting.line, setting.column,
         fmt::format("`{}` has no option `{}`{}", table.command, setting.key, why));
  }

  void take_formats(const StudyTable& table, PlannedTable& planned) {
    std::set<std::string> files;
    for (const SettingValue& format : table.formats) {
      if (const auto problem = InnerCommand(table.command).problem({"--format=" + format.text})) {
        if (wrong_formats_.insert({format.line, format.column}).second) {
          fail(format.line, format.column, *problem);
        }
      } else if (files.insert(planned.file(format.text)).second) {
        planned.formats.push_back(format.text);
      }
    }
  }

  PlannedStudy& plan_;
  SourceErrors& errors_;
  SettingOptions options_;
  std::set<std::string> used_{};
  std::set<std::string> unknown_{};
  std::set<std::pair<std::size_t, std::size_t>> wrong_formats_{};
};

std::string text_of(const std::string& path) {
  const auto fail = [&path](const std::string& why) {
    throw Error(ErrorKind::input, "can't read the study: " + why, Place{path, 0, 0, {}});
  };
  std::error_code problem;
  if (std::filesystem::is_directory(path, problem)) fail("it is a folder; name the file in it");
  if (std::filesystem::file_size(path, problem) > most_bytes && !problem) fail("more than 4 MB");
  std::ifstream file(path, std::ios::binary);
  if (!file) fail(std::strerror(errno));
  std::string text{std::istreambuf_iterator<char>(file), {}};
  if (text.starts_with("\xEF\xBB\xBF")) text.erase(0, 3);
  return text;
}

}  // namespace

std::string PlannedTable::file(const std::string& format) const {
  const std::string extension = format == "markdown" ? "md" : format == "table" ? "txt" : format;
  return name + "." + extension;
}

std::vector<std::string> PlannedStudy::options_for(const std::string& command) const {
  std::vector<std::string> words;
  std::vector<std::string> inputs;
  const InnerCommand inner(command);
  SourceErrors errors(path, text);
  SettingOptions options(errors, folder);
  for (const Setting& setting : study.settings) {
    const CLI::Option* option = inner.find(setting.key);
    if (option == nullptr || is_left_out(setting.key)) continue;
    auto& target = is_positional(*option) ? inputs : words;
    for (std::string& word : options.words(command, *option, setting)) {
      target.push_back(std::move(word));
    }
  }
  errors.throw_if_any();
  words.insert(words.end(), inputs.begin(), inputs.end());
  return words;
}

PlannedStudy plan_study(const std::string& path) {
  PlannedStudy plan;
  plan.path = path;
  plan.text = text_of(path);
  const std::filesystem::path folder = std::filesystem::path(path).parent_path();
  plan.folder = folder.empty() ? "." : folder.string();
  SourceErrors errors(path, plan.text);
  plan.study = read_study(plan.text, errors);
  Planner(plan, errors).make();
  errors.throw_if_any();
  return plan;
}

void keep_results_apart(const PlannedStudy& plan, const std::string& results, const char* option) {
  namespace fs = std::filesystem;
  std::error_code problem;
  const fs::path place = fs::weakly_canonical(fs::absolute(results), problem) / "";
  for (const PlannedTable& planned : plan.tables) {
    for (const std::string& input : planned.options) {
      const fs::path read = fs::absolute(fs::path(plan.folder) / input);
      if (input.starts_with("--") || !fs::is_directory(read, problem)) continue;
      const std::string folder = (fs::weakly_canonical(read, problem) / "").string();
      if (!place.string().starts_with(folder)) continue;
      throw Error(ErrorKind::usage,
                  fmt::format("the results would lie in a folder that is read, where a table is "
                              "taken for a transcript; put them elsewhere with `{}`",
                              option),
                  Place{input, 0, 0, {}});
    }
  }
}

std::optional<std::string> foreign(const std::string& command,
                                   const std::vector<std::string>& options) {
  const auto& names = study_commands();
  const bool draws =
      command == "report" && std::any_of(options.begin(), options.end(), [](const auto& option) {
        return option.starts_with("--figure=");
      });
  if (!draws && std::find(names.begin(), names.end(), command) == names.end()) {
    return fmt::format("`{}` makes no table of a study", command);
  }
  const InnerCommand inner(command);
  for (const std::string& word : options) {
    if (!word.starts_with('-')) continue;
    const std::string name = word.starts_with("--") ? word.substr(2, word.find('=') - 2) : "";
    const CLI::Option* option = inner.find(name);
    const auto left_out = [](const std::string& one) { return is_left_out(one); };
    if (option != nullptr &&
        std::none_of(long_names(*option).begin(), long_names(*option).end(), left_out)) {
      continue;
    }
    return fmt::format("`{}` is no option of a study's table", word);
  }
  return std::nullopt;
}

const std::vector<std::string>& study_commands() {
  static const std::vector<std::string> names{"inspect", "tokenize", "freq",     "code",
                                              "themes",  "cooccur",  "sequence", "bridges",
                                              "kwic",    "keyness",  "agree"};
  return names;
}

}  // namespace themata::cli
