// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>

#include <algorithm>
#include <chrono>

#include <fmt/format.h>

#include "coding_fixture.hpp"

using namespace themata;
using themata_test::CodingFixture;
using themata_test::Setup;

namespace {

/// Hits of a theme `t` with these patterns; `other` holds `judge`, guarded by `moot`.
std::string hits(const std::string& patterns, const std::string& text, const Setup& setup = {}) {
  const CodingFixture fixture(
      "themata: 1\nthemes:\n  t: [" + patterns + "]\n  other: [{match: judge, unless: moot}]\n",
      setup);
  std::string found = fixture.hits(text);
  const std::size_t other = found.find("other:");
  return found.substr(0, other == std::string::npos ? other : other - (other > 1 ? 2 : 0));
}

}  // namespace

TEST_CASE("unless and requires look beside a match, in words, sentence and turn") {
  const struct {
    const char* patterns;
    const char* text;
    const char* found;
  } cases[] = {
      {"{match: charge*, unless: {before: in, within: 1}}", "in charge, the charge", "t: 3-4"},
      {"{match: charge*, unless: {before: in, within: 1}}", "in a charge", "t: 2-3"},
      {"{match: charge*, unless: {before: in, within: 2}}", "in a charge", ""},
      {"{match: charge*, unless: {before: in}}", "in all that he said no charge", ""},
      {"{match: charge*, unless: {before: in}}", "Come in! No charge.", "t: 3-4"},
      {"{match: charge*, unless: {turn: in}}", "Come in! No charge.", ""},
      {"{match: charge*, unless: {after: of, within: 1}}", "charge of. of charge", "t: 3-4"},
      {"{match: charge*, requires: {around: laid, within: 2}}", "laid a charge, a charge",
       "t: 2-3"},
      {"{match: charge*, requires: [laid, filed]}", "filed a charge! a charge", "t: 2-3"},
      {"{match: charge*, requires: [{before: a}, {after: b}]}", "a charge! a charge b", "t: 3-4"},
      {"{match: charge*, unless: '@other'}", "the judge heard the charge", ""},
      {"{match: charge*, unless: '@other'}", "the moot judge heard the charge", "t: 5-6"},
      {"{match: a b, unless: b}", "a b! a b b", "t: 0-2"},
      {"{match: a b c, unless: d}, {match: a b}", "a b c d", "t: 0-2"},
  };
  for (const auto& [patterns, text, found] : cases) {
    INFO(patterns << " on " << text);
    CHECK(hits(patterns, text) == found);
  }
}

TEST_CASE("near finds terms in any order, and the nearest of them") {
  const struct {
    const char* patterns;
    const char* text;
    const char* found;
  } cases[] = {
      {"{near: [treat*, respect*], within: 3}", "treated with respect", "t: 0-3"},
      {"{near: [treat*, respect*], within: 3}", "respect in treating", "t: 0-3"},
      {"{near: [treat*, respect*], within: 1}", "respect in treating", ""},
      {"{near: [treat*, respect*], within: 3, ordered: yes}", "respect in treating", ""},
      {"{near: [treat*, respect*]}", "treated x treated with respect and respect", "t: 2-5"},
      {"{near: [treat*, respect*]}", "He treated! Respect.", ""},
      {"{near: [treat*, respect*], within: turn}", "He treated! Respect.", "t: 1-3"},
      {"{near: [a, b, c], within: 1}", "c b a", "t: 0-3"},
      {"{near: [a, b, c], within: 1}", "c b d a", ""},
      {"{near: [a, '@other'], within: 2}", "the judge a", "t: 1-3"},
      {"{near: [a, '@other'], within: 2}", "the judge a moot", ""},
      {"{near: ['@other', '@other'], within: 2}", "judge judge", "t: 0-2"},
      {"{near: [a, a], within: 2}", "a", ""},
      {"{near: [a, b], within: 2, unless: c}", "a b c! a b", "t: 3-5"},
  };
  for (const auto& [patterns, text, found] : cases) {
    INFO(patterns << " on " << text);
    CHECK(hits(patterns, text) == found);
  }
}

