// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>

#include "linting.hpp"

using namespace themata;

TEST_CASE("D012: homographs need a guard") {
  check_codes({
      {"[charge*]", "D012"},
      {"[/plea.*/]", "D012"},
      {"[(judge|sentence*)]", "D012"},
      {"['(the|) charge']", "D012"},
      {"[lay* charge*]", ""},
      {"[{match: charge*, unless: {before: in, within: 1}}]", ""},
      {"[{match: charge*, requires: court}]", ""},
      {"[{near: [charge*, court]}]", ""},
      {"[{match: Bar, case: exact}]", ""},
      {"[bar]", "D012"},
      {"['(charge|) laid']", ""},
      {"[plead*, detective*]", ""},
  });
}

TEST_CASE("D013: spellings need their partners") {
  check_codes({
      {"[victimize]", "D013"},
      {"[victimi?e]", ""},
      {"[victimize, victimise]", ""},
      {"[(victimised|victimized)]", ""},
      {"['victimis*']", "D013"},
      {"['victim*', '/victimi[sz]ed/']", ""},
      {"['behaviour*']", "D013"},
      {"['behavior*', 'behaviour*']", ""},
      {"['judge*']", ""},
      {"[judgement]", "D013"},
      {"[surprise, advertise, revise]", ""},
      {"[victim-centred care]", "D013"},
      {"[victim-centred care, victim-centered care]", ""},
      {"[victim-centred care, victim-centered talk]", "D013"},
      {"['victim-(centred|centered) care']", ""},
      {"['counselling']", "D013"},
      {"['counsel*ing', 'cancel*']", ""},
      {"[{near: [defence, told]}]", "D013"},
      {"[{near: [(defence|defense), told]}]", ""},
      {"[{match: told, unless: [defence]}]", "D013"},
      {"[{match: told, unless: [defence, defense]}]", ""},
  });
}

TEST_CASE("D014: capitals that are folded") {
  check_codes({
      {"[US]", "D014"},
      {"[{match: US, case: exact}]", ""},
      {"[us, the US, RCMP]", ""},
      {"['/[A-Z]+xed/']", "D014"},
      {"['/[a-z]+xed/', '/\\Sxed/']", ""},
  });
}

TEST_CASE("D015: words with their accents only") {
  check_codes({
      {"[naïve]", "D015"},
      {"[naïve, naive]", ""},
      {"['na?ve', naïve]", "D008"},
      {"['(naïve|naive) girl']", ""},
  });
  SegmentOptions ignoring;
  ignoring.diacritics = Diacritics::ignore;
  CHECK(codes_of("[naïve]", ignoring).empty());
}

TEST_CASE("homographs, spellings and accents are those of English dictionaries") {
  const std::string patterns = "[charge, victimize, naïve]";
  CHECK(codes_of(patterns, {}, "en-CA") == "D012 D013 D015");
  CHECK(codes_of(patterns, {}, "") == "D012 D013 D015");
  CHECK(codes_of(patterns, {}, "fr").empty());
  CHECK(codes_of(patterns, {}, "eng").empty());
}

TEST_CASE("D019: expressions that words can't meet") {
  check_codes({
      {"['/stra[^ß]e/']", "D019"},
      {"['/[ae]\u0301/']", "D019"},
      {"['/(?-i)Told/']", "D019"},
      {"[{match: told, unless: {before: '/[^ß]/', within: 2}}]", "D019"},
      {"[{match: '/[^ß]a/', case: exact}]", "D019"},
      {"['/straße/', '/cafe\u0301/', '/officer’s/', '/[é-ü]ber/']", ""},
      {"['/[^à-ü]ber/']", ""},
  });
  SegmentOptions options;
  options.diacritics = Diacritics::ignore;
  CHECK(codes_of("['/[^à-ü]ber/']", options) == "D019");
  CHECK(codes_of("['/[à-ü]ber/', '/é+/']", options).empty());
}

TEST_CASE("expressions that are typed otherwise are the same pattern") {
  CHECK(codes_of("['/cafe\u0301.*/', '/café.*/']") == "D006");
  CHECK(codes_of("['/officer’s/', \"/officer's/\"]") == "D006");
  CHECK(linted("  a: ['/straß.*/']\n  b: ['/strass.*/']") == "D007 4 /strass.*/\n");
  CHECK(codes_of("['/straß.*/', '/stras.*/']").empty());
}
