// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>
#include <optional>
#include <vector>

#include <themata/stats/multiple.hpp>

using namespace themata;

namespace {

using Values = std::vector<std::optional<double>>;

void check(const Values& found, const Values& wanted) {
  REQUIRE(found.size() == wanted.size());
  for (std::size_t at = 0; at < found.size(); ++at) {
    REQUIRE(found[at].has_value() == wanted[at].has_value());
    if (found[at]) CHECK(*found[at] == Approx(*wanted[at]).epsilon(1e-5));
  }
}

}  // namespace

TEST_CASE("adjusted p values are those of R") {
  // R 4.2: p.adjust.
  const Values p{0.01, 0.04, 0.03, 0.005, 0.04};
  check(benjamini_hochberg(p), {0.025, 0.04, 0.04, 0.025, 0.04});
  check(holm(p), {0.04, 0.09, 0.09, 0.025, 0.09});
}

TEST_CASE("Benjamini and Hochberg's own fifteen tests keep four findings") {
  // Benjamini & Hochberg 1995, section 4.1.
  const Values p{0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344,
                 0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1.0};
  std::size_t by_rate = 0;
  std::size_t by_any = 0;
  for (const auto& value : benjamini_hochberg(p)) by_rate += *value <= 0.05 ? 1U : 0U;
  for (const auto& value : holm(p)) by_any += *value <= 0.05 ? 1U : 0U;
  CHECK(by_rate == 4);
  CHECK(by_any == 3);
}

TEST_CASE("an undefined test is not one of the many") {
  check(benjamini_hochberg(Values{0.02, std::nullopt, 0.01}), {0.02, std::nullopt, 0.02});
  check(holm(Values{0.02, std::nullopt, 0.01}), {0.02, std::nullopt, 0.02});
  check(holm({}), {});
  check(benjamini_hochberg(Values{std::nullopt}), {std::nullopt});
  check(holm(Values{0.6, 0.7}), {1.0, 1.0});
}
