// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>

#include <string>

#include <themata/dictionary/load.hpp>

using namespace themata;

namespace {

Dictionary load(const std::string& text) {
  Diagnostics diagnostics;
  return parse_dictionary(text, "d.yml", diagnostics);
}

std::string error_of(const std::string& text) {
  try {
    (void)load(text);
  } catch (const Error& error) {
    return error.what();
  }
  return "no error";
}

/// A dictionary of two themes, `t` with one pattern object, `other` with one word.
std::string with_object(const std::string& object) {
  return "themata: 1\nthemes:\n  t:\n    - " + object + "\n  other: [x]\n";
}

std::string rendered(const Reach& reach) {
  if (reach.kind == Reach::Kind::words) return std::to_string(reach.words);
  return reach.kind == Reach::Kind::turn ? "turn" : "sentence";
}

std::string rendered(const std::vector<Context>& contexts) {
  std::string out;
  for (const Context& context : contexts) {
    out += context.side == Context::Side::before  ? "before"
           : context.side == Context::Side::after ? "after"
                                                  : "around";
    out += " " + rendered(context.within) + ":";
    for (const Term& term : context.any_of) {
      out += " " + term.written + (term.theme ? "!" : "");
    }
    out += ";";
  }
  return out;
}

std::string unless(const std::string& value) {
  return rendered(load(with_object("{match: m, unless: " + value + "}")).patterns().front().unless);
}

}  // namespace

TEST_CASE("contexts are read in every form") {
  CHECK(unless("in") == "around sentence: in;");
  CHECK(unless("'@other'") == "around sentence: @other!;");
  CHECK(unless("[a b, c]") == "around sentence: a b c;");
  CHECK(unless("{before: in, within: 1}") == "before 1: in;");
  CHECK(unless("{after: [a, '@other']}") == "after sentence: a @other!;");
  CHECK(unless("{around: a, within: turn}") == "around turn: a;");
  CHECK(unless("{sentence: [a]}") == "around sentence: a;");
  CHECK(unless("{turn: a}") == "around turn: a;");
  CHECK(unless("[{before: a, within: 3}, b, {turn: c}, d]") ==
        "before 3: a;around turn: c;around sentence: b d;");
}

TEST_CASE("the other keys of a pattern object") {
  const Dictionary dictionary = load(with_object(
      "{match: Crown, case: exact, weight: -0.5, role: interviewer, requires: {turn: a}}"));
  const Pattern& pattern = dictionary.patterns().front();
  CHECK(pattern.letter_case == LetterCase::exact);
  CHECK(pattern.weight == -0.5);
  CHECK(pattern.voice == Voice::interviewer);
  CHECK(rendered(pattern.required) == "around turn: a;");
  CHECK(dictionary.has_weights());
  CHECK_FALSE(load(with_object("{match: a}")).has_weights());
}

TEST_CASE("near is read, and written in one line") {
  const Dictionary dictionary =
      load(with_object("{near: [treat*, '@other', a b], within: 5, ordered: yes}"));
  const Pattern& pattern = dictionary.patterns().front();
  REQUIRE(pattern.near);
  CHECK(pattern.parts.empty());
  CHECK(pattern.near->terms.size() == 3);
  CHECK(pattern.near->terms[1].theme == ThemeId{1});
  CHECK(rendered(pattern.near->within) == "5");
  CHECK(pattern.near->order == Near::Order::as_written);
  CHECK(pattern.written == "near: [treat*, @other, a b], within: 5, ordered: yes");
  CHECK(load(with_object("{near: [a, b]}")).patterns().front().written ==
        "near: [a, b], within: sentence");
}

