// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>

#include <memory>
#include <string>
#include <vector>

#include <themata/segment/segmenter.hpp>

using namespace themata;

namespace {

/// Types of the words of a text, whose bytes end where its memory does.
std::vector<TypeId> types_of(const std::string& text, Vocabulary& vocabulary) {
  static const Segmenter segmenter{SegmentOptions{}};
  const SegmenterScratch scratch = segmenter.make_scratch();
  const std::unique_ptr<char[]> exact(new char[text.size()]);
  text.copy(exact.get(), text.size());
  const auto size = static_cast<std::uint32_t>(text.size());
  std::vector<Token> words;
  segmenter.words({{exact.get(), size}, {0, size}, {}, {}}, *scratch, vocabulary, words);
  std::vector<TypeId> types;
  for (const Token& word : words) types.push_back(word.type);
  return types;
}

const std::string behind = " and what else is said behind it";

struct Spellings {
  std::string form;
  std::vector<std::string> surfaces;
};

const std::vector<Spellings> spellings{
    {"word", {"word", "WORD", "Word", "wOrD"}},
    {"a", {"a", "A"}},
    {"don't", {"don't", "DON'T", "don’t", "Don’t", "DON’T"}},
    {"été", {"été", "ÉTÉ", "e\u0301te\u0301", "E\u0301TÉ"}},
    {"3.5", {"3.5"}},
    {"no_one", {"no_one", "NO_ONE"}},
    {"_a", {"_a", "_A"}},
    {"responsibility", {"responsibility", "ResponsibilitY"}},                            // 14
    {"inconsequential", {"inconsequential", "INCONSEQUENTIAL", "Inconsequential"}},      // 15
    {"responsibilities", {"responsibilities", "RESPONSIBILITIES", "responsibilitieS"}},  // 16
    {"incomprehensible's", {"incomprehensible's", "Incomprehensible’s"}},
    {"fifteenletter's", {"fifteenletter's", "fifteenletter’s", "FIFTEENLETTER’S"}},  // 15 and 17
    {"fourteenlette's", {"fourteenlette's", "fourteenlette’s"}},
    {"sixteenletters's", {"sixteenletters's", "sixteenletters’s"}},
};

}  // namespace

TEST_CASE("a form has one type, whichever way its spellings come first") {
  for (const Spellings& one : spellings) {
    for (const std::string& first : one.surfaces) {
      for (int way = 0; way < 3; ++way) {
        Vocabulary vocabulary;
        const TypeId other = vocabulary.intern("other");
        TypeId type{};
        if (way == 0) type = vocabulary.intern(first);
        if (way == 1) type = types_of(first + behind, vocabulary).at(0);
        if (way == 2) type = types_of(first, vocabulary).at(0);
        INFO(first << ", way " << way);
        CHECK(type != other);
        CHECK(vocabulary.form(type) == one.form);
        for (const std::string& next : one.surfaces) {
          INFO(next);
          CHECK(vocabulary.intern(next) == type);
          CHECK(types_of(next + behind, vocabulary).at(0) == type);
          CHECK(types_of(next, vocabulary).at(0) == type);
          CHECK(types_of("he said " + next, vocabulary).at(2) == type);
        }
        CHECK(vocabulary.intern(one.form) == type);
      }
    }
  }
}

TEST_CASE("words whose bytes differ by one bit have types of their own") {
  Vocabulary vocabulary;
  // `_` and DEL, digits and control characters, and what only a raw surface can hold.
  const std::vector<std::string> surfaces{"a_", "a\x7F", "a1", "a\x11", "a'", "a\x07",
                                          "a.", "a\x0E", "a,", "a",     "a ", "a@",
                                          "a`", "[",     "{",  "",      "_"};
  std::vector<TypeId> types;
  for (const std::string& surface : surfaces) types.push_back(vocabulary.intern(surface));
  for (std::size_t at = 0; at < surfaces.size(); ++at) {
    CHECK(index_of(types[at]) == at);
    CHECK(vocabulary.form(types[at]) == surfaces[at]);
    CHECK(vocabulary.intern(surfaces[at]) == types[at]);
  }
  CHECK(types_of("a_ a1" + behind, vocabulary).at(0) == types[0]);
  CHECK(types_of("a_ a1" + behind, vocabulary).at(1) == types[2]);
}

TEST_CASE("words that begin alike are told apart, the second time too") {
  std::string text;
  std::string word;
  for (std::uint32_t size = 1; size <= 100; ++size) {
    word += static_cast<char>('a' + size % 26);
    text += word + " ";
  }
  Vocabulary vocabulary;
  const std::vector<TypeId> types = types_of(text, vocabulary);
  REQUIRE(types.size() == 100);
  for (std::uint32_t at = 0; at < types.size(); ++at) CHECK(index_of(types[at]) == at);
  CHECK(types_of(text, vocabulary) == types);
}

TEST_CASE("what counts as no word is left out among many that do") {
  std::string text;
  for (int at = 0; at < 300; ++at) text += "he _ said __ 3 ";
  Vocabulary vocabulary;
  std::vector<TypeId> expected;
  for (int at = 0; at < 300; ++at) {
    for (const char* const word : {"he", "said", "3"}) expected.push_back(vocabulary.intern(word));
  }
  CHECK(types_of(text, vocabulary) == expected);
  CHECK(types_of(text, vocabulary) == expected);
}

TEST_CASE("ids follow the order of words while the table grows, and stay") {
  constexpr std::uint32_t count = 100'000;
  const auto nth = [](std::uint32_t at) {
    return (at % 3 == 0 ? "w" : at % 3 == 1 ? "lengthenedword" : "é") + std::to_string(at);
  };
  std::string text;
  for (std::uint32_t at = 0; at < count; ++at) text += nth(at) + " ";
  Vocabulary scanned;
  const std::vector<TypeId> types = types_of(text, scanned);
  Vocabulary interned;
  REQUIRE(types.size() == count);
  REQUIRE(scanned.size() == count);
  std::uint32_t wrong = 0;
  for (std::uint32_t at = 0; at < count; ++at) {
    wrong += index_of(types[at]) == at ? 0U : 1U;
    wrong += index_of(interned.intern(nth(at))) == at ? 0U : 1U;
    wrong += scanned.form(TypeId{at}) == nth(at) ? 0U : 1U;
  }
  CHECK(wrong == 0);
  CHECK(types_of(text, scanned) == types);
  CHECK(types_of(text, interned) == types);
  CHECK(scanned.size() == count);
}

TEST_CASE("a vocabulary that has outgrown many tables knows every type again") {
  Vocabulary vocabulary;
  const std::size_t types = 150'000;
  for (std::size_t word = 0; word < types; ++word) {
    REQUIRE(index_of(vocabulary.intern("w" + std::to_string(word))) == word);
  }
  for (std::size_t word = 0; word < types; ++word) {
    REQUIRE(index_of(vocabulary.intern("W" + std::to_string(word))) == word);
  }
  CHECK(vocabulary.size() == types);
}
