// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string_view>

#include "label_shapes.hpp"

namespace themata {

/// Labels that only their shape shows, not their words: `van der Berg:`,
/// `Jane Lee (Commissioner, Royal Police):`.
[[nodiscard]] std::optional<LabelMatch> titled_label(std::string_view line);

/// What would be a label but for a word in it that opens sentences or headings:
/// `Will:`, `You:`, `HEARING OFFICER:`, and `Note:`. Only its coming again and
/// again tells.
[[nodiscard]] std::optional<LabelMatch> doubtful_label(std::string_view line);

/// `Both:`, `All:`, voices that speak once among others.
[[nodiscard]] bool is_collective(std::string_view name);

}  // namespace themata
