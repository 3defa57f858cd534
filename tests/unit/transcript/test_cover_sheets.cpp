// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>

#include <string>

#include "rendering.hpp"

using themata::testing::find_in;
using themata::testing::render;

namespace {

const std::string talk =
    "Interviewer: Why?\n\nInterviewee: So.\n\nInterviewer: Ah.\n\nInterviewee: Yes.\n";
const std::string turns =
    "Interviewer/interviewer: Why?\nInterviewee/respondent: So.\nInterviewer/interviewer: Ah.\n"
    "Interviewee/respondent: Yes.\n";

bool is_preamble(const std::string& top) {
  const std::string all = render(top + talk);
  INFO(all);
  return all.starts_with("/preamble: ") && all.substr(all.find('\n') + 1) == turns;
}

}  // namespace

TEST_CASE("a sheet may name those who speak below") {
  const std::string names = "Interviewer: Ann Smith\nInterviewee: Maria Lopez, Bow Street\n";
  const std::string date = "Date: 12 March\n";
  const std::string title = "Interview transcript\n";
  for (const std::string& sheet :
       {date + names + "Place: office\n", names + date, title + names + date, title + date + names,
        "Fair Study\n" + title + names, names, title + names,
        date + "\nInterviewer: Ann Smith\n\nInterviewee: P04\n\nPlace: office\n"}) {
    INFO(sheet);
    CHECK(is_preamble(sheet + "\n"));
  }
  CHECK(is_preamble(names + date));
  CHECK(is_preamble(date + names));
  CHECK(is_preamble("# Interview\n**Date:** 12 March\n**Interviewer:** Ann S.\n\n"));
}

TEST_CASE("a greeting is no name on a sheet") {
  for (const char* top : {"Interviewer: Hello Ann\nInterviewee: Hi Maria\n\n",
                          "Interviewer: Okay\nInterviewee: Yes\n\n",
                          "Interviewer: Good morning\nInterviewee: Hello\n\n",
                          "Interviewer: In 1998\nInterviewee: 20 years\n\n"}) {
    INFO(top);
    CHECK(find_in(top + talk).document.turns.size() == 6);
  }
  CHECK(find_in("Date: 3 May\nInterviewer: Hello Ann\n" + talk).document.turns.size() == 6);
}
