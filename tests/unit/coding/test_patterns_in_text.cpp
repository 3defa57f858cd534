// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>

#include <fmt/format.h>

#include "coding_fixture.hpp"

using namespace themata;
using themata_test::CodingFixture;
using themata_test::Setup;

namespace {

struct Case {
  std::string pattern;
  std::string text;
  std::string hits;
};

std::string native(const std::string& pattern) {
  std::string quoted = "'";
  for (const char c : pattern) quoted += c == '\'' ? std::string("''") : std::string(1, c);
  return "themata: 1\nthemes:\n  t:\n    - " + quoted + "'\n";
}

void check(const std::vector<Case>& cases, const Setup& setup = {}) {
  for (const Case& one : cases) {
    INFO(one.pattern << "  on  " << one.text);
    CHECK(CodingFixture(native(one.pattern), setup).hits(one.text) == one.hits);
  }
}

}  // namespace

TEST_CASE("a glob matches whole forms") {
  check({{"victim*", "Victims and a VICTIM, revictimised", "t: 0-1 3-4"},
         {"wom?n", "woman women womn womaan", "t: 0-1 1-2"},
         {"*ing", "ing doing doings", "t: 0-1 1-2"},
         {"*", "one, two", "t: 0-1 1-2"},
         {"c?fé", "Café CAFÉ cafe", "t: 0-1 1-2"},
         {"\\*", "a * b", ""},
         {"straße", "STRASSE Straße", "t: 0-1 1-2"}});
}

TEST_CASE("words in a row are a phrase") {
  check({{"build* a case", "We build a case. Building a   case", "t: 1-4 4-7"},
         {"  build*   case ", "build case", "t: 0-2"},
         {"a a", "a a a a a", "t: 0-2 2-4"}});
}

TEST_CASE("alternatives can be empty, hold several words, and stand inside a word") {
  check({{"(her|his|their) story", "her story, our story, THEIR story", "t: 0-2 4-6"},
         {"(very|) fair", "fair and very fair", "t: 0-1 2-4"},
         {"(on the record|off) talk", "on the record talk; off talk", "t: 0-4 4-6"},
         {"survivor(s|)", "survivors survivor survive", "t: 0-1 1-2"},
         {"(a|) (b|) c", "a b c; b c; a c; c", "t: 0-3 3-5 5-7 7-8"},
         {"(not (very|) fair|unfair)", "not fair, not very fair, unfair", "t: 0-2 2-5 5-6"}});
}

TEST_CASE("several regular expressions match what each of them matches") {
  const CodingFixture coded(
      "themata: 1\nthemes:\n  a: ['/[0-9]+/']\n  b: ['/É.*|x/']\n  c: ['/[b-d]+e?/']\n");
  CHECK(coded.hits("12 école ÉCOLE x X bde dd e a9 99") ==
        "a: 0-1 9-10; b: 1-2 2-3 3-4 4-5; c: 5-6 6-7");
}