TEST_CASE("what is wrong with an object is said at its place, with how to mend it") {
  const struct {
    const char* object;
    const char* says;
  } cases[] = {
      {"{match: a, near: [b, c]}", "d.yml:4:24: a pattern has `match` or `near`, not both"},
      {"{note: a}", "d.yml:4:7: a pattern object needs `match:` with a text, or `near:`"},
      {"{near: [a]}", "d.yml:4:14: `near` takes a list of 2 to 6 patterns"},
      {"{near: [a, b, c, d, e, f, g]}", "`near` takes a list of 2 to 6"},
      {"{near: [a, {b: c}]}", "d.yml:4:18: here stands a pattern or a theme"},
      {"{near: [a, b], within: 0}", "d.yml:4:30: `within` takes a number of words from 1"},
      {"{near: [a, b], within: 1001}", "to 1000"},
      {"{near: [a, b], within: sentense}", "did you mean `sentence`?"},
      {"{near: [a, b], ordered: maybe}", "d.yml:4:31: `ordered` is `yes` or `no`"},
      {"{match: a, within: 3}", "`within` belongs to `near`"},
      {"{match: a, ordered: yes}", "`ordered` belongs to `near`"},
      {"{match: a, unless: {befor: b}}", "did you mean `before`?"},
      {"{match: a, unless: {before: b, after: c}}", "for two, write a list of two objects"},
      {"{match: a, unless: {within: 3}}", "an object of `unless` has one of `before`"},
      {"{match: a, requires: {turn: b, within: 3}}", "`turn` says already how far to look"},
      {"{match: a, unless: []}", "`unless` takes a pattern or a list of patterns"},
      {"{match: a, unless: }", "`unless` takes a pattern or a list of patterns"},
      {"{match: a, unless: '(b'}", "d.yml:4:27: this `(` is never closed"},
      {"{match: a, unless: '@othr'}", "no theme `othr` in this file, did you mean `other`?"},
      {"{match: a, unless: '@t'}", "`@t` leads in a circle: t -> t"},
      {"{match: a, case: Exact}", "`case` takes `exact`"},
      {"{match: a, role: respondant}", "did you mean `respondent`?"},
      {"{match: a, weight: heavy}", "d.yml:4:26: `weight` is a number"},
      {"{match: a, weight: 1e300}", "from -1e9 to 1e9"},
      {"{match: a, weight: nan}", "`weight` is a number"},
      {"{match: a, weigth: 1}", "`weigth` is not a key of a pattern, did you mean `weight`?"},
      {"{match: '{her} a'}", "d.yml:4:16: there is no set `her`"},
      {"{match: a, unless: @other}", "put a text that begins so in quotes"},
  };
  for (const auto& [object, says] : cases) {
    INFO(object);
    CHECK_THAT(error_of(with_object(object)), Catch::Contains(says));
  }
}

TEST_CASE("all mistakes of an object come at once") {
  const std::string all =
      error_of(with_object("{match: '(a', unless: {before: '(b'}, weight: x, role: y}"));
  CHECK_THAT(all, Catch::Contains("d.yml: 4 errors"));
}

