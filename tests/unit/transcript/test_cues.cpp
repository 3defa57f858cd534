// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>
#include <string>

#include "reading.hpp"

using namespace themata;
using namespace themata::testing;

namespace {

std::string vtt(const std::string& cues) { return read("WEBVTT\n\n" + cues, "vtt").str(); }

std::string cue(int second, const std::string& talk) {
  const std::string ten = second < 10 ? "0" : "";
  return "00:00:" + ten + std::to_string(second) + ".000 --> 00:00:" + ten +
         std::to_string(second) + ".900\n" + talk + "\n\n";
}

}  // namespace

TEST_CASE("voices by tag are speakers, and cues of one speaker in a row are one turn") {
  const Reading reading = read("WEBVTT\n\n" + cue(1, "<v Esme>Well, I") + cue(2, "<v Esme>went.") +
                                   cue(3, "<v.loud.left Bob O'Neil>Why?</v>"),
                               "vtt");
  CHECK(reading.str() == "Esme @1: Well, I went.\nBob O'Neil @3: Why?\n");
  const Document& document = reading.only();
  CHECK(document.text == "Esme: Well, I went.\n\nBob O'Neil: Why?\n");
  CHECK(document.times_of(document.turns[0]).end == 2.9);
  CHECK(document.format == "vtt");
  CHECK(document.encoding == "UTF-8");
  CHECK(reading.said().empty());
}

TEST_CASE("several voices in one cue are several turns") {
  CHECK(vtt(cue(1, "<v Ann>Was it?\n<v Bob>It was.")) == "Ann @1: Was it?\nBob @1: It was.\n");
  CHECK(vtt(cue(1, "<v Ann>Was it?</v> <v Bob>It was.</v>")) ==
        "Ann @1: Was it?\nBob @1: It was.\n");
}

TEST_CASE("one name is one voice, however its tags are written") {
  const Reading reading = read("WEBVTT\n\n" + cue(1, "<v Ann>One,") + cue(2, "<v.loud  Ann >two.") +
                                   cue(3, "<v Bo>No.") + cue(4, "<v.loud Ann>Three,") +
                                   cue(5, "<v Ann>four.</v> <v>five</v>"),
                               "vtt");
  CHECK(reading.str() == "Ann @1: One, two.\nBo @3: No.\nAnn @4: Three, four.\n @5: five\n");
}

TEST_CASE("a cue without a voice among others has no name, and that is a doubt") {
  const Reading reading = read("WEBVTT\n\n" + cue(1, "<v Ann>Yes.") + cue(2, "Music."), "vtt");
  CHECK(reading.str() == "Ann @1: Yes.\n @2: Music.\n");
  CHECK(reading.only().doubts == std::vector<std::string>{"cues that name no speaker: 1"});
}

TEST_CASE("tags are no talk, unknown ones and lone signs are") {
  CHECK(vtt(cue(1, "<i>We</i> <c.yellow.bg>went</c> <00:00:01.500><b>home</b>{\\an8}.")) ==
        " @1: We went home.\n");
  CHECK(vtt(cue(1, "if a < b then <unknown> <inaudible> b > a")) ==
        " @1: if a < b then <unknown> {<inaudible>} b > a\n");
  CHECK(vtt(cue(1, "<lang fr>oui</lang><br/>non")) == " @1: oui non\n");
}

TEST_CASE("character references are the characters they stand for") {
  CHECK(vtt(cue(
            1,
            "r&eacute;sum&Eacute; &mdash; it&rsquo;s&hellip; &#233;&#xE9;&#X2019;&#146;&#10;so")) ==
        " @1: r\u00E9sum\u00C9 \u2014 it\u2019s\u2026 \u00E9\u00E9\u2019\u2019 so\n");
  CHECK(vtt(cue(1, "&#0; &#55296; &#1114112; &#99999999999; &#x; &#; &; &eacute &amp")) ==
        " @1: &#0; &#55296; &#1114112; &#99999999999; &#x; &#; &; &eacute &amp\n");
  CHECK(vtt(cue(1, "R&amp;D &lt;3&gt;&nbsp;fair &amp;amp; &unknown; &")) ==
        " @1: R&D <3>\u00A0"
        "fair &amp; &unknown; &\n");
  CHECK(vtt(cue(1, "<v R&amp;D>ok")) == "R&D @1: ok\n");
}

TEST_CASE("names before a colon count if they recur or are known labels") {
  CHECK(vtt(cue(1, "Ann Lee: Was it?") + cue(2, "Bob Ray: It was.") + cue(3, "Ann Lee: Why?") +
            cue(4, "Bob Ray: Because.")) ==
        "Ann Lee @1: Was it?\nBob Ray @2: It was.\nAnn Lee @3: Why?\nBob Ray @4: Because.\n");
  CHECK(vtt(cue(1, "One remark: never mind.") + cue(2, "So be it.")) ==
        " @1: One remark: never mind. So be it.\n");
  CHECK(vtt(cue(1, "Interviewer: Was it?") + cue(2, "Participant: It was.")) ==
        "Interviewer/interviewer @1: Was it?\nParticipant/respondent @2: It was.\n");
}

