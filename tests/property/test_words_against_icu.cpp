// SPDX-License-Identifier: MIT
// The word scan against ICU, which cuts the whole text by the project's rule file:
// sequences of word-break classes in every place of a block, and real texts.
#include <catch2/catch.hpp>

#include <algorithm>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include <themata/text/encoding.hpp>

#include "real_data.hpp"
#include "words_by_icu.hpp"

using namespace themata;
using themata_test::WordsByIcu;

namespace {

using Pieces = std::vector<std::string>;

/// One character of every word-break class and of what the scan has a rule for.
const Pieces one_of_each{"a",      "é",          "1",         "_",      "'",      "’",
                         ".",      ",",          ":",         "\"",     "-",      " ",
                         "\n",     "\u00A0",     "\u2003",    "\u200B", "\u00AD", "\u0301",
                         "\u200D", "\u00B7",     "\u05D0",    "\u30AB", "\u4E2D", "\u0E01",
                         "\u0661", "\U0001F44D", "\U0001F1EB"};

/// A second one of each, and what is near.
const Pieces another_of_each{
    "Z",      "\u0436", "9",      "\u203F",     "\u2018",     "\u2024", "\uFF0E", ";",
    "\u037E", "\uFF1A", "\u201C", "\u201D",     "\u2013",     "\u2014", "\t",     "\u2028",
    "\u202F", "\u3000", "\uFEFF", "\u0308",     "\uFE0F",     "\u0387", "\u05E9", "\u30FC",
    "\u3042", "\u0E32", "\u00B2", "\U0001F3FD", "\U0001F1E9", "\u2026", "\u02BC", "\uAC00",
    "\u0905", "\u093E", "\u0345", "\U00010400", "\u00BD",     "\u00AA", "\u24B6", "\u00A9",
    "\u0085", "\u1000", "\uFF10"};

Pieces two_of_each() {
  Pieces all = one_of_each;
  all.insert(all.end(), another_of_each.begin(), another_of_each.end());
  return all;
}

void check(WordsByIcu& words, std::string_view text) {
  const std::string differing = words.difference(text);
  if (differing.empty()) return;
  const std::size_t shown = std::min<std::size_t>(text.size(), 300);
  FAIL(differing << "\nin: " << text.substr(0, shown));
}

/// Words up to byte `until`, which is not before the end of `text`; with no blank before
/// it, or with one.
void pad(std::string& text, std::size_t until, bool attached) {
  while (text.size() + 12 < until) text += " paddings";
  text.append(until - text.size(), 'x');
  if (!attached && !text.empty()) text.back() = ' ';
}

void check_lines(WordsByIcu& words, const std::string& begin) {
  static const Pieces all = two_of_each();
  std::string alone;
  std::string between;
  std::string behind;
  for (const std::string& last : all) {
    alone += begin + last + "\n";
    between += "a" + begin + last + "b\n";
    behind += "word " + begin + last + " word";
  }
  check(words, alone);
  check(words, between);
  check(words, behind);
}

/// `sequence` from every offset on that makes it straddle the end of a block.
void check_seams(WordsByIcu& words, const std::string& sequence) {
  std::string text;
  for (const bool attached : {true, false}) {
    for (std::size_t offset = 58; offset <= 66; ++offset) {
      const std::size_t blocks = (text.size() + 20) / 64;
      pad(text, blocks * 64 + offset, attached);
      text += sequence + "b";
    }
  }
  check(words, text);
}

}  // namespace

TEST_CASE("pairs and triples of word-break classes at a text's begin and end") {
  WordsByIcu words;
  const Pieces all = two_of_each();
  check(words, "");
  for (const std::string& first : all) {
    check(words, first);
    for (const std::string& second : all) {
      check(words, first + second);
      check(words, "a" + first + second + "b");
      check(words, " " + first + second);
    }
  }
  for (const std::string& first : one_of_each) {
    for (const std::string& second : one_of_each) {
      for (const std::string& third : one_of_each) {
        check(words, first + second + third);
        check(words, "a" + first + second + third + "b");
      }
    }
  }
}

TEST_CASE("pairs and triples of word-break classes, many in a text") {
  WordsByIcu words;
  const Pieces all = two_of_each();
  for (const std::string& first : all) {
    check_lines(words, first);
    for (const std::string& second : all) check_lines(words, first + second);
  }
}

TEST_CASE("pairs and triples of word-break classes across the end of a block") {
  WordsByIcu words;
  const Pieces all = two_of_each();
  for (const std::string& first : all) {
    for (const std::string& second : all) check_seams(words, first + second);
  }
  for (const std::string& first : one_of_each) {
    for (const std::string& second : one_of_each) {
      for (const std::string& third : one_of_each) check_seams(words, first + second + third);
    }
  }
}

TEST_CASE("pairs of word-break classes across the end of a window") {
  WordsByIcu words;
  std::string text;
  for (const bool blanks : {true, false}) {
    for (const std::string& first : one_of_each) {
      for (const std::string& second : one_of_each) {
        for (std::size_t offset = 8189; offset <= 8193; ++offset) {
          text.clear();
          if (!blanks) text.append(offset - 40, '-');
          pad(text, offset, offset % 2 == 0);
          text += first + second + "b c" + second + first + " d";
          check(words, text);
        }
      }
    }
  }
}

TEST_CASE("random texts of word-break classes and words") {
  WordsByIcu words;
  std::mt19937 random(7);
  Pieces pieces = two_of_each();
  for (int more = 0; more < 12; ++more) {
    for (const char* common : {" ", "don’t", "word", "é", "3.5"}) pieces.push_back(common);
  }
  pieces.insert(pieces.end(),
                {std::string(70, 'w'), std::string(63, ' '), "naïveté", "incomprehensibilities",
                 "\u0E20\u0E32\u0E29\u0E32\u0E44\u0E17\u0E22", "\u6771\u4EAC\u3078\u884C\u304F",
                 "\U0001F469\u200D\U0001F467"});
  std::string text;
  for (int round = 0; round < 4000; ++round) {
    text.clear();
    for (std::size_t left = 1 + random() % 300; left > 0; --left) {
      text += pieces[random() % pieces.size()];
    }
    check(words, text);
  }
  for (int round = 0; round < 60; ++round) {
    text.clear();
    while (text.size() < 40000) {
      text += random() % 40 == 0 ? pieces[random() % pieces.size()] : " words";
    }
    check(words, text);
  }
}

TEST_CASE("real texts") {
  NEEDS_REAL_DATA(real_data());
  WordsByIcu words;
  std::size_t texts = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(real_data())) {
    if (!entry.is_regular_file()) continue;
    std::string text;
    try {
      text = decode(read_file(entry.path()), {"auto", InvalidBytes::replace}, "test").text;
    } catch (const Error&) {
      continue;  // no text
    }
    INFO(entry.path());
    check(words, text);
    ++texts;
  }
  CHECK(texts > 40);
}
