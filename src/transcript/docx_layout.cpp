// SPDX-License-Identifier: MIT
//
// Many interviews are typed into a table: names in one column, talk in the
// next, perhaps times, row numbers, or a researcher's notes beside them. The
// names of the columns tell which is which. Without them, two columns of words
// are names and talk if the first says something twice: a table of facts
// (`Age | 34`) looks alike but for that. Of more columns, the talk is the one
// that is filled in most rows and far longer than the others, and the names recur
// to the left of it; that is a guess, and said to be one.
#include <algorithm>
#include <iterator>
#include <set>

#include <themata/text/utf8.hpp>
#include <themata/transcript/roles.hpp>

#include "columns.hpp"
#include "docx_table.hpp"
#include "label_shapes.hpp"
#include "lines.hpp"

namespace themata {
namespace {

constexpr std::size_t most_columns = 63;  // Word's own limit

bool is_name(const std::string& text) {
  return text.size() <= 80 &&
         (looks_like_name(text) || known_label(text) || name_lettering(text).has_value());
}

bool recur(std::size_t names, std::size_t cells) { return names * 3 <= cells * 2; }

bool names_some_column(const std::string& title) {
  constexpr Field known[] = {Field::text, Field::speaker, Field::role, Field::start, Field::end};
  return names_text_column({title}) ||
         std::any_of(std::begin(known), std::end(known),
                     [&](Field field) { return names_column(field, title); });
}

/// `Text` of `Text (verbatim)`; others stay as they are.
std::string without_bracket(const std::string& title) {
  const bool round = title.ends_with(')');
  if (!round && !title.ends_with(']')) return title;
  const std::size_t open = title.rfind(round ? '(' : '[');
  if (open == std::string::npos) return title;
  std::string bare(trim(std::string_view(title).substr(0, open)));
  return names_some_column(bare) ? bare : title;
}

bool says_a_sentence(const DocxCell& cell) { return ends_sentence(cell_text(cell)); }

class LayoutSearch {
 public:
  LayoutSearch(const DocxTable& table, const std::set<std::string>& speakers)
      : table_(table), speakers_(speakers) {}

  std::optional<DocxLayout> find() {
    if (table_.columns() < 2 || table_.columns() > most_columns) return std::nullopt;
    read_header();
    if (names_text_column(known_) && (table_.columns() > 2 || names_speaker())) {
      if (const auto named = by_names()) return named;
    }
    sort_columns();
    const bool two = others_.size() == 2 && table_.columns() <= 4;
    if (two && table_.columns() == 2 && introduces(0, 1)) return std::nullopt;
    if (two && (holds_names(others_[0]) || holds_speakers(others_[0], others_[1]))) return pair();
    return table_.columns() > 2 ? by_contents() : std::nullopt;
  }

  /// Of two columns that have no layout.
  [[nodiscard]] UnreadPair judge_unread() const {
    if (table_.columns() != 2 || !mostly(1, says_a_sentence)) return UnreadPair::facts;
    std::set<std::string> names;
    std::size_t filled = 0;
    each_filled(0, [&](const DocxCell& cell) {
      names.insert(name_in(cell));
      ++filled;
    });
    if (recur(names.size(), filled)) return UnreadPair::names;
    return mostly(0, is_number) || mostly(0, is_time) ? UnreadPair::facts : UnreadPair::sentences;
  }

  [[nodiscard]] bool resembles_talk(std::size_t names, std::size_t talk) const {
    bool any = false;
    each_filled(names, [&](const DocxCell& cell) { any = any || speaks(name_in(cell)); });
    return any && mostly(talk, says_a_sentence);
  }

 private:
  using Judge = bool (*)(const DocxCell&);
  enum class Once { known, never };  ///< which names may all stand once

  void read_header() {
    titles_.resize(table_.columns());
    known_.resize(table_.columns());
    const auto row = first_filled_row(table_);
    if (!row) return;
    header_ = *row;
    titles_ = texts_of(table_, table_.rows()[header_], Merged::once);
    std::transform(titles_.begin(), titles_.end(), known_.begin(), without_bracket);
  }

