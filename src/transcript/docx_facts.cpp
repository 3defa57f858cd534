// SPDX-License-Identifier: MIT
//
// A table of facts (`Age | 34`) names in its left column what its right one tells: short names, no
// two alike, beside what are mostly no sentences. A row of one cell is a heading.
#include <algorithm>
#include <set>
#include <string>
#include <string_view>

#include <themata/text/utf8.hpp>

#include "docx_table.hpp"
#include "label_shapes.hpp"
#include "label_words.hpp"
#include "lines.hpp"

namespace themata {
namespace {

constexpr std::size_t longest_fact = 60;  // the name of one

/// By the blanks between them; a sign alone is none.
std::size_t count_words(std::string_view text) {
  constexpr std::string_view blanks = " \t\v";
  constexpr std::string_view signs = ".,:;!?-()[]\"'/&";
  std::size_t words = 0;
  bool counted = false;
  for (const char c : text) {
    if (blanks.find(c) != std::string_view::npos) {
      counted = false;
    } else if (!counted && signs.find(c) == std::string_view::npos) {
      counted = true;
      ++words;
    }
  }
  return words;
}

/// `Ann Smith`, not `yes`
bool holds_a_name(const DocxCell& cell) {
  const std::string text = cell_text(cell);
  if (text.size() > longest_fact || ends_sentence(text)) return false;
  const auto lettering = name_lettering(text);
  return lettering && *lettering != Lettering::lower;
}

bool names_a_fact(const DocxCell& cell) {
  const std::string name = name_in(cell);
  const bool asks = name.ends_with('?') || name.ends_with('.') || name.ends_with('!');
  return name.size() <= longest_fact && !asks && !is_number(cell) && !is_time(cell);
}

}  // namespace

bool names_person(const DocxCell& cell) {
  const std::string text = cell_text(cell);
  return holds_a_name(cell) && text.find_first_of(" 0123456789") != std::string::npos;
}

std::optional<Aside> aside_of(const DocxTable& table, UnreadPair pair) {
  if (table.columns() != 2) return std::nullopt;
  Aside aside;
  std::set<std::string> names;
  std::size_t named = 0;
  for (const DocxRow& row : table.rows()) {
    for (const DocxCell& cell : row.cells) {
      for (const std::string& paragraph : cell.paragraphs) aside.words += count_words(paragraph);
    }
    if (row.cells.size() != 2 || is_empty(row.cells[0])) continue;
    if (names_a_fact(row.cells[0])) ++named;
    names.insert(ascii_lower(name_in(row.cells[0])));
    aside.rows.push_back({name_in(row.cells[0]), holds_a_name(row.cells[1])});
  }
  const std::size_t rows = aside.rows.size();
  if (rows < 2 || rows * 2 <= table.rows().size()) return std::nullopt;
  if (named * 2 <= rows) return std::nullopt;
  aside.facts = pair == UnreadPair::facts && named == rows && names.size() == rows;
  return aside;
}

}  // namespace themata
