// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>

#include <string_view>
#include <vector>

#include <themata/transcript/roles.hpp>

using themata::Role;
using themata::role_of_label;

TEST_CASE("labels that declare a role") {
  for (const char* label : {"Interviewer", "INTERVIEWER 2", "Interviewer1", "int", "INT1", "I", "Q",
                            "Moderator", "Researcher", "Facilitator 2", "intervieweur",
                            "Enquêtrice", "Lead interviewer", "Jane Doe (Interviewer)",
                            "Interviewer (Jane)", "Student Researcher", "Research Assistant"}) {
    INFO(label);
    CHECK(role_of_label(label) == Role::interviewer);
  }
  for (const char* label :
       {"Participant", "participant 12", "P1", "R", "A", "Respondent #3", "Interviewee1",
        "Witness 0281", "THE WITNESS", "Female Participant", "répondante", "Participante",
        "Participant A", "RES", "PT03", "P1 (female)", "Enquêté"}) {
    INFO(label);
    CHECK(role_of_label(label) == Role::respondent);
  }
  for (const char* label : {"Dan", "MR BEER", "Speaker 1", "JudgeP", "Applicant", "", "12",
                            "Ann Participantova", "interviewr", "Post Office"}) {
    INFO(label);
    CHECK(role_of_label(label) == Role::unknown);
  }
  CHECK(role_of_label("Announcer") == Role::other);
}

TEST_CASE("a single letter is a role only in company") {
  using Labels = std::vector<std::string_view>;
  using Roles = std::vector<Role>;
  CHECK(themata::roles_of_labels(Labels{"I", "R"}) == Roles{Role::interviewer, Role::respondent});
  CHECK(themata::roles_of_labels(Labels{"Q", "A"}) == Roles{Role::interviewer, Role::respondent});
  CHECK(themata::roles_of_labels(Labels{"A", "B"}) == Roles{Role::unknown, Role::unknown});
  CHECK(themata::roles_of_labels(Labels{"P1", "P2"}) == Roles{Role::respondent, Role::respondent});
  CHECK(themata::roles_of_labels(Labels{"Dan", "Participant"}) ==
        Roles{Role::unknown, Role::respondent});
  CHECK(themata::roles_of_labels(Labels{"I", "B"}) == Roles{Role::interviewer, Role::respondent});
  CHECK(themata::roles_of_labels(Labels{"I", "Ann"}) == Roles{Role::interviewer, Role::unknown});
  CHECK(themata::roles_of_labels(Labels{"I", "K"}) == Roles{Role::unknown, Role::unknown});
}

TEST_CASE("labels that count even once") {
  for (const char* label :
       {"Interviewer", "Participant", "Witness 12", "Speaker 3", "SPEAKER_01", "Unknown Speaker",
        "THE COURT", "UNIDENTIFIED SPEAKER", "Multiple Speakers", "The Court",
        "Research Assistant 2", "Locutrice 3"}) {
    INFO(label);
    CHECK(themata::known_label(label));
  }
  for (const char* label : {"I", "A", "P1", "Subject", "Question", "Ann", "MR BEER", "Speaker Jane",
                            "Court Speaker", "Jane Assistant"}) {
    INFO(label);
    CHECK_FALSE(themata::known_label(label));
  }
}

TEST_CASE("slips of the pen among labels") {
  struct Row {
    std::vector<std::string_view> labels;
    std::vector<std::size_t> turns;
    std::size_t slips;
  };
  const Row rows[] = {
      {{"Participant", "Particpant"}, {60, 1}, 1},
      {{"interviewr", "interviewer"}, {2, 30}, 1},
      {{"Interviewer 1", "Interviewer1"}, {5, 4}, 1},
      {{"Jane Doe", "JANE DOE"}, {5, 4}, 1},
      {{"K. Gallagher", "K Gallagher"}, {5, 4}, 1},
      {{"Speaker 1", "Speaker 2"}, {60, 1}, 0},
      {{"Mr Beer", "Ms Beer"}, {60, 1}, 0},
      {{"Participant A", "Participant B"}, {60, 1}, 0},
      {{"Matthews", "Mathews"}, {10, 9}, 0},
      {{"Interviewer", "Interviewee"}, {60, 60}, 0},
  };
  for (const Row& row : rows) {
    INFO(row.labels[0] << " / " << row.labels[1]);
    CHECK(themata::likely_typos(row.labels, row.turns).size() == row.slips);
  }
}

TEST_CASE("role names are read back") {
  for (const Role role :
       {Role::unknown, Role::interviewer, Role::respondent, Role::other, Role::preamble}) {
    CHECK(themata::role_from_name(themata::role_name(role)) == role);
  }
  CHECK(themata::role_from_name(" Interviewer ") == Role::interviewer);
  CHECK_FALSE(themata::role_from_name("boss"));
}
