// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>

#include <string>

#include "rendering.hpp"

using themata::ReadOptions;
using themata::testing::find_in;
using themata::testing::render;

namespace {

struct Shape {
  const char* what;
  const char* text;
  const char* turns;
};

void check(const Shape& shape) {
  INFO(shape.what);
  CHECK(render(shape.text) == shape.turns);
}

}  // namespace

TEST_CASE("a label in front of its talk") {
  const Shape shapes[] = {
      {"capitals", "ANN LEE: Hi.\n\nBO: Yes: so.\n\nANN LEE: Bye.\n",
       "ANN LEE: Hi.\nBO: Yes: so.\nANN LEE: Bye.\n"},
      {"a suffix after a comma", "Omar Reed, Jr.: Hi.\n\nMs. Lee: Yes.\n\nOmar Reed, Jr.: So.\n",
       "Omar Reed, Jr.: Hi.\nMs. Lee: Yes.\nOmar Reed, Jr.: So.\n"},
      {"bold with its colon", "**Ann:** Hi.\n\n**Bo:** Yes.\n\n**Ann:** So.\n",
       "Ann: Hi.\nBo: Yes.\nAnn: So.\n"},
      {"bold without its colon", "**Ann**: Hi.\n\n**Bo**: Yes.\n\n**Ann**: **So**.\n",
       "Ann: Hi.\nBo: Yes.\nAnn: **So**.\n"},
      {"a title", "Mr Beer: Hi.\nMs Page: Yes.\nMr Beer: So.\n",
       "Mr Beer: Hi.\nMs Page: Yes.\nMr Beer: So.\n"},
      {"numbers", "Speaker 4: Hi.\nSPEAKER_01: Yes.\n", "Speaker 4: Hi.\nSPEAKER_01: Yes.\n"},
      {"initials", "K. Gallagher: Hi.\n\nDB: Yes.\n\nK. Gallagher: So.\n\nDB: Ah.\n",
       "K. Gallagher: Hi.\nDB: Yes.\nK. Gallagher: So.\nDB: Ah.\n"},
      {"a blank before the colon", "Interviewee1 : Hi.\ninterviewer: Yes.\n",
       "Interviewee1/respondent: Hi.\ninterviewer/interviewer: Yes.\n"},
      {"a number for a name", "Witness 0281: I saw.\n", "Witness 0281/respondent: I saw.\n"},
      {"apostrophes and accents", "Zoë O’Hara: Oui.\n\nJean d'Aubé: Non.\n\nZoë O’Hara: Si.\n",
       "Zoë O’Hara: Oui.\nJean d'Aubé: Non.\nZoë O’Hara: Si.\n"},
      {"full-width colon", "访谈者：你好：吗。\n受访者：好。\n",
       "访谈者/interviewer: 你好：吗。\n受访者/respondent: 好。\n"},
      {"no-break spaces", "Ann\u00A0Lee:\u00A0Hi.\n\nBo:\u00A0Yes.\n\nAnn Lee: So.\n",
       "Ann Lee: Hi.\nBo: Yes.\nAnn Lee: So.\n"},
      {"nothing that recurs, but every block has one", "Ann: Hi.\nBo: Yes: so.\n",
       "Ann: Hi.\nBo: Yes: so.\n"},
      {"letters as roles", "I: Why?\nR: Because.\n",
       "I/interviewer: Why?\nR/respondent: Because.\n"},
      {"a tab", "Interviewer\tWhy is it?\nP4\tSo: yes.\nInterviewer\tAh.\nP4\tYes.\n",
       "Interviewer/interviewer: Why is it?\nP4/respondent: So: yes.\n"
       "Interviewer/interviewer: Ah.\nP4/respondent: Yes.\n"},
      {"no blank after the colon", "I:Why?\nR:Because.\nI:And?\nR:So.\n",
       "I/interviewer: Why?\nR/respondent: Because.\nI/interviewer: And?\nR/respondent: So.\n"},
      {"no blank after one speaker's colon",
       "Ann: Why?\nBo:Because.\nCy: So.\nAnn: And?\nBo:So: so.\nCy: Ah.\nAnn: Oh?\n",
       "Ann: Why?\nBo: Because.\nCy: So.\nAnn: And?\nBo: So: so.\nCy: Ah.\nAnn: Oh?\n"},
      {"no blank after the colon of who answers", "I: Why?\n\nP:Well.\n\nI: So?\n\nP:Ah.\n",
       "I/interviewer: Why?\nP/respondent: Well.\nI/interviewer: So?\nP/respondent: Ah.\n"},
      {"a known label once, without a blank",
       "Interviewer: Why?\nParticipant:So.\nInterviewer: Oh.\n",
       "Interviewer/interviewer: Why?\nParticipant/respondent: So.\nInterviewer/interviewer: "
       "Oh.\n"},
      {"words that are also names",
       "WILL SMITH: Hi.\n\nON LEE: Yes.\n\nWILL SMITH: So.\n\nON LEE: Ah.\n",
       "WILL SMITH: Hi.\nON LEE: Yes.\nWILL SMITH: So.\nON LEE: Ah.\n"},
      {"lower case, and a slip", "dan: hello\nParticipant: hi\ndan: so\nParticpant: fine\n",
       "dan: hello\nParticipant/respondent: hi\ndan: so\nParticpant: fine\n"},
      {"captions", ">> ANN: HI.\n>> BO: YES.\n>> ANN: SO.\n", "ANN: HI.\nBO: YES.\nANN: SO.\n"},
      {"the same voice twice", "Ann: Hi.\n\nAnn: So.\n\nBo: Yes.\n\nBo: No.\n",
       "Ann: Hi.\nAnn: So.\nBo: Yes.\nBo: No.\n"},
      {"words that open sentences, as names",
       "Interviewer: Why?\n\nWill: So.\n\nInterviewer: And?\n\nWill: Ah.\n\nInterviewer: "
       "Yes?\n\nWill: No.\n",
       "Interviewer/interviewer: Why?\nWill: So.\nInterviewer/interviewer: And?\nWill: Ah.\n"
       "Interviewer/interviewer: Yes?\nWill: No.\n"},
      {"nothing but such words", "You: Why?\nUs: So.\nYou: And?\nUs: Ah.\n",
       "You: Why?\nUs: So.\nYou: And?\nUs: Ah.\n"},
      {"a word of headings",
       "HEARING OFFICER: Why?\n\nMR EK: So.\n\nHEARING OFFICER: And?\n\nMR EK: Ah.\n",
       "HEARING OFFICER: Why?\nMR EK: So.\nHEARING OFFICER: And?\nMR EK: Ah.\n"},
      {"all at once", "Ann: Hi.\n\nBo: Yes.\n\nBoth: Oh!\n\nAnn: So.\n\nBo: Ah.\n",
       "Ann: Hi.\nBo: Yes.\nBoth: Oh!\nAnn: So.\nBo: Ah.\n"},
      {"an office in brackets, a particle in front",
       "Ms. Lee: Hi.\n\nHon. Bo Ek (East—West, Lib.): Yes.\n\nMs. Lee: So.\n\nvan der Ek: Ah.\n\n"
       "Ms. Lee: Oh.\n\nMs. Lee: Eh.\n",
       "Ms. Lee: Hi.\nHon. Bo Ek (East—West, Lib.): Yes.\nMs. Lee: So.\nvan der Ek: Ah.\n"
       "Ms. Lee: Oh.\nMs. Lee: Eh.\n"},
      {"a note with the name", "ANN (laughs): Hi.\n\nBO: Yes.\n\nANN: So.\n",
       "ANN: Hi.\nBO: Yes.\nANN: So.\n"},
      {"square brackets, as round ones",
       "Interviewer: How?\nP1 [F, 34]: Hi.\nBo [she/her; 41]: Yes.\nP1 [F, 34]: So.\n"
       "Bo [she/her; 41]: Ah.\n",
       "Interviewer/interviewer: How?\nP1 [F, 34]/respondent: Hi.\nBo [she/her; 41]: Yes.\n"
       "P1 [F, 34]/respondent: So.\nBo [she/her; 41]: Ah.\n"},
      {"a note in square brackets with the name",
       "ANN [laughs]: Hi.\n\nBO: Yes.\n\n**ANN \\[crying\\]:** So.\n",
       "ANN: Hi.\nBO: Yes.\nANN: So.\n"},
      {"a role in square brackets", "Ann [interviewer]: Hi.\nBo: Yes.\nAnn [interviewer]: So.\n",
       "Ann [interviewer]/interviewer: Hi.\nBo: Yes.\nAnn [interviewer]/interviewer: So.\n"},
  };
  for (const Shape& shape : shapes) check(shape);
}

