// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>

#include <themata/coding/dictionary_cases.hpp>
#include <themata/dictionary/load.hpp>

using namespace themata;

namespace {

constexpr const char* fairness = R"(themata: 1
themes:
  p:
    patterns: [fair]
    examples: {match: [a fair go, fairly]}
    themes:
      told:
        patterns: [told (her|him)]
        examples:
          match: [They told her., Nobody told us.]
          no_match: ["Told him: no.", told]
  q: [us]
)";

/// A line a case: theme, expectation, held or not, words found by it / by others.
std::string run(const std::string& text, PhraseScope scope = PhraseScope::sentence) {
  Diagnostics diagnostics;
  const Dictionary dictionary = parse_dictionary(text, "d.yml", diagnostics);
  const Segmenter segmenter({});
  const Matcher matcher(dictionary, segmenter, scope, diagnostics);
  CodingOptions options;
  options.scope = scope;
  CaseRunner runner(segmenter, dictionary, matcher, options);
  std::string out;
  const std::vector<DictionaryCase> cases = example_cases(dictionary);
  std::vector<ThemeId> themes;
  for (const DictionaryCase& one : cases) themes.push_back(*dictionary.find(one.theme));
  const std::vector<CaseResult> results = runner.run(cases, themes);
  for (std::size_t at = 0; at < cases.size(); ++at) {
    const DictionaryCase& one = cases[at];
    const CaseResult& result = results[at];
    out += one.theme + " " + std::string(expectation_name(one.expected));
    out += result.held ? " held:" : " failed:";
    for (const auto& found : result.found) out += " " + std::string(found.span.of(one.text));
    for (const auto& found : result.elsewhere) out += " / " + std::string(found.span.of(one.text));
    out += "\n";
  }
  return out;
}

}  // namespace

TEST_CASE("an example holds where its theme finds something, or must not and does not") {
  CHECK(run(fairness) ==
        "p match held: fair\n"
        "p match failed:\n"
        "p.told match held: told her\n"
        "p.told match failed: / us\n"
        "p.told no_match failed: Told him\n"
        "p.told no_match held:\n");
}

TEST_CASE("a theme's examples may be found by the themes below it") {
  CHECK(
      run("themata: 1\nthemes: {p: {examples: {match: [x], no_match: [x y]}, themes: {c: [x]}}}") ==
      "p match held: x\np no_match failed: x\n");
}

TEST_CASE("cases are texts apart, however far phrases may reach") {
  const std::string cases =
      "themata: 1\nthemes: {p: {patterns: [a b], examples: {match: [x a, \"a b\", \"\", b a, b]}}}";
  for (const auto scope : {PhraseScope::sentence, PhraseScope::turn, PhraseScope::document}) {
    CHECK(run(cases, scope) ==
          "p match failed:\np match held: a b\np match failed:\n"
          "p match failed:\np match failed:\n");
  }
}

TEST_CASE("examples know their place") {
  Diagnostics diagnostics;
  const Dictionary dictionary = parse_dictionary(fairness, "d.yml", diagnostics);
  const auto cases = example_cases(dictionary);
  CHECK(cases[1].place.str() == "d.yml:5:35");
  CHECK(cases[4].place.str() == "d.yml:11:22");
}