  template <typename Visit>
  void each_filled(std::size_t column, Visit visit) const {
    for (const DocxRow& row : table_.rows()) {
      const DocxCell* const cell = table_.at(row, column);
      if (cell != nullptr && !is_empty(*cell)) visit(*cell);
    }
  }

  /// Most cells of the column that hold something are of a kind.
  [[nodiscard]] bool mostly(std::size_t column, Judge judge) const {
    std::size_t filled = 0;
    std::size_t fitting = 0;
    each_filled(column, [&](const DocxCell& cell) {
      ++filled;
      if (judge(cell)) ++fitting;
    });
    return filled > 0 && fitting * 2 > filled;
  }

  /// The first column of times, the first of numbers, and the others.
  void sort_columns() {
    for (std::size_t column = 0; column < table_.columns(); ++column) {
      if (!sorted_.time && mostly(column, is_time)) {
        sorted_.time = column;
      } else if (!sorted_.number && mostly(column, is_number)) {
        sorted_.number = column;
      } else {
        others_.push_back(column);
      }
    }
  }

  [[nodiscard]] bool holds_names(std::size_t column, Once once = Once::known) const {
    if (!mostly(column, [](const DocxCell& cell) { return is_name(name_in(cell)); })) return false;
    std::set<std::string> names;
    std::size_t filled = 0;
    for (const DocxRow& row : table_.rows()) {
      if (row.cells.size() != table_.columns() || is_empty(row.cells[column])) continue;
      names.insert(name_in(row.cells[column]));
      ++filled;
    }
    if (recur(names.size(), filled)) return true;
    return once == Once::known && std::all_of(names.begin(), names.end(), known_label);
  }

  [[nodiscard]] bool names_speaker() const {
    return std::any_of(known_.begin(), known_.end(), [](const std::string& title) {
      return names_column(Field::speaker, title);
    });
  }

  [[nodiscard]] bool speaks(const std::string& name) const {
    return speakers_.contains(name) || known_label(name);
  }

  /// A table may be too short for its names to recur.
  [[nodiscard]] bool holds_speakers(std::size_t names, std::size_t talk) const {
    if (!mostly(names, [](const DocxCell& cell) { return is_name(name_in(cell)); })) return false;
    bool all = true;
    each_filled(names, [&](const DocxCell& cell) { all = all && speaks(name_in(cell)); });
    return all || resembles_talk(names, talk);
  }

  /// `Interviewer | Ann Smith`: each once, and says nothing but a name.
  [[nodiscard]] bool introduces(std::size_t names, std::size_t talk) const {
    std::set<std::string> once;
    std::size_t filled = 0;
    each_filled(names, [&](const DocxCell& cell) {
      once.insert(name_in(cell));
      ++filled;
    });
    if (filled < 2 || once.size() != filled) return false;
    bool all = true;
    each_filled(talk, [&](const DocxCell& cell) { all = all && names_person(cell); });
    return all;
  }

  /// The header names the talk, and perhaps who speaks.
  [[nodiscard]] std::optional<DocxLayout> by_names() const {
    const std::optional<Columns> named = columns_by_names(known_);
    if (!named) return std::nullopt;  // what the columns hold may tell
    const Columns& columns = *named;
    DocxLayout layout;
    layout.header = header_;
    layout.talk = columns.of(Field::text).value_or(0);
    layout.name = columns.of(Field::speaker);
    layout.time = columns.of(Field::start);
    layout.end = columns.of(Field::end);
    for (std::size_t column = 0; column < layout.talk && !layout.number; ++column) {
      if (!columns.takes(column) && mostly(column, is_number)) layout.number = column;
    }
    for (std::size_t column = 0; column < table_.columns() && !layout.time; ++column) {
      if (!columns.takes(column) && mostly(column, is_time)) layout.time = column;
    }
    if (layout.name) return layout;
    layout.guessed = true;
    layout.name = names_left_of(layout.talk, layout, Once::known);
    // Who says nothing about speakers may mean any table, but not if it has times.
    if (!layout.name && !layout.time) return std::nullopt;
    return layout;
  }

