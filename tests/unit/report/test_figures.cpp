// SPDX-License-Identifier: MIT
// Static figures: nothing is cut that has room, nothing goes beyond its axis unsaid.
#include <catch2/catch.hpp>

#include <algorithm>
#include <string>

#include <themata/report/markdown.hpp>

using namespace themata;

namespace {

const std::string long_label = "being told what would happen next, and why";
const std::string very_long_name(80, 'w');

Report report_of(std::size_t groups) {
  Report report;
  report.themes = {{"fair", "Fairness", {}, 0, ""}, {"fair.told", long_label, 0, 1, ""}};
  for (std::size_t group = 0; group < groups; ++group) {
    report.groups.push_back(group == 1 ? very_long_name : "group " + std::to_string(group));
    for (std::size_t theme = 0; theme < report.themes.size(); ++theme) {
      const double rate = 3 + static_cast<double>(group % 5) + static_cast<double>(theme);
      report.rates.push_back({group, theme, 30, 9000, {rate, rate / 2, rate * 2}, 20, 90});
    }
  }
  Report::Headline headline;
  headline.b = 1;
  for (std::size_t at = 0; at < 12; ++at) {
    report.documents.push_back({"interview-" + std::to_string(at), {}, 0, 900, {}, {}});
    const double log = static_cast<double>(at) / 2 - 2;
    headline.interviews.push_back({at, {90, 20, 30, 9}, {log, log - 3, log + 3}});
  }
  headline.pooled.log_odds_ratio = {0.2, 0.1, 0.3};
  report.headline = headline;
  return report;
}

std::string drawn(const Report& report, const std::string& name) {
  for (const Figure& figure : figures_of(report)) {
    if (figure.name == name) return figure.svg;
  }
  return {};
}

std::size_t times(const std::string& text, const std::string& what) {
  std::size_t count = 0;
  for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + 1)) {
    ++count;
  }
  return count;
}

}  // namespace

TEST_CASE("labels have room, and what has none is whole in its title") {
  const std::string svg = drawn(report_of(2), "rates");
  CHECK(svg.find(">" + long_label + "<") != std::string::npos);
  CHECK(svg.find(">" + very_long_name + "<") != std::string::npos);  // the title
  CHECK(svg.find("\u2026<title>") != std::string::npos);
}

TEST_CASE("groups are told apart by shape and colour") {
  const std::string svg = drawn(report_of(12), "rates");
  CHECK(times(svg, "<circle") + times(svg, "<polygon") == 24);
  CHECK(times(svg, "<circle") < 8);
}

TEST_CASE("an interval that goes beyond the axis ends in an arrow, and ticks have room") {
  const std::string svg = drawn(report_of(1), "forest");
  CHECK(times(svg, "<polygon") > 4);
  CHECK(svg.find("an arrow: the interval goes further") != std::string::npos);
  CHECK(svg.find(">1/4<") != std::string::npos);
  CHECK(svg.find(">1/2<") == std::string::npos);  // every second power of 2
  Report narrow = report_of(1);
  for (Report::Tie& tie : narrow.headline->interviews) tie.log_odds_ratio = {0.5, 0.2, 0.8};
  const std::string within = drawn(narrow, "forest");
  CHECK(times(within, "<polygon") == 0);
  CHECK(within.find(">1/2<") != std::string::npos);
}
