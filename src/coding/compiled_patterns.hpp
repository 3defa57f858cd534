// SPDX-License-Identifier: MIT
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include <themata/dictionary/dictionary.hpp>

namespace themata {

/// A word of a class.
struct Step {
  std::uint32_t word_class = 0;
  bool tight = false;  ///< may follow a symbol without blanks (`R&B`)
  auto operator<=>(const Step&) const = default;
};

/// Patterns cut as the text will be cut, in the dictionary's order. A pattern is a row
/// of places; a place is a gap of up to some words, or runs of steps to choose from, of
/// which an empty one makes the place optional. A pattern without places holds no word.
///
/// All steps stand in one list, so that ten thousand patterns are a few blocks of memory.
class CompiledPatterns {
 public:
  class Place {
   public:
    [[nodiscard]] std::uint32_t gap() const { return gap_; }  ///< 0: no gap
    [[nodiscard]] std::uint32_t options() const { return last_option_ - first_option_; }
    [[nodiscard]] std::span<const Step> option(std::uint32_t at) const {
      return all_->option(first_option_ + at);
    }

   private:
    friend class CompiledPatterns;
    const CompiledPatterns* all_ = nullptr;
    std::uint32_t gap_ = 0;
    std::uint32_t first_option_ = 0;
    std::uint32_t last_option_ = 0;
  };

  /// The places of one pattern; valid until something is added.
  class Places {
   public:
    [[nodiscard]] bool empty() const { return first_ == last_; }
    [[nodiscard]] std::size_t size() const { return last_ - first_; }
    [[nodiscard]] Place operator[](std::size_t at) const;

   private:
    friend class CompiledPatterns;
    const CompiledPatterns* all_ = nullptr;
    std::uint32_t first_ = 0;
    std::uint32_t last_ = 0;
  };

  // Building, from front to back.
  void add_gap(std::uint32_t most);
  void add_option(std::span<const Step> steps);
  void end_place();
  void end_pattern();
  /// Takes back the places since the last end_pattern.
  void drop_pattern();

  [[nodiscard]] std::size_t size() const { return pattern_ends_.size(); }
  [[nodiscard]] Places operator[](std::size_t pattern) const;
  /// The places added since the last end_pattern.
  [[nodiscard]] Places under_way() const;

  /// For each pattern the first one that is the same.
  [[nodiscard]] std::vector<PatternId> first_alike() const;

 private:
  struct PlaceEnd {
    std::uint32_t gap = 0;
    std::uint32_t option = 0;  ///< behind the last one
    auto operator<=>(const PlaceEnd&) const = default;
  };
  [[nodiscard]] std::span<const Step> option(std::uint32_t at) const {
    const std::uint32_t begin = at == 0 ? 0 : option_ends_[at - 1];
    return std::span(steps_).subspan(begin, option_ends_[at] - begin);
  }
  [[nodiscard]] std::uint64_t hash(std::size_t pattern) const;
  [[nodiscard]] bool alike(std::size_t a, std::size_t b) const;

  std::vector<Step> steps_{};
  std::vector<std::uint32_t> option_ends_{};
  std::vector<PlaceEnd> place_ends_{};
  std::vector<std::uint32_t> pattern_ends_{};
};

}  // namespace themata
