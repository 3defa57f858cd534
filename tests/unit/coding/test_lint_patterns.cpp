// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>

#include <sstream>

#include "linting.hpp"

using namespace themata;

TEST_CASE("D003, D004, D005: what cutting loses") {
  check_codes({
      {"['&', ':-', 'x&']", "D003 D004"},
      {"['C++']", "D004"},
      {"['#metoo']", "D004"},
      {"['(and|&) her']", "D004"},
      {"[victim-survivor*, and/or, 'U.S.', 'o''clock']", ""},
      {"['(not|n''t) told']", "D005"},
      {"['*n''t told', 'couldn''t say']", ""},
      {"['self-*']", "D005"},
      {"['self-harm*', 'self * harm']", ""},
      {"[{near: ['C++', told]}]", "D004"},
      {"[{match: told, unless: ['C++']}]", "D004"},
  });
  SegmentOptions kept;
  kept.hyphens = Hyphens::keep;
  CHECK(codes_of("['self-*']", kept).empty());
  SegmentOptions blanks;
  blanks.tokens = TokenMode::whitespace;
  CHECK(codes_of("['C++', '&']", blanks).empty());
}

TEST_CASE("D006, D007: the same pattern again") {
  check_codes({
      {"[told, Told]", "D006"},
      {"[victim-led, victim led]", "D006"},
      {"[(her|his), (his|her)]", "D006"},
      {"[told, {match: told, unless: not}]", ""},
      {"[{match: told, polarity: violation}, told]", "D006"},
      {"[told, tell]", ""},
  });
  CHECK(linted("  a: [told]\n  b: [told]") == "D007 4 told\n");
  CHECK(linted("  a: [told]\n  b: [tell]").empty());
  CHECK(linted("  a:\n    patterns: [told]\n    themes: {b: [told]}") == "D006 5 told\n");
}

TEST_CASE("D008, D009: what another pattern takes") {
  check_codes({
      {"[detain*, detains]", "D008"},
      {"[detains, detain*]", "D009"},
      {"['(very|) kind', kind]", "D008"},
      {"[/kind(ly)?/, kindly]", "D008"},
      {"[told ~2 her, told me about her]", "D008"},
      {"[told ~2 her, told me all about her]", ""},
      {"[detain*, detains him]", ""},
      {"[{match: detain*, unless: not}, detains]", ""},
      {"[{match: detain*, case: exact}, detains]", ""},
      {"[detain*, {match: detains, unless: not}]", "D008"},
      {"[{match: detains, polarity: violation}, detain*]", ""},
      {"['(in|) (a|the|) (big|small|) (old|new|) (red|blue|) house', house]", "D008"},
  });
}

TEST_CASE("D008: what needs a theme that has no patterns") {
  const std::string themes = "  none: []\n  up: {themes: {some: [x], none: []}}\n";
  const auto found = [&](const std::string& pattern) {
    std::string out;
    std::istringstream lines(linted(themes + "  t: [" + pattern + "]"));
    for (std::string line; std::getline(lines, line);) {
      if (line.substr(0, 4) != "D010") out += line + "\n";
    }
    return out;
  };
  CHECK(found("{match: told, requires: '@none'}") == "D008 5 told\n");
  CHECK(found("{match: told, requires: [{turn: ['@none', '@up.none']}, us]}") == "D008 5 told\n");
  CHECK(found("{near: [told, '@up.none']}").starts_with("D008 5 "));
  CHECK(found("{match: told, requires: ['@none', us]}").empty());
  CHECK(found("{match: told, requires: '@up'}").empty());
  CHECK(found("{match: told, unless: '@none'}").empty());
}

TEST_CASE("D010: a theme without patterns") {
  CHECK(linted("  a: []\n  b: [told]") == "D010 3 \n");
  CHECK(linted("  a: {themes: {b: [told]}}").empty());
  CHECK(linted("  a: {themes: {b: []}}") == "D010 3 \nD010 3 \n");
}

TEST_CASE("D011, D016: patterns without bounds") {
  check_codes({
      {"['*']", "D011"},
      {"[/.*/]", "D011"},
      {"['/[a-zü]+/']", "D011"},
      {"['* *']", "D011"},
      {"['?*']", "D011"},
      {"['/\\w+/']", "D011"},
      {"['/[a-z]+/']", "D011"},
      {"['(a|) *']", "D011"},
      {"['(victim|*) ?*']", "D011"},
      {"['(victim|*) heard']", ""},
      {"[/to.*/, 'told *']", ""},
      {"['s*']", "D016"},
      {"['*ed']", "D016"},
      {"['*n''t', 'sto*', 'so* far', {match: 's*', requires: court}]", ""},
  });
}
