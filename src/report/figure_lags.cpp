// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>

#include "figures.hpp"
#include "svg.hpp"

namespace themata {

std::string draw_lags(const Report& report) {
  if (report.lags.empty() || !report.headline) return {};
  Axis across{-5, 5, 70, 740};
  Axis up{0, 1, 300, 40};
  for (const Report::Lag& lag : report.lags) {
    up.high = std::max({up.high, static_cast<double>(lag.observed), lag.expected.value_or(0)});
  }
  Svg svg(780, 380, "Lag profile");
  const double step = std::max(1.0, step_of(up, 5));
  for (double tick = 0; tick <= up.high; tick += step) {
    svg.line(across.from, up.at(tick), across.to, up.at(tick), faint);
    svg.text(across.from - 8, up.at(tick) + 4, fmt::format("{:g}", tick), Svg::Align::end);
  }
  const Report::Lag* before = nullptr;
  for (const Report::Lag& lag : report.lags) {
    if (lag.from != report.headline->a) continue;
    const double x = across.at(static_cast<double>(lag.lag));
    const double y = up.at(static_cast<double>(lag.observed));
    svg.text(x, up.from + 18, fmt::format("{}", lag.lag), Svg::Align::middle);
    if (before != nullptr) {
      const double x_before = across.at(static_cast<double>(before->lag));
      svg.line(x_before, up.at(static_cast<double>(before->observed)), x, y, blue, 2);
      if (before->expected && lag.expected) {
        svg.line(x_before, up.at(*before->expected), x, up.at(*lag.expected), ink, 1, "5 4");
      }
    }
    svg.circle(x, y, 4, blue, ink);
    before = &lag;
  }
  svg.text(
      405, up.from + 38,
      fmt::format("turns from \u201C{}\u201D to \u201C{}\u201D",
                  report.themes[report.headline->a].label, report.themes[report.headline->b].label),
      Svg::Align::middle, ink, 12, 760);
  svg.text(405, up.from + 58, "points: pairs of turns; dashed: expected by chance",
           Svg::Align::middle, ink, 11, 760);
  return svg.take();
}

}  // namespace themata
