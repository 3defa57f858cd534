// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>

#include <chrono>

#include <themata/dictionary/load.hpp>

#include "coding_fixture.hpp"
#include "real_data.hpp"

using namespace themata;

namespace {

/// `name(level): pattern; pattern` a line.
std::string rendered(const Dictionary& dictionary) {
  std::string out;
  for (const Theme& theme : dictionary.themes()) {
    out += theme.full_name + ":";
    for (const PatternId id : theme.patterns) out += " " + dictionary.pattern(id).written + ";";
    out += "\n";
  }
  return out;
}

Dictionary load(const std::string& text, const std::string& path = "d.yml") {
  Diagnostics diagnostics;
  return parse_dictionary(text, path, diagnostics);
}

std::string error_of(const std::string& text, const std::string& path = "d.yml") {
  try {
    (void)load(text, path);
  } catch (const Error& error) {
    return error.what();
  }
  return "no error";
}

}  // namespace

TEST_CASE("quanteda's YAML is read as it is") {
  CHECK(rendered(
            load("A: [no, 1, null, ~, yes]\nB:\n  - x y\n  - C: [wom?n, a|b]\n  - z\nD: one\n")) ==
        "A: no; 1; null; ~; yes;\nB: x y; z;\nB.C: wom?n; a|b;\nD: one;\n");
}

TEST_CASE("the native form has labels, polarity, nesting and short lists") {
  const Dictionary dictionary = load(R"(themata: 1
name: small
language: en
themes:
  p:
    label: Process
    polarity: adherence
    source: [One 1999, Two 2000]
    patterns: [a, {match: not a, polarity: violation, note: why}]
    examples: {match: [an a], no_match: [a b]}
    themes:
      care\.virtue: [x]
      empty:
)");
  CHECK(rendered(dictionary) == "p: a; not a;\np.care\\.virtue: x;\np.empty:\n");
  CHECK(dictionary.themes()[0].label == "Process");
  CHECK(dictionary.themes()[0].sources.size() == 2);
  CHECK(dictionary.patterns()[0].polarity == Polarity::adherence);
  CHECK(dictionary.patterns()[1].polarity == Polarity::violation);
  CHECK(dictionary.patterns()[1].note == "why");
  CHECK(dictionary.patterns()[2].polarity == Polarity::adherence);
  REQUIRE(dictionary.themes()[0].must_match.size() == 1);
  CHECK(dictionary.themes()[0].must_match[0].text == "an a");
  CHECK(dictionary.themes()[1].level == 2);
}

TEST_CASE("a silence names its code, its reason and its place") {
  const Dictionary dictionary = load(R"(themata: 1
silence: {D001: all of it}
themes:
  a:
    silence:
      D002: the theme
    patterns: [{match: b, silence: {D003: the pattern}}]
)");
  REQUIRE(dictionary.silences.size() == 1);
  CHECK(dictionary.silences[0].reason == "all of it");
  REQUIRE(dictionary.themes()[0].silences.size() == 1);
  CHECK(dictionary.themes()[0].silences[0].place.str() == "d.yml:6:7");
  REQUIRE(dictionary.patterns()[0].silences.size() == 1);
  CHECK(dictionary.patterns()[0].silences[0].code == "D003");
  const std::string no_reason = error_of("themata: 1\nsilence: {D1: }\nthemes: {a: [b]}\n");
  CHECK(no_reason.find("say after `D1:` why it may be silent") != std::string::npos);
  const std::string no_map = error_of("themata: 1\nsilence: [D1]\nthemes: {a: [b]}\n");
  CHECK(no_map.find("d.yml:2:10: `silence` takes a map") != std::string::npos);
}

TEST_CASE("every error of a file is said, with its line and a caret") {
  const std::string all = error_of(R"(themata: 1
themes:
  a:
    patern: [x]
    patterns: ["(b", {match: c, unles: d}]
  b: {polarity: good}
  a: []
)");
  for (const char* part :
       {"d.yml:4:5: `patern` is not a key of a theme, did you mean `patterns`?",
        "d.yml:5:17: this `(` is never closed",
        "`unles` is not a key of a pattern, did you mean `unless`?", "d.yml:6:17: polarity is",
        "d.yml:7:3: the key `a` stands here a second time",
        "    4 |     patern: [x]\n      |     ^", "d.yml: 5 errors"}) {
    INFO(all);
    CHECK(all.find(part) != std::string::npos);
  }
}

