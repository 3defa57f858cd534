// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>

#include <themata/stats/published.hpp>

using namespace themata;

TEST_CASE("a number agrees within a unit of the last digit printed") {
  CHECK(agrees(0.12345, "0.1234"));
  CHECK(agrees(0.12345, "0.1235"));
  CHECK_FALSE(agrees(0.12351, "0.1234"));
  CHECK(agrees(2.81637e-14, "2.816e-14"));
  CHECK_FALSE(agrees(2.8180e-14, "2.816e-14"));
  CHECK(agrees(69.6919193193, "69.69191900"));
  CHECK_FALSE(agrees(69.6919203, "69.69191900"));
  CHECK(agrees(-2.09519224, "-2.09519224"));
  CHECK_FALSE(agrees(2.1, "two"));
  CHECK_FALSE(PublishedNumber{"", "", "0.5", {}}.holds());
}

TEST_CASE("every published number holds") {
  REQUIRE(published_numbers().size() > 30);
  for (const PublishedNumber& number : published_numbers()) {
    INFO(number.source << ": " << number.what << " " << number.published);
    CHECK(number.holds());
  }
}
