// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>

#include <themata/stats/agreement.hpp>

using namespace themata;
using enum AgreementMeasure;

namespace {

constexpr std::uint32_t none = Ratings::no_code;

/// Two coders from their table: how often the first said a and the second b.
Ratings of_table(std::size_t categories, const std::vector<std::uint32_t>& table) {
  Ratings ratings{2, categories};
  for (std::uint32_t cell = 0; cell < table.size(); ++cell) {
    for (std::uint32_t i = 0; i < table[cell]; ++i) {
      ratings.codes.push_back(cell / static_cast<std::uint32_t>(categories));
      ratings.codes.push_back(cell % static_cast<std::uint32_t>(categories));
    }
  }
  return ratings;
}

std::optional<double> value(const Ratings& ratings, AgreementMeasure measure) {
  return Agreement(ratings).values()[static_cast<std::size_t>(measure)];
}

Approx near(double number) { return Approx(number).epsilon(1e-7); }

/// Krippendorff's 12 units by 4 coders (2011, Computing Krippendorff's alpha-reliability).
Ratings krippendorff() {
  Ratings ratings{4, 5};
  ratings.codes = {0, 0, none, 0, 1,    1, 2, 1, 2,    2,    2, 2, 2,    2,    2, 2,
                   1, 1, 1,    1, 0,    1, 2, 3, 3,    3,    3, 3, 0,    0,    1, 0,
                   1, 1, 1,    1, none, 4, 4, 4, none, none, 0, 0, none, none, 2, none};
  ratings.values = {1, 2, 3, 4, 5};
  return ratings;
}

}  // namespace

TEST_CASE("Cohen's table of 1960 gives his kappa, and the error of 1969") {
  const Ratings ratings = of_table(3, {88, 14, 18, 10, 40, 10, 2, 6, 12});
  CHECK(*value(ratings, cohen_kappa) == near(0.4915254237));
  CHECK(*agreement_error(ratings, cohen_kappa) == Approx(0.0510018).epsilon(1e-5));
  CHECK(*value(ratings, conger_kappa) == near(0.4915254237));
  const Interval interval = *agreement_interval(ratings, cohen_kappa, 0.95);
  CHECK(interval.low == Approx(0.4915254237 - 1.959964 * 0.0510018).epsilon(1e-5));
}

TEST_CASE("Krippendorff's alphas of his example, with missing codes") {
  const Ratings ratings = krippendorff();
  CHECK(*value(ratings, alpha_nominal) == near(0.7434210526));
  CHECK(*value(ratings, alpha_ordinal) == Approx(0.8153875).epsilon(1e-6));
  CHECK(*value(ratings, alpha_interval) == Approx(0.8491071).epsilon(1e-6));
  CHECK(*value(ratings, alpha_ratio) == Approx(0.7974028).epsilon(1e-6));
  CHECK(Agreement(ratings).units() == 11);
}

TEST_CASE("Ordinal alpha goes by the order of categories, interval and ratio by their values") {
  Ratings ratings{2, 3};
  ratings.codes = {0, 0, 1, 2, 2, 2, 1, 0, 0, 1, 1, 1, 0, 0};
  ratings.values = {1, 2, 3};
  CHECK(*value(ratings, alpha_ordinal) == near(0.6412337662));
  Ratings turned = ratings;  // 2, 1, 3
  for (std::uint32_t& code : turned.codes) code = code == 2 ? 2 : 1 - code;
  turned.values = {2, 1, 3};
  CHECK(*value(turned, alpha_ordinal) == near(0.2472943723));
  for (const AgreementMeasure measure : {alpha_nominal, alpha_interval, alpha_ratio}) {
    CHECK(*value(turned, measure) == near(*value(ratings, measure)));
  }
  CHECK(*value(turned, alpha_interval) == near(2.0 / 3));
  CHECK(*value(turned, alpha_ratio) == near(0.5957839262));
  turned.values = {1, -1, 2};
  CHECK_FALSE(value(turned, alpha_ratio));
}

