// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>

#include <array>
#include <bit>
#include <cmath>

#include <themata/stats/keyness.hpp>
#include <themata/stats/keyness_permutation.hpp>

using namespace themata;

namespace {

DocumentSides one_side(std::size_t side, std::uint64_t count) {
  DocumentSides document;
  document.words[side] = 100;
  document.counts[side] = {{0, count}, {1, 5}};
  return document;
}

/// `count` of term 0 on either side of a document.
DocumentSides both_sides(std::uint64_t words_a, std::uint64_t count_a, std::uint64_t words_b,
                         std::uint64_t count_b) {
  DocumentSides document;
  document.words = {words_a, words_b};
  document.counts[0] = {{0, count_a}};
  document.counts[1] = {{0, count_b}};
  return document;
}

/// The share of all ways to deal out that are as far from 0 as the data, by going through them:
/// bit i says that document i has its sides exchanged. Documents on one side stay as many.
double exact_p(const std::vector<DocumentSides>& documents) {
  const auto distance = [&](std::uint32_t exchanged) {
    std::array<std::uint64_t, 2> words{}, counts{};
    for (std::size_t at = 0; at < documents.size(); ++at) {
      for (const std::size_t side : {0U, 1U}) {
        const std::size_t now = (exchanged >> at & 1U) != 0 ? 1 - side : side;
        words[now] += documents[at].words[side];
        for (const auto& [term, count] : documents[at].counts[side]) {
          if (term == 0) counts[now] += count;
        }
      }
    }
    return std::abs(*log_ratio_smoothed({counts[0], words[0], counts[1], words[1]}));
  };
  std::uint32_t only_target = 0, only_reference = 0;
  for (std::size_t at = 0; at < documents.size(); ++at) {
    if (documents[at].words[1] == 0) only_target |= 1U << at;
    if (documents[at].words[0] == 0) only_reference |= 1U << at;
  }
  double ways = 0, as_far = 0;
  for (std::uint32_t exchanged = 0; exchanged < 1U << documents.size(); ++exchanged) {
    if (std::popcount(exchanged & only_target) != std::popcount(exchanged & only_reference)) {
      continue;
    }
    ++ways;
    if (distance(exchanged) >= distance(0) - 1e-12) ++as_far;
  }
  return as_far / ways;
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

TEST_CASE("one document with both sides leaves the others where they are dealt") {
  // The word is in the two documents of the reference: 1 of the 171 ways to choose two of nineteen.
  std::vector<DocumentSides> documents(17, one_side(0, 0));
  documents.insert(documents.end(), 2, one_side(1, 10));
  const double without = keyness_by_permutation(documents, 2, 20'000, 5)[0];
  CHECK(without == Approx(1.0 / 171).margin(0.002));
  documents.push_back(both_sides(100, 1, 100, 1));
  CHECK(keyness_by_permutation(documents, 2, 20'000, 5)[0] == Approx(without).margin(0.002));
}

TEST_CASE("a permutation comes near the share of all ways to deal out") {
  std::vector<DocumentSides> documents;
  for (const std::uint64_t count : {2U, 1U, 3U, 1U, 2U, 4U})
    documents.push_back(one_side(0, count));
  for (const std::uint64_t count : {5U, 6U}) documents.push_back(one_side(1, count));
  CHECK(keyness_by_permutation(documents, 2, 20'000, 2)[0] ==
        Approx(exact_p(documents)).margin(0.008));
  documents.push_back(both_sides(60, 5, 90, 3));
  documents.push_back(both_sides(150, 6, 40, 4));
  documents.push_back({});  // says nothing, and takes no side
  CHECK(keyness_by_permutation(documents, 2, 20'000, 2)[0] ==
        Approx(exact_p(documents)).margin(0.008));
}

TEST_CASE("a permutation is the same for the same seed, and 1 without draws") {
  const std::vector<DocumentSides> documents{one_side(0, 3), one_side(1, 1), one_side(1, 2)};
  CHECK(keyness_by_permutation(documents, 2, 99, 3) == keyness_by_permutation(documents, 2, 99, 3));
  CHECK(keyness_by_permutation(documents, 2, 0, 3) == std::vector<double>{1, 1});
  CHECK(keyness_by_permutation({}, 1, 10, 3)[0] == 1);
}
