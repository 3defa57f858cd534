// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>

#include <themata/coding/matcher.hpp>

#include "run_words.hpp"

namespace themata {

/// What contexts ask about the words around a candidate, and only where they ask it.
/// Words are positions in the run.
class Surroundings {
 public:
  Surroundings() = default;
  Surroundings(const Surroundings&) = delete;
  Surroundings& operator=(const Surroundings&) = delete;
  virtual ~Surroundings() = default;

  [[nodiscard]] virtual RunWords words() const = 0;
  [[nodiscard]] virtual Crossing& crossing() = 0;
  /// Where the sentence that holds `word` begins, or `from` if that is sooner found.
  [[nodiscard]] virtual std::uint32_t sentence_begin(std::uint32_t word, std::uint32_t from) = 0;
  /// Where it ends, or `until`.
  [[nodiscard]] virtual std::uint32_t sentence_end(std::uint32_t word, std::uint32_t until) = 0;
  [[nodiscard]] virtual Stretch turn(std::uint32_t word) const = 0;
  /// Voice::any for somebody who is neither.
  [[nodiscard]] virtual Voice voice(std::uint32_t word) const = 0;
  /// As written, with its capitals.
  [[nodiscard]] virtual std::string cased(std::uint32_t word) const = 0;
  /// Does what stands behind the last word of a sentence (or turn) hold this sign?
  [[nodiscard]] virtual bool ends_with(std::uint32_t word, std::string_view sign) const = 0;
};

}  // namespace themata
