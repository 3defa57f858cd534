// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include <themata/base/diagnostics.hpp>
#include <themata/table/table.hpp>

namespace themata {

/// One count of a table: which group of talk, and what was counted in it.
struct CountedCell {
  std::vector<std::string> fields{};  ///< of the group, one value a field of `--by`
  std::vector<std::string> themes{};  ///< full names: none, one theme, or a pair
  std::uint64_t count = 0;
  bool small = false;  ///< must not be shown, for its own sake
};

/// Which cells a table keeps to itself, so that none of them can be worked out from what it
/// shows. Taken to be known besides what is shown: for each theme and field the sums over the
/// field (all other fields held), and that a theme counts what its sub-themes count. A field
/// in which a cell stands alone is no sum: `speaker` within `document`, say.
///
/// The method: beside a small cell those others are hidden that could have changed with it. A
/// change adds one to some cells and takes one from others so that no sum moves and no count
/// falls below zero; the small cell and all that change with it then have two values at least.
/// Among the changes the one that hides the fewest cells is taken, then the smallest counts.
/// In groups a change is a box, two values of each field, its corners + and - in turn (the
/// hypercube method of statistical offices: Giessing and Repsilber, "Tools and Strategies to
/// Protect Multiple Tables with the GHQUAR Cell Suppression Engine", 2002); in themes it is a
/// path from the first ancestor down to a theme without sub-themes, or two such paths below
/// one parent.
///
/// What it does not know: other tables of the same talk, split by other fields or filtered.
struct HiddenCells {
  std::vector<bool> hidden{};          ///< one a cell
  std::size_t small = 0;               ///< for their own sake
  std::size_t beside = 0;              ///< to keep those
  std::vector<std::size_t> exposed{};  ///< small cells that could not be kept: sums say them
};
[[nodiscard]] HiddenCells hide_cells(std::vector<CountedCell> cells);

/// What a kind of count is called in a table, and what does not come from it.
struct CountColumns {
  /// A column, or what others leave of it.
  struct Count {
    std::string column{};
    std::vector<std::string> less{};
  };
  std::vector<std::string> themes{};  ///< columns that name what was counted; a pair's order
                                      ///< makes no difference
  std::string group{};                ///< a column that is one more field of the group
  std::vector<Count> counts{};        ///< the first decides what may change beside a small one
  std::vector<std::string> kept{};    ///< columns that say nothing of these counts; what is
                                      ///< named nowhere is emptied with them
};

/// A kind of cell: in most tables one column says it, in a table of pairs two do.
struct CellKind {
  std::vector<CountColumns> sides{};
  /// Columns that make tables of their own: no sum goes over them.
  std::vector<std::string> apart{};
  /// Columns that tell an emptied count from other rows of its group: they are emptied for all
  /// themes above and below it, and for all pairs. What else is shown is part of no change.
  std::vector<std::string> telling{};
};

/// Empties what must not be shown of counts above 0 and below `least`, with all columns that
/// come from them. `fields`: the columns of the groups. Columns that a kind names and the
/// table lacks are passed over. Says how much was emptied. Throws Error(usage) where a small
/// count would follow from sums whatever is emptied beside it.
void hide_small_cells(Table& table, const std::vector<std::string>& fields,
                      const std::vector<CellKind>& kinds, std::uint64_t least,
                      Diagnostics& diagnostics);

/// Empties adjusted p, in all rows: of the rows that stay they tell the p of those that do not.
void empty_adjusted(Table& table);

}  // namespace themata
