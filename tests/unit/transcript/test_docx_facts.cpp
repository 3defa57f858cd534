// SPDX-License-Identifier: MIT
// Tables of two columns that hold facts about an interview.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <catch2/catch.hpp>
#include <string>

#include "docx_file.hpp"
#include "reading.hpp"

using namespace themata;
using namespace themata::testing;

namespace {

const std::string talk = line("Interviewer: Was it fair?") + line("Maria: It was.") +
                         line("Interviewer: Why?") + line("Maria: They listened.");
const std::string talk_read =
    "Interviewer/interviewer: Was it fair?\nMaria: It was.\nInterviewer/interviewer: Why?\n"
    "Maria: They listened.";
const std::string facts = table({{"Age", "34"}, {"Occupation", "Police officer"}});

Reading read_body(const std::string& body) { return read(docx_of(body), "docx"); }

std::string doubts_of(const Reading& reading) {
  return fmt::format("{}", fmt::join(reading.only().doubts, "; "));
}

}  // namespace

TEST_CASE("a table of facts below the talk is nobody's, and doubted") {
  const Reading reading = read_body(talk + facts);
  CHECK(reading.str() == talk_read + "\n/preamble: Age|34|Occupation|Police officer\n");
  CHECK(doubts_of(reading) ==
        "a table below the talk is taken for facts and set aside (5 words): 'Age', 'Occupation'");
  const std::string more = table({{"Researcher's impressions:", "She was calm and listened."},
                                  {"Age", "34"},
                                  {"Town", "Alma"},
                                  {"Recorder", "H4n"},
                                  {"Transcribed", ""}});
  const Reading two = read_body(talk + line("About her") + facts + line("") + more + line(""));
  CHECK(two.only().speakers.size() == 3);
  CHECK(two.str().find("listened.\n/preamble: About her|Age|34") != std::string::npos);
  CHECK(doubts_of(two) ==
        "2 tables below the talk are taken for facts and set aside (19 words): 'Age', "
        "'Occupation'");
}

TEST_CASE("a table of facts above the talk names no speakers") {
  const std::string sheet =
      table({{"Interviewer:", "Ann Smith"}, {"Maria:", "Maria Lopez"}, {"Date:", "12 March 2021"}});
  for (const std::string& title : {std::string(), line("Interview 7")}) {
    const Reading reading = read_body(title + sheet + talk);
    CHECK(reading.str().ends_with("12 March 2021\n" + talk_read + "\n"));
    CHECK(reading.only().speakers.front().role == Role::preamble);
    CHECK(reading.only().doubts.empty());
  }
}

TEST_CASE("a table that says who is who above the talk is no talk") {
  for (const char* who : {"Maria Lopez", "P07"}) {
    const std::string sheet = table({{"Interviewer", "Ann Smith"}, {"Participant", who}});
    const Reading reading =
        read_body(sheet + line("Interviewer: Was it?") + line("Participant: It was."));
    CHECK(reading.str().starts_with("/preamble: Interviewer|Ann Smith|Participant|"));
    CHECK(reading.str().ends_with("Was it?\nParticipant/respondent: It was.\n"));
  }
}

TEST_CASE("a table of facts between turns counts as talk and is doubted") {
  const Reading reading = read_body(talk + facts + talk);
  CHECK(reading.str().find("They listened.|Age|34") != std::string::npos);
  CHECK(doubts_of(reading) ==
        "a table of two columns is read cell by cell and counts as talk (5 words): "
        "'Age', 'Occupation'");
}

TEST_CASE("a table below the talk whose names speak is talk") {
  const std::string last = table({{"Maria:", "we just left"}, {"Bob:", "me too"}});
  const Reading reading = read_body(talk + last);
  CHECK(reading.str().find("Maria: we just left") != std::string::npos);
  CHECK(reading.str().find("preamble") == std::string::npos);
  CHECK_THAT(doubts_of(reading), Catch::Contains("counts as talk (7 words): 'Maria', 'Bob'"));
}

TEST_CASE("a table of sentences below the talk counts, and is doubted") {
  const Reading reading = read_body(
      talk + table({{"Ann Lee", "We went there at once."}, {"Bo", "I did not see them."}}));
  CHECK(reading.str().find("preamble") == std::string::npos);
  CHECK_THAT(doubts_of(reading), Catch::Contains("counts as talk (13 words): 'Ann Lee', 'Bo'"));
}

TEST_CASE("tables of facts in a text without labels are text") {
  const Reading reading = read_body(line("We went home.") + facts);
  CHECK(reading.str() == ": We went home.|Age|34|Occupation|Police officer\n");
  CHECK(reading.only().doubts.empty());
  const std::string labels = table({{"Interviewer:", "so how was it"}, {"Bo:", "all good"}});
  CHECK(read_body(labels).str() == "Interviewer/interviewer: so how was it|Bo:|all good\n");
}
