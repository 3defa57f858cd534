// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <themata/base/error.hpp>
#include <themata/dictionary/dictionary.hpp>

namespace themata {

/// One thing that is not the same in two dictionaries.
struct Difference {
  enum class Kind : std::uint8_t { added, gone, changed };

  Kind kind = Kind::changed;
  std::string theme{};    ///< full name
  std::string pattern{};  ///< as written, or "": the theme itself
  std::string field{};    ///< of changed: `polarity`, `unless`, `label`, ...
  std::string before{};   ///< of changed
  std::string after{};    ///< of changed
  Place place{};          ///< in the new dictionary; of what is gone, in the old one
};

[[nodiscard]] std::string_view difference_name(Difference::Kind kind);

/// What became of themes, by full name, and of their patterns, by how they are written:
/// a pattern written otherwise is one gone and one added. Themes in the order of `after`,
/// then those that are gone; within a theme what is changed and added in the order of
/// `after`, then what is gone. Names, versions, comments, notes, sources and examples
/// change no count and are not compared.
[[nodiscard]] std::vector<Difference> differences(const Dictionary& before,
                                                  const Dictionary& after);

}  // namespace themata
