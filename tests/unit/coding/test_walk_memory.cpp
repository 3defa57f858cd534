// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>

#include "../../../src/coding/walk_memory.hpp"

using namespace themata;

TEST_CASE("a table of steps that is full forgets, and never tells a wrong step") {
  StepTable table;
  constexpr auto count = static_cast<std::uint32_t>(StepTable::most * 5 / 2);
  std::size_t wrong = 0;
  for (std::uint32_t at = 0; at < count; ++at) {
    const std::uint64_t key = std::uint64_t{at} << 32U | at % 7;
    wrong += table.find(key) != nullptr ? 1U : 0U;
    table.add(key, at);
    const std::uint32_t earlier = at / 2;
    for (const std::uint32_t known : {at, earlier}) {
      const std::uint32_t* const to = table.find(std::uint64_t{known} << 32U | known % 7);
      wrong += (to == nullptr ? known == at : *to != known) ? 1U : 0U;
    }
  }
  CHECK(wrong == 0);
  CHECK(table.find(0) == nullptr);
}
