// SPDX-License-Identifier: MIT
//
// A row of a table of talk says the same as a line `Name (time): talk`, and is
// given as one, so that one set of rules finds the speakers. What else stands
// beside it is left out and counted by its column.
#include "docx_tables.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include <themata/text/utf8.hpp>

#include "columns.hpp"
#include "docx_table.hpp"

namespace themata {
namespace {

constexpr std::size_t longest_title = 40;
constexpr std::size_t most_titles = 10;
constexpr std::size_t most_guesses = 5;
constexpr std::size_t most_speakers = 100;

/// A time as it stands behind a name.
std::string in_brackets(std::string time) {
  if (time.empty() || time.front() == '(' || time.front() == '[') return time;
  return "(" + time + ")";
}

class TableReading {
 public:
  TableReading(const std::vector<DocxRow>& rows, DocxTableNotes& notes)
      : table_(rows), notes_(notes), layout_(find_layout(table_, notes.speakers)) {}

  std::vector<std::string> read() {
    if (layout_) {
      begin_talk();
    } else {
      note_unread();
    }
    for (std::size_t at = 0; at < table_.rows().size(); ++at) {
      const DocxRow& row = table_.rows()[at];
      if (layout_ && is_header(row)) {
        ++notes_.headers;
      } else if (layout_ && at >= first_row_ && has_parts(row)) {
        talk(row);
      } else {
        const bool after_talk = layout_ && (at >= first_row_ || notes_.tables > 1);
        if (after_talk && !std::all_of(row.cells.begin(), row.cells.end(), is_empty)) {
          ++notes_.merged_rows;
        }
        for (const DocxCell& cell : row.cells) append(cell.paragraphs);
      }
    }
    return std::move(paragraphs_);
  }

 private:
  void begin_talk() {
    ++notes_.tables;
    titles_.resize(table_.columns());
    if (layout_->header) {
      const DocxRow& header = table_.rows()[*layout_->header];
      header_ = texts_of(table_, header, Merged::repeat);
      titles_ = header_;
      first_row_ = *layout_->header + 1;
    }
    if (layout_->guessed) tell_guess();
  }

  void tell_guess() {
    const std::string name =
        layout_->name ? fmt::format("column {}", *layout_->name + 1) : "no column";
    std::string doubt = fmt::format(
        "a table of {} columns is read with {} as speaker and column {} as talk, which its first "
        "row does not name",
        table_.columns(), name, layout_->talk + 1);
    std::vector<std::string>& told = notes_.guesses;
    if (told.size() < most_guesses && std::find(told.begin(), told.end(), doubt) == told.end()) {
      told.push_back(std::move(doubt));
    }
  }

  void note_unread() {
    const UnreadPair pair = judge_unread(table_);
    if (may_be_talk() || pair == UnreadPair::names) {
      ++notes_.unread;
      return;
    }
    if (pair == UnreadPair::sentences) ++notes_.unread_sentences;
    if (auto aside = aside_of(table_, pair)) notes_.asides.push_back({std::move(*aside)});
  }

  /// It has columns enough, or names them, and is no single line.
  [[nodiscard]] bool may_be_talk() const {
    const auto first = first_filled_row(table_);
    if (!first) return false;
    if (table_.columns() == 2) {
      return names_text_column(texts_of(table_, table_.rows()[*first], Merged::once)) ||
             resembles_talk(table_, notes_.speakers);
    }
    const auto filled =
        std::count_if(table_.rows().begin(), table_.rows().end(), [](const DocxRow& row) {
          return std::count_if(row.cells.begin(), row.cells.end(), is_empty) + 2 <=
                 static_cast<std::ptrdiff_t>(row.cells.size());
        });
    return filled >= 2;
  }

  /// The row that names the columns, wherever it is repeated.
  [[nodiscard]] bool is_header(const DocxRow& row) const {
    return layout_->header && texts_of(table_, row, Merged::repeat) == header_;
  }

