// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>

#include <string>

#include "reading.hpp"
#include "rendering.hpp"

using themata::testing::find_in;
using themata::testing::read;
using themata::testing::Reading;
using themata::testing::render;

namespace {

/// Labels on lines of their own at the tops and the bottoms of pages.
std::string pages(const std::string& ann, const std::string& bo, const std::string& end) {
  return ann + "\nWhy?\n\n" + bo + "\nThey were fair.\n\n" + ann + "\nAnd they?\n\n" + bo + end +
         "Said so.\n\n" + ann + "\nDid you?\n\n" + bo + end + "I did.\n\n" + ann + "\nSo?\n\n" +
         bo + end + "Nothing.\n";
}

}  // namespace

TEST_CASE("a label on a line of its own is no running head") {
  const std::string turns =
      "Ann: Why?\nBo: They were fair.\nAnn: And they?\nBo: Said so.\nAnn: Did you?\nBo: I did.\n"
      "Ann: So?\nBo: Nothing.\n";
  for (const std::string colon : {":", ""}) {
    for (const char* end : {"\n\n\f", "\n\n1\n\n\f", "\n\n1\n\fTalk of May\n\n"}) {
      INFO(colon << end);
      CHECK(render(pages("Ann" + colon, "Bo" + colon, end)) == turns);
    }
  }
  CHECK(render(pages("Ann:", "Bo:", "\nPage 1 of 9\n")) == turns);
  CHECK(render("Ann:\nWhy?\n\nBo:\nSo.\n\fAnn:\nAnd?\n\nBo:\nYes.\n\fAnn:\nAh?\n\nBo:\nNo.\n") ==
        "Ann: Why?\nBo: So.\nAnn: And?\nBo: Yes.\nAnn: Ah?\nBo: No.\n");
}

TEST_CASE("talk that stands in the middle of pages too is no running head") {
  std::string text;
  for (const std::string question : {"Why", "How", "When", "Who"}) {
    text += "Ann:\n" + question + "?\n\nBo:\nYes.\n\nAnn:\nAnd?\n\nBo:\nYes.\n\f";
  }
  CHECK(find_in(text).document.turns.size() == 16);
}

TEST_CASE("running heads and page numbers are left out and counted") {
  std::string text;
  for (const char* number : {"1", "2", "3"}) {
    text += std::string("Talk of May\n\nAnn: Why ") + number + "?\n\nBo: So " + number +
            ".\n\nAnn: And " + number + "?\n\n" + number + "\n\f";
  }
  const Reading reading = read(text, "txt");
  CHECK(reading.said() ==
        "talk: note: left out: 3 page numbers, 3 running heads such as 'Talk of May'\n");
  CHECK(reading.only().turns.size() == 9);
  const Reading lines = read("Ann: Why?\nPage 1 of 2\nBo: So.\nAnn: Ah.\n", "txt");
  CHECK(lines.said() == "talk: note: left out: 1 page number\n");
}

TEST_CASE("a key that has no value on any page is a running head") {
  std::string text;
  for (const char* number : {"one", "two", "three"}) {
    text += std::string("Code:\n\nAnn: Why ") + number + "?\n\nBo: So " + number +
            ".\n\nAnn: And " + number + "?\n\n\f";
  }
  CHECK(find_in(text).document.turns.size() == 9);
}

TEST_CASE("numbers right below labels are answers and no page numbers") {
  for (const std::string colon : {":", ""}) {
    std::string answers;
    std::string numbered;
    for (const char* number : {"2", "3", "4", "5"}) {
      answers += "Ann" + colon + "\nHow many?\n\nBo" + colon + "\n" + number + "\n\n";
      numbered += "Ann" + colon + "\nHow many?\n" + number + "\n\nBo" + colon + "\nSo.\n\n";
    }
    CHECK(find_in(answers).document.turns.size() == 8);
    CHECK(read(answers, "txt").said().empty());
    CHECK(read(numbered, "txt").said() == "talk: note: left out: 4 page numbers\n");
  }
}
