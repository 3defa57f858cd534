// SPDX-License-Identifier: MIT
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <catch2/catch.hpp>
#include <string>

#include "docx_file.hpp"
#include "reading.hpp"

using namespace themata;
using namespace themata::testing;

namespace {

std::string text_of(const std::string& body) {
  return std::string(read(docx_of(body), "docx").only().text);
}

const std::vector<std::vector<std::string>> talk{{"Interviewer", "What happened?", ""},
                                                 {"Ann", "We laid charges.", "probe dignity"},
                                                 {"Interviewer", "And then?", ""},
                                                 {"Ann", "She had a say.", "looks away"}};
const std::string as_labelled =
    "Interviewer/interviewer: What happened?\nAnn: We laid charges.\n"
    "Interviewer/interviewer: And then?\nAnn: She had a say.\n";

/// The talk with a header above it and `more` behind each row.
std::string talk_table(std::vector<std::string> header, const std::vector<std::string>& more = {}) {
  std::vector<std::vector<std::string>> rows{std::move(header)};
  for (auto cells : talk) {
    cells.insert(cells.end(), more.begin(), more.end());
    rows.push_back(std::move(cells));
  }
  return table(rows);
}

std::string doubts_in(const Reading& reading) {
  return fmt::format("{}", fmt::join(reading.only().doubts, "; "));
}

}  // namespace

TEST_CASE("a table of names and talk reads as labelled lines") {
  CHECK(read(docx_of(table({{"Interviewer", "Was it?"},
                            {"Det. Roy:", "It was."},
                            {"Interviewer", "Why?"},
                            {"Det. Roy:", "Because."},
                            {"", "And so on."}})),
             "docx")
            .str() ==
        "Interviewer/interviewer: Was it?\nDet. Roy: It was.\nInterviewer/interviewer: Why?\n"
        "Det. Roy: Because.|And so on.\n");
}

TEST_CASE("who speaks in one table does so in a short one, too") {
  const std::string long_one = table(
      {{"Interviewer", "Why?"}, {"Bob", "We did."}, {"Interviewer", "And?"}, {"Bob", "Because."}});
  const std::string read_long =
      "Interviewer/interviewer: Why?\nBob: We did.\nInterviewer/interviewer: And?\nBob: Because.\n";
  const std::string short_one = table({{"Interviewer", "Was it fair?"}, {"Bob", "Yes"}});
  CHECK(read(docx_of(long_one + paragraph("") + short_one), "docx").str() ==
        read_long + "Interviewer/interviewer: Was it fair?\nBob: Yes\n");
  const std::string one_more =
      table({{"Interviewer", "Was it fair?"}, {"Bob", "Yes."}, {"Carol", "No."}});
  CHECK(read(docx_of(long_one + paragraph("") + one_more), "docx").str() ==
        read_long + "Interviewer/interviewer: Was it fair?\nBob: Yes.\nCarol: No.\n");
}

TEST_CASE("short tables of an interviewer and others are talk where they hold sentences") {
  const std::string one = table({{"Interviewer", "Why?"}, {"Bob", "We laid charges."}});
  CHECK(read(docx_of(one + paragraph("") + one), "docx").str() ==
        "Interviewer/interviewer: Why?\nBob: We laid charges.\n"
        "Interviewer/interviewer: Why?\nBob: We laid charges.\n");
  const std::string sheet = table({{"Interviewer", "Jane Smith"}, {"Site", "North"}});
  const Reading about = read(docx_of(sheet + line("We went home.")), "docx");
  CHECK(about.only().speakers.size() == 1);
  CHECK(doubts_in(about).find("table") == std::string::npos);
  const Reading odd = read(docx_of(table({{"Interviewer", "Why?"},
                                          {"2", "We laid charges."},
                                          {"Interviewer", "And?"},
                                          {"2", "Because."}})),
                           "docx");
  CHECK_THAT(doubts_in(odd), Catch::Contains("a table is"));
}

TEST_CASE("a table with two columns of one name is no reason to refuse a file") {
  const Reading reading = read(docx_of(line("Ann: Before.") + table({{"Speaker", "Text", "Text"},
                                                                     {"Ann", "We went home.", "x"},
                                                                     {"Bob", "Yes.", "y"}})),
                               "docx");
  const std::string text(reading.only().text);
  CHECK_THAT(text, Catch::Contains("We went home.") && Catch::Contains("Before."));
}

TEST_CASE("a table of talk with a header, times and row numbers") {
  const Reading reading = read(docx_of(table({{"No.", "Time", "Speaker", "Text"},
                                              {"1", "00:00:01", "Ann Lee", "Was it?"},
                                              {"2", "00:00:04", "Bob Ray", "It was."},
                                              {"3", "00:00:09", "Ann Lee", "Why?"},
                                              {"4", "00:00:12", "Bob Ray", "So."}})),
                               "docx");
  CHECK(reading.str() ==
        "Ann Lee @1: Was it?\nBob Ray @4: It was.\n"
        "Ann Lee @9: Why?\nBob Ray @12: So.\n");
  CHECK_THAT(reading.said(), Catch::Contains("4 row numbers"));
}

