// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>

#include <string>
#include <vector>

#include "rendering.hpp"

using themata::testing::find_in;
using themata::testing::render;

TEST_CASE("signs that are not seen hide no label") {
  const auto with = [](std::string text, const std::string& mark) {
    for (std::size_t at = text.find('~'); at != text.npos; at = text.find('~')) {
      text.replace(at, 1, mark);
    }
    return text;
  };
  for (const char* mark : {"\u200E", "\u200F", "\u202B", "\u202C", "\u2067", "\u2069", "\u200B",
                           "\uFEFF", "\u061C", "\u202A\u200E"}) {
    INFO(mark);
    const auto read = [&](const char* text) { return render(with(text, mark)); };
    const std::string talk =
        "\u05D3\u05E0: Hi.\n\u05DE\u05E8: Yes?\n\u05D3\u05E0: So.\n\u05DE\u05E8: Ah.\n";
    CHECK(read("~\u05D3\u05E0: Hi.\n~\u05DE\u05E8: Yes?~\n ~ \u05D3\u05E0: So.\n~ ~\n\u05DE\u05E8: "
               "Ah.") == talk);
    CHECK(
        read("\u05D3\u05E0~: Hi.\n\u05DE\u05E8:~ Yes?\n~\u05D3\u05E0~:~ So.\n~\u05DE\u05E8: Ah.") ==
        talk);
    CHECK(read("~[0:05] ~Ann: Hi.\n~[0:09]~ Bo: Yes.\n[0:12] Ann (laughs)~: So.") ==
          "Ann @5: Hi.\nBo @9: Yes.\nAnn @12: So.\n");
    CHECK(read("~**Ann:** Hi.\n\n**~Bo:**~ Yes.\n\n**Ann~:** So.") ==
          "Ann: Hi.\nBo: Yes.\nAnn: So.\n");
    CHECK(
        find_in(with("~Note: hot.\n\nNote~: cold?\n\n~Note~: mild.", mark)).document.turns.size() ==
        1);
  }
}

TEST_CASE("a name without a blank after its colon that is read as talk is told") {
  const auto found = find_in("Ann: How?\nBo:Well.\nAnn: And?\nAnn: Yes.\n");
  CHECK(render(found.document) == "Ann: How?|Bo:Well.\nAnn: And?\nAnn: Yes.\n");
  CHECK(found.document.doubts == std::vector<std::string>{"'Bo' occurs once and is read as talk"});
}

TEST_CASE("small letters without a blank after their colon are no doubt") {
  const auto found = find_in("ANN: How?\nBO: Well.\nANN: And?\nBO: So.\nvim:tw=78\n");
  CHECK(found.document.speakers.size() == 2);
  CHECK(found.document.doubts.empty());
}

TEST_CASE("a bracket in front of a tab is no label's") {
  CHECK(find_in("Ann: How?\nself[{n}]\t\tReturns that.\nBo: Well.\nname[{n}]\t\tReturns it.\nAnn: "
                "Oh?\nBo: Ah.\n")
            .document.turns.size() == 4);
}

TEST_CASE("a word that stands against its colon inside of talk is no label") {
  CHECK(render("ANN: I say\nfoo:bar and\nfoo:baz or\nFoo:bar\n\nBO: It was\nFoo:so.\n\nANN: "
               "Yes.\n\nBO: Ah.\n") ==
        "ANN: I say~foo:bar and~foo:baz or~Foo:bar\nBO: It was~Foo:so.\nANN: Yes.\nBO: Ah.\n");
  CHECK(render("Ann: I say\nFoo:bar and\nFoo:baz\nBo: It was\nso.\nAnn: Yes.\nBo: Ah.\n") ==
        "Ann: I say~Foo:bar and~Foo:baz\nBo: It was~so.\nAnn: Yes.\nBo: Ah.\n");
}

TEST_CASE("labels may stand behind the signs of a list") {
  for (const std::string sign : {"- ", "\u2022 ", "\u2013 ", "\u2014\t", "\u25AA  "}) {
    INFO(sign);
    CHECK(render(sign + "Ann: How?\n" + sign + "Bo: Well.\n" + sign + "Ann: And?\n" + sign +
                 "Bo: So.\n") == "Ann: How?\nBo: Well.\nAnn: And?\nBo: So.\n");
    CHECK(render(sign + "Interviewer: How?\n\n" + sign + "Bo: Well.\n") ==
          "Interviewer/interviewer: How?\nBo: Well.\n");
  }
}

TEST_CASE("items of a list inside of talk are no labels") {
  CHECK(render("Ann: How?\n- Price: high.\n- Place: far.\nBo: Well.\n- Price: low.\n- Place: "
               "near.\nAnn: So.\nBo: Ah.\n") ==
        "Ann: How?|- Price: high.|- Place: far.\nBo: Well.|- Price: low.|- Place: near.\n"
        "Ann: So.\nBo: Ah.\n");
  CHECK(
      find_in("- Site: one\n- Site: two\n- Site: three\n- Tool: one\n- Tool: two\n- Tool: three\n")
          .document.turns.size() == 1);
  CHECK(find_in("We saw this.\n- Price: high.\n- Place: far.\nThat was it.\n")
            .document.turns.size() == 1);
}

TEST_CASE("a time may stand in a column between a name and its talk") {
  CHECK(
      render(
          "Ann\t00:12\tHow was it at 10:30?\nP4\t00:15\tSo.\nAnn\t00:18\tAnd?\nP4\t00:25\tAh.\n") ==
      "Ann @12: How was it at 10:30?\nP4/respondent @15: So.\nAnn @18: And?\nP4/respondent @25: "
      "Ah.\n");
  CHECK(
      render("Ann Lee   0:00:12  How?\nBo Ek     0:00:15  So.\nAnn Lee   0:00:18  And?\nBo Ek     "
             "0:00:25  Ah.\n") ==
      "Ann Lee @12: How?\nBo Ek @15: So.\nAnn Lee @18: And?\nBo Ek @25: Ah.\n");
  CHECK(
      find_in("Monday 10:30 we met.\nFriday 11:30 we left.\nMonday 12:30 we met.\nFriday 13:30 we "
              "left.\n")
          .document.turns.size() == 1);
}
