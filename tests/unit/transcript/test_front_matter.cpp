// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>

#include <string>

#include "rendering.hpp"

using themata::testing::find_in;
using themata::testing::Found;
using themata::testing::render;

namespace {

const std::string talk = "Interviewer: Why?\n\nBob: Because.\n\nInterviewer: And?\n\nBob: So.\n";

Found with_top(const std::string& top) { return find_in("---\n" + top + "---\n" + talk); }

}  // namespace

TEST_CASE("a header is no talk") {
  const Found found =
      with_top("title: Visit\n# by hand\n\ntags:\n- one\n  - two\nnote: >\n  Long: so.\n");
  CHECK(render(found.document) == render(talk));
  REQUIRE(found.document.metadata.size() == 3);
  CHECK(found.document.metadata[2].first == "note");
}

TEST_CASE("a header may name who speaks below beside other facts") {
  const Found found = with_top("Interviewer: Jane Doe\ndate: 2024-05-01\n");
  CHECK(found.document.metadata.size() == 2);
  CHECK(found.document.turns.size() == 4);
  CHECK(found.document.doubts.empty());
}

TEST_CASE("a label of the talk below that says a sentence between rules is no field") {
  for (const char* top :
       {"Interviewer: Go on\nBob: We laid charges\n", "Ann: Hello\nBob: We laid charges.\n",
        "date: 2024-05-01\nInterviewer: Tell me.\n"}) {
    INFO(top);
    const Found found = with_top(top);
    CHECK(found.document.metadata.empty());
    CHECK(found.diagnostics.items().empty());
    CHECK_FALSE(found.document.doubts.empty());
    CHECK(found.document.turns.size() >= 5);
  }
}

TEST_CASE("statements that are ruled off are no header") {
  const Found found =
      find_in("---\nP07: She told us.\n---\nP08: He did, too.\n---\nP09: They did not.\n---\n");
  CHECK(found.document.metadata.empty());
  CHECK(found.document.doubts.size() == 1);
  CHECK(render(found.document).find("She told us.") != std::string::npos);
  CHECK(find_in("---\nabout: We met.\n---\n" + talk + "---\nSo: on.\n").document.metadata.size() ==
        1);
  CHECK(find_in("---\nP07: one\n---\nP08: two\n---\n").document.metadata.size() == 1);
}