TEST_CASE("a table of facts is its cells, one after another") {
  CHECK(text_of(table({{"Gender", "Female"}, {"Occupation", "Nurse"}, {"Town", "Roberval"}})) ==
        "Gender\nFemale\nOccupation\nNurse\nTown\nRoberval");
  CHECK(text_of(table({{"a", "b", "c", "d", "e"}})) == "a\nb\nc\nd\ne");
}

TEST_CASE("the first row of a table tells speaker and talk; other columns are left out, counted") {
  const Reading notes = read(docx_of(talk_table({"Speaker", "Text", "Notes"})), "docx");
  CHECK(notes.str() == as_labelled);
  CHECK(notes.said() == "talk: note: left out: 1 table header, column 'Notes' (2 cells)\n");
  CHECK(doubts_in(notes).empty());
  const Reading wide =
      read(docx_of(talk_table({"Who:", "Utterance", "Notes", "Theme"}, {"Voice"})), "docx");
  CHECK(wide.str() == as_labelled);
  CHECK(
      wide.said() ==
      "talk: note: left out: 1 table header, column 'Theme' (4 cells), column 'Notes' (2 cells)\n");
}

TEST_CASE("columns of a named table stand in any order, with times and row numbers") {
  const Reading reading = read(docx_of(table({{"#", "Text", "End", "Code", "Start", "Speaker"},
                                              {"1", "Was it?", "0:03", "c", "0:01", "Ann Lee"},
                                              {"2", "It was.", "later", "", "0:04", "Bob Ray"},
                                              {"3", "Why?", "", "", "", "Ann Lee"},
                                              {"x", "So.", "0:15", "d", "[0:12]", "Bob Ray"}})),
                               "docx");
  CHECK(reading.str() ==
        "Ann Lee @1: Was it?\nBob Ray @4: It was.\n"
        "Ann Lee: Why?\nBob Ray @12: So.\n");
  const Document& document = reading.only();
  CHECK(document.times_of(document.turns[0]).end == 3.0);
  CHECK(document.times_of(document.turns[3]).end == 15.0);
  CHECK(reading.said() ==
        "talk: note: left out: 3 row numbers, 1 table header, column 'Code' (2 cells), column "
        "'End' (1 cell), "
        "column '#' (1 cell)\n");
}

TEST_CASE("a table with times may name its speakers in the talk") {
  const Reading reading = read(docx_of(table({{"Time", "Transcript", "Comments"},
                                              {"0:01", "Interviewer: Was it?", "x"},
                                              {"0:04", "Ann: It was.", "y"},
                                              {"0:09", "Interviewer: Why?", ""}})),
                               "docx");
  CHECK(reading.str() ==
        "Interviewer/interviewer @1: Was it?\n"
        "Ann @4: It was.\nInterviewer/interviewer @9: Why?\n");
  CHECK(reading.said() == "talk: note: left out: 1 table header, column 'Comments' (2 cells)\n");
  CHECK_THAT(doubts_in(reading), Catch::Contains("no column as speaker and column 2 as talk"));
}

TEST_CASE("a table without names of columns is read by what they hold, and doubted") {
  const Reading reading = read(docx_of(table(talk)), "docx");
  CHECK(reading.str() == as_labelled);
  CHECK(reading.said() == "talk: note: left out: column 3 (2 cells)\n");
  CHECK(doubts_in(reading) ==
        "a table of 3 columns is read with column 1 as speaker and column 2 as talk, which its "
        "first row does not name");
  const Reading half = read(docx_of(talk_table({"Speaker", "Dialogue", "Notes"})), "docx");
  CHECK(half.str() == as_labelled);
  CHECK(half.said() == "talk: note: left out: 1 table header, column 'Notes' (2 cells)\n");
  CHECK_THAT(doubts_in(half), Catch::Contains("column 1 as speaker and column 2 as talk"));
  const Reading other = read(docx_of(talk_table({"Initials", "Text", "Notes"})), "docx");
  CHECK(other.str() == as_labelled);
  CHECK_THAT(doubts_in(other), Catch::Contains("column 1 as speaker and column 2 as talk"));
}