TEST_CASE("a label on a line of its own") {
  const Shape shapes[] = {
      {"with its colon", "**Ann:**\n\nHi.\n\n**Bo:**\n\nYes.\n\n**Ann:**\n\nSo.\n",
       "Ann: Hi.\nBo: Yes.\nAnn: So.\n"},
      {"without", "INTERVIEWER\nHi.\n\nBO REED\nYes.\n\nINTERVIEWER\nSo.\n",
       "INTERVIEWER/interviewer: Hi.\nBO REED: Yes.\nINTERVIEWER/interviewer: So.\n"},
      {"apart from its talk",
       "Ann Lee\n\nHi you.\n\nBo Ek\n\nYes I am.\n\nAnn Lee\n\nSo it is.\n\nBo Ek\n\nBye.\n",
       "Ann Lee: Hi you.\nBo Ek: Yes I am.\nAnn Lee: So it is.\nBo Ek: Bye.\n"},
      {"a heading of Markdown",
       "## Ann\n\nHi you.\n\n## Bo\n\nYes.\n\n## Ann\n\nSo.\n\n## Bo\n\nAh.\n",
       "Ann: Hi you.\nBo: Yes.\nAnn: So.\nBo: Ah.\n"},
      {"bold", "**Ann**\nHi.\n\n**Bo**\nYes.\n\n**Ann**\nSo.\n", "Ann: Hi.\nBo: Yes.\nAnn: So.\n"},
      {"a label without talk is no turn", "**Ann:** Hi.\n\n**Break:**\n\n**Ann:** So.\n",
       "Ann: Hi.\nAnn: So.\n"},
  };
  for (const Shape& shape : shapes) check(shape);
}

