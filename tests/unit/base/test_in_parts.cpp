// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>

#include <atomic>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include <themata/base/in_parts.hpp>

using themata::in_parts;

TEST_CASE("each part is worked on once and taken in its order") {
  for (const std::size_t threads : {1U, 2U, 7U, 60U}) {
    std::vector<std::atomic<int>> worked(40);
    std::vector<std::size_t> taken;
    const auto work = [&](std::size_t part) { ++worked[part]; };
    in_parts({worked.size(), threads}, work, [&](std::size_t part) {
      CHECK(worked[part] == 1);
      taken.push_back(part);
    });
    REQUIRE(taken.size() == worked.size());
    for (std::size_t part = 0; part < taken.size(); ++part) CHECK(taken[part] == part);
  }
  in_parts({0, 3}, [](std::size_t) { FAIL("there is no part"); });
}

TEST_CASE("parts are worked on at the same time") {
  std::atomic<int> begun = 0;
  in_parts({3, 3}, [&](std::size_t) {
    ++begun;
    while (begun < 3) std::this_thread::yield();
  });
  CHECK(begun == 3);
}

TEST_CASE("nobody is more than two parts a thread ahead of what is taken") {
  std::atomic<std::size_t> begun = 0;
  std::size_t taken = 0;
  std::size_t most = 0;
  const auto work = [&](std::size_t) { ++begun; };
  in_parts({500, 3}, work, [&](std::size_t) { most = std::max(most, begun - taken++); });
  CHECK(most <= 2 * 3);
}

TEST_CASE("what the first part threw is thrown when all that were begun have ended") {
  for (const std::size_t threads : {1U, 4U}) {
    std::atomic<int> under_way = 0;
    const auto work = [&](std::size_t part) {
      ++under_way;
      std::this_thread::yield();
      --under_way;
      if (part > 1) throw std::runtime_error(std::to_string(part));
    };
    CHECK_THROWS_WITH(in_parts({20, threads}, work), "2");
    CHECK(under_way == 0);
  }
}

TEST_CASE("what taking a part threw is thrown, and no more is taken") {
  std::vector<std::size_t> taken;
  const auto take = [&](std::size_t part) {
    taken.push_back(part);
    if (part == 3) throw std::runtime_error("full");
  };
  CHECK_THROWS_WITH(in_parts(
                        {20, 4}, [](std::size_t) {}, take),
                    "full");
  CHECK(taken == std::vector<std::size_t>{0, 1, 2, 3});
}
