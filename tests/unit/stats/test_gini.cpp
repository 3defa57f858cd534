// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>

#include <themata/stats/gini.hpp>

using namespace themata;

TEST_CASE("gini is 0 for equal counts and grows with what one holds") {
  CHECK(*gini({3, 3, 3}) == Approx(0.0));
  // (2-5)1 + (4-5)2 + (6-5)3 + (8-5)4 = 10, over 4 * 10.
  CHECK(*gini({4, 1, 3, 2}) == Approx(0.25));
  CHECK(*gini({0, 0, 0, 8}) == Approx(0.75));
  CHECK(*gini({5}) == Approx(0.0));
}

TEST_CASE("gini is undefined where nothing is held") {
  CHECK_FALSE(gini({}));
  CHECK_FALSE(gini({0, 0}));
}
