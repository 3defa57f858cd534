// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include <themata/corpus/selection.hpp>
#include <themata/dictionary/dictionary.hpp>
#include <themata/stats/sequential.hpp>
#include <themata/table/table.hpp>
#include <themata/tally/sequence_tally.hpp>

namespace themata::cli {

/// What the tables of `sequence` are made of.
struct CountedSequences {
  const Selection& selection;
  const Dictionary& dictionary;
  SequenceTally& tally;
  StructuralZeros zeros;  ///< that were named, over all codes
  double confidence;

  [[nodiscard]] bool exclusive() const {
    return tally.options().coding == SequenceOptions::Coding::exclusive;
  }
  [[nodiscard]] std::string code_name(std::size_t code) const;
  /// The cells of a lag that can't occur.
  [[nodiscard]] StructuralZeros zeros_at(std::int32_t lag) const;
};

/// A row for each ordered pair of themes and each lag.
[[nodiscard]] Table pairs_table(const CountedSequences& counted);
/// A row for each lag.
[[nodiscard]] Table omnibus_table(const CountedSequences& counted);
/// A row for two themes and each lag: the one before the other, and the reverse.
[[nodiscard]] Table asymmetry_table(const CountedSequences& counted);

}  // namespace themata::cli
