// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>

#include <string>
#include <vector>

#include <themata/transcript/notes.hpp>

using themata::Mark;
using themata::MarkKind;

namespace {

std::vector<Mark> marks_in(const std::string& text) {
  std::vector<Mark> marks;
  themata::find_notes(text, {0, static_cast<std::uint32_t>(text.size())}, marks);
  return marks;
}

std::string marked(const std::string& text) {
  std::string out;
  for (const Mark& mark : marks_in(text)) {
    out += mark.kind == MarkKind::note ? "note " : "time ";
    out += std::string{mark.span.of(text)} + "\n";
  }
  return out;
}

}  // namespace

TEST_CASE("brackets that the transcriber wrote") {
  for (const char* note : {"[inaudible]",
                           "(Pause)",
                           "[crosstalk 00:13:22]",
                           "(Voice Overlap)",
                           "[laughter]",
                           "(laughs)",
                           "[unintelligible 00:04:25.24]",
                           "[phone rings]",
                           "[sighs]",
                           "[redacted]",
                           "[rires]",
                           "(pause)",
                           "(long pause)",
                           "(5 second pause)",
                           "[audience applause]",
                           "(Laughter.)",
                           "(Short pause)",
                           "\\[laughter\\]",
                           "*(Pause)*",
                           "[he laughs out loud]",
                           "(inaudible)",
                           "[INAUDIBLE]",
                           "<laughs>",
                           "*laughs*",
                           "[name redacted]",
                           "(sic)",
                           "[incompréhensible]",
                           "（pause）",
                           "(A short break)",
                           "[end of recording]",
                           "(The witness withdrew)",
                           "(Recess taken from 10:42 a.m. to 10:55 a.m.)",
                           "(No audible response.)",
                           "(Indicating.)",
                           "(Discussion off the record.)",
                           "(Exhibit 4 marked for identification.)",
                           "[simultaneous speech]",
                           "[talking over each other]",
                           "[END OF TAPE 1, SIDE A; BEGIN TAPE 1, SIDE B]",
                           "[name removed]",
                           "(unv.)",
                           "(unv. #00:00:31-0#)",
                           "(2.0)"}) {
    INFO(note);
    CHECK(marked(std::string{"well "} + note + " so") == std::string{"note "} + note + "\n");
  }
}

TEST_CASE("brackets that hold a time") {
  for (const char* time :
       {"[00:13:22]", "(00:14)", "*(10.15 am)*", "(10.15 am)", "\\[04:15\\]", "[01:03:51.26]",
        "(2:00 pm)", "[00:01 - 00:09]", "#00:00:12-3#", "00:01:09", "1:02:03"}) {
    INFO(time);
    CHECK(marked(std::string{"well "} + time + " so") == std::string{"time "} + time + "\n");
  }
}

TEST_CASE("brackets that hold spoken words") {
  for (const char* talk : {"[Post Office]",
                           "(iii)",
                           "[dollars]",
                           "[the victim]",
                           "(I had to pause there and think)",
                           "(I think)",
                           "[at]",
                           "[2019]",
                           "(1984)",
                           "(2)",
                           "(off the record)",
                           "10:15",
                           "#12",
                           "v1:02:03",
                           "[1]",
                           "(fingers crossed)",
                           "(see page 3)",
                           "[Vibe coding](https://example.org/a)",
                           "a * b * c",
                           "x < y > z",
                           "()",
                           "[]",
                           "[",
                           "(pause",
                           "(the music of the time was what I loved)",
                           "[a]",
                           "{x}",
                           "*not*"}) {
    INFO(talk);
    CHECK(marked(std::string{"well "} + talk + " so").empty());
  }
}

TEST_CASE("a note ends at the first blank line") {
  CHECK(marked("well [inaudible\n\nat] so").empty());
  CHECK(marked("well [inaudible\nat 3] so") == "note [inaudible\nat 3]\n");
}

TEST_CASE("clock times") {
  struct Row {
    const char* text;
    std::size_t length;
    double seconds;
  };
  for (const Row& row :
       {Row{"00:04:21", 8, 261}, Row{"47:22 and", 5, 2842}, Row{"1:02:03.5", 9, 3723.5},
        Row{"00:00:01,500 x", 12, 1.5}, Row{"0:05", 4, 5}, Row{"100:00", 6, 6000}}) {
    INFO(row.text);
    const auto time = themata::parse_clock_time(row.text);
    REQUIRE(time);
    CHECK(time->length == row.length);
    CHECK(time->seconds == Approx(row.seconds));
  }
  for (const char* text :
       {"", "12", "12:", "12:3", "12:75", "a:12", "1:2:x", "12:30pm", "1:23:456"}) {
    INFO(text);
    CHECK_FALSE(themata::parse_clock_time(text));
  }
}
