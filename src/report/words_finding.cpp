// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <cmath>

#include <themata/report/words.hpp>

#include "phrases.hpp"

namespace themata {
namespace {

constexpr std::size_t groups_in_words = 6;  ///< with more, the table says it

enum class Lean : std::uint8_t { unknown, more, fewer, open };

Lean lean_of(const Report::Estimate& ratio) {
  if (!ratio.low || !ratio.high) return Lean::unknown;
  return *ratio.low > 1 ? Lean::more : *ratio.high < 1 ? Lean::fewer : Lean::open;
}

Report::Estimate ratio_of(const Report::Estimate& log) {
  const auto exp = [](std::optional<double> value) {
    return value ? std::optional(std::exp(*value)) : std::nullopt;
  };
  return {exp(log.value), exp(log.low), exp(log.high)};
}

std::string crude_sentence(const Report& report, const Report::Headline& headline) {
  const Report::Fourfold& counts = headline.pooled.counts;
  std::string said = fmt::format(
      "{} and {} came up together in {} of {} {} ({} held the one, {} the other)",
      quoted_theme(report, headline.a), quoted_theme(report, headline.b),
      count_in_words(counts.n_ab), count_in_words(counts.n), units_in_words(report.made.unit),
      count_in_words(counts.n_a), count_in_words(counts.n_b));
  if (headline.expected) {
    said +=
        fmt::format("; by chance alone it would be about {}", number_in_words(*headline.expected));
  }
  return said + fmt::format(". The odds ratio over all {} is {}.", units_in_words(report.made.unit),
                            with_interval(report, headline.crude));
}

std::string within_sentence(const Report& report, const Report::Headline& headline) {
  const Report::Estimate within = ratio_of(headline.pooled.log_odds_ratio);
  if (!within.value) {
    return "Within interviews no odds ratio can be given: no interview holds what it is made of.";
  }
  const std::string said = fmt::format("Within interviews (Mantel-Haenszel) the odds ratio is {}: ",
                                       with_interval(report, within));
  switch (lean_of(within)) {
    case Lean::more:
      return said +
             "the two themes come together more often than the share of each in an "
             "interview would give.";
    case Lean::fewer:
      return said +
             "the two themes come together less often than the share of each in an "
             "interview would give.";
    case Lean::open:
      return said +
             "the interval holds 1, so these interviews do not settle whether the two "
             "themes keep together, keep apart, or neither.";
    case Lean::unknown: break;
  }
  return said + "without an interval nothing is settled.";
}

std::string rate_sentence(const Report& report, std::size_t theme) {
  std::string said;
  for (const Report::Rate& rate : report.rates) {
    if (rate.theme != theme) continue;
    said += said.empty() ? fmt::format("{}: ", quoted_theme(report, theme)) : "; ";
    if (report.groups.size() > 1) said += report.groups[rate.group] + " ";
    said += rate.per_1000.value ? with_interval(report, rate.per_1000) : "no talk";
    said += fmt::format(" ({} {})", count_in_words(rate.hits), rate.hits == 1 ? "hit" : "hits");
  }
  return said.empty() ? said : said + ". Hits per 1,000 words.";
}

}  // namespace

std::vector<std::string> finding_of(const Report& report) {
  std::vector<std::string> finding;
  std::vector<std::size_t> themes;
  if (report.headline) {
    finding.push_back(crude_sentence(report, *report.headline));
    finding.push_back(within_sentence(report, *report.headline));
    themes = {report.headline->a, report.headline->b};
  } else if (!report.themes.empty()) {
    themes = {0};
  }
  if (report.groups.size() > groups_in_words) {
    finding.push_back(fmt::format("Rates of {} groups ({}) are in the first figure and its table.",
                                  report.groups.size(), report.made.by));
    return finding;
  }
  for (const std::size_t theme : themes) {
    std::string said = rate_sentence(report, theme);
    if (!said.empty()) finding.push_back(std::move(said));
  }
  return finding;
}

std::vector<std::string> cautions_of(const Report& report) {
  std::vector<std::string> cautions{
      "A hit is a place where a pattern of the dictionary was found, not a judgement of what was "
      "meant. Read passages before quoting a number; `themata agree` says how far dictionary and "
      "readers agree.",
      "That two themes come together does not say that the one leads to the other, nor that the "
      "people interviewed tie them."};
  if (report.headline) {
    cautions.emplace_back(
        "Long answers and talkative interviews hold two themes by chance. The odds ratio within "
        "interviews takes out what differs between interviews, not how long an answer is.");
  }
  if (report.made.documents < 10) {
    cautions.push_back(fmt::format(
        "{} {} a small sample: intervals over interviews are rough, and fewer than 5 give none.",
        count_in_words(report.made.documents),
        report.made.documents == 1 ? "interview is" : "interviews are"));
  }
  if (report.pairs.size() > 1) {
    cautions.push_back(fmt::format(
        "The table of pairs holds {}: of so many, about {} would look tied or apart at {:g} % "
        "without any tie. Pairs that were not asked about beforehand are questions, not findings.",
        count_in_words(report.pairs.size()),
        number_in_words(static_cast<double>(report.pairs.size()) * (1 - report.made.confidence)),
        report.made.confidence * 100));
  }
  if (report.groups.size() > 1) {
    cautions.emplace_back(
        "Intervals of two groups that overlap are no test of their difference; `themata themes "
        "--compare` gives that difference its own interval.");
  }
  if (report.made.statuses == "all") {
    cautions.emplace_back(
        "All hits count, also negated, hypothetical and attributed ones: `never explained` counts "
        "as talk of explaining. Filter by status in the reading room, or count with --status.");
  }
  cautions.emplace_back(
      "Which interviews there are decides what the numbers are about. They are taken as a sample "
      "of interviews like them, and of nobody else.");
  return cautions;
}

}  // namespace themata
