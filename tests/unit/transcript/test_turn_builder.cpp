// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>
#include <string>

#include <themata/transcript/turn_builder.hpp>

#include "rendering.hpp"

using namespace themata;
using themata::testing::broken_promise;
using themata::testing::render;

namespace {

Document build(const std::vector<TurnBuilder::Record>& records, const ReadOptions& options = {},
               TurnBuilder::Join join = TurnBuilder::Join::never) {
  TurnBuilder builder("d", "d.csv", "csv", options, join);
  for (const TurnBuilder::Record& record : records) builder.add(record);
  Diagnostics diagnostics;
  Document document = builder.finish(diagnostics);
  CHECK(broken_promise(document) == "");
  return document;
}

}  // namespace

TEST_CASE("records become a text that reads like a transcript") {
  const Document document = build({{"Ann", {}, " Was it? "}, {"", {}, "It was.\n"}});
  CHECK(document.text == "Ann: Was it?\n\nIt was.\n");
  CHECK(document.turns[0].span.of(document.text) == "Was it?");
  CHECK(document.turns[1].span.of(document.text) == "It was.");
  CHECK(document.id == "d");
}

TEST_CASE("records of one speaker join with a space, and their times span both") {
  const Document document = build({{"Ann", {}, "Was", 1.0, 2.0}, {"Ann", {}, "it?", 2.5, 3.0}}, {},
                                  TurnBuilder::Join::same_speaker);
  CHECK(render(document) == "Ann @1: Was it?\n");
  CHECK(document.times_of(document.turns[0]).end == 3.0);
}

TEST_CASE("a voice is a name with a role") {
  const Document document =
      build({{"Ann", Role::interviewer, "a"}, {"Ann", Role::respondent, "b"}, {"Ann", {}, "c"}}, {},
            TurnBuilder::Join::same_speaker);
  CHECK(render(document) == "Ann/interviewer: a\nAnn/respondent: b\nAnn: c\n");
}

TEST_CASE("names are cleaned, and labels declare roles") {
  CHECK(render(build({{" Interviewer\n 1 ", {}, "a"}, {"Participant", {}, "b"}})) ==
        "Interviewer 1/interviewer: a\nParticipant/respondent: b\n");
}

TEST_CASE("records without talk make no turn") {
  CHECK(build({{"Ann", {}, " \n\t\u00A0"}}).turns.empty());
  CHECK(build({}).text.empty());
}

TEST_CASE("a builder that has finished begins anew") {
  const ReadOptions options;
  TurnBuilder builder("d", "d.csv", "csv", options, TurnBuilder::Join::never);
  Diagnostics diagnostics;
  builder.add({"Ann", {}, "a"});
  CHECK(render(builder.finish(diagnostics)) == "Ann: a\n");
  builder.add({"Bob", {}, "b"});
  const Document second = builder.finish(diagnostics);
  CHECK(render(second) == "Bob: b\n");
  CHECK(second.id == "d");
  builder.add({"Bob", {}, "c"});
  CHECK(render(builder.finish(diagnostics)) == "Bob: c\n");
}

TEST_CASE("interviewers are named and speakers renamed in records too") {
  ReadOptions options;
  options.interviewers = {"Ann"};
  options.same_speaker = {{"Bbo", "Bob"}};
  CHECK(render(build({{"Ann", {}, "a"}, {"Bbo", {}, "b"}, {"Bob", {}, "c"}}, options)) ==
        "Ann/interviewer: a\nBob: b\nBob: c\n");
}

TEST_CASE("paragraphs end at blank lines, or at all lines where asked for") {
  const TurnBuilder::Record record{"", {}, "a\nb\n \n\n  c"};
  CHECK(build({record}).paragraphs == std::vector<std::uint32_t>{0, 9});
  ReadOptions options;
  options.paragraphs = Paragraphs::lines;
  CHECK(build({record}, options).paragraphs == std::vector<std::uint32_t>{0, 2, 9});
}
