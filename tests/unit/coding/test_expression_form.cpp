// SPDX-License-Identifier: MIT
#include <re2/re2.h>
#include <catch2/catch.hpp>

#include <random>
#include <string>
#include <vector>

#include "../../../src/coding/expression_form.hpp"

using namespace themata;

namespace {

using enum Diacritics;

std::string form(const std::string& expression, Diacritics diacritics = count,
                 LetterCase letter_case = LetterCase::folded) {
  return expression_form(expression, letter_case, diacritics).text;
}

/// The parts that are named as unmet.
std::string unmet(const std::string& expression, Diacritics diacritics = count) {
  std::string out;
  for (const UnmetPart& one : expression_form(expression, LetterCase::folded, diacritics).unmet) {
    out += (out.empty() ? "" : " ") + one.part;
  }
  return out;
}

bool meets(const std::string& expression, const std::string& word, LetterCase letter_case,
           Diacritics diacritics) {
  RE2::Options options;
  options.set_case_sensitive(letter_case == LetterCase::exact);
  const RE2 made(expression, options);
  REQUIRE(made.ok());
  return RE2::FullMatch(letter_case == LetterCase::exact ? cased_form(word, diacritics)
                                                         : folded_form(word, diacritics),
                        made);
}

/// Letters that fold to several, marks, signs that forms leave out, Hangul in parts.
const std::vector<std::string> letters{
    "a", "s",      "e",      "E",      "é",      "É",      "ß",      "ẞ",      "İ",
    "ŉ", "\u0301", "\u030C", "\u0345", "\u00AD", "\u200D", "’",      "ʼ",      "'",
    "ς", "ᾳ",      "ﬁ",      "\u1100", "\u1161", "\u11A8", "\u0323", "\u212B", "и\u0306"};

std::string random_word(std::mt19937& random) {
  std::string word;
  for (std::size_t left = 1 + random() % 3; left > 0; --left) {
    word += letters[random() % letters.size()];
  }
  return word;
}

}  // namespace

TEST_CASE("characters of an expression become what forms have") {
  CHECK(form("officer’s|officerʼs") == "officer's|officer's");
  CHECK(form("straße") == "strasse");
  CHECK(form("Straße", count, LetterCase::exact) == "Straße");
  CHECK(form("cafe\u0301") == "café");
  CHECK(form("CAFÉ") == "CAFé");
  CHECK(form("café|naïve", ignore) == "cafe|naive");
  CHECK(form("co\u00ADop") == "coop");
  CHECK(form("caf\\x{e9}|caf\\xe9|caf\\351|cafe\\x{301}") == "caf\\x{e9}|caf\\xe9|caf\\351|café");
  CHECK(form("caf\\x{e9}|caf\\351", ignore) == "cafe|cafe");
  CHECK(form("\\Qa.b’s\\E+") == "a\\.b's+");
  CHECK(form("≠", ignore) == "\\=");
}

TEST_CASE("all that an expression meets begins with the letters it begins with") {
  const struct {
    const char* form;
    const char* beginning;
  } cases[] = {
      {"Fair", "fair"},       {"fair(ly)?", "fair"}, {"fairs?", "fair"}, {"fairs*", "fair"},
      {"fairs{0,2}", "fair"}, {"fairs+", "fairs"},   {"a?", ""},         {"fair|just", ""},
      {"(fair|just)", ""},    {"(?i)fair", ""},      {".*air", ""},      {"", ""},
      {"f[a-z]+", "f"},       {"l'air", "l"},        {"\\bfair", ""},    {"^fair", ""}};
  for (const auto& one : cases) CHECK(expression_beginning(one.form) == one.beginning);
}

TEST_CASE("a quantifier takes the whole of the character before it") {
  CHECK(form("aß+") == "a(?:ss)+");
  CHECK(form("ß?ß*ß{2}ß") == "(?:ss)?(?:ss)*(?:ss){2}ss");
  CHECK(form("e\u0301+") == "é+");
  CHECK(form("x\u030C*") == "(?:x\u030C)*");
  CHECK(form("e\u0301+", ignore) == "e+");
  CHECK(form("\u00AD?a") == "(?:)?a");
  CHECK(form("co\u00AD?op") == "co(?:)?op");
  CHECK(form("ß\u00AD*") == "ss(?:)*");
}

TEST_CASE("a class takes the forms of its members") {
  CHECK(form("[aé’]") == "[aé']");
  CHECK(form("[aß]+") == "(?:[a]|ss)+");
  CHECK(form("[ß]") == "(?:ss)");
  CHECK(form("[ßŉ-]") == "(?:[-]|'n|ss)");
  CHECK(form("[é-ü]") == "[é-ü]");
  CHECK(form("[à-ä]", ignore) == "[à-äa]");
  CHECK(form("[à-ä\\d[:alpha:]\\pL-]", ignore) == "[à-äa\\d[:alpha:]\\pL-]");
  CHECK(form("[^é]", ignore) == "[^e]");
  CHECK(form("[e\u0301x]") == "[éx]");
  CHECK(form("[]é]", ignore) == "[]e]");
  CHECK(form("[\u0300\u0301]") == "[\u0300\u0301]");
  CHECK(form("[г-и\u0306]") == "[г-й]");
}

