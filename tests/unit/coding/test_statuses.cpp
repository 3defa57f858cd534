// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>

#include <chrono>

#include "coding_fixture.hpp"

using namespace themata;
using themata_test::CodingFixture;
using themata_test::Setup;

namespace {

const char* const small = R"(themata-context: 1
statuses:
  negated:
    - {before: [not, no], within: 3, not: [not only], until: [but]}
    - {after: [fell through], within: 2}
  hypothetical: {before: if, within: 5}
  questioned: {ends: ['?'], not: [right]}
)";

/// The statuses of the hits of `charge*`, in order.
std::string statuses(const ContextRules& rules, const std::string& text, Setup setup = {}) {
  setup.contexts = &rules;
  const CodingFixture fixture("themata: 1\nthemes:\n  p: {themes: {t: [charge*, no charge at]}}\n",
                              setup);
  std::string out;
  const CodedDocument coded = fixture.code(themata_test::document_of(text));
  CHECK(coded.hits.of[0] == coded.hits.of[1]);
  CHECK(fixture.diagnostics.empty());
  for (const Hit& hit : coded.hits.of[1]) {
    out += std::string(out.empty() ? "" : " ") + std::string(status_name(hit.status));
  }
  return out;
}

}  // namespace

TEST_CASE("triggers give a status within reach, in their sentence, up to what ends them") {
  const ContextRules rules = parse_context_rules(small, "c.yml");
  const struct {
    const char* text;
    const char* found;
  } cases[] = {
      {"a charge", "affirmed"},
      {"not a charge", "negated"},
      {"not a good old charge", "affirmed"},
      {"not a big charge", "negated"},
      {"No! A charge", "affirmed"},
      {"not this but charge", "affirmed"},
      {"not only a charge", "affirmed"},
      {"charge not", "affirmed"},
      {"the charge fell through", "negated"},
      {"the charge soon fell through", "negated"},
      {"the charge very soon fell through", "affirmed"},
      {"no charge at all", "affirmed"},
      {"if a charge is laid", "hypothetical"},
      {"if not a charge", "negated"},
      {"was it a charge?", "questioned"},
      {"it was a charge, right?", "affirmed"},
      {"a charge! a charge? a charge.", "affirmed questioned affirmed"},
      {"not a charge or a charge", "negated affirmed"},
      {"not | a charge", "affirmed"},
  };
  for (const auto& [text, found] : cases) {
    INFO(text);
    CHECK(statuses(rules, text) == found);
  }
}

TEST_CASE("a status never leaves its sentence, whatever phrases may cross") {
  const ContextRules rules = parse_context_rules(small, "c.yml");
  Setup all;
  all.coding.scope = PhraseScope::document;
  CHECK(statuses(rules, "Not! a charge | not | charge? not | not a charge", all) ==
        "affirmed questioned negated");
  Setup cut;
  cut.segment.tokens = TokenMode::whitespace;
  CHECK(statuses(rules, "not a charge ! a charge", cut) == "negated affirmed");
}

TEST_CASE("hits of statuses that do not count are dropped") {
  const ContextRules rules = parse_context_rules(small, "c.yml");
  Setup setup;
  setup.coding.counted = StatusSet::none();
  setup.coding.counted.add(Status::negated);
  CHECK(statuses(rules, "a charge | not a charge | if charge", setup) == "negated");
}

TEST_CASE("the built-in English rules know plain cases") {
  const auto rules = built_in_context_rules("en-CA");
  REQUIRE(rules);
  CHECK_FALSE(built_in_context_rules("de"));
  const struct {
    const char* text;
    const char* found;
  } cases[] = {
      {"We laid charges in the end.", "affirmed"},
      {"We couldn't get a charge.", "negated"},
      {"We could not get a charge.", "negated"},
      {"He said sorry and then we laid charges.", "affirmed"},
      {"If you ask me, the charges were right.", "affirmed"},
      {"She had no say whether the charge went on.", "hypothetical"},
      {"She never wanted any charges.", "negated"},
      {"The charges were not approved.", "negated"},
      {"The charges didn't stick.", "negated"},
      {"There's no doubt the charge was right.", "affirmed"},
      {"Not only the charge but the trial.", "affirmed"},
      {"If she wants to go ahead with the charge we help.", "hypothetical"},
      {"We were hoping for a charge.", "hypothetical"},
      {"The Crown told her the charges were stayed.", "attributed"},
      {"According to her mother the charges hurt.", "attributed"},
      {"I told her about the charges.", "affirmed"},
      {"Did you lay charges?", "questioned"},
      {"No, it's the charge that counts.", "affirmed"},
      {"So we laid charges, right?", "affirmed"},
      {"She asked me whether charges come next.", "questioned"},
      {"I don't know if he faced charges.", "questioned"},
      {"It didn't work, but the charges did.", "affirmed"},
      {"It didn't matter, the charges stood.", "affirmed"},
      {"She couldn't believe the charges had been laid.", "affirmed"},
      {"Whether or not we lay charges is up to her.", "hypothetical"},
      {"Had we laid charges she would be here.", "hypothetical"},
      {"You'd have to lay charges first.", "hypothetical"},
      {"Our goal is to lay charges.", "hypothetical"},
      {"If anything, the charges came early.", "affirmed"},
      {"From what I heard there were charges.", "attributed"},
      {"Whatever they told her, the charges stood.", "affirmed"},
  };
  for (const auto& [text, found] : cases) {
    INFO(text);
    CHECK(statuses(*rules, text) == found);
  }
}

TEST_CASE("the built-in French rules know what is denied from what is not known") {
  const auto rules = built_in_context_rules("fr-CA");
  REQUIRE(rules);
  Setup setup;
  setup.segment.elision = Elision::french;
  const struct {
    const char* text;
    const char* found;
  } cases[] = {
      {"Il y a pas eu de charge.", "negated"},
      {"Elle savait pas qu'il y avait une charge.", "affirmed"},
      {"Je sais pas s'il y a une charge.", "questioned"},
      {"Je me demande s'il y a une charge.", "questioned"},
      {"S'il y a une charge, elle parle.", "hypothetical"},
      {"Peu importe ce qu'ils disent de la charge.", "affirmed"},
      {"La police nous a dit que la charge tient.", "attributed"},
  };
  for (const auto& [text, found] : cases) {
    INFO(text);
    CHECK(statuses(*rules, text, setup) == found);
  }
}

TEST_CASE("one endless sentence full of hits stays linear") {
  std::string text;
  for (int at = 0; at < 100'000; ++at) text += "not a charge ";
  const auto rules = built_in_context_rules("en");
  const auto start = std::chrono::steady_clock::now();
  CHECK_FALSE(statuses(*rules, text).empty());
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
  CHECK(took.count() < 20);
}
