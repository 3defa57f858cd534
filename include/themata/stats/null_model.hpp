// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <utility>
#include <vector>

namespace themata {

/// What co-occurrence would be if the themes of an interview kept their number, their length
/// and (for `shift`) their bursts, but knew nothing of each other.
///
/// shift: in each interview every theme's hits move round the counted words by a number of
/// words of the theme's own, uniform on 0 ... n - 1, and units are counted again. Bursts stay,
/// alignment goes, and a long unit gets its fair share, no more.
/// shuffle: every hit begins at a word of its own, uniform on 0 ... n - 1. Bursts go too, and
/// scattered hits fall into more units: its expected count is too large for talk in bursts,
/// its p_lower too small, its p_upper too large.
/// shift_turns: the units that hold a theme move round the units. Long turns hold any two
/// themes by chance, and keep holding both: its type-I error is far above what it says
/// (1.00 at 0.05 for independent bursty themes and unequal turns). For comparison only.
enum class NullModel : std::uint8_t { shift, shuffle, shift_turns };

/// Hits of one theme in one stretch of talk: ascending first words, and lengths.
struct ThemePlaces {
  std::uint32_t key = 0;  ///< names the theme's random numbers
  std::span<const std::uint32_t> starts{};
  std::span<const std::uint32_t> lengths{};
};

/// The counted words of one interview, 0 ... words - 1, set-aside turns cut out. Units begin
/// at `units`, ascending from 0. `window` > 0: units are turns, and what is counted is their
/// windows (not with shift_turns): every run of so many words of a turn, a word apart; a shorter
/// turn is one.
struct Talk {
  std::uint32_t words = 0;
  std::span<const std::uint32_t> units{};
  std::uint32_t window = 0;
  std::vector<ThemePlaces> themes{};
};

/// The unit that each word is in, windows aside.
[[nodiscard]] std::vector<std::uint32_t> units_of_words(const Talk& talk);

/// Moves themes about. Which random numbers a theme gets depends on the seed, the draw, the
/// interview's number and the theme's key alone: not on threads, nor on what else is asked.
class Redraw {
 public:
  Redraw(NullModel model, std::uint64_t seed) : model_(model), seed_(seed) {}

  /// The first words of the theme's hits in a draw, each with the length that goes with it;
  /// ascending after a shift, in no order after a shuffle. Requires model shift or shuffle, places
  /// inside the talk, and fewer than 2^24 draws and interviews.
  void places(const Talk& talk, std::uint32_t interview, const ThemePlaces& theme,
              std::uint32_t draw, std::vector<std::uint32_t>& starts,
              std::vector<std::uint32_t>& lengths) const;
  /// By how many of `count` places the theme moves.
  [[nodiscard]] std::uint32_t shift(std::uint32_t interview, const ThemePlaces& theme,
                                    std::uint32_t draw, std::uint32_t count) const;

 private:
  NullModel model_;
  std::uint64_t seed_;
};

struct NullOptions {
  NullModel model = NullModel::shift;
  std::uint32_t draws = 10'000;
  std::uint64_t seed = 1;
};

/// A count against what draws gave. p = (1 + draws at least as extreme) / (1 + draws)
/// (Davison & Hinkley 1997, 4.2; Phipson & Smyth 2010): never 0.
struct NullResult {
  std::uint64_t observed = 0;
  std::uint64_t sum = 0;       ///< over draws
  std::uint64_t at_least = 0;  ///< draws with at least the observed count
  std::uint64_t at_most = 0;   ///< draws with at most the observed count
  std::uint32_t draws = 0;

  void add_draw(std::uint64_t count);
  [[nodiscard]] std::optional<double> expected() const;
  [[nodiscard]] std::optional<double> ratio() const;  ///< observed / expected
  [[nodiscard]] std::optional<double> p_upper() const;
  [[nodiscard]] std::optional<double> p_lower() const;
};

/// In how many units both themes of a pair are, summed over interviews, against draws. Pairs
/// are indices into Talk::themes, which every interview has alike. Cost: draws x (hits +
/// pairs x units / 64).
[[nodiscard]] std::vector<NullResult> null_counts(
    std::span<const Talk> interviews, std::span<const std::pair<std::size_t, std::size_t>> pairs,
    const NullOptions& options);

}  // namespace themata
