// SPDX-License-Identifier: MIT
#include "docx_table.hpp"

#include <algorithm>

#include <themata/text/utf8.hpp>

#include "label_shapes.hpp"

namespace themata {

std::string cell_text(const DocxCell& cell) {
  std::string text;
  for (const std::string& paragraph : cell.paragraphs) {
    if (!text.empty()) text += ' ';
    text += paragraph;
  }
  return clean_label(text);
}

std::string name_in(const DocxCell& cell) {
  std::string name = cell_text(cell);
  for (const std::string_view colon : {":", "\uFF1A"}) {
    if (name.ends_with(colon))
      name = trim(std::string_view(name).substr(0, name.size() - colon.size()));
  }
  return name;
}

bool is_empty(const DocxCell& cell) {
  return std::all_of(cell.paragraphs.begin(), cell.paragraphs.end(),
                     [](const std::string& paragraph) { return trim(paragraph).empty(); });
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

DocxTable::DocxTable(const std::vector<DocxRow>& rows) : rows_(rows) {
  const auto longest = std::max_element(
      rows.begin(), rows.end(),
      [](const DocxRow& a, const DocxRow& b) { return a.cells.size() < b.cells.size(); });
  if (longest == rows.end()) return;
  std::size_t place = longest->before;
  for (const DocxCell& cell : longest->cells) {
    starts_.push_back(place);
    place += cell.span;
  }
}

const DocxCell* DocxTable::at(const DocxRow& row, std::size_t column) const {
  if (row.cells.size() == columns()) return &row.cells[column];
  std::size_t place = row.before;
  if (starts_[column] < place) return nullptr;
  for (const DocxCell& cell : row.cells) {
    place += cell.span;
    if (starts_[column] < place) return &cell;
  }
  return nullptr;
}

std::size_t DocxTable::column_of(const DocxRow& row, std::size_t cell) const {
  if (row.cells.size() == columns()) return cell;
  std::size_t place = row.before;
  for (std::size_t at = 0; at < cell; ++at) place += row.cells[at].span;
  const auto after = std::upper_bound(starts_.begin(), starts_.end(), place);
  return after == starts_.begin() ? 0 : static_cast<std::size_t>(after - starts_.begin()) - 1;
}

std::optional<std::size_t> first_filled_row(const DocxTable& table) {
  for (std::size_t at = 0; at < table.rows().size(); ++at) {
    const std::vector<DocxCell>& cells = table.rows()[at].cells;
    const auto empty = std::count_if(cells.begin(), cells.end(), is_empty);
    if (cells.size() - static_cast<std::size_t>(empty) >= 2) return at;
  }
  return std::nullopt;
}

std::vector<std::string> texts_of(const DocxTable& table, const DocxRow& row, Merged merged) {
  std::vector<std::string> texts;
  const DocxCell* left = nullptr;
  for (std::size_t column = 0; column < table.columns(); ++column) {
    const DocxCell* const cell = table.at(row, column);
    const bool again = cell == left && merged == Merged::once;
    texts.push_back(cell == nullptr || again ? std::string() : name_in(*cell));
    left = cell;
  }
  return texts;
}

}  // namespace themata
