// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>
#include <cmath>
#include <compare>

#include <themata/stats/keyness.hpp>

using namespace themata;

namespace {

const TwoCorpora worked{100, 10000, 50, 20000};

}  // namespace

TEST_CASE("measures of keyness give the worked example") {
  CHECK(*g2(worked.fourfold()) == Approx(69.6919190).epsilon(1e-8));
  CHECK(*g2_two_terms(worked) == Approx(69.3147181).epsilon(1e-8));
  CHECK(*log_ratio(100, 10000, 50, 20000) == Approx(2).epsilon(1e-12));
  CHECK(*log_ratio_smoothed(worked) == Approx(1.9928041).epsilon(1e-7));
  CHECK(*log_ratio_conservative(worked, 1, 0.95) == Approx(1.4962583).epsilon(1e-7));
  CHECK(*bic(worked) == Approx(59.3829663).epsilon(1e-8));
  CHECK(*percent_difference(worked) == Approx(300).epsilon(1e-12));
}

TEST_CASE("shares are compared exactly, whatever a log ratio with 1/2 says") {
  // Of two words that the smaller side never says the log ratio points the wrong way.
  CHECK(std::is_lt(compare_shares({0, 100, 7, 10'000})));
  CHECK(*log_ratio(7, 10'000, 0, 100) < 0);
  CHECK(std::is_gt(compare_shares({7, 10'000, 0, 100})));
  CHECK(std::is_eq(compare_shares({1, 3, 2, 6})));
  CHECK(std::is_gt(compare_shares({2, 7, 3, 11})));
  CHECK(std::is_eq(compare_shares({5, 5, 9, 9})));
  CHECK(std::is_eq(compare_shares({0, 5, 0, 9})));
  CHECK(std::is_eq(compare_shares({1, 5, 0, 0})));
  // Products of these are beyond 64 bits, and their quotients the same double.
  constexpr std::uint64_t many = std::uint64_t{1} << 62U;
  CHECK(std::is_gt(compare_shares({many - 1, many, many - 2, many - 1})));
  CHECK(std::is_lt(compare_shares({many - 2, many - 1, many - 1, many})));
  for (std::uint64_t n = 1; n < 8; ++n) {
    for (std::uint64_t m = 1; m < 8; ++m) {
      for (std::uint64_t a = 0; a <= n; ++a) {
        for (std::uint64_t b = 0; b <= m; ++b) {
          CHECK((compare_shares({a, n, b, m}) == (a * m <=> b * n)));
        }
      }
    }
  }
}

TEST_CASE("the conservative log ratio is 0 without evidence, and mirrors itself") {
  CHECK(*log_ratio_conservative({5, 1000, 4, 1000}, 1, 0.95) == 0);
  const auto over = *log_ratio_conservative({90, 1000, 10, 3000}, 100, 0.95);
  const auto under = *log_ratio_conservative({10, 3000, 90, 1000}, 100, 0.95);
  CHECK(over > 0);
  CHECK(under == Approx(-over).epsilon(1e-9));
  CHECK(over < *log_ratio_conservative({90, 1000, 10, 3000}, 1, 0.95));
}

TEST_CASE("a word of one side only has a conservative log ratio") {
  // With b = 0 the lower end for the target's share is tail^(1/a).
  const double tail = std::pow(0.025, 1.0 / 20);
  CHECK(*log_ratio_conservative({20, 1000, 0, 1000}, 1, 0.95) ==
        Approx(std::log2(tail / (1 - tail))).epsilon(1e-9));
  CHECK(*log_ratio_conservative({0, 1000, 20, 1000}, 1, 0.95) < 0);
  CHECK(*log_ratio_conservative({1, 1000, 0, 1000}, 1, 0.95) == 0);
  CHECK(*log_ratio_smoothed({0, 1000, 20, 1000}) < 0);
}

TEST_CASE("keyness holds at a thousand million words") {
  const TwoCorpora big{3'000'000, 1'000'000'000, 1'000'000, 1'000'000'000};
  const auto cautious = *log_ratio_conservative(big, 1'000'000, 0.95);
  CHECK(cautious > 1.57);
  CHECK(cautious < std::log2(3.0));
  CHECK(*log_ratio_conservative({0, 1'000'000'000, 900'000'000, 1'000'000'000}, 5, 0.95) < -20);
  CHECK(*bic({500, 1'000'000'000, 500, 1'000'000'000}) == Approx(-std::log(2e9)));
}

TEST_CASE("keyness without words is empty") {
  CHECK_FALSE(log_ratio_smoothed({0, 0, 3, 10}));
  CHECK_FALSE(log_ratio_conservative({0, 10, 0, 10}, 1, 0.95));
  CHECK_FALSE(log_ratio_conservative({0, 0, 3, 10}, 1, 0.95));
  CHECK_FALSE(g2_two_terms({0, 10, 0, 10}));
  CHECK_FALSE(percent_difference({3, 10, 0, 10}));
  CHECK_FALSE(bic({0, 10, 0, 10}));
  CHECK(*percent_difference({0, 10, 3, 10}) == -100);
}
