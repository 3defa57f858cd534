// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>
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
  if (has_empty_cell(counts) && headline.crude.value)
    said += ". With 1/2 added to each cell, since one is empty, the";
  else
    said += ". The";
  return said + fmt::format(" odds ratio over all {} is {}.", units_in_words(report.made.unit),
                            with_interval(report, headline.crude));
}

std::string never_together(const Report& report, const Report::Headline& headline) {
  const std::string said = "Within interviews (Mantel-Haenszel) the odds ratio is 0: ";
  if (headline.pooled.counts.n_ab == 0) {
    return said +
           fmt::format("the two never came together in one {}.", unit_in_words(report.made.unit));
  }
  return said + fmt::format("no interview has both {0} with the two and {0} with neither.",
                            units_in_words(report.made.unit));
}

std::string no_ratio_within(const Report& report, const Report::Headline& headline) {
  const bool speaks_for = std::any_of(
      headline.interviews.begin(), headline.interviews.end(), [](const Report::Tie& tie) {
        const Report::Fourfold& counts = tie.counts;
        return counts.n_ab > 0 && counts.n + counts.n_ab > counts.n_a + counts.n_b;
      });
  const std::string said = "Within interviews no odds ratio can be given: ";
  if (!speaks_for) return said + "no interview holds what it is made of.";
  return said + fmt::format(
                    "no interview has both {0} with the one alone and {0} with the other alone, so "
                    "that nothing speaks against the tie.",
                    units_in_words(report.made.unit));
}

std::string within_sentence(const Report& report, const Report::Headline& headline) {
  const Report::Estimate within = ratio_of(headline.pooled.log_odds_ratio);
  if (headline.within == 0.0) return never_together(report, headline);
  if (!within.value) return no_ratio_within(report, headline);
  std::string said = fmt::format("Within interviews (Mantel-Haenszel) the odds ratio is {}",
                                 with_interval(report, within));
  if (within.low) {
    said += fmt::format(", where {} of one interview are taken to be independent",
                        units_in_words(report.made.unit));
  }
  said += ": ";
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
    said += said.empty() ? fmt::format("{}, hits per 1,000 words: ", quoted_theme(report, theme))
                         : "; ";
    if (report.groups.size() > 1) said += report.groups[rate.group] + " ";
    if (!rate.per_1000.value) {
      said += "no talk";
      continue;
    }
    said += rate.per_1000.low ? with_interval(report, rate.per_1000)
                              : number_in_words(*rate.per_1000.value);
    said += " from " + counted_in_words(rate.hits, "hit");
  }
  return said.empty() ? said : said + ".";
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
      "meant. Read passages before quoting a number; \u201Cthemata agree\u201D says how far "
      "dictionary and "
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
  const auto tested = static_cast<std::uint64_t>(
      std::count_if(report.pairs.begin(), report.pairs.end(),
                    [](const Report::Pair& pair) { return pair.odds_ratio.low.has_value(); }));
  if (tested > 1) {
    cautions.push_back(fmt::format(
        "The table of pairs holds {} intervals: of so many, about {} would look tied or apart at "
        "{:g} % "
        "without any tie. Pairs that were not asked about beforehand are questions, not findings.",
        count_in_words(tested),
        number_in_words(static_cast<double>(tested) * (1 - report.made.confidence)),
        report.made.confidence * 100));
  }
  if (report.groups.size() > 1) {
    cautions.emplace_back(
        "Intervals of two groups that overlap are no test of their difference; \u201Cthemata "
        "themes "
        "--compare\u201D gives that difference its own interval.");
  }
  if (report.made.statuses == "all") {
    cautions.emplace_back(
        "All hits count, also negated, hypothetical and attributed ones: \u201Cnever "
        "explained\u201D counts "
        "as talk of explaining. Filter by status in the reading room, or count with --status.");
  }
  if (report.names == Report::Names::pseudonyms) {
    cautions.emplace_back(
        "Documents and speakers are called by pseudonyms, which stay the same as long as the key "
        "does. Metadata, and what people said where it is shown, are as they were: they can name "
        "people.");
  }
  cautions.emplace_back(
      "Which interviews there are decides what the numbers are about. They are taken as a sample "
      "of interviews like them, and of nobody else.");
  return cautions;
}

}  // namespace themata
