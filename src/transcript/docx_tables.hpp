// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "asides.hpp"
#include "docx_table.hpp"

namespace themata {

/// A table of two columns that is no table of talk, and the paragraphs that it takes.
struct DocxAside {
  Aside aside{};  ///< its span is not known yet
  std::size_t first = 0;
  std::size_t end = 0;
};

/// What a reader of a document's tables should know.
struct DocxTableNotes {
  std::size_t tables = 0;       ///< that hold talk
  std::size_t row_numbers = 0;  ///< left out
  std::size_t headers = 0;      ///< left out: rows that name the columns
  std::vector<std::pair<std::string, std::size_t>> columns{};  ///< left out: filled cells of each
  std::vector<std::string> guesses{};                          ///< doubts, in words
  std::set<std::string> speakers{};  ///< the names in its columns of speakers, if not too many
  std::size_t merged_rows = 0;       ///< in tables of talk, without cells for speaker and talk
  std::size_t unread_sentences = 0;  ///< tables that may hold talk if the others do
  std::size_t unread = 0;            ///< tables that may hold talk, but whose columns do not tell
  std::vector<DocxAside> asides{};   ///< what is counted in neither, or as unread_sentences
};

/// A table as paragraphs. Where its columns are known, a row is `Name: talk`;
/// else each cell stands for itself.
[[nodiscard]] std::vector<std::string> table_paragraphs(const std::vector<DocxRow>& rows,
                                                        DocxTableNotes& notes);

}  // namespace themata
