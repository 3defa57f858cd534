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

TEST_CASE("a name above its talk is no running head where it stands inside pages, too") {
  std::string pages;
  std::string talk;
  for (int turn = 0; turn < 30; ++turn) {
    if (turn % 3 == 0) pages += std::string(turn == 0 ? "" : "\f") + "Fairview Reporting\n\n";
    const std::string name = turn % 2 == 0 ? "Ann:" : "Bo:";
    const std::string said(static_cast<std::size_t>(turn % 7 + 1), 'o');
    pages += name + "\nSo it was " + said + ".\n\n";
    talk += name + " So it was " + said + ".\n";
  }
  CHECK(render(pages) == talk);
}

TEST_CASE("labels at the edges of a few short pages are no running heads") {
  CHECK(render("Ann:\nHow was it?\n\nMaria:\nThey were fair.\n\nAnn:\nAnd what did they say?\n\n"
               "\fMaria:\nThat I should come back.\n\nAnn:\nDid you go?\n\n"
               "\fMaria:\nI did.\n\nAnn:\nAnything else?\n\nMaria:\nNo.\n") ==
        "Ann: How was it?\nMaria: They were fair.\nAnn: And what did they say?\n"
        "Maria: That I should come back.\nAnn: Did you go?\nMaria: I did.\n"
        "Ann: Anything else?\nMaria: No.\n");
}

TEST_CASE("how many running heads are left out is said") {
  const themata::testing::Found found = themata::testing::find_in(
      "ANN: It was\n\nFairview Reporting\n\fBO: Yes.\n\nFairview Reporting\n\fANN: So.\n\n"
      "Fairview Reporting\n");
  REQUIRE(found.diagnostics.items().size() == 1);
  CHECK(found.diagnostics.items()[0].message ==
        "left out: 3 lines that recur at the edges of pages");
}
