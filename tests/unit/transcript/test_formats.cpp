// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>
#include <set>
#include <string>

#include "reading.hpp"

using namespace themata;
using namespace themata::testing;
using namespace std::string_literals;

namespace {

std::string by_content(const std::string& head) {
  return std::string(format_by_content(head).name);
}

std::string by_path(const std::string& path) {
  const Format* format = format_for_path(path);
  return format == nullptr ? "" : std::string(format->name);
}

std::string utf16(const std::string& text) {
  std::string out = "\xFF\xFE";
  for (const char c : text) out += {c, '\0'};
  return out;
}

}  // namespace

TEST_CASE("every format has a name of its own and extensions of its own") {
  std::set<std::string_view> seen;
  for (const Format& format : formats()) {
    CHECK(seen.insert(format.name).second);
    CHECK_FALSE(format.description.empty());
    CHECK(format_by_name(format.name) == &format);
    for (const std::string_view extension : format.extensions) {
      CHECK(seen.insert(extension).second);
      CHECK(format_for_path("a/b" + std::string(extension)) == &format);
    }
  }
  CHECK(format_by_name("wav") == nullptr);
}

TEST_CASE("the extension tells the format, in any case") {
  CHECK(by_path("a.b/Talk.VTT") == "vtt");
  CHECK(by_path("talk.docx") == "docx");
  CHECK(by_path("talk.json").empty());
  CHECK(by_path("folder.csv/talk").empty());
  CHECK(by_path(".csv").empty());
  CHECK(by_path("-").empty());
}

TEST_CASE("the first bytes tell the format") {
  CHECK(by_content("WEBVTT\n\n00:01.000 --> 00:02.000\na\n") == "vtt");
  CHECK(by_content("1\n00:00:01,000 --> 00:00:02,000\na\n") == "srt");
  CHECK(by_content("\r\n1\r\n00:00:01,000 --> 00:00:02,000\r\na\r\n") == "srt");
  CHECK(by_content("PK\x03\x04") == "docx");
  CHECK(by_content("{\"text\":\"a\"}\n{\"text\":\"b\"}\n") == "jsonl");
  CHECK(by_content("speaker,text\nAnn,a\n") == "csv");
  CHECK(by_content("speaker;text\nAnn;a\n") == "csv");
  CHECK(by_content("sep=;\nspeaker;text\nAnn;a\n") == "csv");
  CHECK(by_content("speaker\ttext\nAnn\ta\n") == "tsv");
  CHECK(by_content("Interviewer: Well, was it?\nAnn: Yes, it was.\n") == "txt");
  CHECK(by_content("42\nis the answer\n") == "txt");
  CHECK(by_content("{curly} talk\n") == "txt");
  CHECK(by_content("Text, and more of it.\n") == "txt");
  CHECK(by_content("") == "txt");
  CHECK(by_content(" \n") == "txt");
  CHECK(by_content("\x00\x01\x02\xFF"s) == "txt");
  CHECK(by_content(utf16("speaker,text\r\nAnn,a\r\n")) == "csv");
  CHECK(by_content(utf16("WEBVTT\r\n")) == "vtt");
}

TEST_CASE("a stream is read by its content, all of it, and that is said") {
  std::string rows = "speaker,text\n";
  for (int i = 0; i < 30000; ++i) rows += "Ann,row\n";
  const Reading reading = read(rows, "", {}, "-");
  CHECK(reading.only().turns.size() == 30000);
  CHECK_THAT(reading.said(), Catch::StartsWith("-: note: read as csv by its content"));
  const Reading text = read("Ann: Hi.\nBob: Hi.\nAnn: Bye.\nBob: Bye.\n", "", {}, "-");
  CHECK(text.only().turns.size() == 4);
}

TEST_CASE("a named format outranks the extension, which outranks the content") {
  CHECK(read("speaker,text\nAnn,a\n", "txt", {}, "a.csv").only().format == "txt");
  CHECK(read("speaker,text\nAnn,a\n", "", {}, "a.txt").only().format == "txt");
  CHECK(read("speaker,text\nAnn,a\n", "", {}, "a.log").only().format == "csv");
}

TEST_CASE("a JSON file is read if it is JSON Lines, and never as plain text") {
  CHECK(read("{\"segments\":[{\"text\":\"a\"}]}", "", {}, "a.json").str() == ": a\n");
  CHECK_THROWS_WITH(read("{\n  \"text\": \"a\"\n}\n", "", {}, "a.json"),
                    Catch::Contains("no JSON Lines"));
}

TEST_CASE("an unknown format is an error of usage that lists the known") {
  CHECK_THAT(refusal("a", "wav"),
             Catch::Contains("unknown input format 'wav'") && Catch::Contains("docx, vtt"));
}

TEST_CASE("empty input is a document without turns in every format") {
  for (const Format& format : formats()) {
    CAPTURE(format.name);
    const Reading reading = read("", std::string(format.name));
    CHECK(reading.only().turns.empty());
    CHECK_THAT(reading.said(), Catch::Contains("empty file"));
  }
}

TEST_CASE("input beyond the size limit is refused in every format") {
  ReadOptions options;
  options.size_limit = 20;
  for (const char* name : {"txt", "md", "vtt", "srt", "docx"}) {
    CAPTURE(name);
    CHECK_THAT(refusal("WEBVTT\n\n00:01.000 --> 00:02.000\na\n", name, options),
               Catch::Contains("larger than 20 bytes"));
  }
}

TEST_CASE("binary data are refused in every format") {
  const std::string bytes =
      "\x7F"
      "ELF\x02\x01\x01\0\0\0\0\0\x03\0>\0"s;
  for (const Format& format : formats()) {
    CAPTURE(format.name);
    CHECK_THAT(refusal(bytes, std::string(format.name)),
               Catch::Contains("not text") || Catch::Contains("not a Word document"));
  }
}

TEST_CASE("what was guessed or replaced is said") {
  ReadOptions options;
  options.decode.invalid = InvalidBytes::replace;
  CHECK_THAT(read("caf\u00E9, na\u00EFve, \u201Cfair\u201D \xFF\n", "txt", options).said(),
             Catch::Contains("1 sequence does not decode as UTF-8: U+FFFD stands there"));
  CHECK_THAT(read("caf\xE9\n", "txt").said(),
             Catch::Contains("warning: encoding guessed: windows-1252"));
}
