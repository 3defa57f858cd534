// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>

#include <themata/dictionary/context_rules.hpp>
#include <themata/dictionary/load.hpp>
#include <themata/dictionary/written.hpp>

using namespace themata;

namespace {

std::string error_of(const std::string& text) {
  try {
    (void)parse_context_rules(text, "c.yml");
  } catch (const Error& error) {
    return error.what();
  }
  return "no error";
}

std::string with_statuses(const std::string& statuses) {
  return error_of("themata-context: 1\nstatuses: " + statuses + "\n");
}

}  // namespace

TEST_CASE("rules of contexts are read in the file's order") {
  const ContextRules rules = parse_context_rules(R"(themata-context: 1
name: mine
language: en
sets: {who: [she, he]}
statuses:
  attributed: {before: ['{who} said'], within: 8}
  negated:
    - {before: [not, never], after: gone, within: 6, not: [not only], until: [but, however]}
    - {ends: ['?', '!'], not: right}
)",
                                                 "c.yml");
  REQUIRE(rules.rules.size() == 3);
  CHECK(rules.name == "mine");
  CHECK(rules.rules[0].status == Status::attributed);
  CHECK(rules.rules[0].within == 8);
  CHECK(rules.rules[1].before.size() == 2);
  CHECK(rules.rules[1].after.size() == 1);
  CHECK(rules.rules[1].never.size() == 1);
  CHECK(rules.rules[1].until.size() == 2);
  CHECK(rules.rules[2].ends.size() == 2);
}

TEST_CASE("triggers are written alike where they are the same") {
  const auto text = [](const std::string& yaml) {
    return written_triggers(parse_context_rules("themata-context: 1\n" + yaml, "c.yml"));
  };
  const std::string one = text("statuses: {negated: {before: [not, (she|he) said], within: 6}}\n");
  CHECK(text("name: other\nversion: '7'\nsets: {who: [she, he]}\nstatuses:\n  negated:\n"
             "    - {within: 6, before: [not, '{who} said']}\n") == one);
  for (const char* other : {"{negated: {before: [not, (she|he) said], within: 5}}",
                            "{negated: {before: [not, (he|they) said], within: 6}}",
                            "{negated: {after: [not, (she|he) said], within: 6}}",
                            "{hypothetical: {before: [not, (she|he) said], within: 6}}",
                            "{negated: {before: [not, (she|he) said], within: 6, until: [but]}}",
                            "{negated: {before: [not, (she|he) said], within: 6, ends: ['?']}}"}) {
    INFO(other);
    CHECK(text(std::string("statuses: ") + other + "\n") != one);
  }
}

TEST_CASE("what is wrong with rules of contexts is said at its place") {
  CHECK_THAT(error_of("a: b\n"), Catch::Contains("begins with `themata-context: 1`"));
  CHECK_THAT(error_of("[a]\n"), Catch::Contains("begins with `themata-context: 1`"));
  CHECK_THAT(error_of("themata-context: 2\n"), Catch::Contains("version 1"));
  CHECK_THAT(error_of("themata-context: 1\n"), Catch::Contains("needs `statuses:`"));
  CHECK_THAT(with_statuses("{}"), Catch::Contains("needs `statuses:`"));
  CHECK_THAT(with_statuses("{negatd: {}}"),
             Catch::Contains("c.yml:2:12: a status is") && Catch::Contains("mean `negated`?"));
  CHECK_THAT(with_statuses("{affirmed: {}}"), Catch::Contains("a status is"));
  CHECK_THAT(with_statuses("{negated: no}"), Catch::Contains("a status takes a map"));
  CHECK_THAT(with_statuses("{negated: [no]}"), Catch::Contains("here stands a map"));
  CHECK_THAT(with_statuses("{negated: {}}"), Catch::Contains("a status needs triggers"));
  CHECK_THAT(with_statuses("{negated: {before: no}}"), Catch::Contains("say how far"));
  CHECK_THAT(with_statuses("{negated: {before: no, within: turn}}"),
             Catch::Contains("no trigger leaves its sentence"));
  CHECK_THAT(with_statuses("{negated: {before: '(no', within: 1}}"),
             Catch::Contains("c.yml:2:31: this `(` is never closed"));
  CHECK_THAT(with_statuses("{negated: {before: '@no', within: 1}}"),
             Catch::Contains("a reference to a theme can't stand here"));
  CHECK_THAT(with_statuses("{negated: {befor: no, within: 1}}"),
             Catch::Contains("did you mean `before`?"));
  CHECK_THAT(with_statuses("{questioned: {ends: ''}}"), Catch::Contains("an empty sign"));
}

TEST_CASE("a file of contexts is no dictionary") {
  Diagnostics diagnostics;
  CHECK_THROWS_WITH(parse_dictionary("themata-context: 1\nstatuses: {}\n", "c.yml", diagnostics),
                    Catch::Contains("it is no dictionary"));
}

TEST_CASE("the built-in rules are those of the file, and a path goes before a language") {
  Diagnostics diagnostics;
  const ContextRules file = load_context_rules(
      std::string(THEMATA_SOURCE_DIR) + "/dictionaries/context.en.yml", diagnostics);
  CHECK(file.rules.size() == load_context_rules("en", diagnostics).rules.size());
  CHECK(file.language == "en");
  CHECK_THROWS_AS(load_context_rules("xx", diagnostics), Error);
}
