// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>

#include <themata/stats/group_permutation.hpp>

using namespace themata;

namespace {

ClusterCounts interviews(std::vector<std::uint64_t> counts) {
  return {group_sides, std::move(counts)};
}

std::optional<double> p_of(const ClusterCounts& counts, std::uint64_t seed = 1) {
  return group_permutation(std::span(&counts, 1), 20'000, seed).front();
}

}  // namespace

TEST_CASE("rates of two groups are set against each other") {
  const auto sums = interviews({6, 100, 2, 100}).sums();
  CHECK(*rate_difference(sums) == Approx(0.04));
  CHECK(*rate_ratio(sums) == Approx(3.0));
  CHECK_FALSE(rate_ratio(interviews({6, 100, 0, 100}).sums()));
  CHECK_FALSE(rate_difference(interviews({6, 100, 0, 0}).sums()));
}

TEST_CASE("interviews of two groups change places, all ways equally likely") {
  // 3 of 6 interviews: 20 ways; only these three and their mirror differ as much.
  const auto counts = interviews({7, 100, 0, 0,   8, 100, 0, 0,   9, 100, 0, 0,  //
                                  0, 0,   1, 100, 0, 0,   2, 100, 0, 0,   3, 100});
  CHECK(*p_of(counts) == Approx(2.0 / 20).margin(0.01));
}

TEST_CASE("groups keep their numbers of interviews") {
  // 1 of 5: the largest stands alone in one of five ways, and no other differs as much.
  const auto counts =
      interviews({9, 100, 0, 0, 0, 0, 1, 100, 0, 0, 1, 100, 0, 0, 1, 100, 0, 0, 1, 100});
  CHECK(*p_of(counts) == Approx(1.0 / 5).margin(0.01));
}

TEST_CASE("an interview with both groups exchanges its sides") {
  // Four pairs, each higher in a: all signs alike in 2 of 16 ways.
  const auto counts = interviews({5, 100, 1, 100, 6, 100, 2, 100, 7, 100, 3, 100, 8, 100, 4, 100});
  CHECK(*p_of(counts) == Approx(2.0 / 16).margin(0.01));
}

TEST_CASE("equal rates never look unequal, and p is never 0") {
  CHECK(*p_of(interviews({1, 10, 0, 0, 3, 30, 0, 0, 0, 0, 2, 20, 0, 0, 7, 70})) == 1.0);
  const auto counts = interviews({9, 10, 0, 0, 0, 0, 0, 10});
  CHECK(*group_permutation(std::span(&counts, 1), 1, 1).front() > 0);
}

TEST_CASE("a group without words has no p") {
  CHECK_FALSE(p_of(interviews({1, 10, 0, 0, 2, 10, 0, 0})));
}

TEST_CASE("the same seed deals the same, another does not") {
  const auto counts = interviews({7, 100, 0, 0,   8, 90, 0, 0,   2, 100, 0, 0,  //
                                  0, 0,   5, 110, 0, 0,  2, 100, 0, 0,   3, 100});
  CHECK(*p_of(counts, 3) == *p_of(counts, 3));
  CHECK(*p_of(counts, 3) != *p_of(counts, 4));
}