TEST_CASE("case: exact compares capitals, in match and in near") {
  CHECK(hits("{match: Crown, case: exact}", "Crown crown CROWN Crown") == "t: 0-1 3-4");
  CHECK(hits("{match: '(the|The) Cro*', case: exact}", "the Crown The crowd") == "t: 0-2");
  CHECK(hits("{match: the ~2 Crown, case: exact}", "the good old Crown") == "t: 0-4");
  CHECK(hits("{match: '/[A-Z]+/', case: exact}", "US us") == "t: 0-1");
  CHECK(hits("{match: É*, case: exact}", "École école") == "t: 0-1");
  CHECK(hits("{near: [US, law], case: exact}", "law us US", {}) == "t: 0-3");
  CHECK(hits("{near: [US, law], case: exact}", "law us", {}).empty());
  Setup mend;
  mend.segment.line_hyphens = LineHyphens::mend;
  CHECK(hits("{match: Crown, case: exact}", "Cro-\nwn cro-\nwn", mend) == "t: 0-1");
}

TEST_CASE("role: counts the talk of one side only") {
  Document document = themata_test::document_of("fair | fair | fair | fair");
  document.speakers = {
      {"Q", Role::interviewer}, {"A", Role::respondent}, {"X", Role::unknown}, {"C", Role::other}};
  for (std::uint32_t turn = 0; turn < 4; ++turn) document.turns[turn].speaker = turn;
  const auto begins = [&](const std::string& role) {
    const CodingFixture fixture("themata: 1\nthemes:\n  t: [{match: fair, role: " + role + "}]\n");
    std::string out;
    const CodedDocument coded = fixture.code(document);
    for (const Hit& hit : coded.hits.of[0]) out += std::to_string(hit.begin);
    return out;
  };
  CHECK(begins("respondent") == "12");
  CHECK(begins("interviewer") == "0");
}

TEST_CASE("contexts keep to what phrases keep to") {
  const char* guard = "{match: charge*, unless: {before: in, within: 3}}";
  Setup turn;
  turn.coding.scope = PhraseScope::turn;
  Setup all;
  all.coding.scope = PhraseScope::document;
  CHECK(hits(guard, "Come in! A charge.") == "t: 3-4");
  CHECK(hits(guard, "Come in! A charge.", turn).empty());
  CHECK(hits(guard, "Come in | A charge.", turn) == "t: 3-4");
  CHECK(hits(guard, "Come in | A charge.", all).empty());
  CHECK(hits("{match: charge*, unless: {turn: in}}", "in | charge", all) == "t: 1-2");
  CHECK(hits("{match: charge*, unless: in}", "in! charge | in charge", all) == "t: 1-2");
  Setup cut;
  cut.segment.tokens = TokenMode::whitespace;
  CHECK(hits("{match: charge, unless: {before: in, within: 1}}", "in charge . charge", cut) ==
        "t: 3-4");
  CHECK(hits("{match: b, requires: '&'}", "a & b ! b", cut) == "t: 2-3");
}

TEST_CASE("patterns that differ in conditions are different patterns") {
  Setup setup;
  setup.coding.overlap = Overlap::all;
  CHECK(hits("a, {match: a, unless: b}, {match: A, unless: [b]}", "a", setup) == "t: 0-1 0-1");
}