TEST_CASE("a time beside a label is the turn's start and no talk") {
  const Shape shapes[] = {
      {"in round brackets", "ANN (01:05): Hi.\n\nBO (01:09): Yes.\n\nANN (01:15): So.\n",
       "ANN @65: Hi.\nBO @69: Yes.\nANN @75: So.\n"},
      {"after the colon", "Ann: 00:04:21\nHi.\n\nBo: 00:04:25\nYes.\n\nAnn: 00:05:00\nSo.\n",
       "Ann @261: Hi.\nBo @265: Yes.\nAnn @300: So.\n"},
      {"before the name", "00:00:01 Ann: Hi.\n00:00:05 Bo: Yes.\n00:00:09 Ann: So.\n",
       "Ann @1: Hi.\nBo @5: Yes.\nAnn @9: So.\n"},
      {"bracketed before the name",
       "[00:00:01] Ann: Hi.\n[00:00:05] Bo: Yes.\n[00:00:09] Ann: So.\n",
       "Ann @1: Hi.\nBo @5: Yes.\nAnn @9: So.\n"},
      {"Otter", "Ann Lee  0:05  \nHi.\n\nBo Ek  47:22  \nYes.\n\nAnn Lee  1:00:01\nSo.\n",
       "Ann Lee @5: Hi.\nBo Ek @2842: Yes.\nAnn Lee @3601: So.\n"},
      {"Rev", "Speaker 1 (00:00):\nHi.\n\nSpeaker 2 (00:04):\nYes.\n",
       "Speaker 1 @0: Hi.\nSpeaker 2 @4: Yes.\n"},
      {"Zoom's chat", "[Ann Lee] 10:03:01\nHi.\n\n[Bo] 10:03:07\nYes.\n\n[Ann Lee] 10:04:00\nSo.\n",
       "Ann Lee @36181: Hi.\nBo @36187: Yes.\nAnn Lee @36240: So.\n"},
      {"a line of times above the name",
       "0:0:0.0 --> 0:0:3.5\nAnn Lee\nHi.\n\n0:0:4.0 --> 0:0:7.1\nBo Ek\nYes.\n\n0:0:8.0 --> "
       "0:0:9.1\nAnn Lee\nSo.\n",
       "Ann Lee @0: Hi.\nBo Ek @4: Yes.\nAnn Lee @8: So.\n"},
      {"escaped brackets",
       "**Ann:** \\[01:46\\] Hi \\[04:15\\] you.\n\n**Bo:** Yes.\n\n**Ann:** So.\n",
       "Ann @106: Hi <\\[04:15\\]> you.\nBo: Yes.\nAnn: So.\n"},
      {"a time of day is talk", "ANN: 17:30 or so.\n\nBO: Yes.\n\nANN: So.\n",
       "ANN: 17:30 or so.\nBO: Yes.\nANN: So.\n"},
      {"only times, no talk", "ANN: Hi.\n\nBREAK: [12:05] to [13:09]\n\nANN: So.\n",
       "ANN: Hi.\nANN: So.\n"},
  };
  for (const Shape& shape : shapes) check(shape);
}

