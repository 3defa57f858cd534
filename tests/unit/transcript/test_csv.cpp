// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>
#include <string>

#include "reading.hpp"

using namespace themata;
using namespace themata::testing;
using namespace std::string_literals;

namespace {

std::string csv(const std::string& bytes) { return read(bytes, "csv").str(); }

ReadOptions columns(ColumnNames names) {
  ReadOptions options;
  options.columns = std::move(names);
  return options;
}

}  // namespace

TEST_CASE("one row is one turn, never joined") {
  const Reading reading = read("speaker,text\nAnn,Was it?\nAnn,I mean.\nBob,Yes.\n", "csv");
  CHECK(reading.str() == "Ann: Was it?\nAnn: I mean.\nBob: Yes.\n");
  CHECK(reading.only().id == "talk");
  CHECK(reading.only().format == "csv");
  CHECK(reading.only().encoding == "UTF-8");
  CHECK(reading.only().text == "Ann: Was it?\n\nAnn: I mean.\n\nBob: Yes.\n");
}

TEST_CASE("rows of one speaker are joined when asked for") {
  ReadOptions options;
  options.join_rows = true;
  CHECK(read("speaker,text\nAnn,Was it?\nAnn,I mean.\nBob,Yes.\n", "csv", options).str() ==
        "Ann: Was it? I mean.\nBob: Yes.\n");
}

TEST_CASE("the choice of columns is said") {
  const Reading reading = read("id,speaker,text\na,Ann,x\na,Bob,y\n", "csv");
  CHECK(reading.said() ==
        "talk: note: columns: text=text, speaker=speaker, document=id (its values repeat in the "
        "first rows) (commas); --columns names others\n");
  CHECK_THAT(read("id,speaker,text\n1,Ann,x\n2,Bob,y\n", "csv").said(),
             Catch::Contains("the file is one document: 'id' differs"));
}

TEST_CASE("quoted fields hold delimiters, quotes and line ends") {
  const Reading reading =
      read("speaker,text\nAnn,\"Yes, \"\"fair\"\",\n\nI said.\"\nBob,5\" long\n", "csv");
  CHECK(reading.str() == "Ann: Yes, \"fair\",|I said.\nBob: 5\" long\n");
  CHECK(csv("\"text\"\r\n\"a\rb\r\nc\"\r\n") == ": a~b~c\n");
}

TEST_CASE("a line end in a cell is a blank, unless paragraphs are lines") {
  ReadOptions options;
  options.paragraphs = Paragraphs::lines;
  CHECK(read("text\n\"a\nb\"\n", "csv", options).str() == ": a|b\n");
}

TEST_CASE("delimiters are detected") {
  const std::string wanted = "Ann: a, b\nBob: c\n";
  CHECK(csv("speaker,text\nAnn,\"a, b\"\nBob,c\n") == wanted);
  CHECK(csv("speaker;text\nAnn;a, b\nBob;c\n") == wanted);
  CHECK(csv("speaker\ttext\nAnn\ta, b\nBob\tc\n") == wanted);
  CHECK(csv("sep=;\nspeaker;text\nAnn;a, b\nBob;c\n") == wanted);
  CHECK(csv("text, as said;speaker;text\nx, y;Ann;a, b\nx, y, z;Bob;c\n") == wanted);
  CHECK(csv("text\na, b; c\n\nd\n") == ": a, b; c\n: d\n");
}

TEST_CASE("a table with tabs may have plain quotes") {
  CHECK(read("speaker\ttext\nAnn\t\"Well,\" he said.\nBob\t\"quoted\"\n", "tsv").str() ==
        "Ann: \"Well,\" he said.\nBob: quoted\n");
}

TEST_CASE("headers are guessed whatever their case and spacing") {
  for (const char* header :
       {"Speaker,Text", "speaker_name,UTTERANCE", "Who,Speech", "NAME,Content", "Member Name,talk",
        "memberName,Utt", "\"speaker\",\"transcript text\"", "Participant,message",
        "speaker,transcript"}) {
    CAPTURE(header);
    CHECK(csv(header + "\nAnn,Was it?\n"s) == "Ann: Was it?\n");
  }
}

