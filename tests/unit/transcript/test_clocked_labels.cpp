// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>

#include <string>
#include <utility>

#include "rendering.hpp"

using themata::testing::find_in;
using themata::testing::render;

TEST_CASE("a time of two numbers before labels that recur is the turn's start") {
  const std::string turns = "Ann @5: Hi.\nBo @70: At~17:30 or so: late.\nAnn @75: So.\n";
  for (const auto& [after_time, after_name] :
       {std::pair{" ", ": "}, {" - ", ": "}, {" \u2013 ", ": "}, {"\t", "\t"}}) {
    const std::string ann = std::string("Ann") + after_name;
    const std::string bo = std::string("Bo") + after_name;
    const std::string text = std::string("00:05") + after_time + ann + "Hi.\n\n01:10" + after_time +
                             bo + "At\n17:30 or so: late.\n\n1:15" + after_time + ann + "So.\n";
    INFO(text);
    CHECK(render(text) == turns);
  }
}

TEST_CASE("a time of two numbers and a name may stand above the talk") {
  CHECK(render("00:05 Ann\nHi.\n\n01:10 Bo\nYes.\n\n01:15 Ann\nSo.\n") ==
        "Ann @5: Hi.\nBo @70: Yes.\nAnn @75: So.\n");
}

TEST_CASE("times of day in talk are no labels' times") {
  for (const char* const talk :
       {"09:00 Opening: hello.\n10:30 Coffee: some.\n12:00 Lunch: more.\n",  // no name recurs
        "17:30 Bo: late.\n09:10 Bo: early.\n08:30 Ann: earlier.\n",          // they fall
        "17:30 Bo: late.\n",                                                 // alone
        "17:30 is when I came: late.\n18:30 is when I left: later.\n19:30 is when I slept: "
        "so.\n"}) {
    const std::string text = std::string("Ann: Hi.\n") + talk + "Bo: Yes.\nAnn: So.\nBo: No.\n";
    INFO(text);
    CHECK(find_in(text).document.turns.size() == 4);
  }
}

TEST_CASE("items of an agenda in what one says are talk where nobody has a time") {
  const std::string items = "10:30 Coffee: some\n11:00 Lunch: more\n12:30 Coffee: again\n";
  const std::string talk = "\nAnn: And?\n\nBo: So.\n\nAnn: Ah.\n";
  const auto found = find_in("Ann: Why?\n\nBo: We had a plan.\n" + items + talk).document;
  CHECK(found.turns.size() == 5);
  REQUIRE(found.doubts.size() == 1);
  CHECK(found.doubts[0] == "3 lines such as '10:30 Coffee:' are read as talk");
  CHECK(
      render("Ann: Hi.\n\n00:05 Bo: yes\n\nAnn: So\n\n00:15 Bo: no\n\nAnn: Ah\n\n0:25 Bo: hm\n") ==
      "Ann: Hi.\nBo @5: yes\nAnn: So\nBo @15: no\nAnn: Ah\nBo @25: hm\n");
}

TEST_CASE("a preamble that is a large part of the text is doubted") {
  std::string much;
  for (int line = 0; line < 100; ++line) much += "We walked on.\n";
  const std::string talk = "ANN: Hi.\n\nBO: Yes.\n\nANN: So.\n\nBO: Ah.\n";
  REQUIRE(find_in(much + "\n" + talk).document.doubts.size() == 1);
  CHECK(find_in(much + "\n" + talk).document.doubts[0] ==
        "99 % of the text stands before the first label and is set aside");
  CHECK(find_in(much.substr(0, 200) + "\n\n" + talk).document.doubts.size() == 1);
  CHECK(find_in("We walked on.\n\n" + talk).document.doubts.empty());
  const std::string said = "ANN: Hi.\n" + much.substr(0, 1000) + "\n\n";
  CHECK(find_in(much.substr(0, 900) + "\n\n" + said + talk).document.doubts.empty());
  CHECK(find_in(much + "\n" + said + talk).document.doubts.size() == 1);
  CHECK(find_in(talk + much).document.doubts.empty());
}
