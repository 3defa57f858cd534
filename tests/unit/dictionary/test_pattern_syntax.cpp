// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>

#include <themata/dictionary/pattern.hpp>

using namespace themata;

namespace {

std::string shown(std::string text) {
  for (const auto& [letter, sign] : {std::pair(wildcard_run_utf8, '*'), {wildcard_one_utf8, '?'}}) {
    for (std::size_t at = text.find(letter); at != std::string::npos; at = text.find(letter)) {
      text.replace(at, letter.size(), 1, sign);
    }
  }
  return text;
}

/// `[a|b c|] ~3 [/x/]`, or `error at N`.
std::string rendered(const std::string& written, PatternSyntax syntax = PatternSyntax::native) {
  const auto parsed = parse_pattern(written, syntax);
  if (const auto* error = std::get_if<PatternError>(&parsed)) {
    return "error at " + std::to_string(error->at);
  }
  std::string out;
  for (const auto& part : std::get<PatternParts>(parsed)) {
    if (!out.empty()) out += ' ';
    if (const auto* gap = std::get_if<Gap>(&part)) {
      out += "~" + std::to_string(gap->most);
      continue;
    }
    std::string options;
    for (const auto& option : std::get<Choice>(part).options) {
      if (&option != &std::get<Choice>(part).options.front()) options += '|';
      std::string words;
      for (const WrittenWord& word : option) {
        if (!words.empty()) words += ' ';
        words += word.regex ? "/" + word.text + "/" : shown(word.text);
      }
      options += words;
    }
    out += "[" + options + "]";
  }
  return out;
}

}  // namespace

TEST_CASE("the native syntax is read") {
  const std::vector<std::pair<std::string, std::string>> cases{
      {"victim*", "[victim*]"},
      {" a   b ", "[a] [b]"},
      {"(her|his|) story", "[her|his|] [story]"},
      {"(on the record|off) talk", "[on the record|off] [talk]"},
      {"a ~3 b", "[a] ~3 [b]"},
      {"/^re(x|y)[sz].*/", "[/^re(x|y)[sz].*/]"},
      {"/a b/ c", "[/a b/] [c]"},
      {"(/x|y/|z)", "[/x|y/|z]"},
      {"a\\*b \\~3 \\(x\\)", "[a*b] [~3] [(x)]"},
      {"sur(viv|prise)(or|s)", "[survivor|survivs|surpriseor|surprises]"},
      {"(a|(b|c) d)", "[a|b d|c d]"},
      {"and/or", "[and/or]"},
      {"/a\\/b/", "[/a/b/]"},
  };
  for (const auto& [written, expected] : cases) {
    INFO(written);
    CHECK(rendered(written) == expected);
  }
}

TEST_CASE("what is wrong is told with its place") {
  const std::vector<std::pair<std::string, std::string>> cases{
      {"", "error at 0"},          {"a (b|c", "error at 2"},  {"a b)", "error at 3"},
      {"a | b", "error at 2"},     {"~3 a", "error at 0"},    {"a ~3", "error at 2"},
      {"a ~0 b", "error at 2"},    {"a ~x b", "error at 2"},  {"a ~2000 b", "error at 2"},
      {"a ~1 ~2 b", "error at 5"}, {"(a|)", "error at 0"},    {"/abc", "error at 0"},
      {"a \\", "error at 2"},      {"a {her}", "error at 2"}, {"(a|) ~2 b", "error at 5"},
      {"//", "error at 0"},
  };
  for (const auto& [written, expected] : cases) {
    INFO(written);
    CHECK(rendered(written) == expected);
  }
}

TEST_CASE("limits hold: combinations and brackets") {
  std::string many;
  for (int i = 0; i < 8; ++i) many += "(a|b|c)";
  CHECK(rendered(many).starts_with("error at"));
  CHECK(rendered(std::string(40, '(') + "a" + std::string(40, ')')).starts_with("error at"));
  CHECK(rendered(std::string(100'000, '(')).starts_with("error at"));
  std::string phrase;
  for (int i = 0; i < 10'000; ++i) phrase += "(a|b) ";
  CHECK_FALSE(rendered(phrase).starts_with("error"));
}

TEST_CASE("in the plain syntax only stars, question marks and blanks mean anything") {
  CHECK(rendered("(her|his) story*", PatternSyntax::plain) == "[(her|his)] [story*]");
  CHECK(rendered("~3 /x/ [y] a\\b", PatternSyntax::plain) == "[~3] [/x/] [[y]] [a\\b]");
  CHECK(rendered("  ", PatternSyntax::plain) == "error at 0");
}

TEST_CASE("a glob with many stars is matched without going astray") {
  std::string glob;
  for (int i = 0; i < 30; ++i) glob += "a" + std::string(wildcard_run_utf8);
  glob += "b";
  CHECK_FALSE(glob_matches(glob, std::string(20'000, 'a')));
  CHECK(glob_matches(glob, std::string(20'000, 'a') + "b"));
}