TEST_CASE("what has a colon and is no label") {
  const std::string frame = "ANN LEE: Hi.\n\n";
  const std::string end = "\n\nBO EK: Yes.\n\nANN LEE: So.\n\nBO EK: Ah.\n";
  for (const char* talk :
       {"Note: it was late.", "17:30: I left.", "--- OPENING REMARKS BY MS SMITH:",
        "https://example.org: a page", "See https://example.org", "He said: no.",
        "I told them this: no.", "Last week on the pod: us.", "- Item: one", "However: it rained.",
        "For example: this", "std::vector is a type", "Chapter 2: Rain", "Tom Usher: a quotation",
        "Then [the officer] said: no.", "Bo [Ek] and Ann: both", "[Ann] Lee: so"}) {
    INFO(talk);
    const auto found = find_in(frame + talk + end);
    CHECK(found.document.turns.size() == 4);
    CHECK(found.document.speakers.size() == 2);
  }
}

TEST_CASE("text without labels is one turn of nobody") {
  for (const char* text :
       {"I went home.\n\nThere are two things: one is this.\n\nSecond: that.\n",
        "A. First item\nB. Second item\nC. Third item\n",
        "Soup\n\nIngredients: water\nMethod: boil.\n\nNote: hot.\n",
        "Article 1\nAll are equal.\n\nArticle 2\nAll are free: always.\n",
        "It was late.\n\nNote: hot.\n\nIt was cold.\n\nNote: cold?\n",
        "Subject: the report\nFrom: Jane\n\nDear Bo,\n\nHere it is: the report.\n",
        "ANN: only once.\nAnd then on and on and on.\nAnd on."}) {
    INFO(text);
    const auto found = find_in(text);
    REQUIRE(found.document.turns.size() == 1);
    CHECK(found.document.speakers[0] == themata::Speaker{});
  }
  CHECK(find_in("").document.turns.empty());
  CHECK(find_in(" \n\f\n").document.turns.empty());
}

TEST_CASE("once the shape is clear a label counts even once, and is told") {
  const auto found = find_in("ANN: Hi.\n\nBO: Yes.\n\nANN: So.\n\nTHE CHAIR: Order.\n\nBO: Ah.\n");
  CHECK(render(found.document) == "ANN: Hi.\nBO: Yes.\nANN: So.\nTHE CHAIR: Order.\nBO: Ah.\n");
  REQUIRE(found.document.doubts.size() == 1);
  CHECK(found.document.doubts[0] == "label 'THE CHAIR' occurs once");
}

