// SPDX-License-Identifier: MIT
#include <themata/table/disclosure.hpp>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <charconv>
#include <map>
#include <numeric>
#include <optional>
#include <set>

#include <themata/base/error.hpp>
#include <themata/table/held_back.hpp>
#include <themata/table/held_back_words.hpp>

namespace themata {
namespace {

using Texts = std::vector<std::string>;
using Places = std::vector<std::size_t>;

Places columns_of(const Table& table, const Texts& names) {
  Places columns;
  for (const std::string& name : names) {
    if (const auto at = column_named(table, name)) columns.push_back(*at);
  }
  return columns;
}

std::string text_of(const Cell& cell) {
  if (const auto* text = std::get_if<std::string>(&cell)) return *text;
  if (const auto* number = std::get_if<std::int64_t>(&cell)) return fmt::to_string(*number);
  return {};
}

Texts texts_of(const Row& row, const Places& columns) {
  Texts texts;
  for (const std::size_t at : columns) texts.push_back(text_of(row[at]));
  return texts;
}

/// A count, or nothing where the cell is empty.
std::optional<std::uint64_t> count_of(const Row& row, std::size_t column) {
  const auto* number = std::get_if<std::int64_t>(&row[column]);
  if (number == nullptr) return std::nullopt;
  return static_cast<std::uint64_t>(*number < 0 ? -*number : *number);
}

bool is_small(std::uint64_t count, std::uint64_t least) { return count > 0 && count < least; }

/// A side of a kind in one table: names are places.
struct Side {
  struct Count {
    std::size_t column;
    Places less;
  };
  Places fields{};
  Places themes{};
  std::vector<Count> counts{};
  Places emptied{};

  Side(const Table& table, Places group, const Places& apart, const CountColumns& named)
      : fields(std::move(group)), themes(columns_of(table, named.themes)) {
    if (const auto at = column_named(table, named.group)) fields.push_back(*at);
    for (const CountColumns::Count& count : named.counts) {
      const auto column = column_named(table, count.column);
      Places less = columns_of(table, count.less);
      if (column && less.size() == count.less.size()) counts.push_back({*column, std::move(less)});
    }
    std::set<std::size_t> stays(apart.begin(), apart.end());
    for (const Places& places : {fields, themes, columns_of(table, named.kept)}) {
      stays.insert(places.begin(), places.end());
    }
    for (std::size_t at = 0; at < table.columns.size(); ++at) {
      if (stays.count(at) == 0) emptied.push_back(at);
    }
  }

  [[nodiscard]] static std::optional<std::uint64_t> count(const Row& row, const Count& what) {
    auto left = count_of(row, what.column);
    for (const std::size_t column : what.less) {
      const auto part = count_of(row, column);
      if (!left || !part || *part > *left) return std::nullopt;
      *left -= *part;
    }
    return left;
  }
};

/// How much was emptied.
struct Emptied {
  std::size_t small = 0;
  std::size_t beside = 0;
  std::size_t rows = 0;  ///< that are shown, but for `columns`
  std::set<std::size_t> columns{};
};

/// The cells of one kind in a table, and where each of them stands.
class KindOfCells {
 public:
  KindOfCells(const Table& table, const Places& fields, const CellKind& kind, std::uint64_t least)
      : least_(least),
        apart_(columns_of(table, kind.apart)),
        telling_(columns_of(table, kind.telling)) {
    for (const CountColumns& named : kind.sides) {
      sides_.emplace_back(table, fields, apart_, named);
      for (std::size_t row = 0; row < table.rows.size(); ++row) add(table.rows[row], row);
    }
  }

  /// Empties what must not be shown, and adds up how much that is.
  void empty(Table& table, Emptied& said) {
    for (auto& [apart, part] : parts_) {
      HiddenCells hidden = hide_cells(part.cells);
      if (!hidden.exposed.empty()) refuse(hidden.exposed.size(), part.cells[hidden.exposed[0]]);
      said.small += hidden.small;
      said.beside += hidden.beside;
      for (const auto& [cell, side, row] : part.places) {
        if (!hidden.hidden[cell]) continue;
        for (const std::size_t column : sides_[side].emptied) table.rows[row][column] = Cell{};
      }
      part.hidden = std::move(hidden.hidden);
    }
  }

  /// Empties what tells those from other rows. After all kinds were emptied: rows that are emptied
  /// whole are not counted once more.
  void empty_telling(Table& table, Emptied& said) const {
    for (const auto& [apart, part] : parts_) empty_telling(part, table, said);
  }

 private:
  struct Place {
    std::size_t cell;
    std::size_t side;
    std::size_t row;
  };
  struct Part {
    std::vector<CountedCell> cells{};
    std::map<std::pair<Texts, Texts>, std::size_t> known{};
    std::vector<Place> places{};
    std::vector<bool> hidden{};
  };

  using Whole = std::pair<Texts, std::string>;  ///< a group, and what counts several cells of it

  void empty_telling(const Part& part, Table& table, Emptied& said) const {
    if (telling_.empty()) return;
    std::set<Whole> hidden;
    std::set<Whole> above;
    for (std::size_t cell = 0; cell < part.hidden.size(); ++cell) {
      if (!part.hidden[cell]) continue;
      const std::vector<Whole> line = line_of(part.cells[cell]);
      hidden.insert(line.front());
      above.insert(line.begin(), line.end());
    }
    for (const auto& [cell, side, row] : part.places) {
      const std::vector<Whole> line = line_of(part.cells[cell]);
      const bool is_below = std::any_of(
          line.begin(), line.end(), [&hidden](const Whole& one) { return hidden.count(one) > 0; });
      if (!is_below && above.count(line.front()) == 0) continue;
      bool was_shown = false;
      for (const std::size_t column : telling_) {
        Cell& tells = table.rows[row][column];
        if (tells == Cell{}) continue;
        tells = Cell{};
        was_shown = true;
        said.columns.insert(column);
      }
      said.rows += was_shown ? 1 : 0;
    }
  }

