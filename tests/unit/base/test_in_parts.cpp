// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>

#include <atomic>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include <themata/base/in_parts.hpp>

using themata::in_parts;

TEST_CASE("each part is worked at once, the last by who asks") {
  std::vector<std::atomic<int>> worked(5);
  std::thread::id last;
  in_parts(worked.size(), [&](std::size_t part) {
    ++worked[part];
    if (part + 1 == worked.size()) last = std::this_thread::get_id();
  });
  for (const auto& times : worked) CHECK(times == 1);
  CHECK(last == std::this_thread::get_id());
  in_parts(0, [](std::size_t) { FAIL("there is no part"); });
}

TEST_CASE("parts are worked at the same time") {
  std::atomic<int> begun = 0;
  in_parts(3, [&](std::size_t) {
    ++begun;
    while (begun < 3) std::this_thread::yield();
  });
  CHECK(begun == 3);
}

TEST_CASE("what the first part threw is thrown when all parts have ended") {
  std::atomic<int> ended = 0;
  const auto work = [&](std::size_t part) {
    ++ended;
    if (part != 1) throw std::runtime_error(std::to_string(part));
  };
  CHECK_THROWS_WITH(in_parts(4, work), "0");
  CHECK(ended == 4);
}
