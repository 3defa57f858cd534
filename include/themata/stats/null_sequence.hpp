// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include <themata/stats/null_model.hpp>

namespace themata {

/// One theme at a unit and another `lag` units later (before it, where lag < 0).
struct LaggedPair {
  std::size_t from = 0;  ///< index into Talk::themes
  std::size_t to = 0;
  std::int32_t lag = 1;
};

/// How often a pair occurs, or how much more often than another.
struct LaggedFigure {
  LaggedPair plus{};
  std::optional<LaggedPair> minus{};
  /// Only pairs whose second unit has this mark for its theme (UnitMarks). A mark belongs to
  /// hits where they stand, so of such a pair only the first theme moves.
  std::optional<std::uint8_t> mark{};
};

/// Of one interview: a mark for each theme and unit.
using UnitMarks = std::vector<std::vector<std::uint8_t>>;

/// Units as places that hold one code, or none: a theme by its index, or, where having no
/// theme is a code, the number of themes. Units with several themes are no place, and no pair
/// passes over one, or over one without a code. Draws are read by the same rule.
struct ExclusivePlaces {
  enum class Uncoded : std::uint8_t { breaks, is_code } uncoded = Uncoded::breaks;
  enum class Repeats : std::uint8_t { counted, merged } repeats = Repeats::counted;
};

/// As NullResult, of a figure that can lie below 0.
struct SignedNullResult {
  std::int64_t observed = 0;
  std::int64_t sum = 0;  ///< over draws
  std::uint64_t at_least = 0;
  std::uint64_t at_most = 0;
  std::uint32_t draws = 0;

  void add_draw(std::int64_t figure);
  [[nodiscard]] std::optional<double> expected() const;
  [[nodiscard]] std::optional<double> ratio() const;  ///< observed / expected
  [[nodiscard]] std::optional<double> p_upper() const;
  [[nodiscard]] std::optional<double> p_lower() const;
};

/// Figures summed over interviews, against draws in which every theme moves by itself: what
/// follows what is then a matter of how often and how clustered each is. Every interview has
/// the same themes; units are not windows. Cost: draws x (hits + figures x units with the
/// first theme).
[[nodiscard]] std::vector<SignedNullResult> null_lagged_counts(
    std::span<const Talk> interviews, std::span<const LaggedFigure> figures,
    const NullOptions& options);
/// The same where figures have a mark. Requires marks of every interview.
[[nodiscard]] std::vector<SignedNullResult> null_marked_counts(
    std::span<const Talk> interviews, std::span<const UnitMarks> marks,
    std::span<const LaggedFigure> figures, const NullOptions& options);
/// The same of exclusive places; lags are not 0, and figures have no mark. Cost: draws x (hits
/// + lags x units).
[[nodiscard]] std::vector<SignedNullResult> null_exclusive_counts(
    std::span<const Talk> interviews, std::span<const LaggedFigure> figures,
    const ExclusivePlaces& places, const NullOptions& options);

}  // namespace themata
