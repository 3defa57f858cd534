// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <themata/coding/coder.hpp>
#include <themata/dictionary/context_rules.hpp>
#include <themata/dictionary/dictionary.hpp>
#include <themata/segment/segmenter.hpp>
#include <themata/tally/units.hpp>
#include <themata/transcript/reader.hpp>

#include "option_tree.hpp"

namespace themata::cli {

/// How words are cut: for every command that cuts words.
class SegmentArguments {
 public:
  void bind(CLI::App& app);
  /// `language`: of the dictionary; `--locale` goes before it.
  [[nodiscard]] SegmentOptions options(const std::string& language = {}) const;
  /// `--locale`, or the dictionary's language.
  [[nodiscard]] const std::string& language(const std::string& of_dictionary) const {
    return locale_.empty() ? of_dictionary : locale_;
  }
  /// For a coded file to record.
  void describe(const std::string& of_dictionary,
                std::vector<std::pair<std::string, std::string>>& options) const;
  /// The reverse.
  void adopt(const std::vector<std::pair<std::string, std::string>>& options);
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
  [[nodiscard]] const std::string& contexts() const { return contexts_; }
  /// Only `--dictionary`.
  void bind_dictionaries(CLI::App& app, const std::string& group);
  /// Looks for this pattern instead of a dictionary's.
  void look_for(std::string pattern) { patterns_.push_back(std::move(pattern)); }
  /// Only what says which dictionary and which of its themes.
  void bind_dictionary(CLI::App& app);
  /// What decides about hits but not which of them count.
  void bind_explained(CLI::App& app);
  /// Only `--themes`; only what says which matches count.
  void bind_themes(CLI::App& app);
  void bind_hits(CLI::App& app);
  /// `--pattern`: instead of a dictionary, for the commands that offer it.
  void bind_patterns(CLI::App& app);
  [[nodiscard]] Dictionary load(Diagnostics& diagnostics);
  /// Without connectives.
  [[nodiscard]] Dictionary load_asked(Diagnostics& diagnostics) const;
  /// Connectives are looked for beside the themes: those of a dictionary, or, where none is
  /// named, the built-in ones of the language (`locale`, else the dictionary's). A dictionary
  /// that was asked for and holds a theme `connectives` is taken for them.
  void use_connectives(std::string file, std::string locale);
  [[nodiscard]] bool is_connective(ThemeId theme) const;
  /// The name of the dictionary, where it is one, built in, and whole.
  [[nodiscard]] std::optional<std::string> built_in() const;
  [[nodiscard]] CodingOptions options() const { return options_; }
  /// For a coded file to record; the reverse takes overlap and scope from what it recorded.
  void describe(std::vector<std::pair<std::string, std::string>>& options) const;
  void adopt(const std::vector<std::pair<std::string, std::string>>& options);
  /// Connectives are those of a dictionary that documents were coded with. Throws Error(usage)
  /// where connectives are needed and it has none.
  void use_recorded(const Dictionary& dictionary);
  /// Do statuses count in this table, of hits that have been given some?
  [[nodiscard]] bool uses_statuses() const {
    return status_use_ != StatusUse::where_asked || needs_statuses() || !contexts_.empty();
  }
  [[nodiscard]] bool needs_statuses() const {
    return options_.counted != StatusSet::all() || status_use_ == StatusUse::needed;
  }

  enum class StatusUse : std::uint8_t {
    where_asked,  ///< only for `--status`
    counted,      ///< where they are known, what is not affirmed is said
    shown,        ///< a column shows it, and is empty where nothing is known
    needed        ///< the table makes no sense without
  };
  void use_statuses(StatusUse use) { status_use_ = use; }
  [[nodiscard]] bool counts_statuses() const {
    return status_use_ == StatusUse::counted && options_.counted == StatusSet::all();
  }
  /// For tallies that need all hits and pick themselves: the statuses that count. From then
  /// on hits of all statuses are found.
  [[nodiscard]] StatusSet leave_statuses_to_tally();
  /// The triggers of statuses for texts of a language; nothing where none are asked for.
  /// Throws Error(usage) where they are needed and there are none.
  [[nodiscard]] std::optional<ContextRules> context_rules(const std::string& language,
                                                          Diagnostics& diagnostics) const;
  [[nodiscard]] const std::vector<std::string>& themes() const { return themes_; }
  [[nodiscard]] const std::vector<std::string>& dictionaries() const { return dictionaries_; }
  /// Themes whose hits a listing shows: those chosen and their descendants.
  [[nodiscard]] std::vector<bool> shown(const Dictionary& dictionary) const;

 private:
  void bind_statuses(CLI::App& app);
  void bind_contexts(CLI::App& app);
  [[nodiscard]] Dictionary load_connectives(const Dictionary& beside,
                                            Diagnostics& diagnostics) const;
  std::vector<std::string> dictionaries_{};
  std::vector<std::string> themes_{};
  std::vector<std::string> patterns_{};
  CodingOptions options_{};
  std::string contexts_{};
  StatusUse status_use_ = StatusUse::where_asked;
  struct Connectives {
    std::string file{};
    std::string locale{};
    std::vector<bool> themes{};  ///< by id, of what was loaded
  };
  std::optional<Connectives> connectives_{};
};

/// Sentences have to be found for every turn only where they are the unit.
[[nodiscard]] inline Sentences sentences_for(const Unit& unit) {
  return unit.kind == UnitKind::sentence ? Sentences::always : Sentences::where_needed;
}

/// `--unit`.
void bind_unit(CLI::App& app, Unit& unit);

}  // namespace themata::cli
