// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string_view>

#include "candidates.hpp"

namespace themata {

/// A label behind the sign of an item of a list: `- Anna: talk`, and `- Price: high`.
[[nodiscard]] std::optional<LabelMatch> item_label(std::string_view line);

/// Items count as labels where nearly all labels are such, and their names are known, or come again
/// and take turns; else they are forgotten. Linear in the labels.
void promote_items(Candidates& found, const Blocks& blocks);

}  // namespace themata
