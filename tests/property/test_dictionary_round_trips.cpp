// SPDX-License-Identifier: MIT
// What a format can hold comes back equal: read, write, read.
#include <catch2/catch.hpp>

#include <algorithm>
#include <random>
#include <set>

#include <themata/dictionary/load.hpp>
#include <themata/dictionary/write.hpp>

using namespace themata;

namespace {

std::string extension_of(DictionaryFormat format) {
  switch (format) {
    case DictionaryFormat::dic: return ".dic";
    case DictionaryFormat::dicx: return ".dicx";
    case DictionaryFormat::csv: return ".csv";
    case DictionaryFormat::qdc: return ".qdc";
    default: return ".yml";
  }
}

/// All that means something, patterns of a theme in any order.
std::string rendering(const Dictionary& dictionary) {
  std::string out;
  for (const Theme& theme : dictionary.themes()) {
    out += "# " + theme.full_name + " | " + theme.label + " | " + theme.description + " | " +
           std::string(polarity_name(theme.polarity)) + '\n';
    for (const Example& example : theme.must_match) out += "+ " + example.text + '\n';
    for (const Example& example : theme.must_not_match) out += "- " + example.text + '\n';
    std::multiset<std::string> patterns;
    for (const PatternId id : theme.patterns) {
      const Pattern& pattern = dictionary.pattern(id);
      std::string line;
      for (const auto& part : pattern.parts) {
        if (const auto* gap = std::get_if<Gap>(&part)) line += " ~" + std::to_string(gap->most);
        if (const auto* choice = std::get_if<Choice>(&part)) {
          for (const auto& option : choice->options) {
            line += " |";
            for (const WrittenWord& word : option) line += (word.regex ? " /" : " ") + word.text;
          }
        }
      }
      for_each_term(pattern, [&](const Term& term) {
        line += term.theme ? " @" + dictionary.theme(*term.theme).full_name : " " + term.written;
      });
      line += " " + std::to_string(pattern.unless.size()) + std::to_string(pattern.required.size());
      for (const Context& context : pattern.unless) {
        line += std::to_string(static_cast<int>(context.side)) +
                std::to_string(context.within.words) + ",";
      }
      if (pattern.near) line += "near " + std::to_string(pattern.near->within.words);
      line += pattern.letter_case == LetterCase::exact ? " exact" : "";
      line += std::string(voice_name(pattern.voice)) + pattern.note + pattern.source;
      // A weight of 1 says no more than none.
      line += std::to_string(pattern.weight.value_or(1));
      patterns.insert(line + std::string(polarity_name(pattern.polarity)));
    }
    for (const std::string& line : patterns) out += line + '\n';
  }
  return out;
}

Dictionary again(const Dictionary& dictionary, DictionaryFormat format, Diagnostics& lost) {
  const std::string text = write_dictionary(dictionary, format, lost);
  INFO(text);
  Diagnostics said;
  Dictionary read = parse_dictionary(text, "again" + extension_of(format), said);
  REQUIRE(write_dictionary(read, format, said) == text);
  return read;
}

constexpr const char* whole = R"(themata: 1
name: again
version: 1.2
language: en
description: "two\nlines"
source: [A 1990, B 2000]
license: MIT
sets: {her: [her, him, 'a {x|y}'.], plain: [w]}
themes:
  a\.b:
    label: 'yes'
    description: "A: b # c"
    polarity: adherence
    silence: {D001: looked at}
    patterns:
      - '{plain} story'
      - (her|his|) own ~3 /re(a\/|b)[sz].*/
      - \*\(x\) \~1 'q'
      - {match: charge*, unless: [{before: [in, '@c'], within: 1}, {turn: [w?m, '\@x']}], case: exact, weight: -1.5}
      - {near: [treat*, '@c'], within: 5, ordered: yes, role: respondent, polarity: violation, note: "n: 'x'"}
      - {match: b, requires: {after: z}, silence: {D002: why}, source: S}
    examples: {match: ["It's \"so\"."], no_match: ["no"]}
    themes: {d: [e]}
  c: ["1", 'no', ': x', '- y', '#z', "é — ü"]
  empty: []
)";

}  // namespace

