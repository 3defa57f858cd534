// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

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

/// Words by which a condition of a pattern holds.
struct ConditionWords {
  enum class Of : std::uint8_t { near, unless, required };
  Of of = Of::near;
  std::uint32_t number = 0;  ///< of the term of `near`, or of the context
  std::uint32_t begin = 0;   ///< words [begin, end) of the document
  std::uint32_t end = 0;
  friend bool operator==(const ConditionWords&, const ConditionWords&) = default;
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
  /// The terms of its `near`, as they stand in the text, and of each `requires` the nearest words
  /// by which it holds; of a match that an `unless` stopped, the nearest words by which that did.
  std::vector<ConditionWords> because{};
};

/// The condition that stopped it, in the words of its file: `unless: {before: in, within: 1}`.
[[nodiscard]] std::string written_condition(const Pattern& pattern, const Stopped& stopped);

}  // namespace themata
