// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>

#include <string>

#include "reading.hpp"
#include "rendering.hpp"

using themata::testing::read;
using themata::testing::render;

TEST_CASE("page heads that begin like a label are layout") {
  const std::string talk[] = {"Dan: How?\n\nMia: With a call and\n\n", "I went.\n\nDan: And?\n\n",
                              "Dan: Okay.\n\nMia: Yes.\n\n"};
  const std::string told =
      "Dan: How?\nMia: With a call and~I went.\nDan: And?\nDan: Okay.\n"
      "Mia: Yes.\n";
  struct Row {
    const char* foot;
    const char* after;
  };
  for (const Row& row : {Row{"Project Fair: Interview 3\nPage ", " of 3\n\n"},
                         Row{"Project Fair: Interview 3\nPage ", " of 3\n\f"},
                         Row{"Study 12: Mia 7                      ", "\n\f"},
                         Row{"Transcript: Mia 7    Page ", "\nDate of talk: 4 May\n\n"}}) {
    std::string text;
    for (int page = 0; page < 3; ++page) {
      text += talk[page] + row.foot + std::to_string(page + 1) + row.after;
    }
    INFO(text);
    CHECK(render(text) == told);
  }
}

TEST_CASE("a speaker who says the same next to page numbers stays a speaker") {
  CHECK(render("Dan: So?\n\nMia: Yes.\nPage 1 of 2\n\nDan: Sure?\n\nMia: Yes.\nPage 2 of 2\n\n"
               "Dan: Why?\n\nMia: No.\n") ==
        "Dan: So?\nMia: Yes.\nDan: Sure?\nMia: Yes.\nDan: Why?\nMia: No.\n");
}

TEST_CASE("a speaker who counts is no page head") {
  CHECK(render("Dan: Question 1?\n\nMia: Answer 1.\n\fDan: Question 2?\n\nMia: Answer 2.\n\f"
               "Dan: Question 3?\n\nMia: Answer 3.\n") ==
        "Dan: Question 1?\nMia: Answer 1.\nDan: Question 2?\nMia: Answer 2.\n"
        "Dan: Question 3?\nMia: Answer 3.\n");
}

TEST_CASE("numbers in front of labels are layout where they count up") {
  for (const char* sign : {"1. ", "1) ", "[1] "}) {
    std::string text;
    for (int i = 0; i < 4; ++i) {
      std::string number = sign;
      number[number.find('1')] = static_cast<char>('1' + i);
      text += number + (i % 2 == 0 ? "Ann: I had 3. Then on.\n" : "Bo: Yes.\n");
    }
    INFO(text);
    CHECK(render(text) == "Ann: I had 3. Then on.\nBo: Yes.\nAnn: I had 3. Then on.\nBo: Yes.\n");
  }
  CHECK(render("Ann: Three things.\n1. I came.\n2. I saw.\n3. I left.\n\nBo: Yes.\n\nAnn: So.\n") ==
        "Ann: Three things.|1. I came.|2. I saw.|3. I left.\nBo: Yes.\nAnn: So.\n");
}

TEST_CASE("line numbers on every fifth line are layout") {
  CHECK(render("     MR FOX:  Good day.  Say what\n     you did, in short,\n     please.\n"
               " 4   A.  No.\n")
            .find("4") != std::string::npos);
  CHECK(render("     MR FOX:  Good day.  Say what\n     you did between\n     the years,\n"
               "     please.\n 5   A.  I counted.  I did\n     10 counts a month.\n"
               "     Q.  And?\n     A.  Gaps.\n     Q.  Always?\n10   A.  Nearly.  In\n"
               "     15 cases, yes.\n     Q.  I see.\n") ==
        "MR FOX/interviewer: Good day. Say what~you did between~the years,~please.\n"
        "A/respondent: I counted. I did~10 counts a month.\nMR FOX/interviewer: And?\n"
        "A/respondent: Gaps.\nMR FOX/interviewer: Always?\nA/respondent: Nearly. In~15 cases, "
        "yes.\nMR FOX/interviewer: I see.\n");
}

TEST_CASE("a name in square brackets before a colon is a label") {
  CHECK(render("[SPEAKER_00]: So [Fair Street] it was?\n[SPEAKER_01]: Yes.\n"
               "[laughter]: no\n[SPEAKER_00]: Ah.\n")
            .starts_with("SPEAKER_00: So [Fair Street] it was?\nSPEAKER_01: Yes."));
}

TEST_CASE("times of editors and analysts") {
  CHECK(render("00:00:01:05 - 00:00:04:12\nSpeaker 1\nWas it?\n\n00:00:04:12 - 00:00:08:00\n"
               "Speaker 2\nNo.\n\n00:00:08:00 - 00:00:09:00\nSpeaker 1\nWhy?\n")
            .find("00:0") == std::string::npos);
  CHECK(render("I: How? #00:00:05-2#\n\nB: Well. #00:00:21-0#\n\nI: Ah. #00:00:22-5#\n\n"
               "B: Yes.\n")
            .find('#') == std::string::npos);
}

TEST_CASE("escapes and lists of Markdown in labels") {
  const auto names = [](const std::string& text) {
    const auto reading = read(text, "md");
    std::string out;
    for (const auto& speaker : reading.only().speakers) out += speaker.name + "|";
    return out;
  };
  CHECK(names("**Ann \\(host\\):** Hi.\n\n**Bo O\\'Dea:** Hi.\n\n**Ann \\(host\\):** So.\n\n"
              "**Bo O\\'Dea:** Yes.\n") == "Ann (host)|Bo O'Dea|");
  CHECK(names("- **Ann:** Hi.\n- **Bo:** Hi.\n- **Ann:** So.\n- **Bo:** Yes.\n") == "Ann|Bo|");
}

TEST_CASE("markup of Markdown is layout") {
  const std::string text =
      "**Ann:** Hi<br> you.\n\n**Bo:** So <!-- cut --> I [went](https://example.org/a) on.\n\n"
      "**Ann:** Ah.\n\n**Bo:** R &#42; D, x < y.\n";
  const auto reading = read(text, "md");
  std::string marks;
  for (const auto& mark : reading.only().marks) {
    CHECK(mark.kind == themata::MarkKind::layout);
    marks += std::string{mark.span.of(reading.only().text)} + "|";
  }
  CHECK(marks == "<br>|<!-- cut -->|](https://example.org/a)|&#42;|");
}

TEST_CASE("numbers left out of the margin are said, and those of short lists stay") {
  std::string pages;
  std::string lists;
  for (int number = 1; number <= 60; ++number) {
    pages +=
        std::to_string((number - 1) % 20 + 1) + (number % 2 == 0 ? "  Ann: Hi.\n" : "  Bo: Yes.\n");
    if (number % 4 == 1) lists += "Ann: What?\n\nBo: Four.\n";
    lists += std::to_string((number - 1) % 4 + 1) + " We told them\n";
    if (number % 4 == 0) lists += "\n";
  }
  const auto numbered = read(pages, "txt");
  CHECK(numbered.said() == "talk: note: left out: 60 numbers in front of lines, which count up\n");
  CHECK(numbered.only().turns.size() == 60);
  const auto listed = read(lists, "txt");
  CHECK(listed.said().empty());
  CHECK(listed.only().marks.empty());
  CHECK(listed.only().turns.size() == 30);
}