TEST_CASE("a cue without a name continues the speaker before it") {
  CHECK(vtt(cue(1, "ANN: Was it,") + cue(2, "I mean, fair?") + cue(3, "BOB: Yes.") +
            cue(4, "ANN: Why?") + cue(5, "BOB: So.")) ==
        "ANN @1: Was it, I mean, fair?\nBOB @3: Yes.\nANN @4: Why?\nBOB @5: So.\n");
}

TEST_CASE("two speakers on two lines of one cue are two turns") {
  CHECK(vtt(cue(1, "ANN: Was it?\nBOB: Yes.") + cue(2, "ANN: Why?\nBOB: So.")) ==
        "ANN @1: Was it?\nBOB @1: Yes.\nANN @2: Why?\nBOB @2: So.\n");
}

TEST_CASE("once names in capitals are the way of the file, one counts that comes once") {
  const Reading reading = read("WEBVTT\n\n" + cue(1, "ANN: a") + cue(2, "BOB: b") +
                                   cue(3, "ANN: c") + cue(4, "BOB: d") + cue(5, "JONES: e"),
                               "vtt");
  CHECK(reading.only().turns.size() == 5);
  CHECK(reading.only().doubts == std::vector<std::string>{"'JONES' speaks once"});
}

TEST_CASE("chevrons of broadcast captions change the speaker") {
  CHECK(vtt(cue(1, "&gt;&gt; ANN: Was it?") + cue(2, "&gt;&gt; BOB: Yes.") +
            cue(3, "&gt;&gt; ANN: Why?") + cue(4, "&gt;&gt; BOB: So.")) ==
        "ANN @1: Was it?\nBOB @2: Yes.\nANN @3: Why?\nBOB @4: So.\n");
}

TEST_CASE("a recurring name alone on the first line of most cues is a speaker") {
  CHECK(vtt(cue(1, "Alice Smith\nHello.") + cue(2, "Bob Jones\nHi.") +
            cue(3, "Alice Smith\nLet us begin.")) ==
        "Alice Smith @1: Hello.\nBob Jones @2: Hi.\nAlice Smith @3: Let us begin.\n");
}

TEST_CASE("cues without any speaker are one turn of an unnamed speaker") {
  CHECK(vtt(cue(1, "First.") + cue(2, "Second\nline.")) == " @1: First. Second line.\n");
}

TEST_CASE("comments, styles, regions, ids and settings are no talk") {
  CHECK(
      read(
          "WEBVTT - a title\nKind: captions\n\nNOTE\nnot this\nnor this\n\nSTYLE\n::cue { color: "
          "red }\n\nREGION\nid:fred\n\nintro\n00:01.000 --> 00:02.000 line:0 align:start\nTalk.\n\n"
          "NOTE one line\n\n2\n1:00:00.000 --> 1:00:01.000\nMore talk.\n",
          "vtt")
          .str() == " @1: Talk. More talk.\n");
}

TEST_CASE("a missing header, an unreadable time, text in front: said, and nothing lost") {
  const Reading bare = read(cue(1, "Talk."), "vtt");
  CHECK(bare.str() == " @1: Talk.\n");
  CHECK_THAT(bare.said(), Catch::Contains("talk:1: warning: no WEBVTT header"));
  const Reading wrong = read("WEBVTT\n\n0:0x --> 00:02.000\nTalk.\n", "vtt");
  CHECK(wrong.str() == ": Talk.\n");
  CHECK_THAT(wrong.said(), Catch::Contains("talk:3: warning: '0:0x --> 00:02.000'"));
  const Reading early = read("Lost words.\n\n" + cue(1, "Talk."), "srt");
  CHECK(early.only().text == "Lost words. Talk.\n");
  CHECK_THAT(early.said(), Catch::Contains("in front of the first cue"));
}

TEST_CASE("SubRip with comma or dot, with and without indexes and blank lines") {
  const std::string wanted = " @1: One. Two. Three.\n";
  CHECK(
      read("1\n00:00:01,000 --> 00:00:02,000\nOne.\n\n2\n00:00:02.500 --> 00:00:03.000\nTwo.\n\n3\n"
           "00:00:04,000 --> 00:00:05,000\nThree.\n",
           "srt")
          .str() == wanted);
  CHECK(read("00:00:01,000 --> 00:00:02,000\nOne.\n\n00:00:02,500 --> 00:00:03,000\nTwo.\n\n"
             "00:00:04,000 --> 00:00:05,000\nThree.",
             "srt")
            .str() == wanted);
  CHECK(read("1\n00:00:01,000 --> 00:00:02,000\nOne.\n2\n00:00:02,500 --> 00:00:03,000\nTwo.\n3\n"
             "00:00:04,000 --> 00:00:05,000\nThree.\n",
             "srt")
            .str() == wanted);
  CHECK(read("1\r\n\r\n00:00:01,000 --> 00:00:02,000\r\nOne.\r\n\r\n2\r\n\r\n00:00:02,500 --> "
             "00:00:03,000\r\nTwo.\r\n\r\nThree.\r\n",
             "srt")
            .str() == wanted);
}

