// SPDX-License-Identifier: MIT
#include <algorithm>
#include <catch2/catch.hpp>

#include <cmath>

#include <themata/report/words.hpp>

using namespace themata;

namespace {

Report two_themes(double low, double high) {
  Report report;
  report.made.unit = "turn";
  report.themes = {{"a", "voice", {}, 0, ""}, {"b", "outcome", {}, 0, ""}};
  report.groups = {"all"};
  report.headline = Report::Headline{0, 1, {1.6, 0.9, 2.9}, 20.85, {}, {}};
  report.headline->pooled.counts = {1170, 40, 61, 24};
  report.headline->pooled.log_odds_ratio = {(std::log(low) + std::log(high)) / 2, std::log(low),
                                            std::log(high)};
  return report;
}

}  // namespace

TEST_CASE("the finding says how two themes stand to each other") {
  CHECK(finding_of(two_themes(0.31, 2.09)).at(0) ==
        "\u201Cvoice\u201D and \u201Coutcome\u201D came up together in 24 of 1,170 turns (40 held "
        "the one, 61 the other); by chance alone it would be about 20.9. The odds ratio over all "
        "turns is 1.60 (95 % interval 0.90 to 2.90).");
  const auto said = [](double low, double high) { return finding_of(two_themes(low, high)).at(1); };
  CHECK(said(0.31, 2.09).find("do not settle") != std::string::npos);
  CHECK(said(1.2, 2.09).find("more often") != std::string::npos);
  CHECK(said(0.2, 0.9).find("less often") != std::string::npos);
}

TEST_CASE("without an odds ratio within interviews none is made up") {
  Report report = two_themes(1, 1);
  report.headline->pooled.log_odds_ratio = {};
  CHECK(finding_of(report).at(1).find("no odds ratio can be given") != std::string::npos);
  report.headline->pooled.log_odds_ratio.value = 0.0;
  CHECK(finding_of(report).at(1).find("(no interval)") != std::string::npos);
}

TEST_CASE("references are of what was run") {
  Report report = two_themes(0.5, 2);
  report.made.interval = "bca";
  const auto cites = [&report](const std::string& work) {
    const auto works = references_of(report);
    return std::any_of(works.begin(), works.end(), [&work](const std::string& reference) {
      return reference.find(work) != std::string::npos;
    });
  };
  CHECK_FALSE(cites("Better bootstrap"));  // no interval was made by it
  report.rates.push_back({0, 0, 10, 1000, {10.0, 5.0, 20.0}, 5, 50});
  const auto has = [&report](const std::string& work) {
    for (const std::string& reference : references_of(report)) {
      if (reference.find(work) != std::string::npos) return true;
    }
    return false;
  };
  CHECK(has("Better bootstrap"));
  CHECK_FALSE(has("Tukey"));
  CHECK(has("Mantel, N."));
  CHECK_FALSE(has("Haberman"));
}

TEST_CASE("an odds ratio of 0 is told, and so is what was added to empty cells") {
  Report report = two_themes(0.5, 2);
  report.headline->within = 0.0;
  report.headline->pooled.log_odds_ratio = {};
  report.headline->pooled.counts.n_ab = 0;
  CHECK(finding_of(report).at(0).find("With 1/2 added to each cell") != std::string::npos);
  CHECK(finding_of(report).at(1).find("is 0: the two never came together") != std::string::npos);
  report.headline->pooled.counts.n_ab = 24;  // in interviews without a turn of neither
  CHECK(finding_of(report).at(1).find("is 0: no interview has both turns with the two and turns "
                                      "with neither") != std::string::npos);
}

TEST_CASE("nothing is said to be added to the cells of what is undefined") {
  Report report = two_themes(0.5, 2);
  report.headline->crude = {};
  report.headline->pooled.counts = {3, 1, 0, 0};
  CHECK(finding_of(report).at(0).find("added") == std::string::npos);
}

TEST_CASE("that nothing speaks against a tie is not that nothing is known") {
  Report report = two_themes(1, 1);
  report.headline->pooled.log_odds_ratio = {};
  report.headline->interviews.push_back({0, {6, 3, 3, 3}, {}});
  CHECK(finding_of(report).at(1).find("nothing speaks against the tie") != std::string::npos);
  report.headline->interviews.front().counts = {6, 3, 3, 0};
  CHECK(finding_of(report).at(1).find("no interview holds what it is made of") !=
        std::string::npos);
}

TEST_CASE("numbers are written for reading") {
  CHECK(number_in_words(0.0123) == "0.012");
  CHECK(number_in_words(1.625) == "1.62");
  CHECK(number_in_words(12345.6) == "12,346");
  CHECK(count_in_words(1234567) == "1,234,567");
  CHECK(count_in_words(999) == "999");
}
