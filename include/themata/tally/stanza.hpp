// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <span>
#include <vector>

namespace themata {

enum class StanzaWeight : std::uint8_t {
  binary,   ///< a turn ties a pair once or not at all
  weighted  ///< as often as the turns of its window tie it
};

/// The moving stanza of epistemic network analysis (Siebert-Evenstone et al. 2017): every turn
/// looks back over a window of turns that ends with it, and only pairs that involve the turn
/// itself count, so that no pair is counted again by the turns after it. With S_i the turns of
/// the window that hold theme i, and S'_i those before the turn itself, a pair weighs
/// S_i S_j - S'_i S'_j; binary: at most 1.
///
/// Knows one document at a time. Cost of a turn: its themes times those of the window.
class MovingStanza {
 public:
  /// A tie of themes `first` < `second` through the turn that was added.
  using Tie = std::function<void(std::uint32_t first, std::uint32_t second, std::uint64_t weight)>;

  /// `turns`: of a window, from 1.
  MovingStanza(std::size_t themes, std::uint32_t turns, StanzaWeight weight)
      : turns_(turns), weight_(weight), sums_(themes, 0) {}

  /// The next document begins.
  void restart();
  /// The next turn, with the themes that it holds, ascending.
  void add(std::span<const std::uint32_t> present, const Tie& tie);
  /// The themes of the window that ends with the turn added last, ascending.
  [[nodiscard]] std::vector<std::uint32_t> themes() const;

 private:
  std::uint32_t turns_;
  StanzaWeight weight_;
  std::vector<std::uint64_t> sums_;  ///< turns of the window with a theme
  std::deque<std::vector<std::uint32_t>> window_{};
};

}  // namespace themata
