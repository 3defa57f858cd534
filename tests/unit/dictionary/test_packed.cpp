// SPDX-License-Identifier: MIT
// A built-in dictionary is packed when the program is built; what comes out of it is what
// its file says.
#include <catch2/catch.hpp>

#include <fstream>
#include <iterator>
#include <string>

#include <themata/dictionary/load.hpp>

#include "packed.hpp"

using namespace themata;

namespace {

Dictionary parsed(const std::string& text, const std::string& path) {
  Diagnostics none;
  return parse_dictionary(text, path, none);
}

std::string text_of(const std::string& name) {
  std::ifstream file(THEMATA_SOURCE_DIR "/dictionaries/" + name + ".yml", std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace

TEST_CASE("every built-in dictionary is what its file says") {
  for (const std::string& name : built_in_dictionary_names()) {
    INFO(name);
    const Dictionary read = parsed(text_of(name), name + ".yml");
    const Dictionary held = built_in_dictionary(name);
    CHECK(pack(held) == pack(read));
    REQUIRE(held.themes().size() == read.themes().size());
    for (std::size_t at = 0; at < read.themes().size(); ++at) {
      CHECK(held.themes()[at].full_name == read.themes()[at].full_name);
      CHECK(held.themes()[at].level == read.themes()[at].level);
      CHECK(held.themes()[at].children == read.themes()[at].children);
      CHECK(held.themes()[at].patterns == read.themes()[at].patterns);
    }
  }
}

TEST_CASE("built-in triggers of statuses are what their files say") {
  for (const std::string language : {"en", "fr"}) {
    INFO(language);
    const std::string name = "context." + language;
    const auto held = built_in_context_rules(language);
    REQUIRE(held);
    CHECK(held->rules.size() >= 4);
    CHECK(pack(*held) == pack(parse_context_rules(text_of(name), name + ".yml")));
  }
}

TEST_CASE("all that a dictionary can say survives packing") {
  const Dictionary read = parsed(R"(themata: 1
name: all
version: "2"
language: en-CA
description: every key there is
source: [one, two]
sets: {her: [her, him, "the (young|) girl"]}
themes:
  a:
    label: A
    description: first
    source: somewhere
    polarity: adherence
    examples: {match: [fair], no_match: [fairly]}
    patterns:
      - fair
      - '(very|) fair ~3 /tr[iy].*/ {her}'
      - {match: Crown, case: exact, role: respondent, weight: -1.5, polarity: violation}
      - {near: [a, '@a.b', c], within: 4, ordered: true, note: n, source: s}
      - match: charge*
        unless: {before: in, within: 1}
        requires: {after: [laid, '@a.b'], within: sentence}
    themes:
      b: {patterns: [x]}
)",
                                 "all.yml");
  const std::string packed = pack(read);
  const Dictionary again = unpack(packed);
  CHECK(pack(again) == packed);
  CHECK(again.path == "all.yml");
  CHECK(again.patterns().size() == read.patterns().size());
  const Pattern& crown = again.pattern(PatternId{2});
  CHECK(crown.weight == -1.5);
  CHECK(crown.letter_case == LetterCase::exact);
  CHECK(crown.voice == Voice::respondent);
  CHECK(crown.place.line == read.pattern(PatternId{2}).place.line);
  CHECK(again.pattern(PatternId{1}).parts == read.pattern(PatternId{1}).parts);
  REQUIRE(again.pattern(PatternId{3}).near);
  CHECK(again.pattern(PatternId{3}).near->terms.size() == 3);
  CHECK(again.pattern(PatternId{3}).near->order == Near::Order::as_written);
  REQUIRE(again.pattern(PatternId{4}).required.size() == 1);
  CHECK(again.pattern(PatternId{4}).required.front().any_of.back().theme == again.find("a.b"));
}
