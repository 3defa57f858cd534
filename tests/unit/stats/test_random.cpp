// SPDX-License-Identifier: MIT
#include <algorithm>
#include <array>
#include <catch2/catch.hpp>
#include <numeric>
#include <vector>

#include <themata/stats/random.hpp>

using namespace themata;

TEST_CASE("a seed and a stream name the same numbers always") {
  RandomStream one(7, 3);
  RandomStream same(7, 3);
  RandomStream other_stream(7, 4);
  RandomStream other_seed(8, 3);
  const std::uint64_t first = one.next();
  CHECK(first == same.next());
  CHECK(first != other_stream.next());
  CHECK(first != other_seed.next());
}

TEST_CASE("numbers below n are spread evenly") {
  for (const std::uint64_t n : {std::uint64_t{1}, std::uint64_t{7}, std::uint64_t{10}}) {
    std::vector<std::uint64_t> met(n);
    RandomStream random(1, n);
    for (int i = 0; i < 100'000; ++i) ++met[random.below(n)];
    const double expected = 100'000.0 / static_cast<double>(n);
    double chi = 0;
    for (const std::uint64_t count : met) {
      const double away = static_cast<double>(count) - expected;
      chi += away * away / expected;
    }
    CHECK(chi < 30);
  }
  RandomStream random(1);
  const std::uint64_t wide = std::uint64_t{3} << 60U;
  for (int i = 0; i < 1000; ++i) CHECK(random.below(wide) < wide);
}

TEST_CASE("a shuffle makes every order equally often") {
  std::array<int, 6> met{};
  for (std::uint64_t stream = 0; stream < 60'000; ++stream) {
    std::array<int, 3> values{0, 1, 2};
    RandomStream random(5, stream);
    shuffle(std::span<int>(values), random);
    const int order = values[0] * 2 + (values[1] > values[2] ? 1 : 0);
    ++met[static_cast<std::size_t>(order)];
  }
  for (const int count : met) CHECK(std::abs(count - 10'000) < 450);
}
