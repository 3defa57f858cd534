// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include <themata/report/words.hpp>

#include "figures.hpp"
#include "svg.hpp"

namespace themata {
namespace {

constexpr double farthest = 5;  ///< log odds ratios beyond are drawn at the edge
constexpr double most_name = 260;

void draw_tie(Svg& svg, const Report::Tie& tie, const Axis& axis, double y, std::string_view colour,
              double size) {
  const auto at = [&](double value) { return axis.at(std::clamp(value, axis.low, axis.high)); };
  const Report::Estimate& ratio = tie.log_odds_ratio;
  if (!ratio.value) {
    svg.text(axis.to + 22, y + 4, "undefined", Svg::Align::start, ink, 11);
    return;
  }
  if (ratio.low && ratio.high) {
    svg.line(at(*ratio.low), y, at(*ratio.high), y, colour, 1.5);
    if (*ratio.low < axis.low) svg.arrow(axis.from, y, -1, colour);
    if (*ratio.high > axis.high) svg.arrow(axis.to, y, 1, colour);
  }
  svg.square(at(*ratio.value), y, size, colour);
  svg.text(axis.to + 22, y + 4, number_in_words(std::exp(*ratio.value)), Svg::Align::start, ink,
           11);
}

/// Odds ratios that are powers of 2: as many as have room beside each other.
void draw_ticks(Svg& svg, const Axis& axis, double bottom) {
  const int most = static_cast<int>(axis.high / std::log(2.0));
  const int step = most > 4 ? 2 : 1;
  for (int tick = -(most / step) * step; tick <= most; tick += step) {
    const double x = axis.at(tick * std::log(2.0));
    svg.line(x, 20, x, bottom, tick == 0 ? ink : faint);
    svg.text(x, bottom + 16, fmt::format("{}{}", tick < 0 ? "1/" : "", 1U << std::abs(tick)),
             Svg::Align::middle, ink, 11);
  }
}

/// As far as the estimates go; an interval that goes further ends in an arrow.
double reach_of(const Report::Headline& headline) {
  double reach = 1.5;
  for (const Report::Tie& tie : headline.interviews) {
    if (tie.log_odds_ratio.value)
      reach = std::max(reach, std::abs(*tie.log_odds_ratio.value) + 0.7);
  }
  return std::min(reach, farthest);
}

}  // namespace

std::string draw_forest(const Report& report) {
  if (!report.headline || report.headline->interviews.empty()) return {};
  const Report::Headline& headline = *report.headline;
  double left = width_of("Mantel-Haenszel", 12) + 10;
  for (const Report::Tie& tie : headline.interviews) {
    left =
        std::max(left, std::min(most_name, width_of(report.documents[tie.document].id, 11)) + 10);
  }
  const double reach = reach_of(headline);
  const Axis axis{-reach, reach, left + 20, left + 540};
  const double bottom = 34 + 20 * static_cast<double>(headline.interviews.size() + 1);
  Svg svg(left + 640, bottom + 66, "Odds ratio in each interview");
  draw_ticks(svg, axis, bottom);
  double y = 34;
  bool beyond = false;
  for (const Report::Tie& tie : headline.interviews) {
    const Report::Estimate& ratio = tie.log_odds_ratio;
    beyond = beyond || (ratio.low && ratio.high && (*ratio.low < -reach || *ratio.high > reach));
    svg.text(left, y + 4, report.documents[tie.document].id, Svg::Align::end, ink, 11, most_name);
    draw_tie(svg, tie, axis, y, blue, 7);
    y += 20;
  }
  svg.text(left, y + 4, "Mantel-Haenszel", Svg::Align::end);
  if (headline.within == 0.0) {
    svg.text(axis.to + 22, y + 4, "0", Svg::Align::start, ink, 11);
  } else {
    draw_tie(svg, headline.pooled, axis, y, ink, 10);
  }
  const double middle = (axis.from + axis.to) / 2;
  svg.text(middle, bottom + 36,
           fmt::format("odds ratio of \u201C{}\u201D and \u201C{}\u201D in one unit",
                       report.themes[headline.a].label, report.themes[headline.b].label),
           Svg::Align::middle, ink, 12, left + 600);
  if (beyond) {
    svg.text(middle, bottom + 54, "an arrow: the interval goes further", Svg::Align::middle, ink,
             11);
  }
  return svg.take();
}

}  // namespace themata
