// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
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

TEST_CASE("D008, D009: what another pattern takes, wherever its rarest word stands") {
  check_codes({
      {"[detain ~5 w*, detain and w1]", "D008"},
      {"[detain and w1, detain ~5 w*]", "D009"},
      {"[(detain|just) (deal|go), just go]", "D008"},
      {"[so '*etain*', so undetained]", "D008"},
      {"[(very|) '*eta?*', '*detain*']", "D008"},
      {"[/detain(ly)?/ deal, detainly deal]", "D008"},
      {"[/detains?/, detain, detains]", "D008"},
      {"[/a?detain/, detain]", "D008"},
      {"[(x|/.*tain/) him, /.*tain/ him]", "D008"},
      {"[(x|/.*tain/) him, detain him]", "D008"},
      {"[/(?i)detain|just/, just]", "D008"},
  });
}

TEST_CASE("patterns of one kind are compared in no time, however many") {
  const auto many = [](int count, const std::string& before, const std::string& after) {
    std::string out;
    for (int at = 0; at < count; ++at) {
      out += fmt::format("{}'{}word{}{}'", at == 0 ? "" : ", ", before, at, after);
    }
    return "[" + out + "]";
  };
  std::string ladder;
  for (std::size_t at = 1; at < 500; ++at) ladder += fmt::format("'{}*', ", std::string(at, 'a'));
  const auto start = std::chrono::steady_clock::now();
  CHECK(codes_of(many(5'000, "fair ", "")).empty());
  CHECK(codes_of(many(2'000, "fair ~5 ", "")).empty());
  CHECK(codes_of(many(2'000, "/", "x+/")).empty());
  CHECK(codes_of(many(2'000, "/.*", "/")).empty());
  CHECK(codes_of("[" + ladder + "b]") == "D016 D008");
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
  CHECK(took.count() < 60);
}

TEST_CASE("where patterns are too many to compare it is said") {
  std::string text = "themata: 1\nthemes:\n  small: [detain*, detains]\n  large:\n";
  std::string glob;
  std::string globs;  // each takes what those before it take
  for (int at = 0; at < 140; ++at) {
    glob += "ab*";
    globs.insert(0, "    - " + glob + "\n");
  }
  Diagnostics diagnostics;
  const Dictionary dictionary = parse_dictionary(text + globs, "d.yml", diagnostics);
  const std::vector<Finding> findings = lint(dictionary, Segmenter({}), {}, diagnostics);
  CHECK(std::ranges::count(findings, "D008", &Finding::code) == 1);
  REQUIRE(diagnostics.items().size() == 1);
  CHECK(diagnostics.items()[0].message.starts_with("too many patterns could be part of others"));
  CHECK(diagnostics.items()[0].message.find("from `large` on") != std::string::npos);
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
