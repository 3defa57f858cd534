// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace themata {

/// Counts by number, where few of many numbers occur. Open addressing, at most half full: 32 to 64
/// bytes a number, none where nothing was counted. Numbers that follow each other stand together.
class SparseCounts {
 public:
  void add(std::uint32_t number, std::uint64_t count) {
    if (count == 0) return;
    if (2 * (size_ + 1) > entries_.size()) grow();
    Entry& entry = entries_[place(number)];
    if (entry.count == 0) {
      entry.number = number;
      ++size_;
    }
    entry.count += count;
  }

  /// Numbers that occur with their counts, ascending.
  [[nodiscard]] std::vector<std::pair<std::uint32_t, std::uint64_t>> sorted() const {
    std::vector<std::pair<std::uint32_t, std::uint64_t>> counts;
    counts.reserve(size_);
    for (const Entry& entry : entries_) {
      if (entry.count != 0) counts.emplace_back(entry.number, entry.count);
    }
    std::sort(counts.begin(), counts.end());
    return counts;
  }

 private:
  struct Entry {
    std::uint32_t number = 0;
    std::uint64_t count = 0;  ///< 0 of a free place
  };

  /// Of the number, or the free one where it would stand.
  [[nodiscard]] std::size_t place(std::uint32_t number) const {
    const std::size_t mask = entries_.size() - 1;
    const std::uint64_t four = (number >> 2U) * std::uint64_t{0x9E3779B97F4A7C15U} >> 32U;
    std::size_t at = (four << 2U | (number & 3U)) & mask;
    while (entries_[at].count != 0 && entries_[at].number != number) at = (at + 1) & mask;
    return at;
  }
  void grow() {
    std::vector<Entry> old(std::max<std::size_t>(4, 2 * entries_.size()));
    old.swap(entries_);
    for (const Entry& entry : old) {
      if (entry.count != 0) entries_[place(entry.number)] = entry;
    }
  }

  std::vector<Entry> entries_{};
  std::size_t size_ = 0;
};

}  // namespace themata
