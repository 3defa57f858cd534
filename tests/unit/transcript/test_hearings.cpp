// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>

#include "rendering.hpp"

using themata::testing::render;

TEST_CASE("Q and A are the examiner and the witness that headings name") {
  CHECK(
      render(" 1   MR BEER:  May I call Mr Reed.\n 2             OMAR REED (sworn)\n"
             " 3           Questioned by MR BEER\n 4   MR BEER:  Your name?\n 5   A.  Omar Reed.\n"
             " 6   Q.  Thank you.\n 7   SIR JOHN GREEN:  Why?\n 8   A.  Because.\n"
             " 9   SIR JOHN GREEN:  Yes.\n10   Q.  And then?\n11           Questioned by MS PAGE\n"
             "12   Q.  Hello.\n13   A.  Hello.\n") ==
      "MR BEER/interviewer: May I call Mr Reed.\nMR BEER/interviewer: Your name?\n"
      "OMAR REED/respondent: Omar Reed.\nMR BEER/interviewer: Thank you.\nSIR JOHN GREEN: Why?\n"
      "OMAR REED/respondent: Because.\nSIR JOHN GREEN: Yes.\nMR BEER/interviewer: And then?\n"
      "MS PAGE/interviewer: Hello.\nOMAR REED/respondent: Hello.\n");
}

TEST_CASE("without headings the examiner is the voice last named") {
  CHECK(render("MS LEE: Your name?\nA. Reed.\nQ. Thank you.\nA. Yes.\nTHE COURT: Why?\nA. So.\n"
               "Q. Go on.\n") ==
        "MS LEE/interviewer: Your name?\nA/respondent: Reed.\nMS LEE/interviewer: Thank you.\n"
        "A/respondent: Yes.\nTHE COURT: Why?\nA/respondent: So.\nMS LEE/interviewer: Go on.\n");
}

TEST_CASE("who is named once and asks as Q. does not occur once") {
  const auto found = themata::testing::find_in(
      "MS LEE: Your name?\nA. Reed.\nQ. Thank you.\nA. Yes.\nQ. Go on.\nA. So.\n");
  CHECK(found.document.doubts.empty());
}

TEST_CASE("nobody named: Q and A themselves") {
  CHECK(render("Q. Were you there?\nA. Yes.\n") ==
        "Q/interviewer: Were you there?\nA/respondent: Yes.\n");
}

TEST_CASE("a deposition") {
  CHECK(render("                    ANNA Q. WEST,\nhaving been first duly sworn, was examined and\n"
               "testified as follows:\n                  EXAMINATION\nBY MR. JONES:\n"
               "     Q.   State your name.\n     A.   Anna West.\n     Q    And where?\n     A    "
               "Here.\n"
               "          MS. LEE:  Objection.\n          THE WITNESS:  Should I?\nBY MR. JONES:\n"
               "     Q.   Please.\n     A.   In town.\n") ==
        "MR. JONES/interviewer: State your name.\nANNA Q. WEST/respondent: Anna West.\n"
        "MR. JONES/interviewer: And where?\nANNA Q. WEST/respondent: Here.\nMS. LEE: Objection.\n"
        "THE WITNESS/respondent: Should I?\nMR. JONES/interviewer: Please.\n"
        "ANNA Q. WEST/respondent: In town.\n");
}

TEST_CASE("headings between turns are nobody's talk") {
  CHECK(
      render(
          "MR. SMITH:  I yield.\n\n         ORAL ARGUMENT OF JANE LEE\n       ON BEHALF OF THE "
          "STATE\n\nMS. LEE:  Mr. Chief Justice.\n\nMR. SMITH:  Yes.\n\nOmar Reed\n\nOMAR REED "
          "(affirmed).\n\nQuestioned by Ms. Lee\n\nMS. LEE:  Hello.\n\nOmar Reed:  Hello.\n\nOmar "
          "Reed:  Again.\n\nOmar Reed:  Yes.\n") ==
      "MR. SMITH: I yield.\nMS. LEE: Mr. Chief Justice.\nMR. SMITH: Yes.\nMS. LEE: Hello.\n"
      "Omar Reed: Hello.\nOmar Reed: Again.\nOmar Reed: Yes.\n");
}
