// SPDX-License-Identifier: MIT
#pragma once

namespace themata::cli {

inline constexpr int could_not_run = 2;  ///< wrong options, or input that can't be read

}  // namespace themata::cli
