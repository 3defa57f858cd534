// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include <themata/base/diagnostics.hpp>
#include <themata/corpus/selection.hpp>
#include <themata/dictionary/dictionary.hpp>
#include <themata/table/table.hpp>
#include <themata/tally/theme_tally.hpp>

#include "options_inference.hpp"

namespace themata::cli {

/// What `--compare` sets side by side. The tally is not split, and the selection keeps
/// interviews apart; its last field is the one that is compared.
struct Compared {
  const std::string& field;
  const Selection& selection;
  const Dictionary& dictionary;
  const ThemeTally& tally;
  const InferenceArguments& inference;
};

/// A row a theme and pair of groups. Says how it was made, and who was left out. Throws
/// Error(usage) where there are no two groups.
[[nodiscard]] Table comparison_table(const Compared& compared, Diagnostics& diagnostics);
/// "groups of gender compared, 10000 permutations of whole interviews, seed 1; "
[[nodiscard]] std::string comparison_notation(const std::string& field,
                                              const InferenceArguments& inference);

}  // namespace themata::cli
