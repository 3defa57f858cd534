// SPDX-License-Identifier: MIT
#include <themata/stats/agreement.hpp>

#include "published_parts.hpp"

namespace themata {
namespace {

constexpr std::uint32_t none = Ratings::no_code;

/// Two coders from how often the first said a and the second b.
Ratings of_table(std::size_t categories, std::initializer_list<std::uint32_t> table) {
  Ratings ratings{2, categories};
  std::uint32_t cell = 0;
  const auto q = static_cast<std::uint32_t>(categories);
  for (const std::uint32_t count : table) {
    for (std::uint32_t i = 0; i < count; ++i) {
      ratings.codes.push_back(cell / q);
      ratings.codes.push_back(cell % q);
    }
    ++cell;
  }
  return ratings;
}

/// Twelve units by four coders.
Ratings krippendorff() {
  Ratings ratings{4, 5};
  ratings.codes = {0, 0, none, 0, 1,    1, 2, 1, 2,    2,    2, 2, 2,    2,    2, 2,
                   1, 1, 1,    1, 0,    1, 2, 3, 3,    3,    3, 3, 0,    0,    1, 0,
                   1, 1, 1,    1, none, 4, 4, 4, none, none, 0, 0, none, none, 2, none};
  ratings.values = {1, 2, 3, 4, 5};
  return ratings;
}

std::optional<double> value(const Ratings& ratings, AgreementMeasure measure) {
  return Agreement(ratings).values()[static_cast<std::size_t>(measure)];
}

}  // namespace

std::vector<PublishedNumber> published_agreement() {
  using enum AgreementMeasure;
  const Ratings cohen = of_table(3, {88, 14, 18, 10, 40, 10, 2, 6, 12});
  const Ratings twelve = krippendorff();
  const Ratings rare = of_table(2, {118, 5, 2, 0});
  const std::string of_twelve = "Krippendorff 2011, 12 units by 4 coders";
  const std::string of_rare = "two coders, 118/5/2/0";
  return {{"Cohen 1960", "kappa", "0.4915254", value(cohen, cohen_kappa)},
          {"Fleiss, Cohen & Everitt 1969", "error of Cohen's kappa", "0.0510018",
           agreement_error(cohen, cohen_kappa)},
          {of_twelve, "alpha, nominal", "0.7434", value(twelve, alpha_nominal)},
          {of_twelve, "alpha, ordinal", "0.8154", value(twelve, alpha_ordinal)},
          {of_twelve, "alpha, interval", "0.8491", value(twelve, alpha_interval)},
          {of_twelve, "alpha, ratio", "0.7974", value(twelve, alpha_ratio)},
          {of_rare, "kappa", "-0.0233918", value(rare, cohen_kappa)},
          {of_rare, "AC1", "0.9407763", value(rare, gwet_ac1)}};
}

}  // namespace themata
