// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string_view>

#include "candidates.hpp"
#include "label_shapes.hpp"

namespace themata {

/// `59:50 Bob: talk`, `0:05 - Bob:`: what would be a label but for two numbers in front of
/// it, which say a time of day as well. Only the others of its kind tell.
[[nodiscard]] std::optional<LabelMatch> clocked_label(std::string_view line);

/// Moves what clocked_label() found to the labels, if it comes again and again and goes on
/// with the times of the talk; else its names count as none.
void promote_clocked(Candidates& found, const Blocks& blocks);

}  // namespace themata
