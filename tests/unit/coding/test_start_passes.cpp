// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>

#include <algorithm>
#include <array>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "../../../src/coding/start_passes.hpp"

#if defined(__unix__)
#include <sys/mman.h>
#endif

using namespace themata;

namespace {

std::vector<const StartPasses*> all_passes() {
  std::vector<const StartPasses*> all;
  for (const StartPasses* one :
       {plain_start_passes(), avx2_start_passes(), avx512_start_passes()}) {
    if (one != nullptr) all.push_back(one);
  }
  return all;
}

template <typename T>
std::vector<T> first(const std::vector<T>& items, std::size_t size) {
  return {items.begin(), items.begin() + static_cast<std::ptrdiff_t>(size)};
}

std::uint32_t four(const std::string& bytes) {
  return static_cast<std::uint32_t>(beginning_of(bytes));
}

StartGates gates_of(const std::vector<std::string>& keys, const std::vector<std::uint8_t>& firsts) {
  std::vector<GateWish> wishes;
  for (const std::string& key : keys) wishes.push_back({beginning_of(key), bytes_known});
  return {wishes, firsts, 1U << 10U};
}

/// Words and blanks, some with a type, some of them longer than anything that is looked at at once.
struct Talk {
  std::string text;
  std::vector<Token> words;

  explicit Talk(unsigned seed) {
    std::mt19937 random(seed);
    const std::array<std::string, 8> known{"the",    "it's", "DON'T", "t",
                                           "Victim", "42nd", "''t",   "a"};
    const std::size_t size = 1 + random() % 200;
    for (std::size_t at = 0; at < size; ++at) {
      if (at > 0) text.append(1 + (random() % 8 == 0 ? random() % 40 : 0), ' ');
      const auto begin = static_cast<std::uint32_t>(text.size());
      if (random() % 2 == 0) {
        text += known.at(random() % known.size());
      } else {
        const std::size_t longest = random() % 16 == 0 ? 300 : 12;
        for (std::size_t left = 1 + random() % longest; left > 0; --left) {
          text += static_cast<char>('a' + random() % 26);
        }
      }
      const TypeId type =
          random() % 8 == 0 ? TypeId{static_cast<std::uint32_t>(random() % 9)} : unnamed;
      words.push_back({{begin, static_cast<std::uint32_t>(text.size())}, type});
    }
    text.append(bytes_known - 1 + random() % 200, ' ');
  }
};

/// Words of few letters, so that many of them are alike.
StartEntries::Entry some_entry(std::mt19937& random, std::uint32_t row) {
  StartEntries::Entry entry;
  entry.bytes = 1 + static_cast<std::uint32_t>(random() % bytes_known);
  entry.beginning = beginning_of(random() % 2 == 0 ? "the" : "victim") & kept_bytes[entry.bytes];
  entry.row = row;
  for (HashedWords* words : {&entry.before, &entry.after}) {
    for (std::uint64_t& bits : words->bits) bits = random() | std::uint64_t{random()} << 32U;
    words->add(anybody);
  }
  return entry;
}

}  // namespace

TEST_CASE("a word's first eight bytes are read with small letters and nothing behind it") {
  const std::string text = "It's THE Investigators of them, and so on";
  const std::vector<Token> words{{{0, 4}, unnamed},
                                 {{5, 8}, unnamed},
                                 {{9, 22}, unnamed},
                                 {{9, 22}, TypeId{3}},
                                 {{23, 25}, unnamed}};
  const StartGates gates = gates_of({}, {});
  for (const StartPasses* passes : all_passes()) {
    StretchWords read;
    passes->read(gates, text, words, read);
    CHECK(first(read.fours, 5) == std::vector<std::uint32_t>{four("it's"), four("the"),
                                                             four("inve"), UINT32_MAX, four("of")});
    CHECK(first(read.rests, 5) == std::vector<std::uint32_t>{0, 0, four("stig"), UINT32_MAX, 0});
  }
}

TEST_CASE("by gates get keys, words that are told by their first byte, and those with a type") {
  const std::string text = "victim's victims the 42nd witness the   ";
  const std::vector<Token> words{{{0, 8}, unnamed},   {{9, 16}, unnamed},  {{17, 20}, unnamed},
                                 {{21, 25}, unnamed}, {{26, 33}, unnamed}, {{34, 37}, TypeId{0}}};
  const StartGates gates = gates_of({"victims", "witness"}, {'4'});
  for (const StartPasses* passes : all_passes()) {
    StretchWords read;
    passes->read(gates, text, words, read);
    // Six bytes are told, so a word that goes on otherwise behind them gets by.
    CHECK(first(read.passed, read.passed_size) == std::vector<std::uint32_t>{0, 1, 3, 4, 5});
    CHECK(first(read.hashes, words.size() + 2) ==
          std::vector<std::uint8_t>{anybody, hash_of_word(beginning_of("victim's")),
                                    hash_of_word(beginning_of("victims")),
                                    hash_of_word(beginning_of("the")), a_number,
                                    hash_of_word(beginning_of("witness")), anybody, anybody});
  }
}

