// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>

#include <themata/coding/passages.hpp>
#include <themata/segment/segmenter.hpp>
#include <themata/segment/sentences.hpp>

#include "coding_fixture.hpp"

using namespace themata;

namespace {

/// The text with `|` where a sentence begins.
std::string cut(const std::string& text,
                const Suppressions* suppressions = &Suppressions::built_in()) {
  std::vector<std::uint32_t> breaks;
  find_sentence_breaks(text, suppressions, breaks);
  std::string out;
  std::size_t at = 0;
  for (const std::uint32_t next : breaks) {
    out += text.substr(at, next - at) + "|";
    at = next;
  }
  return out + text.substr(at);
}

/// Words, with `|` before one that begins a sentence, of one turn with marks and paragraphs.
std::string sentences_of(const Document& document) {
  const Segmenter segmenter{SegmentOptions{}};
  const SegmenterScratch scratch = segmenter.make_scratch();
  Vocabulary vocabulary;
  std::vector<Token> words;
  std::vector<std::uint32_t> starts;
  const Passage passage = Passages(document).of(document.turns[0]);
  segmenter.words(passage, *scratch, vocabulary, words);
  segmenter.sentence_starts(passage, words, *scratch, starts);
  std::string out;
  for (std::uint32_t at = 0; at < words.size(); ++at) {
    const bool begins = std::find(starts.begin(), starts.end(), at) != starts.end();
    out += (at == 0 ? "" : begins ? " | " : " ") + std::string(words[at].span.of(document.text));
  }
  return out;
}

}  // namespace

TEST_CASE("titles, ranks, legal and Latin abbreviations end no sentence") {
  for (const char* text :
       {"I met Dr. Jones and Mr. Beer.", "MR. BEER and DET. LEE came.",
        "Then Cst. Roy and Sgt. Poe left.", "See s. 279.01 and No. 5 of the Act.",
        "We saw Terry v. Ohio that day.", "Some, e.g. Anna, and others, i.e. Bob, left.",
        "Smith et al. Found it."}) {
    CHECK(cut(text) == text);
  }
}

TEST_CASE("a word that can stand as a sentence ends one") {
  CHECK(cut("OK. So we went.") == "OK. |So we went.");
  CHECK(cut("Go. Now.") == "Go. |Now.");
  CHECK(cut("No. We did not.") == "No. |We did not.");
  CHECK(cut("Was it fair? No. 5 of us said so.") == "Was it fair? |No. 5 of us said so.");
  CHECK(cut("It was me. Then he left.") == "It was me. |Then he left.");
}

TEST_CASE("without suppressions the plain standard holds") {
  CHECK(cut("I met Dr. Jones.", nullptr) == "I met Dr. |Jones.");
}

TEST_CASE("quotes and brackets stay with the sentence they close") {
  CHECK(cut("“We did.” Then (not now.) Later.") == "“We did.” |Then (not now.) |Later.");
  CHECK(cut("Well... so what") == "Well... so what");
  CHECK(cut("Wait… What?") == "Wait… What?");
}

TEST_CASE("a list of suppressions is data") {
  const Suppressions own("# mine\nxyz.\nNr. 1\n");
  CHECK(cut("An xyz. Thing and Nr. 5.", &own) == "An xyz. Thing and Nr. 5.");
  CHECK(cut("A Nr. Thing. Dr. Who.", &own) == "A Nr. |Thing. |Dr. |Who.");
}

TEST_CASE(
    "inside a paragraph a line break and a note are blanks; a paragraph's end ends a sentence") {
  Document document = themata_test::document_of("x");
  document.text = "we went [pause] home\nand slept\n\nthen what";
  document.turns[0].span = {0, static_cast<std::uint32_t>(document.text.size())};
  document.marks = {{{8, 15}, MarkKind::note}};
  document.paragraphs = {0, 32};
  CHECK(sentences_of(document) == "we went home and slept | then what");
}

TEST_CASE("a layout mark that holds a full stop ends no sentence") {
  Document document = themata_test::document_of("x");
  document.text = "the third\n<<1.5;2.5;en>>\nSection of it. Done";
  document.turns[0].span = {0, static_cast<std::uint32_t>(document.text.size())};
  document.marks = {{{10, 24}, MarkKind::layout}};
  document.paragraphs = {0};
  CHECK(sentences_of(document) == "the third Section of it | Done");
}
