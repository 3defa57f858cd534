// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace themata {

/// How often terms occur and in how many documents, by their ids. A group that knows few terms,
/// as one speaker of thousands does, keeps them in a small table; one that knows many keeps cells
/// in short pages in the order of ids, since frequent terms are met first and have low ids.
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
    if (!few_.empty()) return for_each_of_few(visit);
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
  static constexpr std::size_t first_few = 8;
  static constexpr std::size_t most_few = 1024;  ///< places, of which three quarters are taken

  struct Entry {
    Cell cell{};
    std::uint32_t term = none;
  };

  Cell& at(std::uint32_t term) { return pages_.empty() ? at_of_few(term) : at_of_pages(term); }

  Cell& at_of_pages(std::uint32_t term) {
    const std::uint32_t page = term / page_size;
    if (page >= pages_.size()) pages_.resize(page + 1, none);
    if (pages_[page] == none) {
      pages_[page] = static_cast<std::uint32_t>(cells_.size());
      cells_.resize(cells_.size() + page_size);
    }
    return cells_[pages_[page] + term % page_size];
  }

  Cell& at_of_few(std::uint32_t term) {
    if (few_.empty()) few_.resize(first_few);
    Entry* entry = &few_[place(term)];
    if (entry->term == term) return entry->cell;
    if (4 * (known_ + 1) > 3 * few_.size()) {
      grow();
      if (few_.empty()) return at_of_pages(term);
      entry = &few_[place(term)];
    }
    ++known_;
    entry->term = term;
    return entry->cell;
  }

  /// Of the term, or the free one where it would stand.
  [[nodiscard]] std::size_t place(std::uint32_t term) const {
    const std::size_t mask = few_.size() - 1;
    std::size_t at = (term * std::uint64_t{0x9E3779B97F4A7C15U} >> 32U) & mask;
    while (few_[at].term != term && few_[at].term != none) at = (at + 1) & mask;
    return at;
  }

  /// To twice as many places, or to pages.
  void grow() {
    std::vector<Entry> old;
    old.swap(few_);
    const bool many = old.size() == most_few;
    if (!many) few_.resize(2 * old.size());
    for (const Entry& entry : old) {
      if (entry.term == none) continue;
      if (many) {
        at_of_pages(entry.term) = entry.cell;
      } else {
        few_[place(entry.term)] = entry;
      }
    }
  }

  template <typename Visit>
  void for_each_of_few(const Visit& visit) const {
    std::vector<const Entry*> known;
    known.reserve(known_);
    for (const Entry& entry : few_) {
      if (entry.cell.count > 0) known.push_back(&entry);
    }
    std::sort(known.begin(), known.end(),
              [](const Entry* a, const Entry* b) { return a->term < b->term; });
    for (const Entry* entry : known) visit(entry->term, entry->cell);
  }

  std::vector<Entry> few_{};            ///< open addressing; empty where there are pages
  std::size_t known_ = 0;               ///< of few
  std::vector<std::uint32_t> pages_{};  ///< where the cells of a page begin
  std::vector<Cell> cells_{};
};

}  // namespace themata
