// SPDX-License-Identifier: MIT
#pragma once

#include <CLI/CLI.hpp>
#include <string>
#include <vector>

#include <themata/coding/coder.hpp>
#include <themata/dictionary/dictionary.hpp>
#include <themata/segment/segmenter.hpp>
#include <themata/tally/units.hpp>
#include <themata/transcript/reader.hpp>

namespace themata::cli {

/// How words are cut: for every command that cuts words.
class SegmentArguments {
 public:
  void bind(CLI::App& app);
  /// `language`: of the dictionary; `--locale` goes before it.
  [[nodiscard]] SegmentOptions options(const std::string& language = {}) const;
  [[nodiscard]] Labels labels() const {
    return options_.tokens == TokenMode::whitespace ? Labels::none : Labels::detect;
  }

 private:
  SegmentOptions options_{};
  bool join_hyphenated_ = false;
  bool ignore_diacritics_ = false;
  std::string locale_{};
};

/// Which dictionary, and how its hits are found.
class CodingArguments {
 public:
  void bind(CLI::App& app);
  /// Only what says which dictionary and which of its themes.
  void bind_dictionary(CLI::App& app);
  /// `--pattern`: instead of a dictionary, for the commands that offer it.
  void bind_patterns(CLI::App& app);
  [[nodiscard]] Dictionary load(Diagnostics& diagnostics) const;
  [[nodiscard]] CodingOptions options() const { return options_; }
  [[nodiscard]] const std::vector<std::string>& themes() const { return themes_; }
  [[nodiscard]] const std::vector<std::string>& dictionaries() const { return dictionaries_; }
  /// Themes whose hits a listing shows: those chosen and their descendants.
  [[nodiscard]] std::vector<bool> shown(const Dictionary& dictionary) const;

 private:
  void bind_hits(CLI::App& app);
  std::vector<std::string> dictionaries_{};
  std::vector<std::string> themes_{};
  std::vector<std::string> patterns_{};
  CodingOptions options_{};
};

/// Sentences have to be found for every turn only where they are the unit.
[[nodiscard]] inline Sentences sentences_for(const Unit& unit) {
  return unit.kind == UnitKind::sentence ? Sentences::always : Sentences::where_needed;
}

/// `--unit`.
void bind_unit(CLI::App& app, Unit& unit);

}  // namespace themata::cli