TEST_CASE("roles and times have columns") {
  CHECK(csv("role,start,end,text,speaker\ninterviewer,00:00:04,5.5,a,Ann\nRespondent,61.25,,b,Bob\n"
            "moderator,1:02:03,,c,Cid\n,,,d,Dan\n") ==
        "Ann/interviewer @4: a\nBob/respondent @61.25: b\nCid/interviewer @3723: c\nDan: d\n");
  const Document timed = read("start_ms,text\n1500,a\n", "csv").only();
  CHECK(timed.times_of(timed.turns[0]).start == 1.5);
  CHECK_THAT(read("time,text\nnoon,a\n", "csv").said(), Catch::Contains("1 times are neither"));
  CHECK_THAT(read("role,text\nteacher,a\n", "csv").said(), Catch::Contains("'teacher'"));
}

TEST_CASE("a document column cuts the file into documents") {
  for (const char* name : {"document", "doc", "Interview", "file", "transcript", "doc_id"}) {
    CAPTURE(name);
    CHECK(csv(name + ",speaker,text\na,Ann,x\na,Bob,y\nb,Ann,z\n"s) ==
          "== a\nAnn: x\nBob: y\n== b\nAnn: z\n");
  }
}

TEST_CASE("id names documents where it repeats or nobody is named") {
  CHECK(csv("id,speaker,text\na,Ann,x\na,Bob,y\nb,Ann,z\n") ==
        "== a\nAnn: x\nBob: y\n== b\nAnn: z\n");
  CHECK(csv("id,text\na,x\nb,z\n") == "== a\n: x\n== b\n: z\n");
  CHECK(csv("id,speaker,text\n1,Ann,x\n2,Bob,y\n") == "Ann: x\nBob: y\n");
}

TEST_CASE("columns can be named") {
  CHECK(read("a,b,c\nx,Ann,d1\n", "csv", columns({"a", "b", "c"})).only().id == "d1");
  CHECK(read("text,note\nno,yes\n", "csv", columns({"note"})).str() == ": yes\n");
  CHECK_THAT(refusal("text,who\nx,Ann\n", "csv", columns({"txt"})),
             Catch::Contains("no column 'txt' for text") && Catch::Contains("'text', 'who'"));
}

TEST_CASE("columns that could both be the talk are told apart or refused") {
  CHECK_THAT(refusal("speaker,text,text\nAnn,hi,we\n", "csv"),
             Catch::Contains("columns 'text' and 'text' could both be the text"));
  CHECK_THAT(refusal("Speaker,speaker,text\nAnn,Bo,we\n", "csv"),
             Catch::Contains("columns 'Speaker' and 'speaker' could both be the speaker"));
  CHECK_THAT(refusal("text,text\nhi,we\n", "csv", columns({"text"})),
             Catch::Contains("two columns are called 'text'"));
  CHECK(read("text,Text\nhi,we\n", "csv", columns({"Text"})).str() == ": we\n");
  const auto two = read("text,utterance\nhi,we\n", "csv");
  CHECK(two.str() == ": hi\n");
  CHECK_THAT(two.said(), Catch::Contains("text=text; utterance is not read"));
}

TEST_CASE("a document that returns is refused with its line") {
  CHECK_THAT(refusal("doc,text\na,x\nb,y\na,z\n", "csv"),
             Catch::StartsWith("talk:4: document 'a' returns here"));
}

TEST_CASE("a table without talk is refused with its columns") {
  CHECK_THAT(refusal("unit,years\nA,3\n", "csv"),
             Catch::StartsWith("talk:1: no column holds talk") &&
                 Catch::Contains("'unit', 'years'") && Catch::Contains("--columns text=NAME"));
}

TEST_CASE("rows of another width are refused with their line") {
  CHECK_THAT(refusal("speaker,text\nAnn,\"x\ny\"\nBob,so, then\n", "csv"),
             Catch::StartsWith("talk:4: this row has 3 fields, the header has 2"));
  CHECK_THAT(refusal("speaker,text\nAnn\n", "csv"),
             Catch::StartsWith("talk:2: this row has 1 field,"));
}

TEST_CASE("a quote that never closes is refused where it opened") {
  CHECK_THAT(refusal("speaker,text\nAnn,x\nBob,\"y\nAnn,z\n", "csv"),
             Catch::StartsWith("talk:3:5: a quoted field opens here"));
}

TEST_CASE("text behind a closing quote is refused where it stands") {
  CHECK_THAT(refusal("speaker,text\nAnn,\"x\"y\n", "csv"),
             Catch::StartsWith("talk:2:8: text behind a closing quote"));
  CHECK(csv("speaker,text\n\"Ann\" ,x\n") == "Ann: x\n");
}

