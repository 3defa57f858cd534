// SPDX-License-Identifier: MIT
// Whether a word begins a sentence, as a look around it tells, against all sentences of
// its turn.
#include <catch2/catch.hpp>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include <themata/segment/segmenter.hpp>
#include <themata/text/encoding.hpp>

#include "real_data.hpp"

using namespace themata;

namespace {

class Looks {
 public:
  /// How many words the look around them answered for; REQUIREs that it was right.
  std::size_t answered(const Passage& passage) {
    words_.clear();
    segmenter_.words(passage, *scratch_, vocabulary_, words_);
    segmenter_.sentence_starts(passage, words_, *scratch_, starts_);
    std::size_t answers = 0;
    for (std::uint32_t at = 1; at < words_.size(); ++at) {
      const Span before = words_[at - 1].span;
      const Span word = words_[at].span;
      const auto begins = segmenter_.begins_sentence(passage, before, word, *scratch_);
      if (!begins) continue;
      ++answers;
      if (*begins == std::binary_search(starts_.begin(), starts_.end(), at)) continue;
      FAIL("differs at " << word.begin << " `" << before.of(passage.text) << "` `"
                         << word.of(passage.text) << "` of: " << passage.text.substr(0, 2000));
    }
    return answers;
  }

 private:
  Segmenter segmenter_{SegmentOptions{}};
  SegmenterScratch scratch_ = segmenter_.make_scratch();
  Vocabulary vocabulary_{};
  std::vector<Token> words_{};
  std::vector<std::uint32_t> starts_{};
};

struct Dressed {
  std::vector<Mark> marks{};
  std::vector<std::uint32_t> paragraphs{};
};

/// Paragraphs and marks anywhere, most paragraphs after line feeds.
Dressed dressed(const std::string& text, Span span, std::mt19937& random) {
  Dressed out;
  out.paragraphs.push_back(span.begin);
  std::uint32_t marked = span.begin;
  for (std::uint32_t at = span.begin + 1; at < span.end; ++at) {
    if ((static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U) continue;
    if (random() % (text[at - 1] == '\n' ? 2 : 24) == 0) out.paragraphs.push_back(at);
    if (random() % 16 == 0 && marked < at && at - marked < 40) {
      out.marks.push_back({{marked, at}, MarkKind::note});
      marked = at + 1;
    } else if (random() % 3 == 0) {
      marked = at;
    }
  }
  return out;
}

const std::vector<std::string> talk{
    "Mr",     "No",     "e.g",    "s",      "word",   "Word",
    "approx", "MESSRS", "étal",   "\u4E2D", "5",      " ",
    " ",      " ",      " ",      "\n",     ".",      ".",
    ".",      "?",      "!",      "\u2026", "\u2019", "\u201D",
    ")",      ",",      "\u2014", "\u0301", "-",      "\u3002",
    "\u00A0", "\u2029", "_",      "'",      "(",      "incomprehensibilities"};

}  // namespace

TEST_CASE("a look around a word tells what the whole of a random turn does") {
  Looks looks;
  std::mt19937 random(5);
  std::size_t answers = 0;
  for (int round = 0; round < 30000; ++round) {
    std::string text = "x. ";
    for (std::size_t left = random() % 40; left > 0; --left) text += talk[random() % talk.size()];
    text += " Y";
    const Span span{random() % 2 == 0 ? 0U : 3U, static_cast<std::uint32_t>(text.size())};
    const Dressed with = dressed(text, span, random);
    answers += looks.answered({text, span, {}, {}});
    answers += looks.answered({text, span, with.marks, with.paragraphs});
  }
  CHECK(answers > 100000);
}

TEST_CASE("an abbreviation that more full stops precede is none, in a look around it too") {
  Looks looks;
  for (const char* text :
       {"Well...Mr. Smith came", "so.no. Mr. Smith", "\u4E2DMr. Smith", "é.Mr. Smith", "Mr. Smith",
        "x-Mr. Smith", "averyveryverylong...Mr. A"}) {
    const std::string turn(text);
    CHECK(looks.answered({turn, {0, static_cast<std::uint32_t>(turn.size())}, {}, {}}) > 0);
  }
}

TEST_CASE("a look around a word tells what the whole of a real text does") {
  NEEDS_REAL_DATA(real_data());
  Looks looks;
  std::mt19937 random(6);
  std::size_t answers = 0;
  for (const char* folder : {"transcripts", "multilingual"}) {
    for (const auto& entry : std::filesystem::recursive_directory_iterator(real_data() / folder)) {
      const std::string extension = entry.path().extension().string();
      if (extension != ".txt" && extension != ".vtt" && extension != ".srt") continue;
      const std::string text =
          decode(read_file(entry.path()), {"auto", InvalidBytes::replace}, "test").text;
      const Span span{0, static_cast<std::uint32_t>(text.size())};
      const Dressed with = dressed(text, span, random);
      answers += looks.answered({text, span, {}, {}});
      answers += looks.answered({text, span, with.marks, with.paragraphs});
    }
  }
  CHECK(answers > 1000);
}
