// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "console.hpp"
#include "pipeline.hpp"

namespace themata::cli {

/// A turn or sentence that counts, with what it holds.
struct CorpusUnit {
  std::string id{};  ///< `document:turn` or `document:turn.sentence`
  std::string document{};
  std::string text{};           ///< on one line
  std::vector<bool> present{};  ///< at the place of a theme in the list asked for
};

/// Every counted unit of the inputs, in their order. A hit belongs to the unit that holds its
/// first word. The unit is a turn or a sentence. `code` becomes the exit code of the walk.
[[nodiscard]] std::vector<CorpusUnit> corpus_units(Analysis& analysis, const Unit& unit,
                                                   const std::vector<ThemeId>& themes,
                                                   Console& console, int& code);

}  // namespace themata::cli
