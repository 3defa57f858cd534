// SPDX-License-Identifier: MIT
//
// Any bytes as a study file: mistakes that lie in the text, or a study whose tables have names
// that are safe as those of files.
#include <algorithm>
#include <cstdint>
#include <string>

#include <themata/base/error.hpp>
#include <themata/study/study.hpp>

#include "promises.hpp"

namespace {

using namespace themata;
using themata::testing::require;

void check_place(std::size_t line, std::size_t column, std::size_t lines) {
  require(line > 0 && line <= lines && column > 0, "what is said stands in the text");
}

void check_settings(const std::vector<Setting>& settings, std::size_t lines) {
  for (const Setting& setting : settings) {
    check_place(setting.line, setting.column, lines);
    for (const SettingValue& value : setting.values) check_place(value.line, value.column, lines);
    require(setting.shape != Setting::Shape::one || setting.values.size() == 1, "one is one");
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(reinterpret_cast<const char*>(data), size);
  // YAML ends lines in more ways than one: each takes a byte at least.
  const std::size_t lines = text.size() + 1;
  (void)is_study(text);
  SourceErrors errors("fuzz.yml", text);
  const Study study = read_study(text, errors);
  try {
    errors.throw_if_any();
  } catch (const Error& error) {
    require(error.what()[0] != '\0', "an error says what is wrong");
    return 0;
  }
  check_settings(study.settings, lines);
  for (const StudyTable& table : study.tables) {
    check_settings(table.settings, lines);
    require(!table.name.empty() && table.name.front() != '.' &&
                table.name.find('/') == std::string::npos,
            "a table's name is that of a file");
    require(!table.formats.empty(), "a table has a format");
  }
  return 0;
}
