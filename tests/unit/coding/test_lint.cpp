// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>

#include <set>

#include <themata/coding/pattern_usage.hpp>
#include <themata/dictionary/source_errors.hpp>

#include "linting.hpp"

using namespace themata;

namespace {

/// Shows how a dictionary was used in a corpus of one document.
template <typename Show>
void with_usage(const std::string& themes, const std::vector<std::pair<Role, std::string>>& turns,
                const Show& show) {
  Diagnostics diagnostics;
  const Dictionary dictionary =
      parse_dictionary("themata: 1\nthemes:\n" + themes + "\n", "d.yml", diagnostics);
  const Segmenter segmenter({});
  const Matcher matcher(dictionary, segmenter, PhraseScope::sentence, diagnostics);
  Document document;
  for (const auto& [role, text] : turns) {
    Turn turn;
    turn.span.begin = static_cast<std::uint32_t>(document.text.size());
    document.text += text;
    turn.span.end = static_cast<std::uint32_t>(document.text.size());
    document.text += "\n\n";
    turn.speaker = document.speaker_index("", role);
    document.turns.push_back(turn);
    document.paragraphs.push_back(turn.span.begin);
  }
  PatternUsage usage(dictionary);
  PatternUsage all(dictionary);
  const TurnSink sink = [&usage](const TurnView& turn, std::span<const OwnedHit> hits) {
    usage.add(turn, hits);
  };
  (void)Coder(segmenter, dictionary, matcher, {}).code(document, sink);
  all.merge(usage);
  show(dictionary, segmenter, all);
}

/// What the corpus says about the dictionary: code, pattern, why.
std::string used(const std::string& themes, const std::vector<std::pair<Role, std::string>>& turns,
                 const std::string& language = "en") {
  std::string out;
  with_usage(themes, turns,
             [&](const Dictionary& dictionary, const Segmenter& segmenter, const auto& usage) {
               for (const Finding& one : lint_usage(dictionary, segmenter, {language}, usage)) {
                 out += std::string(one.code) + " " + one.pattern + " | " + one.why + "\n";
               }
             });
  return out;
}

std::string repeated(const std::string& text, int times) {
  std::string out;
  for (int at = 0; at < times; ++at) out += text;
  return out;
}

}  // namespace

TEST_CASE("every check has a section of the manual") {
  for (const Check& check : checks()) {
    const std::string_view section = explanation_of(check.code);
    INFO(check.code);
    CHECK(section.starts_with("## " + std::string(check.code) + " " + std::string(check.title)));
    CHECK(section.find(check.severity == Severity::error     ? "*Error"
                       : check.severity == Severity::warning ? "*Warning"
                                                             : "*Note") != section.npos);
    CHECK((section.find(", with a corpus.*") != section.npos) ==
          (check.needs == Check::Needs::corpus));
  }
  CHECK_THROWS_WITH(check_of("D0012"), Catch::Contains("did you mean `D001`?"));
}

TEST_CASE("a silence has a reach, and must be of use") {
  CHECK(linted("  t:\n    silence: {D012: in every sense}\n    patterns: [charge]\n"
               "    themes: {u: [trial]}\n  v: [court]") ==
        "D012 5 charge (in every sense)\nD012 6 trial (in every sense)\nD012 7 court\n");
  CHECK(linted("  t:\n    - {match: charge, silence: {D012: meant}}\n    - trial") ==
        "D012 4 charge (meant)\nD012 5 trial\n");
  CHECK(linted("  t:\n    - {match: told, silence: {D012: meant}}") == "D018 4 told\n");
  CHECK(linted("  t:\n    - {match: told, silence: {D021: meant}}").empty());
  CHECK(linted("  t:\n    - {match: told, silence: {D0: meant}}") == "D017 4 told\n");
  CHECK(linted("  t:\n    - {match: told, silence: {D001: meant}}") == "D017 4 told\n");
}

TEST_CASE("D001, D002: what reading says") {
  Diagnostics diagnostics;
  try {
    (void)parse_dictionary("themata: 1\nthemes:\n  t:\n    - (told\n    - ~3\n", "a:1.yml",
                           diagnostics);
    FAIL();
  } catch (const Error& error) {
    const auto problems = problems_of(error, "a:1.yml");
    REQUIRE(problems.size() == 2);
    CHECK(problems[0].place.str() == "a:1.yml:4:7");
    CHECK(problems[0].message == "this `(` is never closed (for a plain one write `\\(`)");
    CHECK(problems[1].place.line == 5);
  }
  const auto whole =
      problems_of(Error(ErrorKind::dictionary, "no theme", Place{"d", 0, 0, {}}), "d");
  CHECK(whole.at(0).message == "no theme");
  diagnostics.warning("a line is left out", Place{"d", 2, 1, {}});
  diagnostics.note("nothing");
  const auto findings = findings_of_reading(diagnostics);
  REQUIRE(findings.size() == 1);
  CHECK(findings[0].code == "D002");
}

