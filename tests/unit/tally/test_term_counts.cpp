// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>

#include <map>
#include <random>
#include <set>
#include <utility>
#include <vector>

#include <themata/tally/term_counts.hpp>

using namespace themata;

namespace {

using Row = std::pair<std::uint32_t, std::pair<std::uint64_t, std::uint32_t>>;

std::vector<Row> rows_of(const TermCounts& counts) {
  std::vector<Row> rows;
  counts.for_each([&](std::uint32_t term, const TermCounts::Cell& cell) {
    rows.push_back({term, {cell.count, cell.documents}});
  });
  return rows;
}

}  // namespace

TEST_CASE("terms are counted in the order of their ids, few of them and many") {
  std::mt19937 random(3);
  for (const std::uint32_t terms : {1U, 6U, 7U, 200U, 767U, 768U, 769U, 770U, 3000U}) {
    CAPTURE(terms);
    TermCounts counts;
    std::map<std::uint32_t, std::pair<std::uint64_t, std::set<std::uint32_t>>> expected;
    for (std::uint32_t document = 0; document < 4; ++document) {
      for (std::uint32_t term = 0; term < terms; ++term) {
        if (document > 0 && random() % 2 == 0) continue;
        const std::uint32_t id = term * 40'503U % 50'000U;
        const std::uint64_t count = 1 + random() % 5;
        counts.prefetch(id);
        counts.add(id, count, document);
        expected[id].first += count;
        expected[id].second.insert(document);
      }
    }
    std::vector<Row> wanted;
    for (const auto& [id, of] : expected) {
      wanted.push_back({id, {of.first, static_cast<std::uint32_t>(of.second.size())}});
    }
    CHECK(rows_of(counts) == wanted);
  }
}

TEST_CASE("nothing is counted where nothing was added") { CHECK(rows_of(TermCounts()).empty()); }