TEST_CASE("references may not lead in a circle, nor too deep") {
  const std::string circle = error_of(R"(themata: 1
themes:
  p:
    themes:
      a: [{match: x, unless: '@q'}]
      b: [y]
  q: [{near: [z, '@p']}]
)");
  CHECK_THAT(circle, Catch::Contains("d.yml:7:18: `@p` leads in a circle: p.a -> q -> p"));
  const std::string several = error_of(R"(themata: 1
themes:
  a: [{match: x, unless: '@b'}, {match: z, requires: '@a'}]
  b: [{match: y, unless: '@a'}]
  c: {themes: {d: [{near: [q, '@c'], within: 3}]}}
)");
  CHECK_THAT(several, Catch::Contains("d.yml:3:54: `@a` leads in a circle: a -> a"));
  CHECK_THAT(several, Catch::Contains("d.yml:4:26: `@a` leads in a circle: a -> b -> a"));
  CHECK_THAT(several, Catch::Contains("d.yml:5:31: `@c` leads in a circle: c.d -> c.d"));
  CHECK_THAT(several, Catch::Contains("3 errors"));
  const auto chain = [](int themes) {
    std::string text = "themata: 1\nthemes:\n  t0: [x]\n";
    for (int at = 1; at < themes; ++at) {
      text += "  t" + std::to_string(at) + ": [{match: x, unless: '@t" + std::to_string(at - 1) +
              "'}]\n";
    }
    return text;
  };
  CHECK(error_of(chain(21)) == "no error");
  CHECK_THAT(error_of(chain(22)), Catch::Contains("references go through more than 20 themes"));
  CHECK_THAT(error_of(chain(20'000)), Catch::Contains("references go through more than 20"));
}

TEST_CASE("references move along when dictionaries are joined") {
  std::vector<Dictionary> two;
  two.push_back(load("themata: 1\nthemes: {first: [a]}\n"));
  two.push_back(load(with_object("{match: a, unless: '@other'}")));
  const Dictionary all = combine(std::move(two));
  const Pattern& pattern = all.patterns()[1];
  CHECK(all.theme(*pattern.unless.front().any_of.front().theme).full_name == "other");
}

TEST_CASE("named sets stand for their options in any pattern of the file") {
  const Dictionary dictionary = load(R"(themata: 1
sets:
  her: [her, him, the (victim|survivor)]
  whom: ['{her}', me]
themes:
  t:
    - tell* {her}
    - {match: ask* x, unless: {after: 'for {whom}'}}
)");
  CHECK(dictionary.sets.size() == 2);
  const Pattern& told = dictionary.patterns().front();
  CHECK(told.written == "tell* {her}");
  CHECK(std::get<Choice>(told.parts[1]).options.size() == 4);
  const Term& whom = dictionary.patterns()[1].unless.front().any_of.front();
  CHECK(std::get<Choice>(whom.parts[1]).options.size() == 5);
}

TEST_CASE("what is wrong with a set is said at its place") {
  const auto with_sets = [](const std::string& sets) {
    return error_of("themata: 1\nsets: " + sets + "\nthemes: {t: ['{her} x']}\n");
  };
  CHECK_THAT(with_sets("{hers: [a]}"), Catch::Contains("no set `her`, did you mean `hers`?"));
  CHECK_THAT(with_sets("[a]"), Catch::Contains("`sets` takes a map"));
  CHECK_THAT(with_sets("{her: a}"), Catch::Contains("a set takes a list"));
  CHECK_THAT(with_sets("{her: ['(b']}"), Catch::Contains("d.yml:2:15: this `(` is never closed"));
  CHECK_THAT(with_sets("{her: ['{him}'], him: [b]}"), Catch::Contains("no set `him`"));
  CHECK_THAT(with_sets("{her: ['{her}']}"), Catch::Contains("no set `her`"));
  CHECK_THAT(with_sets("{her: [a|b]}"), Catch::Contains("each option of a set as an item"));
  CHECK_THAT(with_sets("{'h r': [a], her: [a]}"), Catch::Contains("letters, digits"));
}

TEST_CASE("limits of sets and contexts hold") {
  std::string options = "[a0";
  for (int at = 1; at < 1000; ++at) options += ", a" + std::to_string(at);
  const auto with_set = [](const std::string& set, const std::string& patterns) {
    return error_of("themata: 1\nsets: {big: " + set + "]}\nthemes: {t: [" + patterns + "]}\n");
  };
  CHECK(with_set(options, "'{big} x'") == "no error");
  CHECK_THAT(with_set(options + ", more", "x"), Catch::Contains("more than 1000 options"));
  CHECK_THAT(with_set(options, "'{big}{big}'"), Catch::Contains("more than 1000 combinations"));
  std::string twenty;
  for (int at = 0; at < 20; ++at) twenty += "{big} ";
  CHECK(with_set(options, "'" + twenty + "'") == "no error");
  CHECK_THAT(with_set(options, "'" + twenty + "{big}'"),
             Catch::Contains("more than 20000 words out of sets"));
  std::string many;
  for (int at = 0; at < 51; ++at) many += "'" + twenty + "a" + std::to_string(at) + "', ";
  CHECK_THAT(with_set(options, many), Catch::Contains("more than 1000000 alternatives"));
  std::string contexts;
  for (int at = 0; at < 101; ++at) contexts += "{before: a}, ";
  CHECK_THAT(error_of(with_object("{match: a, unless: [" + contexts + "]}")),
             Catch::Contains("more than 100 contexts"));
}
