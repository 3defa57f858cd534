// SPDX-License-Identifier: MIT
#include <themata/stats/association_interval.hpp>
#include <themata/stats/association_test.hpp>

#include "published_parts.hpp"

namespace themata {

std::vector<PublishedNumber> published_association() {
  const Fourfold table{30, 20, 10, 140};
  const std::string worked = "worked example, cells 30 20 10 140";
  const auto woolf = odds_ratio_interval(table, 0.95);
  const Fourfold with_zero{5, 0, 3, 12};
  const std::string zero = "worked example, cells 5 0 3 12";
  const auto corrected = odds_ratio_interval(with_zero, 0.95);
  const auto low = [](const std::optional<Interval>& interval) {
    return interval ? std::optional(interval->low) : std::nullopt;
  };
  const auto high = [](const std::optional<Interval>& interval) {
    return interval ? std::optional(interval->high) : std::nullopt;
  };
  return {
      {worked, "PMI", "1.5849625007", pmi(table)},
      {worked, "NPMI", "0.5790947844", npmi(table)},
      {worked, "logDice", "13.4150374993", log_dice(table)},
      {worked, "Jaccard", "0.5000000000", jaccard(table)},
      {worked, "Dice", "0.6666666667", dice(table)},
      {worked, "Ochiai", "0.6708203932", ochiai(table)},
      {worked, "overlap", "0.7500000000", overlap(table)},
      {worked, "phi", "0.5773502692", phi(table)},
      {worked, "Yule's Q", "0.9090909091", yule_q(table)},
      {worked, "odds ratio", "21.0000000000", odds_ratio(table)},
      {worked, "odds ratio, Woolf's low end", "8.9273895312", low(woolf)},
      {worked, "odds ratio, Woolf's high end", "49.3985390080", high(woolf)},
      {worked, "delta P of second given first", "0.5333333333", delta_p_ab(table)},
      {worked, "delta P of first given second", "0.6250000000", delta_p_ba(table)},
      {worked, "G2", "59.3807946794", g2(table)},
      {worked, "X2 (Pearson)", "66.6666666667", x2(table)},
      {worked, "X2 (Yates)", "63.3750000000", x2_yates(table)},
      {worked, "Fisher's p", "2.81637500e-14", fisher_p(table)},
      {zero, "odds ratio with 1/2 added", "39.2857142857", odds_ratio(with_zero)},
      {zero, "its low end", "1.7204125", low(corrected)},
      {zero, "its high end", "897.0914255", high(corrected)},
      {"Dunning 1993", "G2 of 110 2442 111 29114", "270.7218769", g2({110, 2442, 111, 29114})},
  };
}

}  // namespace themata