TEST_CASE("a numbered label counts even once where the other side speaks") {
  CHECK(render("Interviewer: How?\nP1: Well.\nInterviewer: Thanks.\n") ==
        "Interviewer/interviewer: How?\nP1/respondent: Well.\nInterviewer/interviewer: Thanks.\n");
  CHECK(render("Interviewer: How?\n\nP1: Well.\n\nInterviewer: Thanks.\n") ==
        "Interviewer/interviewer: How?\nP1/respondent: Well.\nInterviewer/interviewer: Thanks.\n");
}

TEST_CASE("what is numbered in an answer is no speaker") {
  CHECK(render("Moderator: How?\nParticipant: It had two parts.\nP1: the name.\nQ1: Was it "
               "fair?\nModerator: And?\nParticipant: No.\n") ==
        "Moderator/interviewer: How?\nParticipant/respondent: It had two parts.|P1: the name.|Q1: "
        "Was it fair?\nModerator/interviewer: And?\nParticipant/respondent: No.\n");
  CHECK(render("Participant: These days.\nMonday: I ran.\nTuesday: I slept.\n") ==
        "Participant/respondent: These days.|Monday: I ran.|Tuesday: I slept.\n");
}

TEST_CASE("two turns of wrapped lines are blocks and no lines without gaps") {
  CHECK(render("Jane: I came\nin the\nmorning.\n\nTom: And I\nat\nnight.\n") ==
        "Jane: I came~in the~morning.\nTom: And I~at~night.\n");
}

TEST_CASE("where only who asks is known, everybody may speak once") {
  for (const std::string gap : {"\n", "\n\n"}) {
    const std::string text = "Moderator: Who?" + gap + "P1: I." + gap + "P2: And I." + gap;
    CHECK(render(text) ==
          "Moderator/interviewer: Who?\nP1/respondent: I.\nP2/respondent: And I.\n");
    const std::string named = "Moderator: Who?" + gap + "Ann: I." + gap + "Bo: And I." + gap;
    CHECK(render(named) == "Moderator/interviewer: Who?\nAnn: I.\nBo: And I.\n");
  }
  CHECK(render("Moderator: Who?\nWe waited.\nAnn: I.\nIt rained.\nBo: And I.\n") ==
        "Moderator/interviewer: Who?|We waited.|Ann: I.|It rained.|Bo: And I.\n");
}

TEST_CASE("a name that is read as talk is told without blank lines, too") {
  const auto found = find_in("Interviewer: How?\nJANE: Well.\nInterviewer: Thanks.\n");
  CHECK(found.document.doubts ==
        std::vector<std::string>{"'JANE' occurs once and is read as talk"});
}

TEST_CASE("a name that is read as talk is told for its own line, and not for those of voices") {
  const auto found = find_in(
      "Jingle: It plays.\n\nANN: Hi.\n\nBO: Yes.\n\nANN: So.\n\nBO: Ah.\n\nANN: Oh.\n\nBO: "
      "Well.\n");
  CHECK(found.document.doubts ==
        std::vector<std::string>{"'Jingle' occurs once and is read as talk"});
}

TEST_CASE("a word with a colon at the beginning of a wrapped line is talk") {
  CHECK(render("ANN: I ask about\nMonday: what then, and\nTuesday: after that?\n\nBO: It was\n"
               "this: no.\n\nANN: Yes.\n\nBO: Ah.\n") ==
        "ANN: I ask about~Monday: what then, and~Tuesday: after that?\nBO: It was~this: no.\n"
        "ANN: Yes.\nBO: Ah.\n");
}

TEST_CASE("text before the first label is preamble") {
  CHECK(render("A title\n\nSome words.\n\nANN: Hi.\n\nBO: Yes.\n\nANN: So.\n") ==
        "/preamble: A title|Some words.\nANN: Hi.\nBO: Yes.\nANN: So.\n");
}