TEST_CASE("the native format holds everything") {
  Diagnostics said;
  std::string text = whole;
  text.replace(text.find("'a {x|y}'."), 10, "'a (x|y)'");
  const Dictionary dictionary = parse_dictionary(text, "again.yml", said);
  Diagnostics lost;
  const Dictionary read = again(dictionary, DictionaryFormat::native, lost);
  CHECK(lost.empty());
  CHECK(rendering(read) == rendering(dictionary));
  CHECK(read.version == "1.2");
  CHECK(read.description == "two\nlines");
  CHECK(read.sources == dictionary.sources);
  CHECK(read.license == "MIT");
  CHECK(read.sets.size() == 2);
  CHECK(read.patterns().front().written == "{plain} story");
  CHECK(read.theme(ThemeId{0}).silences.size() == 1);
}

TEST_CASE("the shipped dictionaries come back equal from the native format") {
  for (const std::string& name : built_in_dictionary_names()) {
    const Dictionary dictionary = built_in_dictionary(name);
    Diagnostics lost;
    const Dictionary read = again(dictionary, DictionaryFormat::native, lost);
    CHECK(lost.empty());
    CHECK(rendering(read) == rendering(dictionary));
  }
}

TEST_CASE("plain dictionaries come back equal from every format that lost nothing") {
  std::mt19937 random(11);
  const std::vector<std::string> words{"fair*", "told", "her",  "no",    "1",   "a|b",   "(x)",
                                       "~5",    "/r/",  "it's", "é",     "a,b", "\"q\"", "#x",
                                       "@t",    "x:",   "'",    "\\",    "{k}", "<&>",   "%",
                                       "-",     "yes",  "null", "*ing*", "w?m", "+1",    "a;b"};
  const std::vector<std::string> names{"care.virtue", "Voice", "no",  "a \"b\"", "x,y",
                                       "themes",      "D: e",  "<&>", "1",       "\\d"};
  const auto pick = [&random](const std::vector<std::string>& from) {
    return from[random() % from.size()];
  };
  std::size_t lossless = 0;
  for (int round = 0; round < 400; ++round) {
    Dictionary dictionary;
    dictionary.path = "again.yml";
    dictionary.name = "again";
    std::set<std::pair<std::size_t, std::string>> taken;
    for (std::size_t theme = 0; theme < 1 + random() % 4; ++theme) {
      Theme one;
      one.name = pick(names);
      if (round % 2 == 1 && theme > 0) one.parent = ThemeId{0};
      if (!taken.emplace(one.parent ? 1 : 0, one.name).second) continue;
      const ThemeId id = dictionary.add_theme(one);
      std::set<std::string> seen;
      for (std::size_t at = 0; at < random() % 5; ++at) {
        Pattern pattern;
        pattern.theme = id;
        pattern.written = pick(words);
        if (random() % 3 == 0) pattern.written += ' ' + pick(words);
        if (!seen.insert(pattern.written).second) continue;
        pattern.parts =
            std::get<PatternParts>(parse_pattern(pattern.written, PatternSyntax::plain));
        if (round % 4 > 1 && random() % 2 == 0) pattern.weight = (int(random() % 9) - 4) / 4.0;
        dictionary.add_pattern(pattern);
      }
    }
    for (const std::string& name : dictionary_format_names()) {
      Diagnostics lost;
      const auto format = *dictionary_format_from_name(name);
      const Dictionary read = again(dictionary, format, lost);
      if (!lost.empty()) continue;
      ++lossless;
      INFO(name);
      REQUIRE(rendering(read) == rendering(dictionary));
    }
  }
  CHECK(lossless > 800);
}
