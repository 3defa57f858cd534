// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include <themata/corpus/selection.hpp>
#include <themata/dictionary/dictionary.hpp>
#include <themata/stats/sequential.hpp>
#include <themata/table/table.hpp>
#include <themata/tally/hit_positions.hpp>
#include <themata/tally/prompted_turns.hpp>
#include <themata/tally/sequence_tally.hpp>

#include "interval_columns.hpp"
#include "options_inference.hpp"
#include "options_null.hpp"

namespace themata::cli {

/// The full name of a theme, or `none`.
[[nodiscard]] std::string code_name(const SequenceTally& tally, const Dictionary& dictionary,
                                    std::size_t code);

/// What the tables of `sequence` are made of.
struct CountedSequences {
  const Selection& selection;
  const Dictionary& dictionary;
  SequenceTally& tally;
  const HitPositions* positions;  ///< for a null model, or null
  const InferenceArguments& inference;
  const NullArguments& null;
  const PromptedTurns* prompted = nullptr;  ///< for a null model of `--by prompted`
  IntervalColumns* intervals = nullptr;     ///< of `--ci`, made by the table's figures
  StructuralZeros zeros{};                  ///< that were named, over all codes

  [[nodiscard]] bool exclusive() const {
    return tally.options().coding == SequenceOptions::Coding::exclusive;
  }
  [[nodiscard]] std::string code_name(std::size_t code) const;
  /// The cells of a lag that can't occur.
  [[nodiscard]] StructuralZeros zeros_at(std::int32_t lag) const;
};

/// What `--ci` encloses in pairs_table() and in asymmetry_table().
[[nodiscard]] std::vector<IntervalColumns::Figure> pair_figures();
[[nodiscard]] std::vector<IntervalColumns::Figure> asymmetry_figures();

/// A row for each ordered pair of themes and each lag.
[[nodiscard]] Table pairs_table(const CountedSequences& counted);
/// A row for each lag.
[[nodiscard]] Table omnibus_table(const CountedSequences& counted);
/// A row for two themes and each lag: the one before the other, and the reverse.
[[nodiscard]] Table asymmetry_table(const CountedSequences& counted);

}  // namespace themata::cli
