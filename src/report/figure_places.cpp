// SPDX-License-Identifier: MIT
#include <algorithm>

#include "figures.hpp"
#include "svg.hpp"

namespace themata {
namespace {

constexpr std::size_t most_documents = 60;  ///< more than this would not fit on a page
constexpr double most_name = 260;
constexpr double across = 610;

bool lies_below(const Report& report, std::size_t theme, std::size_t top) {
  std::optional<std::size_t> at = theme;
  while (at && *at != top) at = report.themes[*at].parent;
  return at.has_value();
}

/// Where hits stand, the one theme above the line and the other below it, so that they can be
/// told apart without colour.
void draw_document(Svg& svg, const Report& report, const Report::Document& document, double left,
                   double y) {
  const Axis axis{0, static_cast<double>(std::max(1U, document.words)), left, left + across};
  svg.text(left - 8, y + 4, document.id, Svg::Align::end, ink, 11, most_name);
  svg.line(axis.from, y, axis.to, y, faint);
  for (const Report::Turn& turn : document.turns) {
    if (turn.set_aside) continue;
    for (const Report::Hit& hit : turn.hits) {
      const double x = axis.at(hit.word);
      if (lies_below(report, hit.theme, report.headline->a)) svg.line(x, y - 9, x, y, blue, 1.5);
      if (lies_below(report, hit.theme, report.headline->b)) svg.line(x, y, x, y + 9, orange, 1.5);
    }
  }
}

}  // namespace

std::string draw_places(const Report& report) {
  if (!report.headline || report.documents.empty()) return {};
  const std::size_t shown = std::min(report.documents.size(), most_documents);
  const double bottom = 40 + 26 * static_cast<double>(shown);
  double left = 80;
  for (std::size_t at = 0; at < shown; ++at) {
    left = std::max(left, std::min(most_name, width_of(report.documents[at].id, 11)) + 16);
  }
  Svg svg(left + across + 20, bottom + 30, "Places of hits along each interview");
  constexpr double half = across / 2;
  svg.text(left, 18, "above: " + report.themes[report.headline->a].label, Svg::Align::start, blue,
           12, half - 10);
  svg.text(left + half, 18, "below: " + report.themes[report.headline->b].label, Svg::Align::start,
           ink, 12, half);
  for (std::size_t at = 0; at < shown; ++at) {
    draw_document(svg, report, report.documents[at], left, 44 + 26 * static_cast<double>(at));
  }
  svg.text(left, bottom + 16,
           shown < report.documents.size()
               ? "the first " + std::to_string(shown) + " of " +
                     std::to_string(report.documents.size()) + " interviews, begin to end"
               : "begin to end of each interview",
           Svg::Align::start, ink, 11);
  return svg.take();
}

}  // namespace themata