  /// Its name, talk and times are cells of their own.
  [[nodiscard]] bool has_parts(const DocxRow& row) const {
    std::vector<const DocxCell*> parts{table_.at(row, layout_->talk)};
    if (parts.front() == nullptr) return false;
    for (const auto column : {layout_->name, layout_->time, layout_->end}) {
      if (!column) continue;
      const DocxCell* const cell = table_.at(row, *column);
      if (std::find(parts.begin(), parts.end(), cell) != parts.end()) return false;
      if (cell != nullptr) parts.push_back(cell);
    }
    return true;
  }

  void talk(const DocxRow& row) {
    std::string name;
    std::string time;
    const DocxCell* end = nullptr;
    std::vector<std::string> said;
    for (std::size_t at = 0; at < row.cells.size(); ++at) {
      const DocxCell& cell = row.cells[at];
      const auto is = [&](std::optional<std::size_t> column) {
        return column && table_.at(row, *column) == &cell;
      };
      if (is(layout_->talk)) {
        said = cell.paragraphs;
      } else if (is(layout_->name)) {
        name = name_in(cell);
      } else if (is(layout_->time) && is_time(cell)) {
        time = in_brackets(cell_text(cell));
      } else if (is(layout_->end) && is_time(cell)) {
        end = &cell;
      } else if (!is_empty(cell)) {
        leave_out(cell, table_.column_of(row, at));
      }
    }
    if (end != nullptr && !take_end(*end, time)) leave_out(*end, *layout_->end);
    append_line(name, time, std::move(said));
  }

  /// `(0:05)` becomes `(0:05 - 0:09)`, if both are times that can be written so.
  static bool take_end(const DocxCell& end, std::string& start) {
    const auto bare = [](std::string_view time) {
      const bool brackets = time.starts_with('(') || time.starts_with('[');
      return std::string(brackets ? time.substr(1, time.size() - 2) : time);
    };
    if (start.empty()) return false;
    DocxCell both;
    both.paragraphs.push_back(fmt::format("({} - {})", bare(start), bare(cell_text(end))));
    if (!is_time(both)) return false;
    start = both.paragraphs.front();
    return true;
  }

  void append_line(const std::string& name, const std::string& time,
                   std::vector<std::string> said) {
    const bool silent = std::all_of(said.begin(), said.end(), [](const std::string& paragraph) {
      return trim(paragraph).empty();
    });
    if (!name.empty() && !silent && notes_.speakers.size() < most_speakers) {
      notes_.speakers.insert(name);
    }
    if (said.empty()) said.emplace_back();
    if (!name.empty() && !time.empty()) {
      said.front() = fmt::format("{} {}: {}", name, time, said.front());
    } else if (!name.empty()) {
      said.front() = fmt::format("{}: {}", name, said.front());
    } else if (!time.empty()) {
      said.front() = fmt::format("{} {}", time, said.front());
    }
    append(said);
  }

  void leave_out(const DocxCell& cell, std::size_t column) {
    if (layout_->number == column && is_number(cell)) {
      ++notes_.row_numbers;
      return;
    }
    std::string title = fmt::format("column {}", column + 1);
    const std::string& name = titles_[column];
    if (!name.empty() && !find_invalid_utf8(name) && count_code_points(name) <= longest_title) {
      title = fmt::format("column '{}'", name);
    }
    auto& columns = notes_.columns;
    auto found = std::find_if(columns.begin(), columns.end(),
                              [&](const auto& known) { return known.first == title; });
    if (found == columns.end()) {
      if (columns.size() == most_titles) columns.emplace_back("other columns", 0);
      if (columns.size() < most_titles) columns.emplace_back(std::move(title), 0);
      found = columns.end() - 1;
    }
    ++found->second;
  }

  void append(const std::vector<std::string>& paragraphs) {
    paragraphs_.insert(paragraphs_.end(), paragraphs.begin(), paragraphs.end());
  }

  const DocxTable table_;
  DocxTableNotes& notes_;
  const std::optional<DocxLayout> layout_;
  std::vector<std::string> header_{};
  std::vector<std::string> titles_{};
  std::size_t first_row_ = 0;  ///< of talk
  std::vector<std::string> paragraphs_{};
};

}  // namespace

std::vector<std::string> table_paragraphs(const std::vector<DocxRow>& rows, DocxTableNotes& notes) {
  return TableReading(rows, notes).read();
}

}  // namespace themata
