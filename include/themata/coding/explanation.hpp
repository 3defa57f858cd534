// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>

#include <themata/coding/matcher.hpp>

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

}  // namespace themata