TEST_CASE("D020: forms that a glob took") {
  const std::string please = "Please. Please. Please. Plea. ";
  CHECK(used("  t: [plea*]", {{Role::respondent, please}}) ==
        "D020 plea* | `plea*` took 2 forms: please 3, plea 1\n");
  CHECK(used("  t: [plea*]", {{Role::respondent, "Pleas. Pleas. Plea. Please."}}).empty());
  CHECK(used("  t: [plea*]", {{Role::respondent, please}}, "fr").empty());
  CHECK(used("  t: ['told bar*']",
             {{Role::respondent, repeated("told barely. ", 4) + "Told bar."}}) ==
        "D020 told bar* | `bar*` took 2 forms: barely 4, bar 1\n");
  CHECK(used("  t: [defen*]", {{Role::respondent, repeated("Defense. ", 9)}}).empty());
  CHECK(used("  t: [/b.d/]", {{Role::respondent, "bad bbd bcd bdd bed bfd bgd bhd bid bjd"}}) ==
        "D020 /b.d/ | `/b.d/` took 10 forms: bad 1, bbd 1, bcd 1, bdd 1, bed 1, bfd 1, bgd 1, "
        "bhd 1, bid 1, bjd 1\n");
}

TEST_CASE("a glob's forms are the words that it stands for in its hits") {
  const auto taken = [](const std::string& patterns, const std::string& text) {
    std::string out;
    with_usage("  t: " + patterns, {{Role::respondent, text}},
               [&out](const Dictionary& dictionary, const Segmenter& segmenter, const auto& usage) {
                 for (const TakenForms& of : forms_taken(dictionary, segmenter, usage)) {
                   out += of.glob + ":";
                   for (const auto& [form, count] : of.forms) {
                     out += " " + form + " " + std::to_string(count);
                   }
                   out += "\n";
                 }
               });
    return out;
  };
  struct Case {
    std::string patterns, text, taken;
  };
  for (const Case& one : std::vector<Case>{
           {"[plea*]", "Plea, please, plea.", "plea*: plea 2 please 1\n"},
           {"[plea*]", "Nothing.", "plea*:\n"},
           {"[told]", "Told.", ""},
           // The truth is what she told; `the` stands in the gap only where it must.
           {"['told ~2 t*']", "Told him the truth. Told trees.", "t*: trees 1 truth 1\n"},
           {"['(a*|b*) (c*|)']", "Ab cd. Ba.", "a*: ab 1\nb*: ba 1\nc*: cd 1\n"},
           {"['victim-surviv*']", "The victim-survivor, a victim survives.",
            "surviv*: survives 1 survivor 1\n"},
           {"[/b.d/]", "Bad bed. Bad.", "/b.d/: bad 2 bed 1\n"},
           {"[{near: [a*, b*], within: 2}]", "Bc or ad.", "a*: ad 1\nb*: bc 1\n"},
           {"[{near: [a*, '(a b*|c)'], within: 3}]", "Ax a bx.", "a*: ax 1\nb*: bx 1\n"}}) {
    INFO(one.patterns);
    CHECK(taken(one.patterns, one.text) == one.taken);
  }
}

TEST_CASE("D021, D022: what never hits") {
  CHECK(used("  t: [told, tell]", {{Role::respondent, "told"}}) ==
        "D021 tell | no hit in 1 word\n");
  CHECK(used("  t: [told, tell]", {{Role::respondent, "nothing here"}}) ==
        "D022  | no hit of its 2 patterns in 2 words\n");
  CHECK(used("  t: [told]", {{Role::preamble, "told"}}).empty());
  CHECK(used("  t: {themes: {u: [told]}}", {{Role::unknown, "told"}}).empty());
}

TEST_CASE("D023: one pattern carries the theme") {
  const std::string others = "tell says said ";
  CHECK(used("  t: [told, tell, says, said]", {{Role::unknown, others + repeated("told ", 17)}}) ==
        "D023 told | 17 of the theme's 20 hits are of this pattern\n");
  CHECK(used("  t: [told, tell, says, said]", {{Role::unknown, others + repeated("told ", 16)}})
            .empty());
  CHECK(used("  t: [told, tell, says]", {{Role::unknown, others + repeated("told ", 18)}}).empty());
}

TEST_CASE("D024: hits of interviewers only") {
  const std::vector<std::pair<Role, std::string>> talk{{Role::interviewer, "Fairness? Fairness!"},
                                                       {Role::respondent, "I suppose."}};
  CHECK(used("  t: [fairness]", talk) ==
        "D024 fairness | its 2 hits are all in interviewers' turns\n");
  CHECK(used("  t: [{match: fairness, role: interviewer}]", talk).empty());
  CHECK(used("  t: [fairness]", {{Role::interviewer, "Fairness?"}, {Role::respondent, "No."}})
            .empty());
  CHECK(used("  t: [fairness]", {{Role::interviewer, "Fairness? Fairness."}}).empty());
}