TEST_CASE("the sheet in front of an interview is preamble, not turns") {
  CHECK(render("Date: 3 May\nInterviewer: Jane Smith\nRespondent: P4\n\nI: Why?\n\nR: So.\n\nI: "
               "Ah.\n") ==
        "/preamble: Date: 3 May~Interviewer: Jane Smith~Respondent: P4\nI/interviewer: Why?\n"
        "R/respondent: So.\nI/interviewer: Ah.\n");
}

TEST_CASE("talk is never taken for the sheet in front of an interview") {
  const Shape shapes[] = {
      {"a label that sheets have too", "OFFICER: Sit.\nSUBJECT: Why?\nOFFICER: So.\nSUBJECT: No.\n",
       "OFFICER: Sit.\nSUBJECT/respondent: Why?\nOFFICER: So.\nSUBJECT/respondent: No.\n"},
      {"a key in an answer", "I: Why?\n\nP: Okay.\nTime: 17:30.\n\nI: Ah.\n\nP: So.\n",
       "I/interviewer: Why?\nP/respondent: Okay.|Time: 17:30.\nI/interviewer: Ah.\n"
       "P/respondent: So.\n"},
      {"a wrapped line", "P: and at that\ntime: nobody came\n\nI: yes\n\nP: no\n\nI: ah\n",
       "P/respondent: and at that~time: nobody came\nI/interviewer: yes\nP/respondent: no\n"
       "I/interviewer: ah\n"},
      {"labels that name people first",
       "Date: 3 May\nAnn: Dr. Ann Lee\nBo: Bo Ek\n\nAnn: Hi.\nBo: Yes.\nAnn: So.\nBo: Ah.\n",
       "/preamble: Date: 3 May~Ann: Dr. Ann Lee~Bo: Bo Ek\nAnn: Hi.\nBo: Yes.\nAnn: So.\n"
       "Bo: Ah.\n"},
  };
  for (const Shape& shape : shapes) check(shape);
}

TEST_CASE("names that are told once at the top are no turns") {
  CHECK(render("Interviewer: Jane Smith\nInterviewee: Bo Ek\n\nI: Why?\n\nP: So.\n\nI: Ah.\n\nP: "
               "Yes.\n") ==
        "/preamble: Interviewer: Jane Smith~Interviewee: Bo Ek\nI/interviewer: Why?\n"
        "P/respondent: So.\nI/interviewer: Ah.\nP/respondent: Yes.\n");
}

TEST_CASE("minutes and seconds in front of labels are times") {
  CHECK(render("59:40 Interviewer: Why?\n\n59:50 Bob: Because.\n\n1:00:20 Interviewer: And "
               "then?\n\n1:00:31 Bob: At 10:30 Mass: we went.\n") ==
        "Interviewer/interviewer @3580: Why?\nBob @3590: Because.\n"
        "Interviewer/interviewer @3620: And then?\nBob @3631: At 10:30 Mass: we went.\n");
  CHECK(render("0:05 - Ann: Hi.\n\n0:09 - Bo: Yes.\n\n0:12 - Ann: So.\n") ==
        "Ann @5: Hi.\nBo @9: Yes.\nAnn @12: So.\n");
  CHECK(render("Ann: Hi.\n\n10:30 we met: all of us.\n\nBo: Yes.\n\nAnn: So.\n") ==
        "Ann: Hi.|10:30 we met: all of us.\nBo: Yes.\nAnn: So.\n");
}

TEST_CASE("a dash between a name and its time is no part of the name") {
  CHECK(render("Ann - 00:05\nHi.\n\nBo \u2013 00:09\nYes.\n\nAnn - 00:12\nSo.\n\nBo \u2013 "
               "00:15\nAh.\n") == "Ann @5: Hi.\nBo @9: Yes.\nAnn @12: So.\nBo @15: Ah.\n");
}

