// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace themata {

/// How often terms occur and in how many documents, by their ids. Frequent
/// terms are met first and have low ids, so cells stand in short pages in the
/// order of ids; a group that knows few of all the terms has few pages.
class TermCounts {
 public:
  struct Cell {
    std::uint64_t count = 0;
    std::uint32_t documents = 0;
    std::uint32_t last_document = 0;  ///< the last one that `documents` counts
  };

  void add(std::uint32_t term, std::uint64_t count, std::uint32_t document) {
    Cell& cell = at(term);
    if (cell.count == 0 || cell.last_document != document) {
      cell.last_document = document;
      ++cell.documents;
    }
    cell.count += count;
  }

  /// Brings the cell of a term that will be added to soon near.
  void prefetch(std::uint32_t term) const {
    const std::uint32_t page = term / page_size;
    if (page >= pages_.size() || pages_[page] == none) return;
    __builtin_prefetch(&cells_[pages_[page] + term % page_size]);
  }

  /// Calls visit(term, cell) for every term that occurs, in the order of ids.
  template <typename Visit>
  void for_each(const Visit& visit) const {
    for (std::uint32_t page = 0; page < pages_.size(); ++page) {
      if (pages_[page] == none) continue;
      for (std::uint32_t place = 0; place < page_size; ++place) {
        const Cell& cell = cells_[pages_[page] + place];
        if (cell.count > 0) visit(page * page_size + place, cell);
      }
    }
  }

 private:
  static constexpr std::uint32_t page_size = 16;
  static constexpr std::uint32_t none = UINT32_MAX;

  Cell& at(std::uint32_t term) {
    const std::uint32_t page = term / page_size;
    if (page >= pages_.size()) pages_.resize(page + 1, none);
    if (pages_[page] == none) {
      pages_[page] = static_cast<std::uint32_t>(cells_.size());
      cells_.resize(cells_.size() + page_size);
    }
    return cells_[pages_[page] + term % page_size];
  }

  std::vector<std::uint32_t> pages_{};  ///< where the cells of a page begin
  std::vector<Cell> cells_{};
};

}  // namespace themata