  /// A theme and those above it; all pairs of a group are one.
  static std::vector<Whole> line_of(const CountedCell& cell) {
    if (cell.themes.size() != 1) return {{cell.fields, {}}};
    std::vector<Whole> line;
    std::string name = cell.themes.front();
    line.emplace_back(cell.fields, name);
    for (std::size_t dot = name.rfind('.'); dot != std::string::npos; dot = name.rfind('.')) {
      name.resize(dot);
      line.emplace_back(cell.fields, name);
    }
    return line;
  }

  /// The cell of the last side in a row.
  void add(const Row& row, std::size_t place) {
    const Side& side = sides_.back();
    if (side.counts.empty()) return;
    const auto first = Side::count(row, side.counts.front());
    if (!first) return;
    CountedCell cell{texts_of(row, side.fields), texts_of(row, side.themes), *first, false};
    std::sort(cell.themes.begin(), cell.themes.end());
    for (const Side::Count& what : side.counts) {
      const auto count = Side::count(row, what);
      cell.small = cell.small || (count && is_small(*count, least_));
    }
    Part& part = parts_[texts_of(row, apart_)];
    const auto [at, is_new] = part.known.try_emplace({cell.fields, cell.themes}, part.cells.size());
    part.places.push_back({at->second, sides_.size() - 1, place});
    if (is_new) return part.cells.push_back(std::move(cell));
    CountedCell& known = part.cells[at->second];
    known.small = known.small || cell.small;
    known.count = std::min(known.count, cell.count);
  }

  [[noreturn]] void refuse(std::size_t cells, const CountedCell& first) const {
    std::string name;
    for (const Texts* parts : {&first.fields, &first.themes}) {
      for (const std::string& part : *parts) name += (name.empty() ? "" : ", ") + part;
    }
    throw Error(ErrorKind::usage,
                fmt::format("{} of the counts below {} would follow from sums, whatever is emptied "
                            "beside them (the first: {}); split the table by fewer fields",
                            cells, least_, name));
  }

  std::uint64_t least_;
  Places apart_;
  Places telling_;
  std::vector<Side> sides_{};
  std::map<Texts, Part> parts_{};
};

}  // namespace

void empty_adjusted(Table& table) {
  for (std::size_t at = 0; at < table.columns.size(); ++at) {
    const std::string& name = table.columns[at].name;
    if (!name.ends_with("_bh") && !name.ends_with("_holm")) continue;
    for (Row& row : table.rows) row[at] = Cell{};
  }
}

void hide_small_cells(Table& table, const std::vector<std::string>& fields,
                      const std::vector<CellKind>& kinds, std::uint64_t least,
                      Diagnostics& diagnostics) {
  const Places places = columns_of(table, fields);
  std::vector<KindOfCells> all;  // made before anything is emptied
  for (const CellKind& kind : kinds) all.emplace_back(table, places, kind, least);
  Emptied said;
  for (KindOfCells& kind : all) kind.empty(table, said);
  for (const KindOfCells& kind : all) kind.empty_telling(table, said);
  if (said.small > 0) empty_adjusted(table);
  std::string note = fmt::format(
      "`--min-cell {}` emptied {} small count{}, and {} beside so that {} can't be worked out from "
      "sums",
      least, said.small, said.small == 1 ? "" : "s", said.beside, said.small == 1 ? "it" : "they");
  if (said.rows > 0) {
    Texts names;
    for (const std::size_t column : said.columns) names.push_back(table.columns[column].name);
    note += fmt::format("; also {} of {} other row{}", fmt::join(names, ", "), said.rows,
                        said.rows == 1 ? "" : "s");
  }
  diagnostics.note(std::move(note));
}

namespace {

constexpr std::string_view of_words = "` held back ";

}  // namespace

std::string message_of_words(std::uint64_t least, std::size_t words) {
  if (words == 0) return fmt::format("`--min-cell {}{}no word", least, of_words);
  const std::uint64_t taken = HeldBackWords::least_for(least);
  return fmt::format(
      "`--min-cell {}{}{} word{}: what a group has fewer than {} times, or in fewer than {} "
      "documents{}, and the two rarest, so that none goes alone",
      least, of_words, words, words == 1 ? "" : "s", taken, taken,
      taken == least ? "" : " (of words 2 is no safe number)");
}

bool tells_of_words(std::string_view message) {
  return message.starts_with("`--min-cell ") && message.find(of_words) != std::string_view::npos;
}

std::optional<std::size_t> counts_held_back(std::string_view message) {
  if (!message.starts_with("`--min-cell ") || tells_of_words(message)) return std::nullopt;
  std::vector<std::size_t> numbers;
  for (std::size_t at = 0; at < message.size();) {
    at = std::min(message.find_first_of("0123456789", at), message.size());
    std::size_t number = 0;
    const char* const end = message.data() + message.size();
    const char* const after = std::from_chars(message.data() + at, end, number).ptr;
    if (after != message.data() + at) numbers.push_back(number);
    at = static_cast<std::size_t>(after - message.data()) + 1;
  }
  // K, those that are small, those beside them, rows without what would tell them.
  if (numbers.size() != 3 && numbers.size() != 4) return std::nullopt;
  return std::accumulate(numbers.begin() + 1, numbers.end(), std::size_t{0});
}

}  // namespace themata
