// SPDX-License-Identifier: MIT
#include "study_trial.hpp"

#include <fmt/format.h>

#include <set>

#include "inner_command.hpp"

namespace themata::cli {
namespace {

/// Where a message points to: the value that it names, of the table's own before the study's;
/// else the table.
SettingValue place_of(const std::string& message, const StudyTable& table, const Study& study) {
  const auto names = [&message](const std::string& value) {
    return message.find("`" + value + "`") != std::string::npos ||
           message.find("'" + value + "'") != std::string::npos || message.starts_with(value + ":");
  };
  for (const auto* settings : {&table.settings, &study.settings}) {
    for (const Setting& setting : *settings) {
      for (const SettingValue& value : setting.values) {
        if (names(value.text)) return value;
      }
    }
  }
  for (const Setting& setting : table.settings) {
    if (message.find("--" + setting.key) == std::string::npos) continue;
    return {setting.key, setting.line, setting.column};
  }
  return {table.name, table.line, table.column};
}

}  // namespace

void try_tables(const PlannedStudy& plan) {
  SourceErrors errors(plan.path, plan.text);
  std::set<std::string> said;  // what is wrong with a dictionary is so in every table
  // Those of a release follow, which are the same commands again, or say why they are none.
  for (std::size_t at = 0; at < plan.study.tables.size(); ++at) {
    const PlannedTable& planned = plan.tables[at];
    for (const std::string& format : planned.formats) {
      std::vector<std::string> words{"--format=" + format};
      words.insert(words.end(), planned.options.begin(), planned.options.end());
      try {
        InnerCommand(planned.command).try_out(std::move(words));
      } catch (const Error& error) {
        const std::string message = error.full();
        if (!said.insert(message).second) break;
        const SettingValue place = place_of(message, plan.study.tables[at], plan.study);
        errors.add(place.line, place.column, fmt::format("{} (table `{}`)", message, planned.name));
        break;
      }
    }
  }
  errors.throw_if_any();
}

}  // namespace themata::cli
