// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "asides.hpp"

namespace themata {

struct DocxCell {
  std::vector<std::string> paragraphs{};
  std::size_t span = 1;  ///< how many columns of the grid it covers
};

struct DocxRow {
  std::vector<DocxCell> cells{};
  std::size_t before = 0;  ///< columns of the grid that it leaves free at its beginning
};

/// The cell on one line, blanks made one.
[[nodiscard]] std::string cell_text(const DocxCell& cell);
/// A name without the colon that may follow it.
[[nodiscard]] std::string name_in(const DocxCell& cell);
[[nodiscard]] bool is_empty(const DocxCell& cell);
[[nodiscard]] bool is_time(const DocxCell& cell);
[[nodiscard]] bool is_number(const DocxCell& cell);
/// `Ann Smith` or `P07`
[[nodiscard]] bool names_person(const DocxCell& cell);

/// Rows with the same columns. It has as many columns as its longest rows have
/// cells: borders that were dragged a little give Word's grid more columns than
/// anyone sees. Only the cells of shorter rows, where some were merged, are
/// looked up by their place in the grid. The rows must outlive it.
class DocxTable {
 public:
  explicit DocxTable(const std::vector<DocxRow>& rows);

  [[nodiscard]] const std::vector<DocxRow>& rows() const { return rows_; }
  [[nodiscard]] std::size_t columns() const { return starts_.size(); }
  /// The cell that covers a column, or nothing. Cost: the row's cells.
  [[nodiscard]] const DocxCell* at(const DocxRow& row, std::size_t column) const;
  /// The first column that one of the row's cells covers.
  [[nodiscard]] std::size_t column_of(const DocxRow& row, std::size_t cell) const;

 private:
  const std::vector<DocxRow>& rows_;
  std::vector<std::size_t> starts_{};  ///< of each column in the grid
};

/// Which column is what in a table of talk.
struct DocxLayout {
  std::optional<std::size_t> name{};  ///< nothing: names, if any, stand in the talk
  std::size_t talk = 1;
  std::optional<std::size_t> time{};
  std::optional<std::size_t> end{};
  std::optional<std::size_t> number{};
  std::optional<std::size_t> header{};  ///< the row that names the columns
  bool guessed = false;                 ///< names do not tell, only what the columns hold
};

/// By the names in the first row, the same that tables of text files may have,
/// else by what the columns hold. `speakers` are those of tables before: who speaks there does
/// so in a short table, too. Nothing where it can't be told.
[[nodiscard]] std::optional<DocxLayout> find_layout(const DocxTable& table,
                                                    const std::set<std::string>& speakers);
/// Two columns of which the first names somebody who speaks, and most cells of the second end as
/// sentences do.
[[nodiscard]] bool resembles_talk(const DocxTable& table, const std::set<std::string>& speakers);

/// What two columns that have no layout may hold all the same.
enum class UnreadPair {
  facts,
  sentences,  ///< talk, perhaps, if other tables are
  names       ///< that recur beside sentences, but not as labels are written: `1`, `@ann`
};
[[nodiscard]] UnreadPair judge_unread(const DocxTable& table);
/// Such a table for those who find the turns; nothing where it holds no names, or few.
[[nodiscard]] std::optional<Aside> aside_of(const DocxTable& table, UnreadPair pair);

/// The first row with more than one filled cell: names of columns, if there are any.
[[nodiscard]] std::optional<std::size_t> first_filled_row(const DocxTable& table);
/// The texts above the columns; of a cell over several columns, each time or once.
enum class Merged { repeat, once };
[[nodiscard]] std::vector<std::string> texts_of(const DocxTable& table, const DocxRow& row,
                                                Merged merged);

}  // namespace themata
