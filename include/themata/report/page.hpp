// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include <themata/report/report.hpp>

namespace themata {

/// The report's data as one JSON object that can stand in a script block: ASCII for `<`, `>`,
/// `&`, line separators and everything that changes the direction of text.
[[nodiscard]] std::string report_data(const Report& report);

/// One HTML page that needs nothing else: style, scripts, Vega and the data are in it, and its
/// Content-Security-Policy allows those alone. The same bytes for the same report.
[[nodiscard]] std::string report_page(const Report& report);

}  // namespace themata
