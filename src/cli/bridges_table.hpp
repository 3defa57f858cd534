// SPDX-License-Identifier: MIT
#pragma once

#include <functional>
#include <string>
#include <vector>

#include <themata/corpus/selection.hpp>
#include <themata/dictionary/dictionary.hpp>
#include <themata/table/table.hpp>
#include <themata/tally/bridges.hpp>
#include <themata/tally/hit_positions.hpp>

#include "bridge_quotes.hpp"
#include "interval_columns.hpp"
#include "options_coding.hpp"
#include "options_null.hpp"

namespace themata::cli {

/// A class of connectives, by the word that tables print.
struct ConnectiveClass {
  std::string name{};
  ThemeId theme{};
  bool points = false;  ///< has it connectives that say which of the two brings about?
};

/// Children of a lone top theme, or the top themes.
[[nodiscard]] std::vector<ConnectiveClass> classes_of(const Dictionary& dictionary,
                                                      const CodingArguments& coding);
/// Can a connective of this theme open a sentence and tie what follows? Those that point
/// backward (BECAUSE we listened, she talked) and those of a class `condition` (IF we listen).
[[nodiscard]] bool may_open(const Dictionary& dictionary, ThemeId theme);
/// By the name of the theme that owns a connective: `forward`, `backward`, or another.
[[nodiscard]] Pointing pointing_of(const Dictionary& dictionary, ThemeId theme);

/// Calls `visit(from, link, to)` for every row, by index: of a theme and its ancestor there is
/// none.
void for_each_bridge(
    const Dictionary& dictionary, const std::vector<ThemeId>& themes, std::size_t classes,
    const std::function<void(std::uint32_t from, std::uint32_t link, std::uint32_t to)>& visit);

/// What one table is made of.
struct CountedBridges {
  const Selection& selection;
  const Dictionary& dictionary;
  const std::vector<ConnectiveClass>& classes;
  const BridgeTally& tally;
  const BridgeQuotes* quotes = nullptr;
  IntervalColumns* intervals = nullptr;
  const HitPositions* positions = nullptr;  ///< of the themes, then the classes, for a null model
  NullOptions drawn{};

  [[nodiscard]] const std::string& theme(std::size_t at) const {
    return dictionary.theme(tally.question().themes[at]).full_name;
  }
};

/// What `--ci` encloses.
[[nodiscard]] std::vector<IntervalColumns::Figure> bridge_figures();

/// A row for each ordered pair of themes and class of connectives.
[[nodiscard]] Table counts_table(const CountedBridges& counted);
/// A row for each quote.
[[nodiscard]] Table quotes_table(const CountedBridges& counted);

}  // namespace themata::cli
