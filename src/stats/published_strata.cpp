// SPDX-License-Identifier: MIT
#include <array>

#include <themata/stats/proportions.hpp>
#include <themata/stats/strata.hpp>

#include "published_parts.hpp"

namespace themata {
namespace {

/// Men admitted, men rejected, women admitted, women rejected, by department.
constexpr std::array<Fourfold, 6> departments{{{512, 313, 89, 19},
                                               {353, 207, 17, 8},
                                               {120, 205, 202, 391},
                                               {138, 279, 131, 244},
                                               {53, 138, 94, 299},
                                               {22, 351, 24, 317}}};

void add_interval(std::vector<PublishedNumber>& numbers, const std::string& source,
                  const std::string& what, const std::optional<Interval>& interval,
                  const std::string& low, const std::string& high) {
  numbers.push_back(
      {source, what + ", low", low, interval ? std::optional(interval->low) : std::nullopt});
  numbers.push_back(
      {source, what + ", high", high, interval ? std::optional(interval->high) : std::nullopt});
}

}  // namespace

std::vector<PublishedNumber> published_strata() {
  std::vector<PublishedNumber> numbers;
  add_interval(numbers, "Newcombe 1998a", "Wilson's interval of 81/263",
               wilson_interval({81, 263}, 0.95), "0.2552885", "0.3662096");
  add_interval(numbers, "Newcombe 1998a", "Wilson's interval of 0/20",
               wilson_interval({0, 20}, 0.95), "0.0000000", "0.1611251");
  add_interval(numbers, "Newcombe 1998b", "interval of 56/70 - 48/80",
               newcombe_interval({56, 70}, {48, 80}, 0.95), "0.0524", "0.3339");
  Fourfold crude;
  for (const Fourfold& table : departments) {
    crude.both += table.both;
    crude.first += table.first;
    crude.second += table.second;
    crude.neither += table.neither;
  }
  const std::string berkeley = "Bickel, Hammel & O'Connell 1975 (R's UCBAdmissions)";
  numbers.push_back({berkeley, "crude odds ratio", "1.84108004", odds_ratio(crude)});
  numbers.push_back({berkeley, "Mantel-Haenszel odds ratio", "0.9046968",
                     mantel_haenszel_odds_ratio(departments)});
  add_interval(numbers, berkeley, "its Robins-Breslow-Greenland interval",
               mantel_haenszel_interval(departments, 0.95), "0.7719074", "1.0603298");
  const auto test = cochran_mantel_haenszel(departments, Continuity::corrected);
  numbers.push_back({berkeley, "CMH, corrected", "1.42694623",
                     test ? std::optional(test->statistic) : std::nullopt});
  numbers.push_back(
      {berkeley, "its p", "0.232263463", test ? std::optional(test->p) : std::nullopt});
  return numbers;
}

}  // namespace themata