TEST_CASE("a cue that is a number is talk") {
  CHECK(read("1\n00:00:01,000 --> 00:00:02,000\n42\n\n2\n00:00:02,500 --> 00:00:03,000\nTwo.\n",
             "srt")
            .str() == " @1: 42 Two.\n");
}

TEST_CASE("an arrow in talk is talk") {
  CHECK(vtt(cue(1, "from A --> to B")) == " @1: from A --> to B\n");
}

TEST_CASE("machine labels, dialogue dashes and dress in SubRip") {
  CHECK(
      read("1\n00:00:01,000 --> 00:00:02,000\n{\\an8}<i>- Hello.</i>\n- Hi.\n\n2\n00:00:02,500 --> "
           "00:00:03,000\nSPEAKER_01: Yes.\n",
           "srt")
          .str() == " @1: - Hello. - Hi.\nSPEAKER_01 @2.5: Yes.\n");
}

TEST_CASE("a WebVTT file that calls itself .srt is read as what it is") {
  CHECK(read("WEBVTT\n\nNOTE no talk\n\n" + cue(1, "Talk."), "srt").str() == " @1: Talk.\n");
}

TEST_CASE("a note over two cues is one note") {
  CHECK(vtt(cue(1, "<v Ann>I [crosstalk") + cue(2, "<v Ann>00:13:22] went.")) ==
        "Ann @1: I {[crosstalk 00:13:22]} went.\n");
}

TEST_CASE("without labels the captions are words and nothing else") {
  ReadOptions options;
  options.labels = Labels::none;
  CHECK(read("WEBVTT\n\n" + cue(1, "ANN: [laughter]") + cue(2, "ANN: b"), "vtt", options).str() ==
        " @1: ANN: [laughter] ANN: b\n");
}

TEST_CASE("odd names count where every cue begins with one") {
  CHECK(vtt(cue(1, "Ann Lee: Hi.") + cue(2, "iPhone (2): Yes.") + cue(3, "Ann Lee: So.") +
            cue(4, "ann_b: Ah.") + cue(5, "Will: No.")) ==
        "Ann Lee @1: Hi.\niPhone (2) @2: Yes.\nAnn Lee @3: So.\nann_b @4: Ah.\nWill @5: No.\n");
}

TEST_CASE("lines of rolling captions are read once") {
  const Reading reading =
      read("WEBVTT\nKind: captions\n\n" +
               cue(1,
                   " \nso<00:00:01.100><c> we</c><00:00:01.200><c> "
                   "went</c>") +
               cue(2, "so we went\n ") + cue(3, "so we went\nto<c> the</c><c> house</c>") +
               cue(4, "to the house\n ") + cue(5, "to the house\nand<c> spoke</c>") +
               cue(6, "and spoke\n "),
           "vtt");
  CHECK(reading.str() == " @1: so we went to the house and spoke\n");
  CHECK_THAT(reading.said(), Catch::Contains("5 repeated lines are read once"));
}

TEST_CASE("a few captions roll where each goes on from the one before") {
  CHECK(vtt(cue(1, "we went to") + cue(2, "we went to\nthe station") +
            cue(3, "the station\nand left")) == " @1: we went to the station and left\n");
  CHECK(vtt(cue(1, "we went to") + cue(2, "we went to\nthe station") + cue(3, "the station") +
            cue(4, "the station\nand left")) == " @1: we went to the station and left\n");
  CHECK(vtt(cue(1, "we went to") + cue(2, "the station") + cue(3, "the station\nand left")) ==
        " @1: we went to the station the station and left\n");
}

TEST_CASE("a word said again and again is no rolling caption") {
  CHECK(vtt(cue(1, "Yes.") + cue(2, "Yes.") + cue(3, "Yes.")) == " @1: Yes. Yes. Yes.\n");
  CHECK(vtt(cue(1, "No.") + cue(2, "No.\nI did") + cue(3, "I did\nsee.")) ==
        " @1: No. No. I did I did see.\n");
  CHECK(vtt(cue(1, "I see.") + cue(2, "I see.") + cue(3, "I see.")) ==
        " @1: I see. I see. I see.\n");
}

TEST_CASE("an empty caption file is a document without turns") {
  for (const char* bytes : {"", "\n", "WEBVTT\n", "WEBVTT\n\nNOTE nothing\n"}) {
    const Reading reading = read(bytes, "vtt");
    CHECK(reading.only().turns.empty());
    CHECK_THAT(reading.said(), Catch::Contains("empty file"));
  }
}

TEST_CASE("captions in UTF-16") {
  std::string bytes = "\xFF\xFE";
  for (const char c : "WEBVTT\r\n\r\n" + cue(1, "Talk.")) bytes += {c, '\0'};
  const Reading reading = read(bytes, "vtt");
  CHECK(reading.str() == " @1: Talk.\n");
  CHECK(reading.only().encoding == "UTF-16LE");
}