TEST_CASE("a short word gets by no gate of longer ones that begin like it") {
  const StartGates gates = gates_of({"without", "withdrew", "withheld", "within", "withers"}, {});
  CHECK(gates.let_by(four("with"), 0) == 0);
  CHECK(gates.let_by(four("with"), four("in")) == 1);
}

TEST_CASE("a head of fewer than six bytes lets by whatever follows") {
  const StartGates gates({{{beginning_of("treat"), 5}}}, {}, 1U << 10U);
  for (const char* rest : {"t", "te", "ts", "tm", "ti"}) {
    CAPTURE(rest);
    CHECK(gates.let_by(four("trea"), four(rest)) == 1);
  }
}

TEST_CASE("words are read alike by every kind of processor") {
  const StartGates gates = gates_of({"the", "victims", "t", "abc"}, {'4', 'z'});
  for (unsigned seed = 0; seed < 2000; ++seed) {
    const Talk talk(seed);
    StretchWords plain;
    plain_start_passes()->read(gates, talk.text, talk.words, plain);
    for (const StartPasses* passes : all_passes()) {
      StretchWords read;
      passes->read(gates, talk.text, talk.words, read);
      const std::size_t size = talk.words.size();
      REQUIRE(first(read.fours, size) == first(plain.fours, size));
      REQUIRE(first(read.rests, size) == first(plain.rests, size));
      REQUIRE(first(read.hashes, size + 2) == first(plain.hashes, size + 2));
      REQUIRE(first(read.passed, read.passed_size) == first(plain.passed, plain.passed_size));
    }
  }
}

#if defined(__unix__)
TEST_CASE("words are read alike wherever they stand in a text of four gigabytes") {
  constexpr std::size_t size = UINT32_MAX;
  // No page of it is there before it is touched.
  void* const memory = mmap(nullptr, size, PROT_READ | PROT_WRITE,
                            MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  if (memory == MAP_FAILED) {
    WARN("no room for so many addresses");
    return;
  }
  char* const text = static_cast<char*>(memory);
  const StartGates gates = gates_of({"the", "victims", "t", "abc"}, {'4', 'z'});
  for (unsigned seed = 0; seed < 20; ++seed) {
    const Talk talk(seed);
    const std::size_t words = talk.words.size();
    StretchWords plain;
    plain_start_passes()->read(gates, talk.text, talk.words, plain);
    constexpr std::size_t middle = std::size_t{1} << 31U;
    for (const std::size_t from : {middle - 50, middle + 50, size - talk.text.size()}) {
      talk.text.copy(text + from, talk.text.size());
      std::vector<Token> moved = talk.words;
      for (Token& word : moved) {
        word.span.begin += static_cast<std::uint32_t>(from);
        word.span.end += static_cast<std::uint32_t>(from);
      }
      for (const StartPasses* passes : all_passes()) {
        StretchWords read;
        passes->read(gates, {text, size}, moved, read);
        REQUIRE(first(read.fours, words) == first(plain.fours, words));
        REQUIRE(first(read.hashes, words + 2) == first(plain.hashes, words + 2));
        REQUIRE(first(read.passed, read.passed_size) == first(plain.passed, plain.passed_size));
      }
    }
  }
  munmap(memory, size);
}
#endif

TEST_CASE("places and entries let the same words by on every kind of processor") {
  std::mt19937 random(11);
  const StartGates gates = gates_of({"the", "victims", "t", "abc"}, {'4', 'z'});
  StartPlaces places(1U << 4U, 1U << 3U);
  std::vector<std::vector<StartEntries::Entry>> made(places.size());
  for (std::size_t at = 0; at < made.size(); ++at) {
    made[at].resize(random() % 30);
    for (StartEntries::Entry& entry : made[at]) {
      entry = some_entry(random, static_cast<std::uint32_t>(random() % 1000));
      places.change(at).add(entry.before, entry.after);
    }
  }
  const StartEntries entries(made);
  std::size_t all = 0;
  for (unsigned seed = 0; seed < 300; ++seed) {
    const Talk talk(seed);
    std::vector<std::vector<std::pair<std::uint32_t, std::uint32_t>>> found;
    std::vector<std::vector<std::uint32_t>> others;
    for (const StartPasses* passes : all_passes()) {
      StretchWords words;
      StartKeys keys;
      StartCandidates candidates;
      passes->read(gates, talk.text, talk.words, words);
      passes->look(places, gates, words, keys);
      passes->ask(entries, keys, words, candidates);
      // In whatever order.
      std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs;
      for (std::size_t at = 0; at < candidates.size; ++at) {
        pairs.emplace_back(candidates.at[at], candidates.rows[at]);
      }
      std::sort(pairs.begin(), pairs.end());
      found.push_back(pairs);
      others.push_back(first(keys.others, keys.others_size));
      all += candidates.size;
    }
    for (std::size_t at = 1; at < found.size(); ++at) {
      REQUIRE(found[at] == found[0]);
      REQUIRE(others[at] == others[0]);
    }
  }
  CHECK(all > 1000);
}