TEST_CASE("rows without talk are passed over and counted, a document of them is kept") {
  const Reading reading = read("doc,text\na,x\na,\nb, \n,\n,,\n"s.substr(0, 24), "csv");
  CHECK(reading.str() == "== a\n: x\n== b\n");
  CHECK_THAT(reading.said(),
             Catch::Contains("2 rows without talk passed over: turns are numbered without them"));
  CHECK_THAT(refusal("doc,text\na,x\n,y\n", "csv"),
             Catch::StartsWith("talk:3: this row has talk, but no value in the document column"));
}

TEST_CASE("a table that is empty or only a header is a document without turns") {
  for (const char* bytes : {"", "\n", "speaker,text\n", "doc,text"}) {
    CAPTURE(bytes);
    const Reading reading = read(bytes, "csv");
    CHECK(reading.only().turns.empty());
    CHECK(reading.only().id == "talk");
    CHECK_THAT(reading.said(), Catch::Contains("empty file"));
  }
}

TEST_CASE("notes are found in cells, but not in pre-tokenised text") {
  CHECK(csv("text\nI [laughter] see (iii)\n") == ": I {[laughter]} see (iii)\n");
  ReadOptions options;
  options.labels = Labels::none;
  CHECK(read("text\nI [laughter] see\n", "csv", options).str() == ": I [laughter] see\n");
}

TEST_CASE("other encodings, and control characters in cells") {
  const Reading latin = read("speaker;text\nZo\xEB;Il \xE9tait fatigu\xE9 et d\xE9\xE7u.\n", "csv");
  CHECK(latin.str() == "Zo\u00EB: Il \u00E9tait fatigu\u00E9 et d\u00E9\u00E7u.\n");
  CHECK_THAT(latin.only().encoding, Catch::StartsWith("windows-1252 ("));
  CHECK(csv("\xEF\xBB\xBFspeaker,text\nAnn,x\n") == "Ann: x\n");
  CHECK(read("text\na\x01"
             "b\n",
             "csv")
            .only()
            .text ==
        "a\x01"
        "b\n");
}

TEST_CASE("damage far into a table names its byte") {
  std::string bytes = "text\n";
  for (int i = 0; i < 300000; ++i) bytes += "caf\u00E9\n";
  const std::size_t place = bytes.size();
  CHECK_THAT(
      refusal(bytes + "\xFF\n", "csv"),
      Catch::StartsWith("talk: byte " + std::to_string(place) + ": 0xFF is not valid UTF-8"));
}

TEST_CASE("accents that begin after megabytes of ASCII still decide the encoding") {
  for (const std::size_t rows : {262143U, 262144U, 300000U}) {
    std::string bytes = "text\r\n";
    for (std::size_t i = 0; i < rows; ++i) bytes += "ab\r\n";
    const Reading reading = read(bytes +
                                     "Elle \xE9tait fatigu\xE9"
                                     "e, d\xE9\xE7ue, \xE0 bout.\r\n",
                                 "csv");
    const Document& document = reading.only();
    CHECK(document.turns.size() == rows + 1);
    CHECK_THAT(document.encoding, Catch::StartsWith("windows-1252"));
    CHECK_THAT(std::string(document.text),
               Catch::EndsWith("\u00E9tait fatigu\u00E9e, d\u00E9\u00E7ue, \u00E0 bout.\n"));
  }
}

TEST_CASE("cells longer than a block, and quotes on the seams of blocks") {
  for (std::size_t length = (1U << 20) - 12; length < (1U << 20) + 4; ++length) {
    const std::string cell(length, 'x');
    const Reading reading = read("text\n\"" + cell + "\"\"y\"\n\"z\"\r\n", "csv");
    REQUIRE(reading.only().turns.size() == 2);
    CHECK(reading.only().turns[0].span.size() == length + 2);
    CHECK_THAT(std::string(reading.only().text), Catch::EndsWith("\"y\n\nz\n"));
  }
}

TEST_CASE("a document larger than the limit is refused") {
  ReadOptions options;
  options.size_limit = 100;
  CHECK_THAT(refusal("text\n" + std::string(200, 'x') + "\n", "csv", options),
             Catch::Contains("field without end") || Catch::Contains("larger than 100 bytes"));
  std::string rows = "text\n";
  for (int i = 0; i < 50; ++i) rows += "a few words\n";
  CHECK_THAT(refusal(rows, "csv", options), Catch::Contains("larger than 100 bytes"));
}
