// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>

namespace themata {

/// Some turns of a document that follow each other: those numbered [from, to).
struct TurnRange {
  std::size_t from = 0;
  std::size_t to = 0;

  [[nodiscard]] std::size_t size() const { return to - from; }
};

}  // namespace themata
