// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>

#include <themata/report/words.hpp>

#include "phrases.hpp"

namespace themata {
namespace {

bool any_pair(const Report& report) { return !report.pairs.empty(); }

bool any_interval(const Report& report) {
  return std::any_of(report.rates.begin(), report.rates.end(),
                     [](const Report::Rate& rate) { return rate.per_1000.low.has_value(); }) ||
         std::any_of(report.pairs.begin(), report.pairs.end(),
                     [](const Report::Pair& pair) { return pair.odds_ratio.low.has_value(); });
}

bool any_empty_cell(const Report& report) {
  return std::any_of(report.pairs.begin(), report.pairs.end(), [](const Report::Pair& pair) {
    return pair.odds_ratio.value && has_empty_cell(pair.counts);
  });
}

bool pooled_interval(const Report& report) {
  return report.headline && report.headline->pooled.log_odds_ratio.low.has_value();
}

bool single_intervals(const Report& report) {
  return report.headline &&
         std::any_of(report.headline->interviews.begin(), report.headline->interviews.end(),
                     [](const Report::Tie& tie) { return tie.log_odds_ratio.low.has_value(); });
}

std::string counting(const Report& report) {
  const Report::Made& made = report.made;
  std::string said = fmt::format(
      "We coded {} with themata {} (ICU {}, Unicode {}) and {} of the dictionary {} ({}). Turns of "
      "{} counted: {} with {}; {} with {} set aside. ",
      counted_in_words(made.documents, "interview"), report.program.version, report.program.icu,
      report.program.unicode, counted_in_words(report.themes.size(), "theme"),
      made.dictionary.empty() ? "without a name" : made.dictionary, made.dictionary_hash,
      made.roles, counted_in_words(made.turns, "turn"), counted_in_words(made.words, "word"),
      counted_in_words(made.turns_set_aside, "turn"),
      counted_in_words(made.words_set_aside, "word"));
  said += fmt::format(
      "There were {} ({}); where those of sub-themes overlap, they count once for "
      "their parent. ",
      counted_in_words(made.hits, "hit"),
      made.statuses == "all" ? "of every status" : "status " + made.statuses);
  return said + "Rates are hits per 1,000 words" +
         (made.by.empty() ? ". " : fmt::format(", by {}. ", made.by));
}

std::string intervals(const Report& report) {
  if (!any_interval(report)) return "No intervals over interviews were made. ";
  return fmt::format("Intervals: {}. ", report.made.interval_words);
}

std::string pairs(const Report& report) {
  if (!any_pair(report)) return {};
  std::string said = fmt::format(
      "Two themes co-occur where both are present in one {}; the expected count is n_a n_b / n. "
      "We report the odds ratio, normalised pointwise mutual information and the Jaccard "
      "coefficient. ",
      unit_in_words(report.made.unit));
  if (any_empty_cell(report)) {
    said += "Where a cell of the fourfold table is empty, 1/2 is added to each. ";
  }
  if (report.headline) {
    said += "The odds ratio within interviews is that of Mantel and Haenszel. ";
    if (pooled_interval(report)) {
      said += fmt::format(
          "Its interval has the variance of Robins, Breslow and Greenland, which takes {} of one "
          "interview to be independent. ",
          units_in_words(report.made.unit));
    }
    if (single_intervals(report)) said += "Those of single interviews have Woolf's interval. ";
  }
  if (!report.lags.empty()) {
    said +=
        "The lag profile counts pairs of turns of one interview; z is the adjusted residual, "
        "which takes these pairs to be independent. ";
  }
  return said;
}

std::string names(const Report& report) {
  if (report.names == Report::Names::their_own) return {};
  return "Documents and speakers are called by pseudonyms: the first 64 bits of HMAC-SHA-256 of "
         "their names under a key that is kept apart. ";
}

}  // namespace

std::string methods_of(const Report& report) {
  std::string said = counting(report) + intervals(report) + pairs(report) + names(report);
  said.pop_back();
  return said;
}

std::vector<std::string> references_of(const Report& report) {
  std::vector<std::string> works;
  const std::string interval = any_interval(report) ? report.made.interval : "none";
  if (interval == "jackknife" || interval == "bca" || interval == "percentile") {
    works.emplace_back(
        "Efron, B., & Tibshirani, R. J. (1993). An Introduction to the Bootstrap. Chapman & "
        "Hall.");
  }
  if (interval == "jackknife") {
    works.emplace_back(
        "Tukey, J. W. (1958). Bias and confidence in not-quite large samples (abstract). Annals of "
        "Mathematical Statistics, 29, 614.");
  }
  if (interval == "bca") {
    works.emplace_back(
        "Efron, B. (1987). Better bootstrap confidence intervals. Journal of the American "
        "Statistical Association, 82(397), 171-185.");
  }
  if (any_pair(report)) {
    works.emplace_back(
        "Bouma, G. (2009). Normalized (pointwise) mutual information in collocation extraction. "
        "Proceedings of the Biennial GSCL Conference, 31-40.");
    works.emplace_back(
        "Jaccard, P. (1901). \u00C9tude comparative de la distribution florale dans une portion "
        "des "
        "Alpes et du Jura. Bulletin de la Soci\u00E9t\u00E9 Vaudoise des Sciences Naturelles, 37, "
        "547-579.");
  }
  if (report.headline) {
    works.emplace_back(
        "Mantel, N., & Haenszel, W. (1959). Statistical aspects of the analysis of data from "
        "retrospective studies of disease. Journal of the National Cancer Institute, 22(4), "
        "719-748.");
  }
  if (pooled_interval(report)) {
    works.emplace_back(
        "Robins, J., Breslow, N., & Greenland, S. (1986). Estimators of the Mantel-Haenszel "
        "variance consistent in both sparse data and large-strata limiting models. Biometrics, "
        "42(2), 311-323.");
  }
  if (any_empty_cell(report)) {
    works.emplace_back(
        "Haldane, J. B. S. (1956). The estimation and significance of the logarithm of a ratio of "
        "frequencies. Annals of Human Genetics, 20(4), 309-311.");
    works.emplace_back(
        "Anscombe, F. J. (1956). On estimating binomial response relations. Biometrika, 43(3/4), "
        "461-464.");
  }
  if (single_intervals(report)) {
    works.emplace_back(
        "Woolf, B. (1955). On estimating the relation between blood group and disease. Annals of "
        "Human Genetics, 19(4), 251-253.");
  }
  if (!report.lags.empty()) {
    works.emplace_back(
        "Haberman, S. J. (1973). The analysis of residuals in cross-classified tables. "
        "Biometrics, 29(1), 205-220.");
  }
  std::sort(works.begin(), works.end());
  works.push_back(fmt::format("themata {} [computer program].", report.program.version));
  for (const std::string& source : report.sources) {
    works.push_back("Source of the dictionary: " + source);
  }
  return works;
}

}  // namespace themata
