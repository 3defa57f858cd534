// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include <themata/report/report.hpp>

namespace themata {

// Each is one SVG; the empty string where there is nothing to draw.

[[nodiscard]] std::string draw_rates(const Report& report);
[[nodiscard]] std::string draw_pairs(const Report& report);
[[nodiscard]] std::string draw_network(const Report& report);
[[nodiscard]] std::string draw_lags(const Report& report);
[[nodiscard]] std::string draw_places(const Report& report);
[[nodiscard]] std::string draw_forest(const Report& report);

}  // namespace themata
