// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include <themata/coding/recoding.hpp>
#include <themata/table/table.hpp>
#include <themata/tally/units.hpp>

#include "option_tree.hpp"
#include "options_coding.hpp"
#include "pipeline.hpp"

namespace themata::cli {

/// One way of counting, of several that were declared.
struct CountingChoice {
  Unit unit{};
  Overlap overlap = Overlap::longest_in_theme;
  StatusSet statuses = StatusSet::all();

  /// The cells of the columns `unit`, `overlap` and `status`.
  [[nodiscard]] std::vector<std::string> names() const;
};

/// `--grid`: the table under every combination of declared choices. What is no axis stays as
/// `--unit`, `--overlap` and `--status` have it.
class GridArguments {
 public:
  /// Requires that the options of these axes are bound, of which `unit` may not be one.
  void bind(CLI::App& app, std::vector<std::string> axes = {"unit", "overlap", "status"});
  [[nodiscard]] bool asked() const { return !parts_.empty(); }
  /// Every combination: unit by unit, in it overlap by overlap, in it status by status, each in
  /// the order declared. Throws Error(usage) for what is no such choice, and for an axis whose
  /// option is given too.
  [[nodiscard]] std::vector<CountingChoice> choices(const Unit& unit,
                                                    const CodingArguments& coding) const;
  /// Once coded files have said what overlap they were coded with: where it is no axis.
  void adopt_overlap(const CodingArguments& coding, std::vector<CountingChoice>& choices) const;

 private:
  std::vector<std::string> parts_{};
  std::vector<std::string> axes_{};
  const CLI::App* app_ = nullptr;
};

/// Has a combination hits of some statuses alone?
[[nodiscard]] bool asks_statuses(std::span<const CountingChoice> choices);
/// What has to be looked for in documents.
[[nodiscard]] Sentences sentences_for(std::span<const CountingChoice> choices);
/// The line of notation: all units, and what is counted of hits.
[[nodiscard]] std::string units_of(std::span<const CountingChoice> choices);
[[nodiscard]] HitNotation hits_of(std::span<const CountingChoice> choices);

enum class UnitColumn : std::uint8_t {
  added,
  left_out  ///< the tables have one, or know no units
};

/// A table for each choice, put together: row by row, choice by choice. Requires tables with
/// the same rows. Columns `unit`, `overlap` and `status` follow the column `behind`; another
/// column of such a name becomes `meta_NAME`.
[[nodiscard]] Table join_choices(std::span<const CountingChoice> choices, std::vector<Table> tables,
                                 const std::string& behind, UnitColumn unit);

/// What tables made one by one say, each only once.
[[nodiscard]] Diagnostics without_repeats(const Diagnostics& said);

/// Who leaves out hits of statuses that do not count.
enum class StatusChoice : std::uint8_t {
  before,   ///< a tally gets only those that count
  by_tally  ///< it gets all, and chooses itself
};

/// A tally for each choice, of documents in which all was coded.
template <typename Tally>
class GridTally {
 public:
  /// `make(choice)` makes an empty tally.
  template <typename Make>
  GridTally(std::span<const CountingChoice> choices, const Recoding& like, const Make& make,
            StatusChoice chosen = StatusChoice::before) {
    for (const CountingChoice& choice : choices) {
      tallies_.push_back(make(choice));
      const StatusSet statuses =
          chosen == StatusChoice::before ? choice.statuses : StatusSet::all();
      const auto same = [&](const Hits& hits) {
        return hits.overlap == choice.overlap && hits.statuses == statuses;
      };
      auto hits = std::find_if(hits_.begin(), hits_.end(), same);
      if (hits == hits_.end()) {
        hits_.push_back({choice.overlap, statuses, like.under(choice.overlap, statuses), {}});
        hits = hits_.end() - 1;
      }
      hits->tallies.push_back(tallies_.size() - 1);
    }
  }

  void add(const CodedDocument& everything, std::span<const GroupId> groups) {
    CodedDocument document = everything;
    for (Hits& hits : hits_) {
      hits.recoding.begin(everything);
      document.hits = hits.recoding.hits();
      for (const std::size_t at : hits.tallies) tallies_[at].add(document, groups);
    }
  }
  void merge(const GridTally& other) {
    for (std::size_t at = 0; at < tallies_.size(); ++at) tallies_[at].merge(other.tallies_[at]);
  }

  [[nodiscard]] const std::vector<Tally>& tallies() const { return tallies_; }

 private:
  struct Hits {
    Overlap overlap;
    StatusSet statuses;
    Recoding recoding;
    std::vector<std::size_t> tallies;
  };
  std::vector<Tally> tallies_{};
  std::vector<Hits> hits_{};  ///< each choice of hits once, whatever the units
};

}  // namespace themata::cli
