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

/// The words of a text, looked at as runs that begin at these words.
class LookedAt {
 public:
  LookedAt(const std::string& patterns, const std::string& text, PhraseScope scope,
           const std::vector<std::uint32_t>& begins)
      : text_(text),
        dictionary_(parse_dictionary("themata: 1\nthemes:\n  x: [" + patterns + "]\n", "test.yml",
                                     diagnostics_)),
        matcher_(dictionary_, segmenter_, scope, diagnostics_) {
    const SegmenterScratch cutting = segmenter_.make_scratch();
    const Passage passage{text_, {0, static_cast<std::uint32_t>(text_.size())}, {}, {}};
    segmenter_.unnamed_words(passage, *cutting, vocabulary_, words_);
    matcher_.look_at(text_, words_, begins, vocabulary_, *scratch_);
  }

  [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(words_.size()); }
  [[nodiscard]] bool may_begin_in(Stretch part) const {
    return matcher_.may_begin_in(part, *scratch_);
  }
  Found find() {
    NothingBetween crossing;
    Found found;
    matcher_.find_in(text_, words_, {0, size()}, vocabulary_, crossing, *scratch_, found.matches);
    for (const Token& word : words_) {
      if (word.type != unnamed) found.looked_up.emplace_back(word.span.of(text_));
    }
    return found;
  }

 private:
  std::string text_;
  Diagnostics diagnostics_{};
  Dictionary dictionary_;
  Segmenter segmenter_{SegmentOptions{}};
  Matcher matcher_;
  MatcherScratch scratch_ = matcher_.make_scratch();
  Vocabulary vocabulary_{};
  std::vector<Token> words_{};
};

Found find(const std::string& patterns, const std::string& text) {
  return LookedAt(patterns, text, PhraseScope::sentence, {0}).find();
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
  const std::string text = "they saw the court on the first bail day" + end;
  const std::uint32_t second = 4;
  const LookedAt two("the ~1000 bail", text, PhraseScope::turn, {0, second});
  CHECK_FALSE(two.may_begin_in({0, second}));
  CHECK(two.may_begin_in({second, two.size()}));
  const LookedAt one("the ~1000 bail", text, PhraseScope::turn, {0});
  CHECK(one.may_begin_in({0, second}));
}
