// SPDX-License-Identifier: MIT
#include <themata/stats/published.hpp>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <iterator>

#include "published_parts.hpp"

namespace themata {

bool agrees(double number, std::string_view printed) {
  double value = 0;
  const char* end = printed.data() + printed.size();
  if (std::from_chars(printed.data(), end, value).ptr != end) return false;
  const std::size_t exponent = printed.find_first_of("eE");
  int power = 0;
  if (exponent != std::string_view::npos) {
    std::from_chars(printed.data() + exponent + 1, end, power);
  }
  const std::string_view digits = printed.substr(0, exponent);
  const std::size_t point = digits.find('.');
  if (point != std::string_view::npos) power -= static_cast<int>(digits.size() - point - 1);
  constexpr double slack = 1 + 1e-6;  // 0.2 - 0.1 is a little more than one unit
  const double unit = std::pow(10.0, power);
  return std::abs(number - value) <= slack * std::max(unit, 1e-8 * std::abs(value));
}

bool PublishedNumber::holds() const { return recomputed && agrees(*recomputed, published); }

std::vector<PublishedNumber> published_numbers() {
  std::vector<PublishedNumber> all;
  for (const auto part : {published_association, published_keyness, published_dispersion,
                          published_strata, published_sequence, published_agreement}) {
    std::vector<PublishedNumber> numbers = part();
    all.insert(all.end(), std::make_move_iterator(numbers.begin()),
               std::make_move_iterator(numbers.end()));
  }
  return all;
}

}  // namespace themata
