// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>

#include <themata/corpus/selection.hpp>
#include <themata/dictionary/dictionary.hpp>
#include <themata/table/network.hpp>
#include <themata/table/table.hpp>
#include <themata/tally/cooccurrence_tally.hpp>

#include "measure_columns.hpp"

namespace themata::cli {

/// What becomes of units that hold two themes in the same words alone.
enum class SharedWords : std::uint8_t {
  counted,
  shown,    ///< counted, and how many they are is a column
  left_out  ///< of the pair's table, and that column says how many they were
};

/// What tables of pairs are made of.
struct CountedPairs {
  const Selection& selection;
  const Dictionary& dictionary;
  const CooccurrenceTally& tally;
  Unit unit;
  SharedWords shared = SharedWords::counted;
};

/// A row for each group and pair, with n, n_a, n_b, n_ab, expected and measures; p is not adjusted,
/// since the table may be a part of one.
[[nodiscard]] Table pair_table(const CountedPairs& counted, const MeasureColumns& measures);
/// A row for each group and ordered pair: units in which `a` stands before `b`. No measures:
/// presence and order are not the margins of one fourfold table.
[[nodiscard]] Table ordered_table(const CountedPairs& counted);
/// A row for each group and pair, n_ab being the weight of its ties. No measures, likewise.
[[nodiscard]] Table stanza_table(const CountedPairs& counted);
/// n_ab in a square, n_a on the diagonal; a theme and its ancestor: empty.
[[nodiscard]] Table matrix_table(const CountedPairs& counted, Direction direction);

/// Adds the column `normalised`: each group's n_ab as a vector of length 1. Empty where all are
/// 0.
void normalise_to_sphere(const CountedPairs& counted, Table& table);

/// The rows of one of the tables of pairs as edges, without those whose n_ab is 0; nodes are the
/// themes with their n_a. Throws Error(usage) where there is more than one group.
[[nodiscard]] Network network_of(const CountedPairs& counted, const Table& table,
                                 Direction direction);

}  // namespace themata::cli
