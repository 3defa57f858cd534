// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>

#include <algorithm>
#include <chrono>
#include <random>
#include <string>

#include <themata/text/composition.hpp>
#include <themata/text/normalise.hpp>
#include <themata/text/utf8.hpp>

using namespace themata;

namespace {

/// Every code point c for which holds(c as UTF-8) is false, the first few.
template <typename Holds>
std::string exceptions(Holds&& holds) {
  std::string out;
  for (char32_t c = 0; c <= 0x10FFFF && out.size() < 60; ++c) {
    if (c >= 0xD800 && c <= 0xDFFF) continue;
    std::string bytes;
    append_utf8(bytes, c);
    if (!holds(bytes)) out += std::to_string(static_cast<std::uint32_t>(c)) + " ";
  }
  return out;
}

std::string without_marks(const char* text) { return folded_form(text, Diacritics::ignore); }

}  // namespace

TEST_CASE("forms ignore case in all of Unicode") {
  CHECK(folded_form("FAIR") == "fair");
  CHECK(folded_form("\u00C9T\u00C9") == "\u00E9t\u00E9");
  CHECK(folded_form("Stra\u00DFe") == "strasse");
  CHECK(folded_form("STRASSE") == "strasse");
  CHECK(folded_form("\u1E9E") == "ss");
  CHECK(folded_form("\uFB01") == "fi");
}

TEST_CASE("a final sigma equals any other") {
  CHECK(folded_form("\u03A3\u03CC\u03C2") == folded_form("\u03C3\u038C\u03A3"));
}

TEST_CASE("a dotted capital I keeps its dot, as Unicode's full folding has it") {
  CHECK(folded_form("\u0130") == "i\u0307");
  CHECK(folded_form("I") == "i");
  CHECK(folded_form("\u0131") == "\u0131");
}

TEST_CASE("composed and decomposed letters are equal") {
  CHECK(folded_form("e\u0301te\u0301") == folded_form("\u00E9t\u00E9"));
  CHECK(folded_form("\u1100\u1161") == folded_form("\uAC00"));
  CHECK(folded_form("\u212B") == folded_form("\u00E5"));
  CHECK(folded_form("q\u0307\u0323") == folded_form("q\u0323\u0307"));
  CHECK(nfc("e\u0301") == "\u00E9");
  std::string name = "Zoe\u0301";
  compose(name);
  CHECK(name == "Zo\u00E9");
  CHECK(nfc("plain") == "plain");
}

TEST_CASE("typographic apostrophes equal the typed one") {
  CHECK(folded_form("officer\u2019s") == "officer's");
  CHECK(folded_form("officer\u02BCs") == "officer's");
  CHECK(folded_form("\u2018so") == "\u2018so");
}

TEST_CASE("soft hyphens and joiners do not count, other invisible characters do") {
  CHECK(folded_form("po\u00ADten\u00ADtial") == "potential");
  CHECK(folded_form("a\u200Cb\u200Dc") == "abc");
  CHECK(folded_form("a\u200Bb") == "a\u200Bb");
  CHECK(folded_form("\u00AD").empty());
  CHECK(folded_form("").empty());
}

TEST_CASE("a soft hyphen between a letter and its mark does not part them") {
  CHECK(folded_form("e\u00AD\u0301") == "\u00E9");
}

TEST_CASE("diacritics are ignored only where asked for") {
  CHECK(folded_form("na\u00EFve") != folded_form("naive"));
  CHECK(without_marks("na\u00EFve") == "naive");
  CHECK(without_marks("Qu\u00E9bec") == "quebec");
  CHECK(without_marks("\u0130") == "i");
  CHECK(without_marks("\u00D8re") == "\u00F8re");
}

TEST_CASE("folding twice is folding once, for every code point") {
  CHECK(exceptions([](const std::string& c) {
          const std::string form = folded_form(c);
          return folded_form(form) == form;
        }) == "");
  CHECK(exceptions([](const std::string& c) {
          const std::string form = folded_form(c, Diacritics::ignore);
          return folded_form(form, Diacritics::ignore) == form;
        }) == "");
}

