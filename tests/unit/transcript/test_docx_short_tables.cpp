// SPDX-License-Identifier: MIT
// Tables of two columns that do not show by themselves who speaks.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <catch2/catch.hpp>
#include <string>

#include "docx_file.hpp"
#include "reading.hpp"

using namespace themata;
using namespace themata::testing;

namespace {

const std::string long_table =
    table({{"Interviewer", "Why?"}, {"Bob", "Because."}, {"Interviewer", "And?"}, {"Bob", "So."}});

std::string doubts_of(const std::string& body) {
  return fmt::format("{}", fmt::join(read(docx_of(body), "docx").only().doubts, "; "));
}

const std::string unread =
    "a table is read cell by cell: which column is the speaker and which the talk is not clear";

}  // namespace

TEST_CASE("short tables whose first row names speaker and talk need no more") {
  const std::string headed = table({{"Speaker", "Text"}, {"Ann Lee", "Why?"}, {"Bo", "So."}});
  CHECK(read(docx_of(headed + line("") + headed), "docx").str() ==
        "Ann Lee: Why?\nBo: So.\nAnn Lee: Why?\nBo: So.\n");
}

TEST_CASE("what stands in brackets behind the name of a column is no part of it") {
  const auto headed = [](const std::string& name, const std::string& talk) {
    return read(docx_of(table({{name, talk}, {"Ann Lee", "Why?"}, {"Bo", "So."}})), "docx");
  };
  CHECK(headed("Speaker", "Text (verbatim)").str() == "Ann Lee: Why?\nBo: So.\n");
  CHECK(headed("Speaker [I/P]", "Text").str() == "Ann Lee: Why?\nBo: So.\n");
  CHECK(headed("Speaker", "Text (verbatim)").said() == "talk: note: left out: 1 table header\n");
  const std::string twins = table({{"Speaker", "Text (French)", "Text (English)"},
                                   {"Ann Lee", "Oui.", "Yes, so it is."},
                                   {"Bo", "Non.", "No, it is not."},
                                   {"Ann Lee", "Oui.", "Yes, so it was."},
                                   {"Bo", "Non.", "No, it was not."}});
  CHECK(read(docx_of(twins), "docx").str() ==
        "Ann Lee: Yes, so it is.\nBo: No, it is not.\nAnn Lee: Yes, so it was.\n"
        "Bo: No, it was not.\n");
}

TEST_CASE("a table of sentences beside names that are no labels is doubted") {
  struct Row {
    const char* one;
    const char* two;
  };
  for (const Row& row : {Row{"1", "2"}, Row{"@ann", "@bo"}, Row{"???", "!!!"}}) {
    INFO(row.one);
    CHECK(doubts_of(table(
              {{row.one, "Was it?"}, {row.two, "It was."}, {row.one, "Why?"}, {row.two, "So."}})) ==
          unread);
  }
  CHECK(doubts_of(table({{"1", "Ann: Was it?"}, {"2", "Bo: It was."}})).empty());
}

TEST_CASE("a table of sentences that stays unread beside tables of talk is doubted") {
  const std::string others = table({{"Carol", "I came."}, {"Dan", "I left."}});
  CHECK(doubts_of(long_table + line("") + others) == unread);
  CHECK(doubts_of(others).find(unread) == std::string::npos);
  CHECK(doubts_of(long_table + line("") + table({{"Age", "34"}, {"Town", "Alma"}})).find(unread) ==
        std::string::npos);
}

TEST_CASE("who speaks in a table does so in a short one above it, too") {
  const Reading reading = read(docx_of(table({{"Bob", "Yes."}}) + line("") + long_table), "docx");
  CHECK(reading.str() ==
        "Bob: Yes.\nInterviewer/interviewer: Why?\nBob: Because.\nInterviewer/interviewer: And?\n"
        "Bob: So.\n");
  CHECK(reading.only().doubts.empty());
  const std::string note = "<w:r><w:footnoteReference w:id=\"1\"/></w:r>";
  CHECK(read(docx_of(paragraph(note) + table({{"Bob", "Yes."}}) + long_table), "docx").said() ==
        "talk: note: left out: 1 footnote\n");
}

TEST_CASE("several tables of sentences that stay unread are doubted") {
  const std::string one = table({{"Ann", "Was it?"}, {"Bob", "Yes."}}) + line("");
  CHECK(doubts_of(one + one).find("2 tables are read cell by cell") == 0);
}