TEST_CASE("a YAML header is metadata and no talk") {
  const auto found = find_in("---\ntitle: \"Interview: 3\"\nunit: K9\n---\nANN: Hi.\nBO: Yes.\n");
  CHECK(render(found.document) == "ANN: Hi.\nBO: Yes.\n");
  REQUIRE(found.document.metadata.size() == 2);
  CHECK(found.document.metadata[0] == std::pair<std::string, std::string>{"title", "Interview: 3"});
  CHECK(found.document.metadata[1] == std::pair<std::string, std::string>{"unit", "K9"});
}

TEST_CASE("talk between two rules at the top is no YAML header") {
  const struct {
    const char* text;
    std::size_t turns;  ///< the first is the rule
  } cases[] = {
      {"---\nANN: Hi.\nBO: Yes.\nANN: So.\n---\nBO: Ah.\n", 5},
      {"---\nANN: Hi.\nBO: Yes.\n---\nANN: So.\nBO: Ah.\n", 5},
      {"---\nANN: Hi. And\nthen I went\nBO: Yes.\n---\nANN: So.\nBO: Ah.\n", 5},
  };
  for (const auto& [text, turns] : cases) {
    INFO(text);
    const auto found = find_in(text);
    CHECK(found.document.metadata.empty());
    CHECK(found.document.turns.size() == turns);
    REQUIRE(found.document.doubts.size() == 1);
    CHECK_THAT(found.document.doubts[0], Catch::StartsWith("what stands between"));
  }
  const auto header = find_in(
      "---\n# of 2024\nANN: Ann Ek\nsites:\n- a\n- b\ncoders: [\n  x\n]\n\n---\nANN: Hi.\nBO: "
      "Yes.\nANN: So.\n");
  CHECK(header.document.metadata.size() == 3);
  CHECK(header.document.turns.size() == 3);
}

TEST_CASE("pre-tokenised text has neither labels nor notes") {
  ReadOptions options;
  options.labels = themata::Labels::none;
  CHECK(render(" ANN : hi [laughs] \nBO : yes\n", options) == ": ANN : hi [laughs]~BO : yes\n");
}

TEST_CASE("timed snippets of one turn are one paragraph") {
  CHECK(render("[[Announcer;UNK]]\n\n<<1.5;2;fr>>\nBonjour!\n\n[[Judge;Ann Ek]]\n\n<<3;4;en>>\n"
               "Please sit\n\n<<4;6;en>>\ndown.\n") ==
        "Announcer/other @1.5: Bonjour!\nAnn Ek @3: Please sit~down.\n");
}

TEST_CASE("a label that was joined to another no longer occurs once") {
  ReadOptions options;
  options.same_speaker = {{"BEN", "BO"}};
  const auto found = find_in("ANN: Hi.\n\nBO: Yes.\n\nANN: So.\n\nBEN: Ah.\n\nBO: Oh.\n", options);
  CHECK(found.document.speakers.size() == 2);
  CHECK(found.document.doubts.empty());
}

TEST_CASE("slips of the pen are told, not merged, unless asked for") {
  const char* text =
      "Participant: Hi.\nDan: Yes.\nParticipant: So.\nDan: Ah.\nParticpant: Oh.\nParticipant: "
      "Eh.\n";
  const auto found = find_in(text);
  CHECK(found.document.speakers.size() == 3);
  REQUIRE(found.diagnostics.items().size() == 1);
  CHECK(found.diagnostics.items()[0].severity == themata::Severity::warning);
  ReadOptions options;
  options.same_speaker = {{"particpant", "participant"}, {"Nobody", "Dan"}};
  options.interviewers = {"DAN", "Someone"};
  const auto settled = find_in(text, options);
  REQUIRE(settled.document.speakers.size() == 2);
  CHECK(settled.document.speakers[0] == themata::Speaker{"Participant", themata::Role::respondent});
  CHECK(settled.document.speakers[1] == themata::Speaker{"Dan", themata::Role::interviewer});
  CHECK(settled.diagnostics.items().size() == 2);
}
