// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include <themata/dictionary/dictionary.hpp>

namespace themata {

/// Patterns in the native syntax, whatever syntax they were written in: as written where
/// that means the same, else with what is special escaped.
class NativeText {
 public:
  enum class Sets : std::uint8_t { kept, expanded };

  NativeText(const Dictionary& dictionary, Sets sets);
  [[nodiscard]] std::string of(std::string_view written, const PatternParts& parts) const;
  /// A reference by its full name, or a pattern.
  [[nodiscard]] std::string of(const Term& term) const;

 private:
  const Dictionary& dictionary_;
  PatternSets sets_{};
};

/// The plain patterns (`*`, `?` and blanks) that together find what `parts` finds, or
/// why there are none.
struct NotPlain {
  std::string why{};
};
[[nodiscard]] std::variant<std::vector<std::string>, NotPlain> plain_patterns(
    const PatternParts& parts);

}  // namespace themata