TEST_CASE("Gwet's AC1 stands where kappa falls through prevalence") {
  Ratings ratings = of_table(2, {118, 5, 2, 0});
  CHECK(*value(ratings, cohen_kappa) == near(-0.0233918129));
  CHECK(*value(ratings, gwet_ac1) == near(0.9407763));
  CHECK(*value(ratings, pabak) == near(2 * 118 / 125.0 - 1));
  CHECK_FALSE(value(ratings, positive_agreement));
  ratings.positive = 1;
  CHECK(*value(ratings, positive_agreement) == 0);
  CHECK(*value(ratings, negative_agreement) == near(236.0 / 243));
}

TEST_CASE("Gwet's errors are those of irrCAC on its own example") {
  // irrCAC 1.0, cac.raw4raters, 12 units: AC1 0.77544, SE 0.14295; Fleiss 0.76117, SE 0.15302;
  // Brennan-Prediger 0.77273, SE 0.14472; percent 0.81818, SE 0.12561 (unweighted, q = 5).
  const Ratings ratings = krippendorff();
  CHECK(*value(ratings, gwet_ac1) == Approx(0.77544).margin(6e-6));
  CHECK(*agreement_error(ratings, gwet_ac1) == Approx(0.14295).margin(6e-6));
  CHECK(*value(ratings, fleiss_kappa) == Approx(0.76117).margin(6e-6));
  CHECK(*agreement_error(ratings, fleiss_kappa) == Approx(0.15302).margin(6e-6));
  CHECK(*value(ratings, brennan_prediger) == Approx(0.77273).margin(6e-6));
  CHECK(*agreement_error(ratings, brennan_prediger) == Approx(0.14472).margin(6e-6));
}

TEST_CASE("a coder is held against a reference") {
  Ratings ratings = of_table(2, {50, 5, 10, 35});  // rows the reference
  ratings.positive = 1;
  ratings.reference = 0;
  CHECK(*value(ratings, precision) == near(35.0 / 40));
  CHECK(*value(ratings, recall) == near(35.0 / 45));
  CHECK(*value(ratings, f1) == near(70.0 / 85));
}

TEST_CASE("weights count a unit as if it were there so often") {
  const Ratings table = of_table(2, {3, 1, 1, 4});
  const Ratings once = of_table(2, {1, 1, 1, 1});
  const std::vector<double> weights{3, 1, 1, 4};
  const AgreementValues weighted = Agreement(once).values(weights);
  const AgreementValues counted = Agreement(table).values();
  for (std::size_t measure = 0; measure < agreement_measures; ++measure) {
    REQUIRE(weighted[measure].has_value() == counted[measure].has_value());
    if (counted[measure]) CHECK(*weighted[measure] == near(*counted[measure]));
  }
}

TEST_CASE("full agreement has no spread to make an interval of, rounding or not") {
  for (const std::uint32_t found : {1U, 9U, 37U}) {
    const Ratings ratings = of_table(2, {108, 0, 0, found});
    for (const AgreementMeasure measure : {cohen_kappa, conger_kappa, fleiss_kappa, gwet_ac1}) {
      CHECK(*value(ratings, measure) == near(1));
      CHECK_FALSE(agreement_interval(ratings, measure, 0.95));
    }
  }
}

TEST_CASE("agreement without variation, pairs or numbers is undefined") {
  const Ratings one_category = of_table(2, {9, 0, 0, 0});
  CHECK(*value(one_category, percent) == 1);
  CHECK_FALSE(value(one_category, cohen_kappa));
  CHECK_FALSE(value(one_category, fleiss_kappa));
  CHECK_FALSE(value(one_category, alpha_nominal));
  CHECK(*value(one_category, gwet_ac1) == 1);
  CHECK_FALSE(value(one_category, alpha_interval));
  const Ratings alone{2, 2, {0, none, none, 1}};
  CHECK_FALSE(value(alone, percent));
  CHECK_FALSE(value(alone, cohen_kappa));
  CHECK_FALSE(agreement_error(alone, cohen_kappa));
  const Ratings nobody{2, 0, {}};
  CHECK_FALSE(value(nobody, percent));
  CHECK_FALSE(value(nobody, gwet_ac1));
}