TEST_CASE("syntax stays what it is") {
  for (const std::string syntax :
       {"a\\d\\pL\\p{Greek}\\PN\\.\\/\\x41\\x{42}\\n", "(?i)(?P<name>a|b)(?:c)(?s-U:.)",
        "[[:^alpha:]]", "[^]a-c\\]\\-]", "a{2,3}?b*?c+?d??", "^$\\b\\B\\A\\z", "[a\\x{30}-9\\t]",
        "[--a]{", "a{b}"}) {
    INFO(syntax);
    CHECK(form(syntax) == syntax);
    CHECK(form("é" + syntax + "é") == "é" + syntax + "é");
    CHECK(form("é" + syntax, ignore) == "e" + syntax);
    CHECK(unmet("é" + syntax).empty());
  }
}

TEST_CASE("what words can't meet is named") {
  CHECK(unmet("[ae]\u0301") == "\u0301");
  CHECK(unmet("(e|a)\u0301x").substr(0, 2) == "\u0301");
  CHECK(unmet("[ae]\u0301", ignore).empty());
  CHECK(unmet("cafe\\x{301}?") == "\\x{301}");
  CHECK(unmet("cafe\\x{301}").empty());
  CHECK(unmet("[^ß]") == "ß");
  CHECK(unmet("[^\\x{df}é]") == "\\x{df}");
  CHECK(unmet("[^À-ÿ]").empty());
  CHECK(unmet("[^À-ÿ]", ignore) == "À-ÿ");
  CHECK(unmet("[а-я]", ignore).empty());
  CHECK(unmet("[\\x{80}-\\x{10ffff}]", ignore) == "\\x{80}-\\x{10ffff}");
  CHECK(unmet("[\\x{80}-\\x{10ffff}]").empty());
  CHECK(unmet("(?-i)Crown") == "(?-i)");
  CHECK(unmet("(?-i)crown").empty());
  CHECK(expression_form("(?-i)Crown", LetterCase::exact, count).unmet.empty());
}

TEST_CASE("one place for any letter of a range takes one letter") {
  const std::string any = expression_form("pa[a-zÀ-ÿ]", LetterCase::folded, count).text;
  CHECK(RE2::FullMatch("paß", any));
  CHECK(RE2::FullMatch("pas", any));
  CHECK(!RE2::FullMatch("pass", any));
  const std::string named = expression_form("pa[aß]", LetterCase::folded, count).text;
  CHECK(RE2::FullMatch("pass", named));
}

TEST_CASE("an expression that has become too large is left as it is, and named") {
  std::string wide = "(?:[ßﬁﬂﬀﬃ]{999}";
  for (int more = 0; more < 40; ++more) wide += "|[ßﬁﬂﬀﬃ]{999}";
  wide += ')';
  const ExpressionForm made = expression_form(wide, LetterCase::folded, count);
  CHECK(made.text == wide);
  REQUIRE(made.unmet.size() == 1);
  CHECK(made.unmet[0].why == UnmetPart::Why::too_large);
}

TEST_CASE("an expression of characters alone meets the words that are equal to it") {
  std::mt19937 random(7);
  for (int round = 0; round < 20'000; ++round) {
    const std::string word = random_word(random);
    const std::string other = random() % 2 == 0 ? random_word(random) : word;
    const auto letter_case = random() % 2 == 0 ? LetterCase::folded : LetterCase::exact;
    const auto diacritics = random() % 2 == 0 ? count : ignore;
    const std::string made = form(word, diacritics, letter_case);
    const auto equal = [&](const auto& of) {
      return of(word, diacritics) == of(other, diacritics);
    };
    INFO(word << " as " << made << " on " << other);
    CHECK(meets(made, other, letter_case, diacritics) ==
          (letter_case == LetterCase::exact ? equal(cased_form) : equal(folded_form)));
  }
}

TEST_CASE("a class meets the words that are equal to one of its characters") {
  std::mt19937 random(8);
  for (int round = 0; round < 5'000; ++round) {
    const std::string one = letters[random() % 2 + 4];  // nothing joins these two
    const std::string two = letters[random() % letters.size()];
    const std::string word = letters[random() % letters.size()];
    const auto diacritics = random() % 2 == 0 ? count : ignore;
    const std::string made = form("[" + two + "]|[" + one + "q]", diacritics);
    const auto same = [&](const std::string& member) {
      return folded_form(member, diacritics) == folded_form(word, diacritics);
    };
    INFO(one << " and " << two << " as " << made << " on " << word);
    CHECK(meets(made, word, LetterCase::folded, diacritics) == (same(one) || same(two)));
  }
}

TEST_CASE("what RE2 takes it takes in the words' form too, or it is named") {
  const std::vector<std::string> pieces{
      "[",       "]",     "^",   "-",     "(",        ")", "|",  "*",      "+?",
      "{2}",     "{",     "\\d", "\\pL",  "\\Q",      "x", "ß",  "\u0301", "\u00AD",
      "\\x{df}", "\\351", "\\x", "(?-i)", "(?P<n>",   "é", "[^", "à-",     "[:alpha:]",
      "\\p{",    "\\",    "\\E", ".",     "\\x{301}", "-ü"};
  std::mt19937 random(9);
  int taken = 0;
  for (int round = 0; round < 30'000; ++round) {
    std::string expression;
    for (std::size_t left = 1 + random() % 7; left > 0; --left) {
      expression += pieces[random() % pieces.size()];
    }
    const auto diacritics = random() % 2 == 0 ? count : ignore;
    const auto made = expression_form(expression, LetterCase::folded, diacritics);
    if (!RE2(expression, RE2::Quiet).ok()) continue;
    ++taken;
    INFO(expression << " as " << made.text);
    CHECK(RE2(made.text, RE2::Quiet).ok());
    CHECK((made.unmet.empty() || made.unmet.back().why != UnmetPart::Why::too_large));
  }
  CHECK(taken > 5'000);
}
