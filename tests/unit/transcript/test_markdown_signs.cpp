// SPDX-License-Identifier: MIT
#include "reading.hpp"

using themata::testing::read;

namespace {

/// What one of two speakers says.
std::string said(const std::string& talk) {
  const auto reading = read("**Ann:** " + talk + "\n\n**Bo:** Yes.\n\n**Ann:** So.\n", "md");
  const std::string all = reading.str();
  return all.substr(0, all.find("\nBo: Yes."));
}

}  // namespace

TEST_CASE("character references in Markdown are read as characters, signs of markup apart") {
  const auto reading = read(
      "**Zo&euml;:** Her r&eacute;sum&eacute; &mdash; it&#39;s &lt;b&gt; &#42;.\n\n"
      "**Bo:** Yes.\n\n**Zo\u00EB:** So.\n",
      "md");
  CHECK(reading.str() ==
        "Zo\u00EB: Her r\u00E9sum\u00E9 \u2014 it's <b> .\nBo: Yes.\nZo\u00EB: So.\n");
  CHECK(reading.said() ==
        "talk: note: 7 character references (`&eacute;`) are read as the characters "
        "they stand for: offsets count the text that `convert --to txt` writes\n");
  CHECK(read("**Ann:** R&eacute;.\n\n**Bo:** So.\n\n**Ann:** Oh.\n", "txt").str() ==
        "Ann: R&eacute;.\nBo: So.\nAnn: Oh.\n");
  CHECK(said("AT&amp;T &lt;3 &#91;laughs&#93; &lt;inaudible&gt;") ==
        "Ann: AT&T <3 {[laughs]} {<inaudible>}");
  CHECK(said("&lt;br&gt; &lt;!-- a &#91;b&#93;(c://d) &amp;eacute; &#95;a&#95;") ==
        "Ann: br> !-- a [b(c://d) eacute; a");
}

TEST_CASE("a reference may end a label") {
  CHECK(read("Interviewer&#58; Was it?\n\nMaria&#58; It was.\n\nInterviewer&#58; So.\n", "md")
            .str() ==
        "Interviewer/interviewer: Was it?\nMaria: It was.\n"
        "Interviewer/interviewer: So.\n");
}

TEST_CASE("backslash escapes in Markdown are the signs they stand for, those of markup apart") {
  const auto reading = read(
      "**Ann:** They didn\\'t, \\\"no\\\".\n\n**Bo:** I don\\'t\\... \\[laughs\\] 1\\.\n", "md");
  CHECK(reading.str() == "Ann: They didn't, \"no\".\nBo: I don't... {[laughs]} 1.\n");
  CHECK(reading.said() ==
        "talk: note: 8 backslash escapes (`\\'`) are read as the characters they stand for: "
        "offsets count the text that `convert --to txt` writes\n");
  CHECK(said("f\\*\\*k \\_a\\_ b\\_c \\# 1 \\<br\\> [d\\](e://f) \\&eacute; \\\\&amp; g\\h") ==
        "Ann: f\\*\\*k \\_a\\_ b_c # 1 \\<br\\> [d\\ \\ \\& g\\h");
  CHECK(said("https://a.org/b\\_c\\-d") == "Ann: https://a.org/b_c-d");
}

TEST_CASE("escaped signs at the begin of a text or a line are no headers and no headings") {
  CHECK(read("\\---\na: b\n\\---\n\n**Ann:** So.\n\n**Bo:** Yes.\n\n**Ann:** Oh.\n", "md")
            .only()
            .metadata.empty());
  CHECK(said("So.\n\n\\# Carl\n\nOh.") == "Ann: So.|\\# Carl|Oh.");
  CHECK(read("", "md").said() == read("", "txt").said());
  CHECK(read("\\", "md").str() == ": \\\n");
}

TEST_CASE("a backslash that breaks a line of Markdown is layout") {
  const auto reading = read(
      "**Smith, John** 0:03\\\nWas it fair?\n\n**Roe, Ann** 0:09\\\nIt was.\\\nYes.\n\n"
      "**Smith, John** 0:12\\\nSo.\n",
      "md");
  CHECK(reading.str() ==
        "Smith, John @3: Was it fair?\nRoe, Ann @9: It was.|Yes.\n"
        "Smith, John @12: So.\n");
  CHECK(reading.said() ==
        "talk: note: 4 backslashes at the ends of lines are left out: offsets count the text "
        "that `convert --to txt` writes\n");
  const auto both = read("Interviewer:\\\nWas it Ann\\'s?\n\nMaria:\\\nYes &ndash; so.\n", "md");
  CHECK(both.str() == "Interviewer/interviewer: Was it Ann's?\nMaria: Yes \u2013 so.\n");
  CHECK(both.said() ==
        "talk: note: 1 character reference (`&eacute;`) and 1 backslash escape (`\\'`) are read "
        "as the characters they stand for, and 2 backslashes at the ends of lines are left out: "
        "offsets count the text that `convert --to txt` writes\n");
}
