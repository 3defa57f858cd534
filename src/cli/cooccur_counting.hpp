// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <span>
#include <vector>

#include <themata/tally/cooccurrence_slices.hpp>
#include <themata/tally/hit_positions.hpp>

#include "cooccur_arguments.hpp"
#include "cooccur_tables.hpp"

namespace themata::cli {

/// The countings of one walk.
struct CooccurTallies {
  CooccurrenceTally pairs;
  std::optional<HitPositions> positions{};     ///< for a null model
  std::optional<CooccurrenceSlices> slices{};  ///< by length, or by fields of hits
  std::optional<TalkOfWords> words{};          ///< for placebos

  void add(const CodedDocument& document, std::span<const GroupId> groups) {
    pairs.add(document, groups);
    if (positions) positions->add(document, groups);
    if (slices) slices->add(document, groups);
  }
  void merge(const CooccurTallies& other) {
    pairs.merge(other.pairs);
    if (positions) positions->merge(*other.positions);
    if (slices) slices->merge(*other.slices);
  }
};

/// Empty ones, for the themes and the unit asked for. Throws Error(usage) where there is no pair.
[[nodiscard]] CooccurTallies cooccur_tallies(const CooccurArguments& arguments,
                                             const Dictionary& dictionary);

/// The measures that tables show: those asked for, or a few.
[[nodiscard]] std::vector<const Measure*> shown_measures(const CooccurArguments& arguments);
[[nodiscard]] MeasureColumns measure_columns(const CooccurArguments& arguments);

/// The table asked for; of slices by fields of hits, all of theirs.
[[nodiscard]] Table cooccur_table(const CooccurArguments& arguments, const CountedPairs& counted,
                                  const MeasureColumns& measures, const CooccurTallies& tallies,
                                  Diagnostics& made);

/// How the counts of the table were made, for the line of notation.
[[nodiscard]] std::string counting(const CooccurArguments& arguments, const std::string& units);

}  // namespace themata::cli
