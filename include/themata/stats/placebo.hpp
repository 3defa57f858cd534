// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <utility>
#include <vector>

namespace themata {

/// How often a word or a pattern occurs, and in how many interviews.
struct Occurrence {
  std::uint64_t count = 0;
  std::uint64_t interviews = 0;
  friend auto operator<=>(const Occurrence&, const Occurrence&) = default;
};

/// Draws placebo themes: for each pattern of a theme a word that occurs about as often in about
/// as many interviews, so that the set has the theme's frequency and dispersion and none of its
/// meaning. A word is near a pattern by |ln count ratio| + |ln interviews ratio|; one of the
/// `near` nearest (and those as near as the last of them) is taken at random, or the nearest
/// that is left. Words of one draw, of all its themes, are different.
///
/// What a draw holds depends on the seed, its number, the words and the themes alone.
class PlaceboThemes {
 public:
  static constexpr std::size_t near = 20;

  /// `words`: candidates that occur. `themes`: the patterns of each that occur.
  PlaceboThemes(std::span<const Occurrence> words, std::vector<std::vector<Occurrence>> themes,
                std::uint64_t seed);

  /// The words of each theme, ascending. Fewer than patterns where words run out.
  [[nodiscard]] std::vector<std::vector<std::uint32_t>> draw(std::uint32_t number) const;

 private:
  struct Near {
    std::vector<std::uint32_t> words{};  ///< nearest first
    std::size_t first = 0;               ///< how many of them are drawn from
  };
  [[nodiscard]] static Near nearest(std::span<const Occurrence> words, const Occurrence& to);

  std::size_t words_;
  std::vector<std::vector<Occurrence>> themes_;  ///< patterns, frequent ones first
  std::map<Occurrence, Near> near_{};
  std::uint64_t seed_;
};

/// Where a figure falls among those of placebos, of which some may be undefined.
/// p = (1 + placebos at least as extreme) / (1 + placebos), among the defined ones.
struct PlaceboResult {
  std::optional<double> figure{};
  std::vector<double> placebos{};

  [[nodiscard]] std::optional<double> median() const;
  [[nodiscard]] std::optional<double> p_upper() const;
  [[nodiscard]] std::optional<double> p_lower() const;
};

}  // namespace themata
