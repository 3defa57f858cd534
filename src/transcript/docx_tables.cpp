// SPDX-License-Identifier: MIT
//
// Many interviews are typed into a table: names in one column, talk in the
// next, perhaps times or row numbers beside them. Such a row says the same as a
// line `Name: talk`, and is given as one, so that one set of rules finds the
// speakers. A table of facts (`Age | 34`) looks alike but for one thing: its
// first column never says anything twice.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <set>

#include <themata/text/utf8.hpp>
#include <themata/transcript/notes.hpp>
#include <themata/transcript/roles.hpp>

#include "columns.hpp"
#include "docx_text.hpp"
#include "label_shapes.hpp"

namespace themata {
namespace {

std::string cell_text(const DocxCell& cell) {
  std::string text;
  for (const std::string& paragraph : cell) {
    if (!text.empty()) text += ' ';
    text += paragraph;
  }
  return clean_label(text);
}

/// A name without the colon that may follow it.
std::string name_in(const DocxCell& cell) {
  std::string name = cell_text(cell);
  for (const std::string_view colon : {":", "\uFF1A"}) {
    if (name.ends_with(colon))
      name = trim(std::string_view(name).substr(0, name.size() - colon.size()));
  }
  return name;
}

bool is_name(const std::string& text) {
  return text.size() <= 80 &&
         (looks_like_name(text) || known_label(text) || name_lettering(text).has_value());
}

bool is_time(const DocxCell& cell) {
  const std::string text = cell_text(cell);
  const auto time = leading_time(text);
  return time && time->length == text.size();
}

bool is_number(const DocxCell& cell) {
  const std::string text = cell_text(cell);
  return !text.empty() && text.find_first_not_of("0123456789.") == std::string::npos;
}

bool is_empty(const DocxCell& cell) { return cell_text(cell).empty(); }

/// Which column is what in a table of talk.
struct Layout {
  std::size_t name = 0;
  std::size_t talk = 1;
  std::optional<std::size_t> time{};
  std::optional<std::size_t> number{};
};

class TableReading {
 public:
  TableReading(const std::vector<DocxRow>& rows, DocxLeftOut& left_out)
      : rows_(rows), left_out_(left_out) {
    for (const DocxRow& row : rows) width_ = std::max(width_, row.size());
  }

  std::vector<std::string> read() {
    const auto layout = find_layout();
    for (const DocxRow& row : rows_) {
      if (layout && row.size() == width_ && !is_header(row, *layout)) {
        talk(row, *layout);
      } else {
        for (const DocxCell& cell : row) append(cell);
      }
    }
    return std::move(paragraphs_);
  }

 private:
  using Judge = bool (*)(const DocxCell&);

  /// Most cells of the column that hold something are of a kind.
  [[nodiscard]] bool mostly(std::size_t column, Judge judge) const {
    std::size_t filled = 0;
    std::size_t fitting = 0;
    for (const DocxRow& row : rows_) {
      if (column >= row.size() || is_empty(row[column])) continue;
      ++filled;
      if (judge(row[column])) ++fitting;
    }
    return filled > 0 && fitting * 2 > filled;
  }

  [[nodiscard]] std::optional<Layout> find_layout() const {
    if (width_ < 2 || width_ > 4) return std::nullopt;
    Layout layout;
    std::vector<std::size_t> others;
    for (std::size_t column = 0; column < width_; ++column) {
      if (!layout.time && mostly(column, is_time)) {
        layout.time = column;
      } else if (!layout.number && mostly(column, is_number)) {
        layout.number = column;
      } else {
        others.push_back(column);
      }
    }
    if (others.size() != 2 || !holds_names(others[0])) return std::nullopt;
    layout.name = others[0];
    layout.talk = others[1];
    return layout;
  }

  [[nodiscard]] bool holds_names(std::size_t column) const {
    if (!mostly(column, [](const DocxCell& cell) { return is_name(name_in(cell)); })) return false;
    std::set<std::string> names;
    std::size_t filled = 0;
    for (const DocxRow& row : rows_) {
      if (row.size() != width_ || is_empty(row[column])) continue;
      names.insert(name_in(row[column]));
      ++filled;
    }
    return names.size() * 3 <= filled * 2 || std::all_of(names.begin(), names.end(), known_label);
  }

  /// `Speaker | Text` above the talk.
  [[nodiscard]] bool is_header(const DocxRow& row, const Layout& layout) const {
    return &row == &rows_.front() && names_text_column({cell_text(row[layout.talk])});
  }

  void talk(const DocxRow& row, const Layout& layout) {
    if (layout.number && !is_empty(row[*layout.number])) ++left_out_.row_numbers;
    const std::string name = name_in(row[layout.name]);
    std::string time;
    if (layout.time) time = cell_text(row[*layout.time]);
    if (!time.empty() && time.front() != '(' && time.front() != '[') time = "(" + time + ")";
    DocxCell said = row[layout.talk];
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

  void append(const DocxCell& cell) {
    paragraphs_.insert(paragraphs_.end(), cell.begin(), cell.end());
  }

  const std::vector<DocxRow>& rows_;
  DocxLeftOut& left_out_;
  std::size_t width_ = 0;
  std::vector<std::string> paragraphs_{};
};

}  // namespace

std::vector<std::string> table_paragraphs(const std::vector<DocxRow>& rows, DocxLeftOut& left_out) {
  return TableReading(rows, left_out).read();
}

}  // namespace themata
