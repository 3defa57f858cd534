// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "code_sheet.hpp"

namespace themata::cli {

/// The minutes of a unit's id that a spreadsheet takes for a time, and of what it makes of it:
/// 1147 of `19:7`, `19:07`, `19:07:00` and `7:07 PM`. Nothing of another id.
[[nodiscard]] std::optional<std::uint32_t> minutes_of(std::string_view id);

/// Gives units whose ids a spreadsheet made times of the only one of `known` that they can have
/// been; what was coded under either is put together. Says so. Throws Error(input) where one coder
/// has coded both.
void take_back_times(SheetTheme& theme, const std::set<std::string>& known, const CodeSheet& sheet,
                     Diagnostics& diagnostics);

}  // namespace themata::cli
