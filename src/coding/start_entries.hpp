// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "flat_list.hpp"
#include "word_beginnings.hpp"

namespace themata {

/// A set of words by their hashes (hash_of_word).
struct HashedWords {
  std::array<std::uint64_t, 4> bits{};

  [[nodiscard]] std::uint64_t has(std::uint8_t hash) const {
    return bits[hash / 64U] >> (hash % 64U) & 1U;
  }
  void add(std::uint8_t hash) { bits[hash / 64U] |= std::uint64_t{1} << (hash % 64U); }
  HashedWords& operator|=(const HashedWords& other) {
    for (std::size_t at = 0; at < bits.size(); ++at) bits[at] |= other.bits[at];
    return *this;
  }
};

/// What a key begins with, and what is wanted beside it, in lists of one fact each: so eight
/// entries are asked at once. Entries whose words may be the same stand in a row, which is a place.
class StartEntries {
 public:
  /// All lists can be read this far past their ends.
  static constexpr std::size_t more = 8;

  struct Entry {
    std::uint64_t beginning = 0;
    std::uint32_t bytes = 0;  ///< that `beginning` tells
    std::uint32_t row = 0;
    HashedWords before{};
    HashedWords after{};
  };
  /// Of all entries the 64 bits of what they want on one side that a hash is in.
  struct Side {
    const std::uint64_t* words;
    unsigned bit;
  };
  /// What is asked of the entries [begin, end).
  struct Question {
    std::uint32_t begin;
    std::uint32_t end;
    Side before;
    Side after;
  };

  StartEntries() = default;
  explicit StartEntries(const std::vector<std::vector<Entry>>& places) {
    std::vector<std::uint32_t> begins{0};
    for (const std::vector<Entry>& place : places) {
      begins.push_back(begins.back() + static_cast<std::uint32_t>(place.size()));
    }
    const std::size_t size = begins.back() + more;
    std::vector<std::uint64_t> beginnings(size);
    std::vector<std::uint64_t> kept(size);
    std::vector<std::uint64_t> beside(8 * size);
    std::vector<std::uint32_t> rows(size);
    std::size_t at = 0;
    for (const std::vector<Entry>& place : places) {
      for (const Entry& entry : place) {
        beginnings[at] = entry.beginning;
        kept[at] = kept_bytes[entry.bytes];
        rows[at] = entry.row;
        for (std::size_t quarter = 0; quarter < 4; ++quarter) {
          beside[quarter * size + at] = entry.before.bits[quarter];
          beside[(4 + quarter) * size + at] = entry.after.bits[quarter];
        }
        ++at;
      }
    }
    begins_ = FlatList(std::move(begins));
    beginnings_ = FlatList(std::move(beginnings));
    kept_ = FlatList(std::move(kept));
    beside_ = FlatList(std::move(beside));
    rows_ = FlatList(std::move(rows));
  }

  /// What is asked, with nothing behind it that could change: a copy stays in registers.
  struct View {
    const std::uint32_t* begins;
    const std::uint64_t* beginnings;
    const std::uint64_t* kept;  ///< what of a word's beginning has to be the same
    const std::uint64_t* beside;
    const std::uint32_t* rows;
    std::size_t size;

    /// At a place, where words have these hashes.
    [[nodiscard]] Question of(std::uint32_t place, std::uint8_t before, std::uint8_t after) const {
      return {begins[place],
              begins[place + 1],
              {beside + before / 64U * size, before % 64U},
              {beside + (4 + after / 64U) * size, after % 64U}};
    }
  };
  [[nodiscard]] View view() const {
    return {begins_.data(), beginnings_.data(), kept_.data(),
            beside_.data(), rows_.data(),       rows_.size()};
  }

  static void fields(auto& pass, auto& self) {
    auto& [begins, beginnings, kept, beside, rows] = self;
    pass(begins, beginnings, kept, beside, rows);
  }

 private:
  FlatList<std::uint32_t> begins_{};  ///< of a place's entries; one more at the end
  FlatList<std::uint64_t> beginnings_{};
  FlatList<std::uint64_t> kept_{};
  FlatList<std::uint64_t> beside_{};  ///< before by quarters, then after
  FlatList<std::uint32_t> rows_{};
};

}  // namespace themata
