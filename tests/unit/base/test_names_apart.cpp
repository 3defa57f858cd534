// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>

#include <themata/base/names_apart.hpp>
#include <vector>

using namespace themata;

namespace {

std::string called(const std::vector<std::string>& names) {
  NamesApart apart;
  for (const std::string& name : names) apart.add(name);
  std::string all;
  for (const std::string& name : names) all += (all.empty() ? "" : " ") + apart.next(name);
  return all;
}

}  // namespace

TEST_CASE("the second thing of a name has a number that is in nobody's name") {
  CHECK(called({"a", "b"}) == "a b");
  CHECK(called({"d", "e", "d", "d"}) == "d e d#2 d#3");
  CHECK(called({"d", "d", "d#2", "d"}) == "d d#3 d#2 d#4");
  CHECK(called({"d#2", "d", "d"}) == "d#2 d d#3");
  CHECK(called({"d#2", "d#2", "d", "d"}) == "d#2 d#2#2 d d#3");
}