TEST_CASE("regular expressions too many for one automaton match what each of them matches") {
  std::string numbered;
  for (int at = 0; at < 4'000; ++at) numbered += fmt::format("'/W{}[a-z]{{0,30}}/', ", at);
  const CodingFixture coded("themata: 1\nthemes:\n  a: [" + numbered +
                            "x]\n  b: ['/[a-c]+/']\n  c: ['/kind|w17abc/', '/kin?d/']\n");
  CHECK(coded.hits("w17abc w3999 w4000 abc kind W17 kid kin") ==
        "a: 0-1 1-2 5-6; b: 3-4; c: 0-1 4-5 6-7");
}

TEST_CASE("the same alternatives again are the same words") {
  const CodingFixture coded(
      "themata: 1\nsets: {who: [she, he, they, 'the (girl|boy)', \"o'neil\"]}\nthemes:\n"
      "  a: ['{who} said', '{who} told', '(she|he|they|we) said']\n  b: ['{who}']\n");
  CHECK(coded.hits("the boy said, he told, o'neil said, we said") ==
        "a: 0-3 3-5 5-7 7-9; b: 0-2 3-4 5-6");
}

TEST_CASE("a gap lets up to so many words stand between") {
  check({{"treat* ~3 respect*", "treated with respect", "t: 0-3"},
         {"treat* ~3 respect*", "treat them all with respect", "t: 0-5"},
         {"treat* ~3 respect*", "treat one two three four respect", ""},
         {"treat* ~3 respect*", "respect treat", ""},
         {"a ~2 b", "a, x, b", "t: 0-3"},
         {"a ~1 b ~1 c", "a x b c", "t: 0-4"},
         {"a ~3 b", "a b x b", "t: 0-4"}});
}

TEST_CASE("a run of words has so many matches and no more") {
  const auto said = [](const std::string& pattern, std::size_t words) -> std::string {
    std::string text;
    for (std::size_t at = 0; at < words; ++at) text += "a ";
    try {
      return std::to_string(CodingFixture(pattern).hits(text).size());
    } catch (const Error& error) {
      CHECK(error.kind() == ErrorKind::dictionary);
      return error.full();
    }
  };
  const std::string wide = native("a ~1000 a");
  CHECK(said(wide, 1'400).find("matches") == std::string::npos);  // 899,899 of 1,138,176
  CHECK(said(wide, 5'000) ==
        "d: more than 1368576 matches in 5000 words that stand together, most of them of "
        "`a ~1000 a` of t (line 4): narrow its gap, such as `~3` for `~1000`");
  CHECK(said(native("a ~1000 a ~1000 a"), 5'000).find("`a ~1000 a ~1000 a`") != std::string::npos);
  CHECK(said("themata: 1\nthemes:\n  t: [{near: [a ~1000 a, b]}]\n", 5'000)
            .find("`near: [a ~1000 a, b], within: sentence` of t") != std::string::npos);
  CHECK(said("themata: 1\nthemes:\n  t: [{match: a, unless: {before: a ~1000 a b, within: 50}}]\n",
             5'000)
            .find("matches") == std::string::npos);
  CHECK(
      said("themata: 1\nthemes:\n  t: [{match: a b, unless: {before: a ~1000 a, within: 1000}}]\n",
           1'400)
          .find("matches") == std::string::npos);
  CHECK(said("themata: 1\nthemes:\n  t: [{match: a, requires: {after: a ~1000 a, within: 1000}}]\n",
             5'000)
            .find("of `a` of t") != std::string::npos);
}

TEST_CASE("a regular expression is anchored at both ends of one form") {
  check({{"/re-?(victimi|traumati)[sz].*/", "revictimised retraumatizing prerevictimise",
          "t: 0-1 1-2"},
         {"/279\\.0[1-4]1?/", "section 279.01 and 279.011, not 1279.01", "t: 1-2 3-4"},
         {"(/fair(ly)?/|just) so", "fairly so; just so; unfair so", "t: 0-2 2-4"},
         {"/FAIR/", "fair", "t: 0-1"}});
}

TEST_CASE("the letters of a regular expression are compared as those of words are") {
  check({{"/officer’s/", "the officer’s and the officer's and the officerʼs", "t: 1-2 4-5 7-8"},
         {"/straß+e/", "STRASSE, Straße, strase", "t: 0-1 1-2"},
         {"/stra[aß]e/", "straße straae strase", "t: 0-1 1-2"},
         {"/cafe\u0301/", "café cafe CAFE\u0301", "t: 0-1 2-3"},
         {"/caf\\x{e9}|\\Qnaïve\\E/", "café naïve", "t: 0-1 1-2"}});
  Setup bare;
  bare.segment.diacritics = Diacritics::ignore;
  check({{"/café/", "café cafe", "t: 0-1 1-2"},
         {"/caf[é-ü]s?/", "café cafes cafa", "t: 0-1 1-2"},
         {"(/nai\u0308ve/|so) x", "naive x", "t: 0-2"}},
        bare);
}

TEST_CASE("a regular expression with case: exact is compared with its capitals") {
  const auto hits = [](const std::string& expression, const std::string& text) {
    return CodingFixture("themata: 1\nthemes:\n  t: [{match: '" + expression + "', case: exact}]\n")
        .hits(text);
  };
  CHECK(hits("/Straße/", "Straße straße STRASSE Strasse") == "t: 0-1");
  CHECK(hits("/Officer’s/", "Officer's officer's Officer’s") == "t: 0-1 2-3");
  CHECK(hits("/E\u0301t.*/", "Été été") == "t: 0-1");
}

TEST_CASE("a hyphenated pattern matches a hyphen, a dash or a space") {
  check({{"victim-survivor*",
          "victim-survivors, victim survivor, victim – survivor, victim, survivor",
          "t: 0-2 2-4 4-6 6-8"}});
  Setup keep;
  keep.segment.hyphens = Hyphens::keep;
  check({{"victim-survivor*", "victim-survivors, victim survivor, victim\u2011survivor",
          "t: 0-1 3-4"}},
        keep);
}

TEST_CASE("apostrophes are one, whatever they look like") {
  check({{"officer's", "the officer’s and the officerʼs and officer's", "t: 1-2 4-5 6-7"},
         {"officer’s", "officer's", "t: 0-1"}});
}

TEST_CASE("soft hyphens and joiners are ignored, and NFD equals NFC") {
  check({{"testimony", "testi\u00ADmony", "t: 0-1"}, {"caf\u00e9", "cafe\u0301", "t: 0-1"}});
}

TEST_CASE("diacritics count unless they are ignored") {
  check({{"resume", "résumé resume", "t: 1-2"}});
  Setup ignore;
  ignore.segment.diacritics = Diacritics::ignore;
  check({{"resume", "résumé resume", "t: 0-1 1-2"}, {"Zoë", "zoe", "t: 0-1"}}, ignore);
}

TEST_CASE(
    "a phrase steps over commas, dashes, quotes, brackets, slashes and an ellipsis inside a "
    "sentence") {
  for (const char* between :
       {", ", " - ", " — ", "-", "/", " \"", " (", ") ", " … ", "... ", "’ ", "\n"}) {
    check({{"fair process", std::string("a fair") + between + "process", "t: 1-3"}});
  }
}

TEST_CASE("a phrase never crosses a sentence, a paragraph, a semicolon or a turn") {
  check({{"fair process", "It was fair. Process matters.", ""},
         {"fair process", "Was it fair? process", ""},
         {"fair process", "fair; process", ""},
         {"fair process", "fair & process", ""},
         {"fair process", "fair | process", ""},
         {"dr jones", "I saw Dr. Jones.", "t: 2-4"},
         {"ok so", "OK. So we went.", ""}});
}

TEST_CASE("a wider phrase scope stops at turns only, or at nothing") {
  Setup turn;
  turn.coding.scope = PhraseScope::turn;
  check({{"fair process", "fair. Process; fair: process | fair | process", "t: 0-2 2-4"}}, turn);
  Setup document;
  document.coding.scope = PhraseScope::document;
  check({{"fair process", "fair. Process | fair | process", "t: 0-2 2-4"}}, document);
}

TEST_CASE("a pattern with a symbol inside steps over that symbol and no other") {
  check({{"r&b", "r&b; r & b; r b", "t: 0-2 4-6"}, {"9:30", "at 9:30 sharp", "t: 1-3"}});
}

TEST_CASE("pre-tokenised strings are words, symbols too") {
  Setup cut;
  cut.segment.tokens = TokenMode::whitespace;
  cut.coding.scope = PhraseScope::document;
  check({{"* b", ", b", "t: 0-2"},
         {"a ?", "a ; b", "t: 0-2"},
         {"a b", "a , b", ""},
         {"victim-survivor", "victim survivor victim-survivor", "t: 2-3"},
         {"\\(x\\)", "(x) x", "t: 0-1"}},
        cut);
}

TEST_CASE("French elisions are words of their own when the language is French") {
  Setup french;
  french.segment.elision = Elision::french;
  check({{"enquête", "L'enquête, l’enquête; aujourd'hui quelqu'un", "t: 1-2 3-4"},
         {"d'accord", "d’accord", "t: 0-2"},
         {"aujourd'hui", "aujourd'hui", "t: 0-1"},
         {"il", "Lorsqu'il qu'il", "t: 1-2 3-4"},
         {"(que|qu') elle", "qu'elle, qu’elle, que elle", "t: 0-2 2-4 4-6"},
         {"(la|l’) enquête", "l'enquête", "t: 0-2"},
         {"jusqu' ici", "jusqu'ici", "t: 0-2"}},
        french);
}

TEST_CASE("text out of PDFs can be mended at line ends") {
  check({{"potential", "po-\ntential", ""}});
  Setup mend;
  mend.segment.line_hyphens = LineHyphens::mend;
  check(
      {{"potential", "the po-\n   tential of", "t: 1-2"}, {"well known", "well- known", "t: 0-2"}},
      mend);
}