TEST_CASE("what is no dictionary is refused with a plain word") {
  CHECK(error_of("a: [b\n").find("this is not YAML") != std::string::npos);
  const std::string tab = "3:1: this is not YAML: here stands a tab; indent with spaces";
  CHECK(error_of("\u00E9t\u00E9: [b]\r\na:\n\t- b\n").find(tab) != std::string::npos);
  CHECK(error_of("a:\n  - b\n\t- c\n").find(tab) != std::string::npos);
  CHECK(error_of("a:\n  - b\n  - @c\n").find("in quotes") != std::string::npos);
  CHECK(error_of("just text\n").find("a dictionary is a map") != std::string::npos);
  CHECK(error_of("").find("a dictionary is a map") != std::string::npos);
  CHECK(error_of("a: &x [y]\nb: *x\n").find("alias") != std::string::npos);
  CHECK(error_of("a: b\n---\nc: d\n").find("more than one YAML document") != std::string::npos);
  CHECK(error_of("themata: 2\nthemes: {a: [b]}\n").find("version 1") != std::string::npos);
  CHECK(error_of("themata: 1\n").find("needs `themes:`") != std::string::npos);
  CHECK(error_of("x\n", "d.dic").find("begins with a line `%`") != std::string::npos);
}

TEST_CASE("limits hold: depth, and a file that is all one bracket") {
  std::string deep;
  for (int i = 0; i < 200; ++i) deep += "{a: ";
  CHECK(error_of(deep).find("100 levels deep") != std::string::npos);
  CHECK(error_of(std::string(1'000'000, '[')).find("d.yml") != std::string::npos);
}

TEST_CASE("dictionaries combine in order, and refuse two themes of one name") {
  std::vector<Dictionary> two;
  two.push_back(load("a: {x: [1]}\n"));
  two.push_back(load("b: [2]\nc: {y: [3]}\n"));
  const Dictionary all = combine(std::move(two));
  CHECK(rendered(all) == "a:\na.x: 1;\nb: 2;\nc:\nc.y: 3;\n");
  std::vector<Dictionary> same;
  same.push_back(load("a: [1]\n"));
  same.push_back(load("a: [2]\n", "e.yml"));
  CHECK_THROWS_AS(combine(std::move(same)), Error);
}

TEST_CASE("themes are selected by name or glob, in the dictionary's order") {
  const Dictionary dictionary = load("p: {a: [1], b: [2]}\nq: {a: [3]}\n");
  std::string names;
  for (const ThemeId id : dictionary.select({"q", "*.a"}))
    names += dictionary.theme(id).full_name + " ";
  CHECK(names == "p.a q q.a ");
  CHECK_THROWS_WITH(dictionary.select({"p.aa"}), Catch::Contains("did you mean `p.a`?"));
}

TEST_CASE("the shipped dictionaries keep their own promises") {
  Diagnostics diagnostics;
  for (const char* name : {"justice.yml", "justice.fr.yml", "connectives.fr.yml", "topic.yml"}) {
    const Dictionary dictionary =
        load_dictionary(std::string(THEMATA_SOURCE_DIR) + "/dictionaries/" + name, diagnostics);
    themata_test::Setup setup;
    if (dictionary.language == "fr") setup.segment.elision = Elision::french;
    const themata_test::CodingFixture fixture(
        read_file(std::string(THEMATA_SOURCE_DIR) + "/dictionaries/" + name), setup);
    CHECK(fixture.diagnostics.empty());
    for (std::size_t at = 0; at < dictionary.themes().size(); ++at) {
      const Theme& theme = dictionary.themes()[at];
      const auto hits = [&](const std::string& text) {
        return fixture.code(themata_test::document_of(text)).hits.of[at].size();
      };
      INFO(name << ": " << theme.full_name);
      CHECK_FALSE(theme.label.empty());
      CHECK_FALSE(theme.description.empty());
      if (theme.children.empty()) {
        CHECK(theme.must_match.size() >= 3);
        CHECK(theme.must_not_match.size() >= 3);
      }
      for (const Example& example : theme.must_match) {
        INFO("must match: " << example.text);
        CHECK(hits(example.text) > 0);
      }
      for (const Example& example : theme.must_not_match) {
        INFO("must not match: " << example.text);
        CHECK(hits(example.text) == 0);
      }
    }
  }
}

