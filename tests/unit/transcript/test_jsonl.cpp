// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>
#include <string>

#include "reading.hpp"

using namespace themata;
using namespace themata::testing;

namespace {

std::string jsonl(const std::string& bytes) { return read(bytes, "jsonl").str(); }

}  // namespace

TEST_CASE("one object is one turn") {
  const Reading reading = read(
      "{\"speaker\":\"Ann\",\"text\":\"Was it?\",\"start\":1.5,\"end\":\"00:00:03\"}\n"
      "\n"
      "{\"text\":\"Yes.\",\"speaker\":\"Bob\",\"role\":\"respondent\",\"other\":[1,{\"a\":2}]}",
      "jsonl");
  CHECK(reading.str() == "Ann @1.5: Was it?\nBob/respondent: Yes.\n");
  CHECK(reading.only().times_of(reading.only().turns[0]).end == 3.0);
  CHECK(reading.only().format == "jsonl");
  CHECK_THAT(reading.said(), Catch::Contains("keys: text=text, speaker=speaker, role=role"));
}

TEST_CASE("objects of several documents") {
  CHECK(jsonl("{\"document\":\"a\",\"text\":\"x\"}\n{\"document\":\"a\",\"text\":\"y\"}\n"
              "{\"document\":7,\"text\":\"z\"}\n") == "== a\n: x\n: y\n== 7\n: z\n");
  CHECK(jsonl("{\"id\":1,\"speaker\":\"A\",\"text\":\"x\"}\n{\"id\":1,\"speaker\":\"B\",\"text\":"
              "\"y\"}\n{\"id\":2,\"speaker\":\"A\",\"text\":\"z\"}\n") ==
        "== 1\nA: x\nB: y\n== 2\nA: z\n");
  CHECK_THAT(refusal("{\"doc\":\"a\",\"text\":\"x\"}\n{\"doc\":\"b\",\"text\":\"x\"}\n{\"doc\":"
                     "\"a\",\"text\":\"x\"}\n",
                     "jsonl"),
             Catch::StartsWith("talk:3: document 'a' returns"));
}

TEST_CASE("an object with turns is a document") {
  const Reading reading = read(
      "{\"id\":\"p1\",\"unit\":\"sex crimes\",\"years\":12,\"turns\":[{\"speaker\":\"Interviewer\","
      "\"text\":\"Was it?\",\"start\":1},{\"speaker\":\"P1\",\"text\":\"Yes.\"}]}\n"
      "{\"segments\":[{\"text\":\"Hello.\"}],\"text\":\"Hello.\"}\n{\"id\":\"p3\",\"turns\":[]}\n",
      "jsonl");
  CHECK(reading.str() ==
        "== p1\nInterviewer/interviewer @1: Was it?\nP1/respondent: Yes.\n== talk\n: Hello.\n== "
        "p3\n");
  const std::vector<std::pair<std::string, std::string>> fields{{"unit", "sex crimes"},
                                                                {"years", "12"}};
  CHECK(reading.documents[0].metadata == fields);
  CHECK(reading.documents[1].metadata.empty());
}

TEST_CASE("names and facts are composed, and the text is as it was") {
  const Reading reading = read(
      "{\"document\": \"Zoe\u0301\", \"ville\": \"Que\u0301bec\", \"turns\": [{\"speaker\": "
      "\"Rene\u0301\", \"text\": \"e\u0301t\u00E9\"}, {\"speaker\": \"Ren\u00E9\", \"text\": "
      "\"oui\"}]}",
      "jsonl");
  const Document& document = reading.only();
  CHECK(document.id == "Zo\u00E9");
  CHECK(document.metadata.front().second == "Qu\u00E9bec");
  REQUIRE(document.speakers.size() == 1);
  CHECK(document.speakers.front().name == "Ren\u00E9");
  CHECK(document.text.view() == "Rene\u0301: e\u0301t\u00E9\n\nRen\u00E9: oui\n");
}

TEST_CASE("keys can be named") {
  ReadOptions options;
  options.columns.text = "said";
  options.columns.speaker = "by";
  CHECK(read("{\"said\":\"x\",\"by\":\"Ann\",\"text\":\"no\"}\n", "jsonl", options).str() ==
        "Ann: x\n");
  CHECK(read("{\"turns\":[{\"said\":\"x\",\"by\":\"Ann\"}]}\n", "jsonl", options).str() ==
        "Ann: x\n");
  options.columns.text = "sad";
  CHECK_THAT(refusal("{\"said\":\"x\"}\n", "jsonl", options), Catch::Contains("no column 'sad'"));
}

TEST_CASE("what is no JSON is refused with line and column") {
  const std::string good = "{\"text\":\"\u00E9\"}\n";
  CHECK_THAT(refusal(good + "{\"text\":\"\u00E9\" \"b\"}\n", "jsonl"),
             Catch::StartsWith("talk:2:13: this line is not valid JSON"));
  CHECK_THAT(refusal(good + "{\"text\":\"a", "jsonl"), Catch::StartsWith("talk:2:11: "));
  CHECK_THAT(refusal(good + "{\"text\":\"a\"} x", "jsonl"), Catch::StartsWith("talk:2:14: "));
  CHECK_THAT(refusal(good + "{\"text\":01}", "jsonl"), Catch::StartsWith("talk:2:10: "));
  CHECK_THAT(refusal(good + "{\"a\":[1,{\"b\":tru}]}", "jsonl"), Catch::StartsWith("talk:2:14: "));
  CHECK_THAT(refusal(good + "[\"text\"]\n", "jsonl"), Catch::Contains("no JSON object"));
  CHECK_THAT(refusal(good + "{\"text\":[\"a\"]}\n", "jsonl"),
             Catch::Contains("the value of 'text' is no string"));
  CHECK_THAT(refusal("{\n  \"text\": \"a\"\n}\n", "jsonl"), Catch::StartsWith("talk:1:2: "));
}

TEST_CASE("objects without talk anywhere are refused") {
  CHECK_THAT(refusal("{\"a\":1}\n", "jsonl"), Catch::Contains("no column holds talk"));
}

TEST_CASE("turns without talk are counted") {
  CHECK_THAT(read("{\"text\":\"a\"}\n{\"text\":null}\n{\"kind\":1}\n", "jsonl").said(),
             Catch::Contains("2 rows without talk"));
}

TEST_CASE("escapes, and a NUL that one stands for") {
  const Reading reading =
      read("{\"text\":\"a\\n\\nb \\u00e9\\ud83d\\ude00 c\\u0000d\"}\n", "jsonl");
  CHECK(reading.only().text == std::string("a\n\nb \u00E9\U0001F600 c\0d\n", 16));
  CHECK(reading.only().paragraphs.size() == 2);
}

TEST_CASE("nesting without end is refused, not followed") {
  const std::string deep(100000, '[');
  CHECK_THAT(refusal("{\"text\":" + deep + "}\n", "jsonl"), Catch::Contains("nested deeper than"));
}

TEST_CASE("an empty file of lines is a document without turns") {
  for (const char* bytes : {"", "\n\n"}) {
    const Reading reading = read(bytes, "jsonl");
    CHECK(reading.only().turns.empty());
    CHECK_THAT(reading.said(), Catch::Contains("empty file"));
  }
}

TEST_CASE("lines longer than a block") {
  const std::string talk(3000000, 'x');
  CHECK(read("{\"text\":\"" + talk + "\"}\n{\"text\":\"y\"}\n", "jsonl").only().turns.size() == 2);
}
