// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string_view>

#include "lines.hpp"

namespace themata {

/// Many interviews begin with a sheet of `Date: 3 May`, `Interviewer: Jane Doe`
/// lines, which are no turns. Index of the first line after it; 0 without one.
[[nodiscard]] std::size_t cover_sheet_end(TextPass& text, const Lines& lines);

}  // namespace themata