TEST_CASE("justice.yml has twelve sub-themes with both poles and a dozen examples each way") {
  const Dictionary dictionary = built_in_dictionary();
  std::size_t leaves = 0;
  for (const Theme& theme : dictionary.themes()) {
    if (!theme.children.empty()) continue;
    ++leaves;
    std::size_t violations = 0;
    for (const PatternId id : theme.patterns) {
      violations += dictionary.pattern(id).polarity == Polarity::violation ? 1U : 0U;
    }
    INFO(theme.full_name);
    CHECK(theme.patterns.size() >= 25);
    CHECK(theme.must_match.size() >= 12);
    CHECK(theme.must_not_match.size() >= 12);
    CHECK(violations > 0);
    CHECK(violations < theme.patterns.size());
  }
  CHECK(leaves == 12);
}

TEST_CASE("ten thousand patterns compile in well under a second") {
  std::string text;
  for (int theme = 0; theme < 10; ++theme) {
    text += "t" + std::to_string(theme) + ":\n";
    for (int at = 0; at < 1000; ++at) {
      const std::string word = "word" + std::to_string(theme * 1000 + at);
      text += at % 2 == 0 ? "  - " + word + "*\n" : "  - " + word + " of the case\n";
    }
  }
  const auto start = std::chrono::steady_clock::now();
  const themata_test::CodingFixture fixture(text);
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
  CHECK(fixture.hits("word4s, word5 of the case") == "t0: 0-1 1-5");
  CHECK(took.count() < 10);  // sanitizers and a busy machine; 0.1 s in a release build
}

TEST_CASE("extreme patterns and forms do not hang") {
  std::string phrase = "t: ['";
  std::string text;
  for (int at = 0; at < 10'000; ++at) {
    phrase += "a ";
    text += "a ";
  }
  CHECK(themata_test::CodingFixture(phrase + "']\n").hits(text) == "t: 0-10000");
  CHECK(themata_test::CodingFixture("t: ['* *']\n").hits("a b c") == "t: 0-2");
  const std::string form(1'000'000, 'a');
  CHECK(themata_test::CodingFixture("t: ['*a*a*a*b', 'aa*']\n").hits(form) == "t: 0-1");
}

TEST_CASE("real LIWC dictionaries have the published sizes") {
  const auto folder = real_data() / "dictionaries";
  NEEDS_REAL_DATA(folder);
  Diagnostics diagnostics;
  const Dictionary mfd2 = load_dictionary((folder / "mfd2.0_LF.dic").string(), diagnostics);
  CHECK(mfd2.themes().size() == 10);
  CHECK(mfd2.patterns().size() == 2103);
  CHECK(mfd2.themes()[0].full_name == "care\\.virtue");
  const Dictionary mfd1 = load_dictionary((folder / "mfd1_CRLF.dic").string(), diagnostics);
  CHECK(mfd1.themes().size() == 11);
  CHECK(diagnostics.empty());
  for (const char* name : {"mary.dic", "mary_doubleterm.dic", "mary_multipletabs.dic"}) {
    const Dictionary mary = load_dictionary((folder / name).string(), diagnostics);
    INFO(name);
    CHECK(mary.themes().size() == 2);
    CHECK(mary.patterns().size() >= 5);
  }
  CHECK(diagnostics.empty());
  const Dictionary extra = load_dictionary((folder / "liwc_extracodes.dic").string(), diagnostics);
  CHECK(extra.themes().size() == 16);
  CHECK_FALSE(diagnostics.empty());
}
