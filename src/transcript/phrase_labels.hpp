// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "candidates.hpp"

namespace themata {

/// What would be a label but for a small letter at the begin of a word in it: `Police officer:`,
/// `Woman in red:`, and `Bottom line:`. Only its coming again in the places of labels tells.
[[nodiscard]] std::optional<LabelMatch> phrase_label(std::string_view line);

/// The phrases that are labels move to the candidates; both lists are in order of lines. Returns
/// what is to be told of the others. Linear in the labels.
[[nodiscard]] std::vector<std::string> promote_phrases(std::vector<Name>& names,
                                                       std::vector<Label>& candidates,
                                                       const std::vector<Label>& phrases,
                                                       const Blocks& blocks);

}  // namespace themata
