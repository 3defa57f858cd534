// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numbers>

#include <themata/report/words.hpp>

#include "figures.hpp"
#include "svg.hpp"

namespace themata {
namespace {

constexpr double most_label = 300;

/// Blue where two themes come together more often than by chance, orange where less; the
/// number in the cell says it in grey.
std::string colour_of(const Report::Pair& pair) {
  if (!pair.odds_ratio.value || pair.counts.n_ab == 0) return "#f4f4f4";
  const double lean = std::clamp(std::log2(*pair.odds_ratio.value) / 3, -1.0, 1.0);
  const auto mixed = [&](int full) {
    return static_cast<int>(std::lround(255 + (full - 255) * std::abs(lean) * 0.8));
  };
  return lean >= 0 ? fmt::format("#{:02x}{:02x}{:02x}", mixed(0), mixed(114), mixed(178))
                   : fmt::format("#{:02x}{:02x}{:02x}", mixed(230), mixed(159), mixed(0));
}

std::vector<std::size_t> paired(const Report& report) {
  std::vector<std::size_t> themes;
  for (const Report::Pair& pair : report.pairs) {
    themes.push_back(pair.a);
    themes.push_back(pair.b);
  }
  std::sort(themes.begin(), themes.end());
  themes.erase(std::unique(themes.begin(), themes.end()), themes.end());
  return themes;
}

}  // namespace

std::string draw_pairs(const Report& report) {
  if (report.pairs.empty()) return {};
  constexpr double cell = 46;
  constexpr double height = 24;
  const std::vector<std::size_t> themes = paired(report);
  const auto place = [&](std::size_t theme) {
    return static_cast<double>(std::lower_bound(themes.begin(), themes.end(), theme) -
                               themes.begin());
  };
  const auto many = static_cast<double>(themes.size());
  const auto name = [&](std::size_t at) {
    return fmt::format("{} ({})", report.themes[themes[at]].label, at + 1);
  };
  double left = 100;
  for (std::size_t at = 0; at < themes.size(); ++at) {
    left = std::max(left, std::min(most_label, width_of(name(at), 12)) + 16);
  }
  Svg svg(std::max(480.0, left + cell * many + 20), 30 + height * many + 60,
          "Odds ratios of pairs of themes");
  for (std::size_t at = 0; at < themes.size(); ++at) {
    const double y = 30 + height * static_cast<double>(at);
    svg.text(left - 8, y + 16, name(at), Svg::Align::end, ink, 12, most_label);
    svg.text(left + cell * (static_cast<double>(at) + 0.5), 22, fmt::format("{}", at + 1),
             Svg::Align::middle);
  }
  for (const Report::Pair& pair : report.pairs) {
    const double x = left + cell * place(pair.a);
    const double y = 30 + height * place(pair.b);
    svg.box(x, y, cell - 1, height - 1, colour_of(pair),
            fmt::format("{} and {}: {} of {}", report.themes[pair.a].label,
                        report.themes[pair.b].label, pair.counts.n_ab, pair.counts.n));
    if (pair.odds_ratio.value) {
      const bool met = pair.counts.n_ab > 0;  // else a ratio comes of the 1/2 added to each cell
      svg.text(x + cell / 2, y + 16, met ? number_in_words(*pair.odds_ratio.value) : "0",
               Svg::Align::middle, ink, 11);
    }
  }
  svg.text(6, 30 + height * many + 24,
           "odds ratio: above 1 (blue) together more than by chance, "
           "below 1 (orange) less",
           Svg::Align::start, ink, 11);
  return svg.take();
}

std::string draw_network(const Report& report) {
  if (report.pairs.empty()) return {};
  const std::vector<std::size_t> themes = paired(report);
  std::uint64_t strongest = 1;
  for (const Report::Pair& pair : report.pairs) {
    strongest = std::max(strongest, pair.counts.n_ab);
  }
  double room = 0;
  for (const std::size_t theme : themes) {
    room = std::max(room, std::min(most_label, width_of(report.themes[theme].label, 12)));
  }
  const double middle = std::max(380.0, 236 + room);
  Svg svg(2 * middle, 620, "Network of themes: width is how many units hold both");
  const auto angle = [&](std::size_t theme) {
    const auto at =
        static_cast<double>(std::lower_bound(themes.begin(), themes.end(), theme) - themes.begin());
    return 2 * std::numbers::pi * at / static_cast<double>(themes.size()) - std::numbers::pi / 2;
  };
  for (const Report::Pair& pair : report.pairs) {
    if (pair.counts.n_ab == 0 || !pair.odds_ratio.value || *pair.odds_ratio.value <= 1) continue;
    const bool more = pair.odds_ratio.low && *pair.odds_ratio.low > 1;
    svg.line(middle + 210 * std::cos(angle(pair.a)), 300 + 210 * std::sin(angle(pair.a)),
             middle + 210 * std::cos(angle(pair.b)), 300 + 210 * std::sin(angle(pair.b)), blue,
             0.5 + 7.5 * static_cast<double>(pair.counts.n_ab) / static_cast<double>(strongest),
             more ? "" : "5 4");
  }
  for (const std::size_t theme : themes) {
    const double x = std::cos(angle(theme));
    const double y = std::sin(angle(theme));
    svg.circle(middle + 210 * x, 300 + 210 * y, 7, "#ffffff", ink);
    svg.text(middle + 226 * x, 304 + 226 * y, report.themes[theme].label,
             x > 0.1    ? Svg::Align::start
             : x < -0.1 ? Svg::Align::end
                        : Svg::Align::middle,
             ink, 12, most_label);
  }
  svg.text(
      6, 610,
      "together more than by chance; dashed: the interval holds 1, or there is none. Width: units "
      "with both",
      Svg::Align::start, ink, 11);
  return svg.take();
}

}  // namespace themata
