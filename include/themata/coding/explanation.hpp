// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include <themata/coding/matcher.hpp>
#include <themata/coding/overlap.hpp>

namespace themata {

/// Words that match a pattern but for one of its conditions.
struct Stopped {
  enum class Why : std::uint8_t {
    unless,    ///< Pattern::unless[context] holds
    required,  ///< Pattern::required[context] does not
    letters,   ///< `case: exact`
    voice      ///< `role`
  };
  Match match{};
  Why why = Why::unless;
  std::uint32_t context = 0;
};

/// What became of one match of a pattern's words.
struct Explained {
  enum class Outcome : std::uint8_t {
    counted,   ///< it is a hit of its theme
    shadowed,  ///< another hit has its words
    stopped    ///< one of its conditions does not hold
  };
  ThemeId theme{};
  Hit hit{};  ///< at words of the document; a status where it is counted
  Outcome outcome = Outcome::counted;
  std::optional<Hit> by{};  ///< of a shadowed one
  std::optional<Stopped> stopped{};
};

/// The condition that stopped it, in the words of its file: `unless: {before: in, within: 1}`.
[[nodiscard]] std::string written_condition(const Pattern& pattern, const Stopped& stopped);

}  // namespace themata