TEST_CASE("a table that does not tell speaker from talk is its cells, and doubted") {
  const std::string doubt =
      "a table is read cell by cell: which column is the speaker and which the talk is not clear";
  const Reading alike = read(docx_of(table({{"Ann", "We laid charges.", "We laid them."},
                                            {"Bob", "She had a say.", "She had it."},
                                            {"Ann", "And then?", "Then?"},
                                            {"Bob", "Nothing.", "No."}})),
                             "docx");
  CHECK_THAT(std::string(alike.only().text),
             Catch::StartsWith("Ann\nWe laid charges.\nWe laid them."));
  CHECK_THAT(doubts_in(alike), Catch::StartsWith(doubt));
  const Reading people = read(docx_of(table({{"Participant", "Sex", "Occupation"},
                                             {"Participant 1", "F", "A teacher in the city"},
                                             {"Participant 2", "M", "A nurse in Roberval"}})),
                              "docx");
  CHECK(people.said().empty());
  CHECK_THAT(doubts_in(people), Catch::StartsWith(doubt));
  CHECK_THAT(doubts_in(read(docx_of(table({{"Question", "Answer"}, {"Why?", "So."}})), "docx")),
             Catch::StartsWith(doubt));
  CHECK(doubts_in(read(docx_of(table({{"a", "b", "c", "d", "e"}})), "docx")).empty());
  const std::string twice = table({{"a", "b", "c"}, {"d", "e", "f"}});
  CHECK_THAT(doubts_in(read(docx_of(twice + twice), "docx")),
             Catch::StartsWith("2 tables are read cell by cell"));
}

TEST_CASE("a first row that says time, who and what was said is no talk") {
  const Reading reading = read(docx_of(table({{"Time", "Who", "Said"},
                                              {"0:01", "Interviewer", "Why?"},
                                              {"0:05", "Bob", "Because."},
                                              {"0:09", "Interviewer", "And?"},
                                              {"0:11", "Bob", "So."}})),
                               "docx");
  CHECK(reading.str() ==
        "Interviewer/interviewer @1: Why?\nBob @5: Because.\nInterviewer/interviewer @9: And?\n"
        "Bob @11: So.\n");
  CHECK(reading.said() == "talk: note: left out: 1 table header\n");
}

TEST_CASE("names of columns are no talk, wherever they stand") {
  const std::string one = talk_table({"Speaker", "Text", "Notes"});
  const Reading two = read(docx_of(one + one), "docx");
  CHECK(two.str() == as_labelled + as_labelled);
  CHECK(two.said() == "talk: note: left out: 2 table headers, column 'Notes' (4 cells)\n");
  const Reading pages = read(docx_of(table({{"Speaker", "Text"},
                                            {"Ann", "Was it?"},
                                            {"Bob", "It was."},
                                            {"Speaker", "Text"},
                                            {"Ann", "Why?"},
                                            {"Bob", "So."}})),
                             "docx");
  CHECK(pages.str() == "Ann: Was it?\nBob: It was.\nAnn: Why?\nBob: So.\n");
  CHECK(pages.said() == "talk: note: left out: 2 table headers\n");
}

TEST_CASE("merged cells of a table are found by their columns, and none is lost") {
  const auto wide = [](const std::string& text, int columns) {
    return "<w:tc><w:tcPr><w:gridSpan w:val=\"" + std::to_string(columns) + "\"/></w:tcPr>" +
           line(text) + "</w:tc>";
  };
  const auto one = [](const std::string& text) { return "<w:tc>" + line(text) + "</w:tc>"; };
  const std::string merged_name = "<w:tc><w:tcPr><w:vMerge/></w:tcPr>" + line("") + "</w:tc>";
  const Reading reading =
      read(docx_of("<w:tbl><w:tr>" + wide("Interview 3", 3) + "</w:tr>" +
                   row({"Speaker", "Text", "Notes"}) + row({"Interviewer", "Was it?", "a"}) +
                   "<w:tr>" + one("Ann") + wide("It was.", 2) + "</w:tr><w:tr>" + merged_name +
                   one("In a way.") + one("b") + "</w:tr><w:tr>" + wide("Part two", 3) + "</w:tr>" +
                   row({"Interviewer", "Why?", "c"}) + row({"", "", ""}) +
                   "<w:tr><w:trPr><w:gridBefore w:val=\"1\"/></w:trPr>" + one("Well?") + "</w:tr>" +
                   row({"Ann", "So.", "d"}) + "</w:tbl>"),
           "docx");
  CHECK(reading.str() ==
        "/preamble: Interview 3\nInterviewer/interviewer: Was it?\n"
        "Ann: It was.|In a way.|Part two\nInterviewer/interviewer: Why?|Well?\nAnn: So.\n");
  CHECK(reading.said() == "talk: note: left out: 1 table header, column 'Notes' (4 cells)\n");
  CHECK(
      doubts_in(reading) ==
      "1 row of a table without cells for speaker and talk, read as going on with the talk above");
}

