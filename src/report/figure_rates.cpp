// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include <themata/report/words.hpp>

#include "figures.hpp"
#include "svg.hpp"

namespace themata {
namespace {

constexpr double row_height = 18;
constexpr double most_label = 300;
constexpr double most_group = 200;
// As many as have no divisor in common with the shapes: colour and shape together come again
// after 30 groups.
constexpr std::array<std::string_view, 6> colours{"#0072b2", "#e69f00", "#009e73",
                                                  "#d55e00", "#56b4e9", "#000000"};

void draw_axis(Svg& svg, const Axis& axis, double top, double bottom) {
  const double step = step_of(axis, 5);
  for (double tick = 0; tick <= axis.high; tick += step) {
    svg.line(axis.at(tick), top, axis.at(tick), bottom, faint);
    svg.text(axis.at(tick), bottom + 16, fmt::format("{:g}", tick), Svg::Align::middle);
  }
  svg.text((axis.from + axis.to) / 2, bottom + 34, "hits per 1,000 words", Svg::Align::middle);
}

double indent_of(const Report::Theme& theme) { return 6 + 14 * static_cast<double>(theme.depth); }

/// How far labels of themes, and names of groups, reach.
struct Margins {
  double labels = 0;
  double groups = 0;
};

Margins margins_of(const Report& report) {
  Margins margins{100, 0};
  for (const Report::Theme& theme : report.themes) {
    const double label = std::min(most_label, width_of(theme.label, 12));
    margins.labels = std::max(margins.labels, indent_of(theme) + label);
  }
  if (report.groups.size() < 2) return margins;
  for (const std::string& group : report.groups) {
    margins.groups = std::max(margins.groups, std::min(most_group, width_of(group, 11)) + 14);
  }
  return margins;
}

}  // namespace

std::string draw_rates(const Report& report) {
  if (report.rates.empty()) return {};
  const std::size_t groups = report.groups.size();
  const double bottom = 30 + row_height * static_cast<double>(report.rates.size()) +
                        8 * static_cast<double>(report.themes.size());
  const Margins margins = margins_of(report);
  const double left = margins.labels + margins.groups;
  Axis axis{0, 0, left + 10, left + 530};
  for (const Report::Rate& rate : report.rates) {
    axis.high =
        std::max({axis.high, rate.per_1000.value.value_or(0), rate.per_1000.high.value_or(0)});
  }
  if (axis.high == 0) axis.high = 1;
  Svg svg(left + 560, bottom + 44, "Rates of themes");
  draw_axis(svg, axis, 20, bottom);
  double y = 34;
  for (std::size_t theme = 0; theme < report.themes.size(); ++theme) {
    for (std::size_t group = 0; group < groups; ++group) {
      const Report::Rate& rate = report.rates[group * report.themes.size() + theme];
      const std::string_view colour = colours[group % colours.size()];
      if (group == 0) {
        svg.text(indent_of(report.themes[theme]), y + 4, report.themes[theme].label,
                 Svg::Align::start, ink, 12, most_label);
      }
      if (groups > 1) {
        svg.text(left, y + 4, report.groups[group], Svg::Align::end, ink, 11, most_group);
      }
      if (rate.per_1000.low && rate.per_1000.high) {
        svg.line(axis.at(*rate.per_1000.low), y, axis.at(*rate.per_1000.high), y, colour, 2);
      }
      if (rate.per_1000.value) svg.mark(axis.at(*rate.per_1000.value), y, group, colour);
      y += row_height;
    }
    y += 8;
  }
  return svg.take();
}

}  // namespace themata
