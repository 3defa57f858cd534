// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <themata/dictionary/source_errors.hpp>

namespace themata {

/// One value of a setting, and where it stands. Lines and columns count from 1.
struct SettingValue {
  std::string text{};
  std::size_t line = 0;
  std::size_t column = 0;
};

/// `KEY: VALUE` of a study file. Which keys there are is known to who runs the tables: they
/// are the long names of options.
struct Setting {
  enum class Shape : std::uint8_t {
    one,   ///< a word, or nothing: then there is one value, ""
    list,  ///< `[a, b]`
    map    ///< `{a: b}`: each value is `a=b`
  };
  std::string key{};
  std::size_t line = 0;
  std::size_t column = 0;
  Shape shape = Shape::one;
  std::vector<SettingValue> values{};
};

/// A table, or a figure, that a study asks for.
struct StudyTable {
  enum class Kind : std::uint8_t { table, figure };
  Kind kind = Kind::table;
  std::string name{};  ///< of its files: letters, digits, `-` and `_`
  std::string command{};
  std::vector<SettingValue> formats{};  ///< as `--format` names them; at least one
  std::vector<Setting> settings{};      ///< its own; they go before those of the study
  std::size_t line = 0;
  std::size_t column = 0;
  SettingValue command_at{};  ///< where the command is said
};

/// The section `release`: which tables may leave the room, and how.
struct StudyRelease {
  enum class Words : std::uint8_t {
    held_back,  ///< lists of words that were said
    released
  };
  std::optional<Setting> least{};      ///< `min-cell`; missing only beside an error
  std::optional<Setting> key_file{};   ///< `pseudonyms`
  std::vector<SettingValue> tables{};  ///< names of tables and figures; none: all
  Words words = Words::held_back;
  std::size_t line = 0;
  std::size_t column = 0;
};

/// A study file as it was written: what is read, by which options, into which tables.
struct Study {
  std::string title{};
  std::vector<Setting> settings{};   ///< for every table whose command has such an option
  std::vector<StudyTable> tables{};  ///< and figures behind them, in the order of the file
  std::optional<StudyRelease> release{};
};

/// Names of a study's and of a table's own keys: those that are no options.
[[nodiscard]] const std::vector<std::string>& study_keys();
[[nodiscard]] const std::vector<std::string>& study_table_keys();

/// Is this text meant as a study file (a first key `themata-study`)?
[[nodiscard]] bool is_study(std::string_view text);

/// Reads the text that `errors` was made for. What is wrong goes to `errors`: YAML that is none,
/// a version that is not 1, a list where a map belongs, a table's name that can't be a file's,
/// more than 1000 tables.
/// A key that is neither a study's own nor a plausible setting comes back as a setting.
[[nodiscard]] Study read_study(std::string_view text, SourceErrors& errors);

}  // namespace themata
