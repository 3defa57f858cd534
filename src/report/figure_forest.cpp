// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "figures.hpp"
#include "svg.hpp"

namespace themata {
namespace {

constexpr double left = 200;
constexpr double farthest = 5;  ///< log odds ratios beyond are drawn at the edge

void draw_tie(Svg& svg, const Report::Tie& tie, const Axis& axis, double y, std::string_view colour,
              double size) {
  const auto at = [&](double value) { return axis.at(std::clamp(value, axis.low, axis.high)); };
  if (!tie.log_odds_ratio.value) {
    svg.text(axis.to + 8, y + 4, "undefined", Svg::Align::start, ink, 11);
    return;
  }
  if (tie.log_odds_ratio.low && tie.log_odds_ratio.high) {
    svg.line(at(*tie.log_odds_ratio.low), y, at(*tie.log_odds_ratio.high), y, colour, 1.5);
  }
  svg.square(at(*tie.log_odds_ratio.value), y, size, colour);
  svg.text(axis.to + 8, y + 4, fmt::format("{:.2f}", std::exp(*tie.log_odds_ratio.value)),
           Svg::Align::start, ink, 11);
}

}  // namespace

std::string draw_forest(const Report& report) {
  if (!report.headline || report.headline->interviews.empty()) return {};
  const Report::Headline& headline = *report.headline;
  double reach = 1;
  for (const Report::Tie& tie : headline.interviews) {
    for (const auto& end : {tie.log_odds_ratio.low, tie.log_odds_ratio.high}) {
      if (end) reach = std::max(reach, std::min(farthest, std::abs(*end)));
    }
  }
  const Axis axis{-reach, reach, left + 10, 700};
  const double bottom = 34 + 20 * static_cast<double>(headline.interviews.size() + 1);
  Svg svg(800, bottom + 50, "Odds ratio in each interview");
  for (double tick = std::ceil(-reach / std::log(2.0)); tick <= reach / std::log(2.0); tick += 1) {
    const double x = axis.at(tick * std::log(2.0));
    svg.line(x, 20, x, bottom, tick == 0 ? ink : faint);
    svg.text(x, bottom + 16, fmt::format("{:.3g}", std::exp2(tick)), Svg::Align::middle, ink, 11);
  }
  double y = 34;
  for (const Report::Tie& tie : headline.interviews) {
    svg.text(left, y + 4, report.documents[tie.document].id, Svg::Align::end, ink, 11, 28);
    draw_tie(svg, tie, axis, y, blue, 7);
    y += 20;
  }
  svg.text(left, y + 4, "Mantel-Haenszel", Svg::Align::end);
  draw_tie(svg, headline.pooled, axis, y, ink, 10);
  svg.text(450, bottom + 36,
           fmt::format("odds ratio of \u201C{}\u201D and \u201C{}\u201D in one unit",
                       report.themes[headline.a].label, report.themes[headline.b].label),
           Svg::Align::middle, ink, 12, 90);
  return svg.take();
}

}  // namespace themata