TEST_CASE("thousands of conditions of one word are told apart") {
  std::string patterns;
  for (int at = 0; at < 20'000; ++at) {
    patterns += fmt::format("{}{{match: fair, unless: w{}}}", at == 0 ? "" : ", ", at % 10'000);
  }
  Diagnostics diagnostics;
  const Dictionary dictionary =
      parse_dictionary("themata: 1\nthemes:\n  t: [" + patterns + "]\n", "d.yml", diagnostics);
  const Matcher matcher(dictionary, Segmenter({}), PhraseScope::sentence, diagnostics);
  CHECK(index_of(matcher.same_as()[9'999]) == 9'999);
  CHECK(index_of(matcher.same_as()[19'999]) == 9'999);
}

TEST_CASE("a parent sees what its children's conditions leave") {
  const CodingFixture fixture(
      "themata: 1\nthemes:\n  p: {themes: {x: [{match: a b, unless: c}], y: [a]}}\n");
  CHECK(fixture.hits("a b c") == "p: 0-1; p.y: 0-1");
  CHECK(fixture.hits("a b") == "p: 0-2; p.x: 0-2; p.y: 0-1");
}

TEST_CASE("a word of any class is seen beside a match, whatever its letters") {
  const CodingFixture fixture(R"(themata: 1
themes:
  alone: [{match: came, unless: {sentence: '*'}}]
  after: [{match: heard, requires: {before: '*', within: 1}}]
)");
  CHECK(fixture.hits("Chlo\u00e9 came") == "");
  CHECK(fixture.hits("he came") == "");
  CHECK(fixture.hits("came") == "alone: 0-1");
  CHECK(fixture.hits("\u00e9t\u00e9 heard, a_b heard it") == "after: 1-2 3-4");
}

TEST_CASE("a condition's glob of two letters fits words that are cut in other ways") {
  Setup setup;
  setup.segment.hyphens = Hyphens::keep;
  const std::string dictionary =
      "themata: 1\nthemes:\n  t: [{match: 'charge*', unless: {sentence: 'ab*'}}]\n";
  CHECK(CodingFixture(dictionary, setup).hits("The charge was in ab-cd today and then") == "");
  setup.segment.tokens = TokenMode::whitespace;
  CHECK(CodingFixture(dictionary, setup).hits("The charge was in ab/cd today and then") == "");
}

TEST_CASE("what a context can never see is said") {
  const CodingFixture fixture("themata: 1\nthemes:\n  t: [{match: a, unless: ':-;'}]\n");
  REQUIRE(fixture.diagnostics.items().size() == 1);
  CHECK(fixture.diagnostics.items().front().message.find("holds no word") != std::string::npos);
}

TEST_CASE("each of many conditions is asked of a turn") {
  std::string patterns;
  std::string all;
  std::string half;
  for (int at = 0; at < 40; ++at) {
    const std::string wanted = "w" + std::to_string(at);
    patterns += (at == 0 ? "" : ", ") + ("{match: c, requires: {turn: " + wanted + "}}") +
                ", {match: d, unless: {turn: [" + wanted + " of, x" + std::to_string(at) + "]}}";
    all += wanted + " of the ";
    if (at % 2 == 0) half += wanted + " of the ";
  }
  Setup setup;
  setup.coding.overlap = Overlap::all;
  const auto count = [&](const std::string& text) {
    const std::string found = hits(patterns, text, setup);
    return std::count(found.begin(), found.end(), '-');
  };
  CHECK(count("c d. " + all) == 40);
  CHECK(count(all + "c. Then d") == 40);
  CHECK(count("c d. " + half) == 40);
  CHECK(count("c d. " + half + "! c. " + half) == 60);
  CHECK(count("c d") == 40);
}

TEST_CASE("one endless sentence full of candidates stays linear") {
  std::string text;
  for (int at = 0; at < 100'000; ++at) text += "a b c ";
  const auto start = std::chrono::steady_clock::now();
  const CodingFixture fixture(R"(themata: 1
themes:
  t:
    - {match: a, unless: [x, '@other']}
    - {match: b, requires: {turn: c}}
    - {near: [a, '@other'], within: turn}
    - {near: [a, b, c, a], within: 5}
  other: [c c, {match: z, unless: y}]
)");
  CHECK_FALSE(fixture.hits(text).empty());
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
  CHECK(took.count() < 20);
}
