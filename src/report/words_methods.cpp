// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>

#include <themata/report/words.hpp>

#include "phrases.hpp"

namespace themata {
namespace {

bool any_pair(const Report& report) { return !report.pairs.empty(); }

std::string counting(const Report& report) {
  const Report::Made& made = report.made;
  std::string said = fmt::format(
      "We coded {} {} with themata {} (ICU {}, Unicode {}) and the dictionary {} ({}), which "
      "holds {} {}. Turns of {} counted: {} turns with {} words; {} turns with {} words were set "
      "aside. ",
      count_in_words(made.documents), made.documents == 1 ? "interview" : "interviews",
      report.program.version, report.program.icu, report.program.unicode,
      made.dictionary.empty() ? "without a name" : made.dictionary, made.dictionary_hash,
      count_in_words(report.themes.size()), report.themes.size() == 1 ? "theme" : "themes",
      made.roles, count_in_words(made.turns), count_in_words(made.words),
      count_in_words(made.turns_set_aside), count_in_words(made.words_set_aside));
  said += fmt::format("{} hits were found ({}). ", count_in_words(made.hits),
                      made.statuses == "all" ? "of every status" : "status " + made.statuses);
  return said + "Rates are hits per 1,000 words" +
         (made.by.empty() ? ". " : fmt::format(", by {}. ", made.by));
}

std::string intervals(const Report& report) {
  if (report.made.interval == "none") return "No intervals were made. ";
  return fmt::format("Intervals: {}. ", report.made.interval_words);
}

std::string pairs(const Report& report) {
  if (!any_pair(report)) return {};
  std::string said = fmt::format(
      "Two themes co-occur where both are present in one {}; the expected count is n_a n_b / n. "
      "We report the odds ratio, normalised pointwise mutual information and the Jaccard "
      "coefficient. ",
      unit_in_words(report.made.unit));
  if (report.headline) {
    said +=
        "The odds ratio within interviews is that of Mantel and Haenszel with the variance of "
        "Robins, Breslow and Greenland; those of single interviews have Woolf's interval. ";
  }
  if (!report.lags.empty()) {
    said +=
        "The lag profile counts pairs of turns of one interview; z is the adjusted residual, "
        "which takes these pairs to be independent. ";
  }
  return said;
}

}  // namespace

std::string methods_of(const Report& report) {
  std::string said = counting(report) + intervals(report) + pairs(report);
  said.pop_back();
  return said;
}

std::vector<std::string> references_of(const Report& report) {
  std::vector<std::string> works;
  const std::string& interval = report.made.interval;
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
    works.emplace_back(
        "Robins, J., Breslow, N., & Greenland, S. (1986). Estimators of the Mantel-Haenszel "
        "variance consistent in both sparse data and large-strata limiting models. Biometrics, "
        "42(2), 311-323.");
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