  /// The only column of names on the left of the talk.
  [[nodiscard]] std::optional<std::size_t> names_left_of(std::size_t talk, const DocxLayout& layout,
                                                         Once once) const {
    std::optional<std::size_t> found;
    for (std::size_t column = 0; column < talk; ++column) {
      if (layout.time == column || layout.end == column || layout.number == column) continue;
      if (!holds_names(column, once)) continue;
      if (found) return std::nullopt;
      found = column;
    }
    return found;
  }

  /// Two columns beside times and numbers: names and talk.
  [[nodiscard]] DocxLayout pair() const {
    DocxLayout layout = sorted_;
    layout.name = others_[0];
    layout.talk = others_[1];
    if (names_text_column({known_[layout.talk]}) || names_speakers(others_[0])) {
      layout.header = header_;
    }
    return layout;
  }

  /// Its first cell says `Speaker`, and that is no speaker: no cell beside it is a time, a number
  /// or talk, as it is beside `Participant` where that is who speaks.
  [[nodiscard]] bool names_speakers(std::size_t column) const {
    const std::string& title = titles_[column];
    if (table_.columns() < 3 || !names_column(Field::speaker, known_[column])) {
      return false;
    }
    constexpr std::size_t longest_title = 40;
    for (std::size_t other = 0; other < table_.columns(); ++other) {
      const DocxCell* const cell = table_.at(table_.rows()[header_], other);
      if (cell == nullptr || is_empty(*cell)) continue;
      const bool is_title =
          titles_[other].size() <= longest_title && !ends_sentence(titles_[other]);
      if (is_time(*cell) || is_number(*cell) || !is_title) return false;
    }
    std::size_t count = 0;
    each_filled(column, [&](const DocxCell& cell) {
      if (name_in(cell) == title) ++count;
    });
    return count == 1;
  }

  [[nodiscard]] std::optional<DocxLayout> by_contents() const {
    const auto talk = longest();
    if (!talk) return std::nullopt;
    DocxLayout layout = sorted_;
    layout.talk = *talk;
    layout.guessed = true;
    for (const std::size_t column : others_) {
      if (layout.name || column == *talk || !names_speakers(column)) continue;
      if (!holds_names(column, Once::never)) continue;
      layout.name = column;
      layout.header = header_;
    }
    if (!layout.name) layout.name = names_left_of(*talk, layout, Once::never);
    if (!layout.name) return std::nullopt;
    return layout;
  }

  /// Of the columns that are filled in most rows and hold no names or labels, the
  /// one that has twice as much text as any other.
  [[nodiscard]] std::optional<std::size_t> longest() const {
    std::size_t most = 0;
    std::size_t next = 0;
    std::optional<std::size_t> found;
    for (const std::size_t column : others_) {
      std::size_t filled = 0;
      std::size_t bytes = 0;
      each_filled(column, [&](const DocxCell& cell) {
        ++filled;
        for (const std::string& paragraph : cell.paragraphs) bytes += paragraph.size();
      });
      if (filled * 2 <= table_.rows().size() || holds_names(column, Once::never)) continue;
      if (bytes > most) found = column;
      next = std::max(next, std::min(bytes, most));
      most = std::max(most, bytes);
    }
    if (most < 2 * next) return std::nullopt;
    return found;
  }

  const DocxTable& table_;
  const std::set<std::string>& speakers_;
  std::size_t header_ = 0;
  std::vector<std::string> titles_{};
  std::vector<std::string> known_{};  ///< the same, without what stands in brackets behind a name
  DocxLayout sorted_{};               ///< its times and numbers
  std::vector<std::size_t> others_{};
};

}  // namespace

std::optional<DocxLayout> find_layout(const DocxTable& table,
                                      const std::set<std::string>& speakers) {
  return LayoutSearch(table, speakers).find();
}

UnreadPair judge_unread(const DocxTable& table) {
  const std::set<std::string> nobody;
  return LayoutSearch(table, nobody).judge_unread();
}

bool resembles_talk(const DocxTable& table, const std::set<std::string>& speakers) {
  return table.columns() == 2 && LayoutSearch(table, speakers).resembles_talk(0, 1);
}

}  // namespace themata
