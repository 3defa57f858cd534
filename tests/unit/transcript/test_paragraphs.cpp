// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>

#include <string>

#include "reading.hpp"
#include "rendering.hpp"

using themata::Paragraphs;
using themata::ReadOptions;
using themata::testing::render;

TEST_CASE("a blank line ends a paragraph, not a turn") {
  CHECK(render("ANN: Hi.\n\nAnd on.\n\nBO: Yes.\n\nANN: So.\n") ==
        "ANN: Hi.|And on.\nBO: Yes.\nANN: So.\n");
}

TEST_CASE("inside a wrapped paragraph a line break is a space") {
  CHECK(render("It was a\nlong day in the\ntown.\n\nThen I\nslept.\n") ==
        ": It was a~long day in the~town.|Then I~slept.\n");
}

TEST_CASE("where every line ends a sentence, every line is a paragraph") {
  CHECK(render("It was a day.\nI came.\nDid I?\nYes!\n") ==
        ": It was a day.|I came.|Did I?|Yes!\n");
}

TEST_CASE("a line end that does not quite always end a paragraph is a doubt") {
  std::string text;
  for (int i = 0; i < 20; ++i) text += "Ann came on day " + std::to_string(i) + ".\n";
  CHECK(themata::testing::read(text, "txt").only().doubts.empty());
  const auto reading = themata::testing::read(text + "It\nwas.\n", "txt");
  CHECK(reading.only().doubts ==
        std::vector<std::string>{"every line end is read as a paragraph's end"});
  CHECK(themata::testing::read("It was.\nI came.\n", "txt").only().doubts.empty());
}

TEST_CASE("the choice can be made by hand") {
  ReadOptions options;
  options.paragraphs = Paragraphs::lines;
  CHECK(render("a b\nc d\n\ne\n", options) == ": a b|c d|e\n");
  options.paragraphs = Paragraphs::blank;
  CHECK(render("A b.\nC d.\n\nE.\n", options) == ": A b.~C d.|E.\n");
}

TEST_CASE("numbers of paragraphs in the left margin are layout") {
  CHECK(
      render("1\n     Interview\n2    Dan: Okay. So\n     30 days on.\n\n3    Participant: Yes.\n\n"
             "                                  1/2\n4\n\f4    Dan: Right and\n\n        2/2\n\f   "
             "  so "
             "on.\n\n5    Participant: Bye.\n") ==
      "/preamble: Interview\nDan: Okay. So~30 days on.\nParticipant/respondent: Yes.\n"
      "Dan: Right and~so on.\nParticipant/respondent: Bye.\n");
}

TEST_CASE("numbers of lines in the left margin are layout") {
  CHECK(
      render(" 1   MR BEER:  Good morning, can\n 2       you see us?  It is\n 3       20 to ten.\n"
             " 4   SIR JOHN GREEN:  Yes.\n 5   MR BEER:  So.\n"
             "                          1\n\n 1   SIR JOHN GREEN:  Ah.\n") ==
      "MR BEER: Good morning, can~you see us? It is~20 to ten.\nSIR JOHN GREEN: Yes.\n"
      "MR BEER: So.\nSIR JOHN GREEN: Ah.\n");
}

TEST_CASE("running heads and page numbers are layout") {
  CHECK(
      render(
          "ANN: It was\n\n   Fairview Reporting\n\fPage 2 of 3\n\nlate.\n\nBO: Yes.\n\n   Fairview "
          "Reporting\n\fPage 3 of 3\n\nANN: So.\n\n   Fairview Reporting\n") ==
      "ANN: It was~late.\nBO: Yes.\nANN: So.\n");
}
