// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include <themata/base/diagnostics.hpp>
#include <themata/corpus/selection.hpp>
#include <themata/table/disclosure.hpp>
#include <themata/table/held_back_words.hpp>
#include <themata/table/pseudonyms.hpp>

#include "console.hpp"
#include "option_tree.hpp"

namespace themata::cli {

/// What a table must not tell where it leaves the room: `--min-cell` and `--pseudonyms`.
class DisclosureArguments {
 public:
  /// For a table whose rows are counts. The columns before `first` are the groups' fields.
  using Kinds = std::vector<CellKind> (*)();  ///< made only where they are asked for
  void bind_cells(CLI::App& app, std::string first, Kinds kinds);
  /// Where another option makes a table of other counts.
  void use(Kinds kinds) { kinds_ = kinds; }
  /// For a table whose rows are words; small ones are held back whole, by hold_back().
  void bind_words(CLI::App& app);
  void bind_pseudonyms(CLI::App& app);

  [[nodiscard]] bool has_least() const { return least_ > 0; }
  /// K of `--min-cell`; 0 where it was not asked for.
  [[nodiscard]] std::uint64_t least() const { return least_; }
  [[nodiscard]] bool asked() const { return has_least() || !key_file_.empty(); }
  [[nodiscard]] const std::string& key_file() const { return key_file_; }
  /// What is named in place of documents and speakers, where that was asked for.
  [[nodiscard]] std::optional<Pseudonyms> pseudonyms() const;
  /// Throws Error(usage) with `--min-cell`: `what` can't be told without small counts.
  void refuse_least(bool asked, const char* what) const;
  /// How many interviews each group is made of, by the values of its fields: known where the
  /// table does not say it; all talk is a group too. Not for groups that are one person each.
  void tell_interviews(const Selection& selection, const std::vector<std::string>& by);
  /// Messages about what is held back go there.
  void say_to(Console& console) { console_ = &console; }

  /// Before a table of words is made: which of them it must not have. `groups`: the values of
  /// each one's fields. Throws Error(usage) where there are more than two fields.
  [[nodiscard]] HeldBackWords words(std::vector<std::vector<std::string>> groups,
                                    HeldBackWords::Second second) const;
  /// Settles them, and says how many. Throws Error(usage) where a group has few interviews, or
  /// where a small count could be worked out all the same.
  void settle(HeldBackWords& words);

  void apply(Table& table) const;

 private:
  void bind_least(CLI::App& app, const char* what);
  void add_interviews(Table& table) const;

  std::string first_{};
  Kinds kinds_ = nullptr;
  bool holds_words_back_ = false;
  std::uint64_t least_ = 0;
  std::string key_file_{};
  Console* console_ = nullptr;
  std::map<std::vector<std::string>, std::uint64_t> interviews_{};
};

/// The counts of the tables of themes, of their comparison, of pairs, of sequences, of bridges.
[[nodiscard]] std::vector<CellKind> theme_cells();
[[nodiscard]] std::vector<CellKind> pair_cells();
/// Of pairs without the units that they share their words in: of n and of each theme other rows
/// show the whole, so n, n_a and n_b tell n_ab_shared.
[[nodiscard]] std::vector<CellKind> disjoint_pair_cells();
[[nodiscard]] std::vector<CellKind> sequence_cells();
[[nodiscard]] std::vector<CellKind> bridge_cells();

}  // namespace themata::cli
