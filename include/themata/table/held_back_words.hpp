// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace themata {

/// Which words a table of words keeps to itself, so that no small count of a word can be worked
/// out from what it shows, from the table of all groups together, and from those split by one
/// of its fields, all made with the same `least`.
///
/// A word is there with all its rows or with none: none where a group has it from 1 to
/// `least` - 1 times, or in so many documents. With a word, the two that occur least of all go
/// too, so that none goes alone, and the same ones from every table. Which group held a word
/// back is not said: a word that has no row has none anywhere, whether its counts are small,
/// large or zero. tests/unit/table/test_held_back_words.cpp counts out that a reader who knows
/// this rule is left with two values for each small count, from 3 on, in one field or two; for
/// `least` 2 a sum of 2 over two groups would tell that each has 1, so 2 is taken as 3.
///
/// Sums over words bind too: a group's words are known to be so many. Words that all groups
/// together have too seldom stand in no table, so that what is moved from one group to another
/// in one word can be moved back among them. Where there are too few, or where groups that are
/// not there (no women in the north) leave a count one value, `exposed` is not 0.
class HeldBackWords {
 public:
  /// What the second count of a word is: documents, which do not add up over words, or
  /// occurrences of a kind, which do.
  enum class Second : std::uint8_t { documents, occurrences };

  /// `groups`: the values of each group's fields, at most two. `least` below 3 is taken as 3.
  HeldBackWords(std::vector<std::vector<std::string>> groups, std::uint64_t least, Second second);

  /// Once for each word and group; `second` is at most `count`. The texts must outlive this.
  void add(std::string_view word, std::size_t group, std::uint64_t count, std::uint64_t second);
  /// After all were added.
  void settle();

  [[nodiscard]] bool has(std::string_view word) const;
  [[nodiscard]] std::size_t held_back() const { return held_back_; }  ///< words, after settle()
  /// Small counts that could be worked out all the same.
  [[nodiscard]] std::size_t exposed() const { return exposed_; }

  [[nodiscard]] static std::uint64_t least_for(std::uint64_t least) {
    return least < 3 ? 3 : least;
  }

 private:
  struct Cell {
    std::size_t group;
    std::uint64_t count;
    std::uint64_t second;
  };
  struct Word {
    std::string_view text{};
    std::uint64_t count = 0;
    std::uint64_t second = 0;
    bool held = false;
    std::vector<Cell> cells{};
  };
  class Moves;

  [[nodiscard]] bool is_small(std::uint64_t count) const { return count > 0 && count < least_; }
  [[nodiscard]] bool is_small(const Cell& cell) const {
    return is_small(cell.count) || is_small(cell.second);
  }
  /// Is it in no table, whatever it is split by?
  [[nodiscard]] bool is_nowhere(const Word& word) const {
    return is_small(word.count) || is_small(word.second);
  }

  std::vector<std::vector<std::string>> groups_;
  std::uint64_t least_;
  Second second_;
  std::vector<Word> words_{};
  std::unordered_map<std::string_view, std::size_t> places_{};
  std::size_t held_back_ = 0;
  std::size_t exposed_ = 0;
};

}  // namespace themata