TEST_CASE("forms are in NFC, and do not depend on how a code point was normalised") {
  CHECK(exceptions([](const std::string& c) {
          const std::string form = folded_form(c);
          return nfc(form) == form && folded_form(nfc(c)) == form;
        }) == "");
}

// A joiner is left out of forms, and makes a word one that ICU folds.
TEST_CASE("words of Latin letters are folded as ICU folds them") {
  const auto by_icu = [](const std::string& word) { return folded_form(word + "\u200D"); };
  CHECK(exceptions([&](const std::string& c) {
          return folded_form(c) == by_icu(c) && folded_form("x" + c + "Y") == by_icu("x" + c + "Y");
        }) == "");
  std::mt19937 random(5);
  std::size_t unlike = 0;
  for (int round = 0; round < 20000; ++round) {
    std::string word;
    for (std::size_t left = 1 + random() % 6; left > 0; --left) {
      const char32_t values[] = {0x41 + static_cast<char32_t>(random() % 0x3A),
                                 0xA0 + static_cast<char32_t>(random() % 0x1C0),
                                 0x300 + static_cast<char32_t>(random() % 0x50), 0x2019};
      append_utf8(word, values[std::min<std::size_t>(random() % 9 / 2, 3)]);
    }
    unlike += folded_form(word) == by_icu(word) ? 0U : 1U;
  }
  CHECK(unlike == 0);
}

TEST_CASE("hundreds of marks on one letter come in canonical order, as few do") {
  const auto times = [](std::size_t count, const std::string& text) {
    std::string out;
    for (std::size_t at = 0; at < count; ++at) out += text;
    return out;
  };
  for (const std::size_t count : {1U, 2U, 15U, 16U, 400U}) {
    const std::string sorted = "\u1EA1" + times(count - 1, "\u0323") + times(count, "\u0301");
    CHECK(nfc("a" + times(count, "\u0301\u0323")) == sorted);
    CHECK(folded_form("A" + times(count, "\u0301\u0323")) == sorted);
    CHECK(cased_form("a" + times(count, "\u0301\u0323"), Diacritics::count) == sorted);
    CHECK(without_marks(("A" + times(count, "\u0301\u0323")).c_str()) == "a");
    // Marks that stand for two, one of them without a class of its own; letters part them.
    CHECK(nfc("q" + times(count, "\u0344")) == "q" + times(count, "\u0308\u0301"));
    CHECK(nfc(times(count, "\u0F73")) == times(count, "\u0F71") + times(count, "\u0F72"));
    CHECK(nfc(times(count, "q\u0301\u0323") + "\uAC00") ==
          times(count, "q\u0323\u0301") + "\uAC00");
  }
}

TEST_CASE("a word of many unordered marks takes no longer than it is long") {
  std::string word = "a";
  for (int at = 0; at < 400'000; ++at) word += "\u0301\u0323";
  const auto start = std::chrono::steady_clock::now();
  CHECK(folded_form(word).size() == word.size());  // a letter and its mark are one of as many bytes
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
  CHECK(took.count() < 20);
}

TEST_CASE("folding twice is folding once, for letters with marks in any order") {
  const std::string marks[] = {"\u0345", "\u0301", "\u0308", "\u0323", "\u0307", "\u00AD"};
  const std::string letters[] = {"\u03B1", "\u0391", "I",      "\u0130",
                                 "\u00DF", "\u1E9E", "\u01F0", "\u0149"};
  for (const std::string& letter : letters) {
    for (const std::string& one : marks) {
      for (const std::string& two : marks) {
        const std::string form = folded_form(letter + one + two);
        CAPTURE(letter, one, two);
        CHECK(folded_form(form) == form);
      }
    }
  }
}
