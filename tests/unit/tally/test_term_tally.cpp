// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>

#include <themata/tally/term_tally.hpp>

#include "coding_fixture.hpp"

using namespace themata;
using themata_test::CodingFixture;

namespace {

/// One letter a word: `.` far from hits, `1` `2` `3` near the first, second, both, `#` in one.
std::string places(const std::string& text, std::uint32_t within) {
  const CodingFixture fixture("x: [x, x x]\ny: [y]\nz: [z]\n");
  std::string out;
  (void)fixture.code(themata_test::document_of(text),
                     [&](const TurnView& view, std::span<const OwnedHit> hits) {
                       if (!out.empty()) out += '|';
                       for (const auto place : word_places(view, hits, {1, 2, 0}, within)) {
                         out += place == in_hit ? '#' : ".123"[place];
                       }
                     });
  return out;
}

}  // namespace

TEST_CASE("words near hits are those within so many words, in the turn") {
  CHECK(places("a a x a a a", 1) == ".1#1..");
  CHECK(places("a x x a a a", 2) == "1##11.");
  CHECK(places("x a a y | a a", 2) == "#33#|..");
  CHECK(places("a a y z", 1) == ".2#2");
  CHECK(places("x y a", 5) == "##3");
  CHECK(places("a a", 5) == "..");
}

TEST_CASE("words are counted by document and part, whoever counts them") {
  Vocabulary one, other;
  const auto words = [](Vocabulary& vocabulary, std::initializer_list<const char*> texts) {
    std::vector<Token> tokens;
    for (const char* text : texts) tokens.push_back({{}, vocabulary.intern(text)});
    return tokens;
  };
  TermTally first(one);
  TermTally second(other);
  second.add(words(other, {"b", "a", "b", "c"}),
             std::vector<std::uint32_t>{1, 0, 1, TermTally::no_part});
  second.end_document(7);
  first.add(words(one, {"a", "d"}), std::vector<std::uint32_t>{1, 1});
  first.end_document(3);
  first.end_document(9);
  const TermTally* tallies[] = {&second, &first};
  const TermTally::Total total = TermTally::merged(tallies);
  CHECK(total.terms == std::vector<std::string>{"a", "b", "d"});
  REQUIRE(total.parts.size() == 3);
  CHECK(total.parts[0].document == 3);
  CHECK(total.parts[0].words == 2);
  CHECK(total.parts[0].counts[1].term == 2);
  CHECK(total.parts[1].document == 7);
  CHECK(total.parts[1].part == 0);
  CHECK(total.parts[2].part == 1);
  CHECK(total.parts[2].counts[0].count == 2);
}

TEST_CASE("a part goes on over turns, and its terms come in order") {
  Vocabulary vocabulary;
  std::vector<Token> turn;
  for (const char* text : {"z", "m", "a", "z"}) turn.push_back({{}, vocabulary.intern(text)});
  TermTally tally(vocabulary);
  tally.add(turn, std::vector<std::uint32_t>{5, 0, 5, 5});
  tally.add(turn, std::vector<std::uint32_t>{5, 5, 0, 5});
  tally.end_document(1);
  const TermTally* tallies[] = {&tally};
  const TermTally::Total total = TermTally::merged(tallies);
  REQUIRE(total.parts.size() == 2);
  const auto counts = [&total](std::size_t part) {
    std::vector<std::pair<std::string, std::uint64_t>> found;
    for (const auto& count : total.parts[part].counts) {
      found.emplace_back(total.terms[count.term], count.count);
    }
    return found;
  };
  using Expected = std::vector<std::pair<std::string, std::uint64_t>>;
  CHECK(counts(0) == Expected{{"a", 1}, {"m", 1}});
  CHECK(counts(1) == Expected{{"a", 1}, {"m", 1}, {"z", 4}});
  CHECK(total.parts[1].words == 6);
}
