// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>

#include <string>
#include <vector>

#include "rendering.hpp"

using themata::testing::find_in;
using themata::testing::render;

namespace {

/// The text with `name` for each `%`.
std::string with(std::string text, const std::string& name) {
  for (std::size_t at = text.find('%'); at != text.npos; at = text.find('%', at + name.size())) {
    text.replace(at, 1, name);
  }
  return text;
}

}  // namespace

TEST_CASE("a label may have small words, where it comes again as others do") {
  for (const char* name : {"Police officer", "Social worker", "Participant one", "Bride's mother",
                           "Woman in red", "Dr. med. Anna M\u00FCller", "Officer in charge",
                           "Older man (64)", "\u041C\u043E\u0439 \u0434\u0440\u0443\u0433",
                           "\u00C4rztin \u00FCber achtzig", "Head of the village council"}) {
    INFO(name);
    const auto said = with("Ann: How?\n%: Well.\nAnn: And?\n%: So.\n", name);
    CHECK(render(said) == said);
    const char* apart =
        "Ann: How?\n\n%: Well.\n\nI went.\n\nAnn: And?\n\n%: So.\n\nIt was.\n\nAnn: "
        "Oh?\n\n%: Ah.\n";
    CHECK(render(with(apart, name)) ==
          with("Ann: How?\n%: Well.|I went.\nAnn: And?\n%: So.|It was.\nAnn: Oh?\n%: Ah.\n", name));
    CHECK(render(with("**Ann:** How?\n\n**%:** Well.\n\n**Ann:** And?\n\n**%:** So.\n", name)) ==
          said);
    CHECK(render(with("[00:01:00] Ann: How?\n[00:01:02] %: Well.\n[00:01:04] Ann: And?\n"
                      "[00:01:06] %: So.\n",
                      name)) ==
          with("Ann @60: How?\n% @62: Well.\nAnn @64: And?\n% @66: So.\n", name));
  }
}

TEST_CASE("labels of small words take every form that has an end") {
  CHECK(render("Ann Lee  0:05\nHow?\n\nSocial worker  0:09\nWell.\n\nAnn Lee  0:12\nAnd?\n\nSocial "
               "worker  0:15\nSo.\n") ==
        "Ann Lee @5: How?\nSocial worker @9: Well.\nAnn Lee @12: And?\nSocial worker @15: So.\n");
  CHECK(render("ann: how?\nsocial worker: well.\nann: and?\nsocial worker: so.\n") ==
        "ann: how?\nsocial worker: well.\nann: and?\nsocial worker: so.\n");
  CHECK(render("Police officer: How?\nVillage chief: Well.\nPolice officer: And?\nVillage chief: "
               "So.\n") ==
        "Police officer: How?\nVillage chief: Well.\nPolice officer: And?\nVillage chief: So.\n");
  CHECK(
      render("Ann: How?\n\nI ask.\n\nVillage Chief: Well.\n\nI see.\n\nAnn: And?\n\nSo?\n\nVillage "
             "Chief: So.\n\nIt was.\n\nAnn: Oh?\n\nVillage chief: Ah.\n") ==
      "Ann: How?|I ask.\nVillage Chief: Well.|I see.\nAnn: And?|So?\nVillage Chief: So.|It "
      "was.\nAnn: Oh?\nVillage chief: Ah.\n");
}

TEST_CASE("sentences that come again with their colon are talk") {
  for (const char* sentence :
       {"My point is", "The thing is", "What I mean is", "Here is what happened", "Let me say",
        "Bottom line", "Long story short", "Another question", "One more thing", "That is why",
        "Das Beispiel ist", "Ich meine", "C\u2019est dire", "He told me", "I\u2019d say this",
        "People say", "Main reason"}) {
    INFO(sentence);
    const auto found =
        find_in(with("Ann: How?\nBo: Well.\n%: it went.\nAnn: And?\nBo: So.\n%: it "
                     "came.\nAnn: Oh?\nBo: Ah.\n%: it was.\n",
                     sentence));
    CHECK(found.document.speakers.size() == 2);
    CHECK(found.document.doubts.empty());
  }
}

TEST_CASE("a phrase that comes again inside of talk is none, and told") {
  const std::string talk =
      "Ann: How?\n\nBo: Well.\n\nCold fish: I ate.\n\nAnn: And?\n\nI ask.\n\n"
      "Bo: So.\n\nIt was.\n\nCold fish: I ate.\n\nAnn: Oh?\n\nI see.\n\nBo: Ah.\n";
  const auto found = find_in(talk);
  CHECK(found.document.speakers.size() == 2);
  CHECK(found.document.doubts ==
        std::vector<std::string>{"'Cold fish' occurs 2 times and is read as talk"});
  const auto list = find_in(
      "Ann: How?\n\nBo: Well.\n\nI went.\n\nCold fish: one.\n\nCold fish: "
      "two.\n\nCold fish: three.\n\nAnn: And?\n\nBo: So.\n\nIt was.\n");
  CHECK(list.document.speakers.size() == 2);
  CHECK(list.document.doubts.size() == 1);
  const auto wrapped = find_in(
      "ANN: How was it that\nCold fish: was there and\nnot here?\n\nBO: It "
      "was\nCold fish: I ate\nand ate.\n\nANN: And then\nCold fish: no?\n\nBO: So.\n");
  CHECK(wrapped.document.speakers.size() == 2);
  CHECK(wrapped.document.doubts.empty());
}

TEST_CASE("a phrase that comes once among labels is told") {
  const auto found = find_in("Ann: How?\nBo: Well.\nVillage chief: No.\nAnn: And?\nBo: So.\n");
  CHECK(render(found.document) == "Ann: How?\nBo: Well.|Village chief: No.\nAnn: And?\nBo: So.\n");
  CHECK(found.document.doubts ==
        std::vector<std::string>{"'Village chief' occurs once and is read as talk"});
}

TEST_CASE("phrases of a text without voices are no labels") {
  const auto found = find_in("Total cost: 5.\nUnit price: 3.\nTotal cost: 7.\nUnit price: 4.\n");
  CHECK(found.document.turns.size() == 1);
  CHECK(found.document.doubts.empty());
}

TEST_CASE("what comes twice among a hundred labels is told, not taken") {
  std::string talk;
  for (int turn = 0; turn < 100; ++turn) {
    talk += turn % 2 == 0 ? "Ann: How?\n" : "Bo: So.\n";
    if (turn % 50 == 25) talk += "Cold fish: I ate.\n";
  }
  const auto found = find_in(talk);
  CHECK(found.document.speakers.size() == 2);
  CHECK(found.document.doubts ==
        std::vector<std::string>{"'Cold fish' occurs 2 times and is read as talk"});
}
