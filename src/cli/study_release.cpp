// SPDX-License-Identifier: MIT
#include "study_release.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <initializer_list>
#include <optional>

#include <themata/corpus/metadata.hpp>
#include <themata/table/held_back.hpp>
#include <themata/table/held_back_words.hpp>
#include <themata/table/pseudonyms.hpp>

#include "inner_command.hpp"
#include "scratch_analysis.hpp"

namespace themata::cli {
namespace {

constexpr std::string_view least_word = "--min-cell=";
constexpr std::string_view key_word = "--pseudonyms=";
constexpr std::string_view notation_word = "--notation";

bool has_word(const std::vector<std::string>& options, std::string_view begin) {
  return std::any_of(options.begin(), options.end(),
                     [begin](const std::string& word) { return word.starts_with(begin); });
}

std::optional<std::string> value_of(const std::vector<std::string>& options,
                                    std::string_view name) {
  for (const std::string& word : options) {
    if (word.starts_with(name)) return word.substr(name.size());
  }
  return std::nullopt;
}

std::uint64_t number_in(std::string_view text) {
  std::uint64_t number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

constexpr const char* not_kept = "its small counts can't be kept";

using Names = std::vector<std::string>;

bool has_name(const Names& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

/// The fields that a table's rows are split by.
Names fields_of(const PlannedTable& table) {
  if (const auto compared = value_of(table.options, "--compare=")) return {*compared};
  // What `themes` splits by unasked.
  const bool whole = value_of(table.options, "--ci=").value_or("none") != "none" ||
                     has_word(table.options, "--grid=");
  Names by;
  if (table.command == "themes" && !whole) by.emplace_back("document");
  ScratchAnalysis scratch(table.command, table.options, Grouping::offered, std::move(by));
  return scratch.arguments().selection.options().by;
}

/// Do its rows stand for single documents or speakers?
bool names_people(const Names& fields) {
  return has_name(fields, "document") || has_name(fields, "speaker");
}

/// Do its groups say parts of documents' names?
bool shows_parts_of_names(const PlannedTable& table, const Names& fields) {
  const auto parts = value_of(table.options, "--name-fields=");
  return parts && std::any_of(fields.begin(), fields.end(), [&parts](const std::string& field) {
           return is_name_field(*parts, field);
         });
}

/// Does its command refuse `--min-cell` for what else is asked? No key would change that.
bool is_never_kept(const PlannedTable& table, const Names& fields) {
  const auto asks = [&table](std::initializer_list<std::string_view> options) {
    return std::any_of(options.begin(), options.end(), [&table](std::string_view option) {
      return has_word(table.options, option);
    });
  };
  if (asks({"--grid=", "--influence"})) return true;
  const std::string& command = table.command;
  if (command == "themes") return asks({"--wide"}) || has_name(fields, "polarity");
  if (command == "cooccur") return asks({"--matrix"}) || has_name(fields, "prompted");
  if (command == "bridges") return asks({"--quotes="}) || has_name(fields, "prompted");
  return command == "sequence" && asks({"--omnibus", "--exclusive", "--asymmetry"});
}

class ReleasePlanner {
 public:
  ReleasePlanner(PlannedStudy& plan, SourceErrors& errors, SettingOptions& options)
      : plan_(plan), release_(*plan.study.release), errors_(errors), options_(options) {}

  void make() {
    if (release_.least) take(*release_.least, least_);
    if (release_.key_file) {
      take(*release_.key_file, key_);
      if (!key_.empty()) check_key(release_.key_file->values.front());
    }
    if (!errors_.empty()) return;
    std::vector<PlannedTable> released;
    for (const PlannedTable& table : plan_.tables) {
      if (is_asked_for(table.name)) released.push_back(of(table));
    }
    std::move(released.begin(), released.end(), std::back_inserter(plan_.tables));
  }

 private:
  /// Both options are those of every table that is counted.
  void take(const Setting& setting, std::string& word) {
    const InnerCommand themes("themes");
    const auto words = options_.words("themes", *themes.find(setting.key), setting);
    if (!words.empty()) word = words.front();
  }

  void check_key(const SettingValue& at) {
    try {
      (void)Pseudonyms::from_file((std::filesystem::path(plan_.folder) / at.text).string());
    } catch (const Error& error) {
      errors_.add(at.line, at.column, error.what());
    }
  }

  [[nodiscard]] bool is_asked_for(const std::string& name) const {
    const auto& tables = release_.tables;
    return tables.empty() ||
           std::any_of(tables.begin(), tables.end(),
                       [&](const SettingValue& table) { return table.text == name; });
  }

  [[nodiscard]] PlannedTable of(const PlannedTable& table) const {
    PlannedTable released = table;
    released.name = std::string(release_folder) + table.name;
    released.held_back = reason(table);
    released.options.clear();
    if (released.held_back.empty()) released.options = released_options(table.options);
    return released;
  }

  [[nodiscard]] std::string reason(const PlannedTable& table) const {
    const std::string& command = table.command;
    if (command == "code" || command == "kwic" || command == "tokenize") {
      return "its rows are what somebody said, or the place where it was said";
    }
    if (command == "inspect") return "its rows are those who speak";
    if (InnerCommand(command).find("min-cell") == nullptr) {
      return fmt::format("`{}` can't keep small counts", command);
    }
    const bool words = command == "freq" || command == "keyness";
    if (words && release_.words == StudyRelease::Words::held_back) {
      return "its rows are words that were said, names among them; `words: yes` releases them";
    }
    const Names fields = fields_of(table);
    const bool people = names_people(fields);
    const bool named = people || shows_parts_of_names(table, fields);
    if (key_.empty() && !has_word(table.options, key_word) && named) {
      if (is_never_kept(table, fields)) return not_kept;
      return people ? "its rows name documents or speakers; `pseudonyms: KEYFILE` renames them"
                    : "its rows say parts of documents' names; `pseudonyms: KEYFILE` renames them";
    }
    return {};
  }

  [[nodiscard]] std::vector<std::string> released_options(
      const std::vector<std::string>& options) const {
    std::uint64_t least = number_in(std::string_view(least_).substr(least_word.size()));
    std::vector<std::string> words;
    for (const std::string& word : options) {
      if (word == notation_word) continue;  // it names those who were chosen
      if (word.starts_with(key_word) && !key_.empty()) continue;
      if (word.starts_with(least_word)) {
        least = std::max(least, number_in(std::string_view(word).substr(least_word.size())));
        continue;
      }
      words.push_back(word);
    }
    std::vector<std::string> first{fmt::format("{}{}", least_word, least)};
    if (!key_.empty()) first.push_back(key_);
    words.insert(words.begin(), first.begin(), first.end());
    return words;
  }

  PlannedStudy& plan_;
  const StudyRelease& release_;
  SourceErrors& errors_;
  SettingOptions& options_;
  std::string least_{};  ///< as words of a command line
  std::string key_{};
};

}  // namespace

void plan_release(PlannedStudy& plan, SourceErrors& errors, SettingOptions& options) {
  if (plan.study.release) ReleasePlanner(plan, errors, options).make();
}

std::size_t held_back_in(const ManifestTable& table) {
  std::size_t all = 0;
  for (const Diagnostic& one : table.said) all += counts_held_back(one.message).value_or(0);
  return all;
}

bool holds_words_back(const ManifestTable& table) {
  return std::any_of(table.said.begin(), table.said.end(),
                     [](const Diagnostic& one) { return tells_of_words(one.message); });
}

Table held_back_table(const Manifest& manifest) {
  Table out{{{"table"}, {"released"}, {"held_back", ColumnType::integer}, {"why"}}, {}};
  for (const ManifestTable& table : manifest.tables) {
    if (!is_released(table.name)) continue;
    const std::string name = table.name.substr(release_folder.size());
    if (!table.held_back.empty()) {
      // What a command says of it may name a group; a reason that was planned does not.
      const bool planned = table.options.empty();
      out.rows.push_back({text_cell(name), text_cell("no"), Cell{},
                          text_cell(planned ? table.held_back : not_kept)});
      continue;
    }
    const bool words = holds_words_back(table);
    const std::size_t count = held_back_in(table);
    const ManifestTable* whole = manifest.find(name);
    std::string why;
    if (words) {
      const std::string least = value_of(table.options, least_word).value_or("");
      why = fmt::format("words that a group has fewer than {} times; how many would tell of them",
                        HeldBackWords::least_for(number_in(least)));
    } else if (count > 0) {
      why = fmt::format("counts below {}, and what they could be worked out from",
                        value_of(table.options, least_word).value_or(""));
    }
    if (whole != nullptr && has_word(whole->options, notation_word)) {
      why += why.empty() ? "the line of notation" : "; the line of notation";
    }
    out.rows.push_back(
        {text_cell(name), text_cell("yes"), words ? Cell{} : count_cell(count), text_cell(why)});
  }
  return out;
}

}  // namespace themata::cli
