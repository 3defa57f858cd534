// SPDX-License-Identifier: MIT
// Facts about real files that lie beside a checkout: speakers and numbers of turns.
#include <catch2/catch.hpp>

#include <map>
#include <string>

#include "real_data.hpp"
#include "rendering.hpp"

using themata::testing::find_in;

namespace {

std::map<std::string, int> turns_by_speaker(const themata::Document& document) {
  std::map<std::string, int> turns;
  for (const themata::Turn& turn : document.turns) ++turns[document.speaker_of(turn).name];
  return turns;
}

struct Real {
  const char* file;
  std::map<std::string, int> turns;
};

}  // namespace

TEST_CASE("speakers and turns of real transcripts") {
  const Real rows[] = {
      {"changelog_md/away-from-keyboard-6.md", {{"Tim Smith", 11}, {"Mahdi Yusuf", 9}}},
      {"changelog_md/changelog-news-135.md", {{"Jerod Santo", 8}}},
      {"changelog_md/js-party-75.md",
       {{"Emma Wedekind", 26}, {"Marcy Sutton", 14}, {"Eve Porcello", 10}, {"Kate Beard", 8}}},
      {"changelog_md/the-changelog-202.md",
       {{"Yukihiro Matsumoto", 81}, {"Jerod Santo", 58}, {"Adam Stacoviak", 54}}},
      {"scotus/1967.67-t01.txt",
       {{"Reuben M. Payne", 61},
        {"Louis Stokes", 45},
        {"Hugo L. Black", 31},
        {"Thurgood Marshall", 27},
        {"William J. Brennan, Jr.", 25},
        {"Earl Warren", 12},
        {"Potter Stewart", 8},
        {"Abe Fortas", 5}}},
      {"scotus/2014.13-9972-t01.txt",
       {{"Shannon P. O'Connor", 70},
        {"UNKNOWN", 59},
        {"Antonin Scalia", 41},
        {"Sonia Sotomayor", 23},
        {"Stephen G. Breyer", 23},
        {"John G. Roberts, Jr.", 19},
        {"Ruth Bader Ginsburg", 13},
        {"Elena Kagan", 12},
        {"Samuel A. Alito, Jr.", 11},
        {"Anthony M. Kennedy", 4}}},
      {"pdpilot/P1.layout.txt", {{"", 1}, {"Dan", 47}, {"Participant", 47}}},
      {"pdpilot/P2.layout.txt", {{"", 1}, {"Dan", 81}, {"Participant", 84}}},
      {"pdpilot/P3.layout.txt", {{"", 1}, {"Dan", 61}, {"Participant", 61}}},
      {"tool_exports/with_timestamps.txt", {{"Alice", 2}, {"Bob", 2}}},
  };
  for (const Real& row : rows) {
    const auto path = real_data() / "transcripts" / row.file;
    NEEDS_REAL_DATA(path);
    INFO(row.file);
    const auto found = find_in(read_file(path));
    CHECK(turns_by_speaker(found.document) == row.turns);
    CHECK(themata::testing::broken_promise(found.document).empty());
  }
}

TEST_CASE("timed snippets: turns of the European Court's hearings") {
  const auto path = real_data() / "transcripts/lacour/2785309_10102012_transcript.txt";
  NEEDS_REAL_DATA(path);
  const auto found = find_in(read_file(path));
  CHECK(found.document.turns.size() == 22);
  CHECK(found.document.paragraphs.size() == 22);
  CHECK(turns_by_speaker(found.document)["Nicolas Bratza"] == 11);
  const auto start = found.document.times_of(found.document.turns[0]).start;
  REQUIRE(start);
  CHECK(*start == Approx(10.1));
  CHECK(found.document.speaker_of(found.document.turns[0]) ==
        themata::Speaker{"Announcer", themata::Role::other});
  CHECK(themata::testing::broken_promise(found.document).empty());
}

TEST_CASE("texts of many languages without labels have one turn") {
  for (const char* language : {"English", "French", "German", "Arabic", "Chinese", "Thai"}) {
    const auto path =
        real_data() / "multilingual" / (std::string{"UDHR_"} + language + "_UTF-8.txt");
    NEEDS_REAL_DATA(path);
    INFO(language);
    const auto found = find_in(read_file(path));
    REQUIRE(found.document.turns.size() == 1);
    CHECK(found.document.speakers[0].name.empty());
    CHECK(themata::testing::broken_promise(found.document).empty());
  }
}
