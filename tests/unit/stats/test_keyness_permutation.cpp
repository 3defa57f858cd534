// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>

#include <themata/stats/keyness_permutation.hpp>

using namespace themata;

namespace {

DocumentSides one_side(std::size_t side, std::uint64_t count) {
  DocumentSides document;
  document.words[side] = 100;
  document.counts[side] = {{0, count}, {1, 5}};
  return document;
}

}  // namespace

TEST_CASE("a word of one document is no key word, one of all of them is") {
  std::vector<DocumentSides> clumped, spread;
  for (std::size_t at = 0; at < 5; ++at) {
    clumped.push_back(one_side(0, at == 0 ? 40 : 0));
    clumped.push_back(one_side(1, 0));
    spread.push_back(one_side(0, 8));
    spread.push_back(one_side(1, 0));
  }
  const auto of_clumped = keyness_by_permutation(clumped, 2, 5000, 1);
  const auto of_spread = keyness_by_permutation(spread, 2, 5000, 1);
  CHECK(of_clumped[0] == 1);  // one side or the other always has all of it
  // Two of the 252 ways to deal ten documents out are as extreme as the data.
  CHECK(of_spread[0] == Approx(2.0 / 252).margin(0.004));
  CHECK(of_spread[1] == 1);
}

TEST_CASE("documents with both sides swap them") {
  std::vector<DocumentSides> documents;
  for (std::size_t at = 0; at < 6; ++at) {
    DocumentSides document;
    document.words = {50, 80};
    document.counts[0] = {{0, 9}};
    document.counts[1] = {{0, 1}};
    documents.push_back(document);
  }
  // All six keep their sides or all swap: 2 of 64.
  CHECK(keyness_by_permutation(documents, 1, 5000, 7)[0] == Approx(2.0 / 64).margin(0.01));
}

TEST_CASE("a permutation is the same for the same seed, and 1 without draws") {
  const std::vector<DocumentSides> documents{one_side(0, 3), one_side(1, 1), one_side(1, 2)};
  CHECK(keyness_by_permutation(documents, 2, 99, 3) == keyness_by_permutation(documents, 2, 99, 3));
  CHECK(keyness_by_permutation(documents, 2, 0, 3) == std::vector<double>{1, 1});
  CHECK(keyness_by_permutation({}, 1, 10, 3)[0] == 1);
}
