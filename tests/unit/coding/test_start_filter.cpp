// SPDX-License-Identifier: MIT
// Words that no pattern can begin at, or go on with, are never looked up.
#include <catch2/catch.hpp>

#include <algorithm>
#include <string>
#include <vector>

#include <themata/coding/matcher.hpp>
#include <themata/dictionary/load.hpp>

using namespace themata;

namespace {

class NothingBetween final : public Crossing {
 public:
  Separation before(std::uint32_t) override { return Separation::open; }
};

struct Found {
  std::vector<Match> matches{};
  std::vector<std::string> looked_up{};
};

Found find(const std::string& patterns, const std::string& text) {
  Diagnostics diagnostics;
  const Dictionary dictionary =
      parse_dictionary("themata: 1\nthemes:\n  x: [" + patterns + "]\n", "test.yml", diagnostics);
  const Segmenter segmenter{SegmentOptions{}};
  const Matcher matcher(dictionary, segmenter, PhraseScope::sentence, diagnostics);
  const MatcherScratch scratch = matcher.make_scratch();
  const SegmenterScratch segmenter_scratch = segmenter.make_scratch();
  Vocabulary vocabulary;
  std::vector<Token> words;
  const Passage passage{text, {0, static_cast<std::uint32_t>(text.size())}, {}, {}};
  segmenter.unnamed_words(passage, *segmenter_scratch, vocabulary, words);
  NothingBetween crossing;
  Found found;
  matcher.look_at(text, words, std::vector<std::uint32_t>{0}, vocabulary, *scratch);
  const auto size = static_cast<std::uint32_t>(words.size());
  matcher.find_in(text, words, {0, size}, vocabulary, crossing, *scratch, found.matches);
  for (const Token& word : words) {
    if (word.type != unnamed) found.looked_up.emplace_back(word.span.of(text));
  }
  return found;
}

// The bytes behind a text's end are not read, so its last words are looked up in any case.
const std::string end = " and so on it goes";

}  // namespace

TEST_CASE("a word that no pattern names is not looked up") {
  const Found found = find("bail hearing", "The judge set a bail hearing for Monday," + end);
  CHECK(found.matches == std::vector<Match>{{4, 6, PatternId{0}}});
  CHECK(std::find(found.looked_up.begin(), found.looked_up.end(), "judge") ==
        found.looked_up.end());
}

TEST_CASE("a key without its neighbours is not looked up, nor are words that only begin like one") {
  for (const std::string text :
       {"He was on bail then, pending the hearing", "A bailiff heard of hearings"}) {
    INFO(text);
    const Found found = find("bail hearing", text + end);
    CHECK(found.matches.empty());
    CHECK(std::none_of(found.looked_up.begin(), found.looked_up.end(),
                       [](const std::string& word) { return word.starts_with("bail"); }));
  }
}

TEST_CASE("two words to each side of a key tell whether a walk is worth it") {
  CHECK(find("took her plea seriously", "They took her plea and left the court" + end)
            .matches.empty());
  CHECK(find("took her plea seriously", "They TOOK her plea Seriously" + end).matches ==
        std::vector<Match>{{1, 5, PatternId{0}}});
}

TEST_CASE("words beyond ASCII, and the last of a text, are found like others") {
  CHECK(find("café", "Un CAFÉ," + end).matches == std::vector<Match>{{1, 2, PatternId{0}}});
  CHECK(find("don't know", "I don\u2019t know" + end).matches ==
        std::vector<Match>{{1, 3, PatternId{0}}});
  CHECK(find("ok", "so ok").matches == std::vector<Match>{{1, 2, PatternId{0}}});
  CHECK(find("ok", "").matches.empty());
}

TEST_CASE("patterns that may begin with any word find all that they find with types") {
  CHECK(find("'*ing'", "A hearing, a ring" + end).matches ==
        std::vector<Match>{{1, 2, PatternId{0}}, {3, 4, PatternId{0}}});
  CHECK(find("'/[a-z]?ail/'", "A bail, a nail" + end).matches ==
        std::vector<Match>{{1, 2, PatternId{0}}, {3, 4, PatternId{0}}});
  CHECK(find("'/[0-9]+/ years'", "for 12 years" + end).matches ==
        std::vector<Match>{{1, 3, PatternId{0}}});
}

TEST_CASE("many short beginnings, with which nothing would be spared, are found all the same") {
  std::string patterns;
  for (char first = 'a'; first <= 'z'; ++first) {
    for (char second = 'a'; second <= 'z'; ++second) {
      patterns += std::string(patterns.empty() ? "" : ", ") + first + second + "*";
    }
  }
  const Found found = find(patterns, "We were at the hearing" + end);
  CHECK(found.matches.size() == 10);
  CHECK(found.looked_up.size() == 10);
}

TEST_CASE("a turn of many words is looked at in stretches, and matches across them are found") {
  const std::uint32_t stretch = 4096;
  for (std::uint32_t first = stretch - 4; first <= stretch + 1; ++first) {
    INFO(first);
    std::string text;
    for (std::uint32_t word = 0; word < first; ++word) text += "so ";
    text += "they took her plea seriously";
    CHECK(find("took her plea seriously", text + end).matches ==
          std::vector<Match>{{first + 1, first + 5, PatternId{0}}});
  }
}

TEST_CASE("where a number is wanted beside a key, only numbers make it worth a walk") {
  const std::string patterns = "'/[0-9]+/ years', '1* years'";
  const Found none = find(patterns, "so for many years we waited" + end);
  CHECK(none.matches.empty());
  CHECK(std::find(none.looked_up.begin(), none.looked_up.end(), "many") == none.looked_up.end());
  for (const std::string number : {"12", "19th", "1,000", "1st"}) {
    INFO(number);
    CHECK_FALSE(find("'1* years'", "so for " + number + " years we waited" + end).matches.empty());
  }
  CHECK(find("'/[0-9]+.*/ years'", "so for 3.5 years we waited" + end).matches ==
        std::vector<Match>{{2, 4, PatternId{0}}});
}

TEST_CASE("of runs that are looked at together, a long gap marks nothing in those before") {
  Diagnostics diagnostics;
  const Dictionary dictionary =
      parse_dictionary("themata: 1\nthemes:\n  x: [the ~1000 bail]\n", "test.yml", diagnostics);
  const Segmenter segmenter{SegmentOptions{}};
  const Matcher matcher(dictionary, segmenter, PhraseScope::turn, diagnostics);
  const MatcherScratch scratch = matcher.make_scratch();
  const SegmenterScratch cutting = segmenter.make_scratch();
  Vocabulary vocabulary;
  std::vector<Token> words;
  const std::string text = "they saw the court on the first bail day" + end;
  const Passage passage{text, {0, static_cast<std::uint32_t>(text.size())}, {}, {}};
  segmenter.unnamed_words(passage, *cutting, vocabulary, words);
  const auto size = static_cast<std::uint32_t>(words.size());
  const std::uint32_t second = 4;
  matcher.look_at(text, words, std::vector<std::uint32_t>{0, second}, vocabulary, *scratch);
  CHECK_FALSE(matcher.may_begin_in({0, second}, *scratch));
  CHECK(matcher.may_begin_in({second, size}, *scratch));
  matcher.look_at(text, words, std::vector<std::uint32_t>{0}, vocabulary, *scratch);
  CHECK(matcher.may_begin_in({0, second}, *scratch));
}
