// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

namespace themata {

/// The word boundaries of UAX #29 by the project's rule file, run by ICU.
/// One per worker: it keeps state while it works.
class WordBreaker {
 public:
  WordBreaker();
  WordBreaker(const WordBreaker& other);
  WordBreaker(WordBreaker&&) noexcept;
  WordBreaker& operator=(const WordBreaker&) = delete;
  WordBreaker& operator=(WordBreaker&&) noexcept;
  ~WordBreaker();

  /// Byte offsets of the boundaries of `text`, ascending, with text.size() and without 0.
  void find(std::string_view text, std::vector<std::uint32_t>& out);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace themata
