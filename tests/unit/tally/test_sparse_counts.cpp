// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>

#include <map>

#include <themata/tally/sparse_counts.hpp>

using themata::SparseCounts;
using Counts = std::vector<std::pair<std::uint32_t, std::uint64_t>>;

TEST_CASE("counts of numbers add up, and come by number") {
  SparseCounts counts;
  CHECK(counts.sorted().empty());
  counts.add(7, 2);
  counts.add(0, 1);
  counts.add(7, 3);
  counts.add(3, 0);
  CHECK(counts.sorted() == Counts{{0, 1}, {7, 5}});
}

TEST_CASE("numbers however large and many are counted like in a map") {
  SparseCounts counts;
  std::map<std::uint32_t, std::uint64_t> expected;
  std::uint32_t number = 1;
  for (std::uint32_t round = 0; round < 5000; ++round) {
    number = number * 2654435761U + 12345U;
    const std::uint32_t counted = round % 3 == 0 ? round % 50 : number;
    counts.add(counted, round % 4);
    if (round % 4 != 0) expected[counted] += round % 4;
  }
  CHECK(counts.sorted() == Counts(expected.begin(), expected.end()));
}
