// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>

#include <themata/base/error.hpp>
#include <themata/base/suggest.hpp>

using namespace themata;

TEST_CASE("the nearest word is suggested, a distant one is not") {
  const std::vector<std::string> words{"patterns", "themes", "label"};
  CHECK(nearest("patern", words) == "patterns");
  CHECK(nearest("thmees", words) == "themes");
  CHECK(nearest("colour", words).empty());
  CHECK(nearest("odds", {"phi", "odds_ratio_mh", "odds_ratio"}) == "odds_ratio");
  CHECK(nearest("od", {"phi", "odds_ratio"}).empty());
  CHECK(did_you_mean("lable", words) == ", did you mean `label`?");
  CHECK(nearest(std::string(100'000, 'x'), words).empty());
}

TEST_CASE("an error says its place as far as it is known") {
  CHECK(Error(ErrorKind::input, "why").full() == "why");
  CHECK(Error(ErrorKind::input, "why", Place{"f", 3, 0, {}}).full() == "f:3: why");
  CHECK(Error(ErrorKind::input, "why", Place{"f", 3, 7, {}}).full() == "f:3:7: why");
  CHECK(Error(ErrorKind::input, "why", Place{"f", 0, 0, 12}).full() == "f: byte 12: why");
}
