// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>

#include <random>
#include <string>
#include <vector>

#include "../../../src/coding/read_beginnings.hpp"

using namespace themata;

namespace {

struct Lists {
  std::vector<std::uint32_t> fours;
  std::vector<std::uint32_t> rests;

  explicit Lists(std::size_t size) : fours(size), rests(size) {}
  bool operator==(const Lists&) const = default;
};

std::uint32_t four(const std::string& bytes) {
  std::uint32_t number = 0;
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    number |= std::uint32_t{static_cast<unsigned char>(bytes[at])} << (8 * at);
  }
  return number;
}

}  // namespace

TEST_CASE("a word's first eight bytes are read with small letters and nothing behind it") {
  const std::string text = "It's THE Investigators of them, and so on";
  const std::vector<Token> words{{{0, 4}, unnamed},
                                 {{5, 8}, unnamed},
                                 {{9, 22}, unnamed},
                                 {{9, 22}, TypeId{3}},
                                 {{23, 25}, unnamed}};
  Lists lists(words.size());
  read_beginnings(text.data(), words, lists.fours.data(), lists.rests.data());
  CHECK(lists.fours == std::vector<std::uint32_t>{four("it's"), four("the"), four("inve"),
                                                  UINT32_MAX, four("of")});
  CHECK(lists.rests == std::vector<std::uint32_t>{0, 0, four("stig"), UINT32_MAX, 0});
}

TEST_CASE("beginnings read by fours are those read one by one") {
  std::mt19937 random(5);
  std::string text(300, ' ');
  for (char& c : text) c = static_cast<char>(' ' + random() % 95);
  for (int round = 0; round < 2000; ++round) {
    std::vector<Token> words(random() % 12);
    for (Token& word : words) {
      word.span.begin = static_cast<std::uint32_t>(random() % 290);
      const auto longest = static_cast<std::uint32_t>(text.size()) - word.span.begin;
      word.span.end = word.span.begin + 1 + static_cast<std::uint32_t>(random() % longest);
      word.type = random() % 4 == 0 ? TypeId{static_cast<std::uint32_t>(random() % 9)} : unnamed;
      word.kind = random() % 2 == 0 ? TokenKind::word : TokenKind::number;
    }
    Lists fast(words.size());
    Lists plain(words.size());
    read_beginnings(text.data(), words, fast.fours.data(), fast.rests.data());
    read_beginnings_plainly(text.data(), words, plain.fours.data(), plain.rests.data());
    REQUIRE(fast == plain);
  }
}