TEST_CASE("a border that was dragged in some rows moves no column") {
  const auto cells = [](const std::vector<std::string>& texts, std::size_t wide) {
    std::string out = "<w:tr>";
    for (std::size_t at = 0; at < texts.size(); ++at) {
      out += "<w:tc><w:tcPr><w:gridSpan w:val=\"" + std::string(at == wide ? "2" : "1") +
             "\"/></w:tcPr>" + line(texts[at]) + "</w:tc>";
    }
    return out + "</w:tr>";
  };
  std::string rows = cells({"Speaker", "Text", "Notes"}, 0);
  for (std::size_t at = 0; at < talk.size(); ++at) rows += cells(talk[at], 1 + at % 2);
  CHECK(read(docx_of("<w:tbl>" + rows + "</w:tbl>"), "docx").str() == as_labelled);
}

TEST_CASE("tables in cells of a table of talk are talk where the cell is") {
  const auto cell = [](const std::string& inside) { return "<w:tc>" + inside + "</w:tc>"; };
  const std::string inner = table({{"in", "side"}}) + line("z");
  const Reading reading =
      read(docx_of("<w:tbl>" + row({"Speaker", "Text", "Notes"}) + row({"Ann", "Was it?", ""}) +
                   "<w:tr>" + cell(line("Bob")) + cell(line("It was.") + inner) + cell(inner) +
                   "</w:tr>" + row({"Ann", "Why?", ""}) + row({"Bob", "So.", ""}) + "</w:tbl>"),
           "docx");
  CHECK(reading.str() ==
        "Ann: Was it?\nBob: It was.|in|side|z\nAnn: Why?\n"
        "Bob: So.\n");
  CHECK(reading.said() == "talk: note: left out: 1 table header, column 'Notes' (1 cell)\n");
}

TEST_CASE("names in a column of speakers that are read as talk are doubted") {
  const std::string numbered =
      table({{"Speaker", "Text", "Notes"}, {"1", "Was it?", ""}, {"2", "It was.", ""}});
  CHECK_THAT(doubts_in(read(docx_of(numbered), "docx")),
             Catch::EndsWith("in a table's column of speakers, but read as talk: '1', '2'"));
  ReadOptions renamed;
  renamed.same_speaker = {{"Ann", "P1"}};
  CHECK(
      doubts_in(read(docx_of(talk_table({"Speaker", "Text", "Notes"})), "docx", renamed)).empty());
}

TEST_CASE("a table of hostile size is read cell by cell") {
  std::string row_of_many = "<w:tr>";
  for (int at = 0; at < 2000; ++at) row_of_many += "<w:tc>" + line("Speaker") + "</w:tc>";
  row_of_many += "</w:tr>";
  const Reading many = read(docx_of("<w:tbl>" + row_of_many + row_of_many + "</w:tbl>"), "docx");
  CHECK_THAT(doubts_in(many), Catch::StartsWith("a table is read cell by cell"));
  const std::string vast =
      "<w:tc><w:tcPr><w:gridSpan w:val=\"99999999999999999999\"/></w:tcPr>" + line("a") + "</w:tc>";
  CHECK(text_of("<w:tbl><w:tr>" + vast + vast + vast + "</w:tr><w:tr>" + vast +
                "</w:tr></w:tbl>") == "a\na\na\na");
}

TEST_CASE("a row whose speaker is called as a column is no header") {
  std::string body;
  for (const auto& row :
       std::vector<std::vector<std::string>>{{"00:01", "Interviewer", "How did it begin?"},
                                             {"00:09", "Participant", "They came in June."},
                                             {"00:15", "Interviewer", "And then?"},
                                             {"00:20", "Participant", "We waited."}}) {
    body += table({row});
  }
  const Reading reading = read(docx_of(body), "docx");
  CHECK(reading.str() ==
        "Interviewer/interviewer @1: How did it begin?\nParticipant/respondent @9: They came in "
        "June.\n"
        "Interviewer/interviewer @15: And then?\nParticipant/respondent @20: We waited.\n");
}

TEST_CASE("a table of facts about people is no talk") {
  const std::string facts = table({{"Name", "Role", "Comments"},
                                   {"Anna", "Nurse", "Works nights and days"},
                                   {"Ben", "Doctor", "Works days and has no car"}});
  const std::string labelled =
      "<w:p><w:r><w:t>Interviewer: Was it?</w:t></w:r></w:p>"
      "<w:p><w:r><w:t>Participant: It was.</w:t></w:r></w:p>"
      "<w:p><w:r><w:t>Interviewer: Why?</w:t></w:r></w:p>";
  const Reading reading = read(docx_of(facts + labelled), "docx");
  CHECK(reading.only().speakers.size() == 3);
  CHECK(reading.only().speakers[0].role == Role::preamble);
  CHECK(!reading.only().doubts.empty());
}
