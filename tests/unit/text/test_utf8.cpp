// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include <themata/text/utf8.hpp>

using namespace themata;

namespace {

constexpr char32_t last = 0x10FFFF;

bool is_surrogate(char32_t c) { return c >= 0xD800 && c <= 0xDFFF; }

std::string utf8(char32_t c) {
  std::string out;
  append_utf8(out, c);
  return out;
}

}  // namespace

TEST_CASE("every code point survives the way there and back") {
  bool good = true;
  for (char32_t c = 0; c <= last; ++c) {
    if (is_surrogate(c)) continue;
    const std::string bytes = utf8(c);
    const CodePoint first = code_point_at(bytes, 0);
    const CodePoint end = code_point_before(bytes, bytes.size());
    good = good && first.value == c && first.bytes == bytes.size() && end.value == c &&
           end.bytes == bytes.size() && !find_invalid_utf8(bytes) && count_code_points(bytes) == 1;
  }
  CHECK(good);
}

TEST_CASE("what is no code point becomes U+FFFD") {
  CHECK(utf8(0xD800) == "\uFFFD");
  CHECK(utf8(0x110000) == "\uFFFD");
}

TEST_CASE("ill-formed bytes are found at their place in long texts, wherever it is") {
  std::string text;
  std::vector<std::size_t> begins;
  for (const char* c : {"a", "\u00E9", "b", "\u2019", "\U0001F600", "c"}) {
    for (int times = 0; times < 3; ++times) text += c;
  }
  while (text.size() < 2200) text += text;
  for (std::size_t at = 0; at < 2100; at += code_point_at(text, at).bytes) begins.push_back(at);
  CHECK_FALSE(find_invalid_utf8(text));
  std::size_t elsewhere = 0;
  for (const std::string bad : {"\xFF", "\x80\x80\x80\x80\x80", "\xE2\x80", "\xF0\x9F\x98"}) {
    for (const std::size_t at : begins) {
      const std::string damaged = text.substr(0, at) + bad + "a" + text.substr(at);
      elsewhere += find_invalid_utf8(damaged) == at ? 0U : 1U;
      elsewhere += find_invalid_utf8(text.substr(0, at) + bad) == at ? 0U : 1U;
    }
  }
  CHECK(elsewhere == 0);
}

TEST_CASE("ill-formed bytes are found at their place, and stepped over by maximal parts") {
  struct Case {
    std::string bytes;
    std::size_t place;
    std::uint32_t length;
  };
  const std::vector<Case> cases{{"\xFF", 0, 1},
                                {"ab\xC3", 2, 1},
                                {"\xE2\x80z", 0, 2},
                                {"\xF0\x9F\x98z", 0, 3},
                                {"\xC0\x80", 0, 1},
                                {"\xED\xA0\x80", 0, 1},
                                {"\xF4\x90\x80\x80", 0, 1},
                                {"\u00E9\x80", 2, 1}};
  for (const Case& example : cases) {
    CAPTURE(example.bytes);
    CHECK(find_invalid_utf8(example.bytes) == example.place);
    const CodePoint bad = code_point_at(example.bytes, example.place);
    CHECK(bad.value == 0xFFFD);
    CHECK(bad.bytes == example.length);
  }
}

TEST_CASE("reading backwards ends where reading forwards began") {
  const std::string text = "a\u00E9\u2019\U0001F600\xFF\xC3z";
  std::vector<std::size_t> forwards;
  for (std::size_t at = 0; at < text.size(); at += code_point_at(text, at).bytes) {
    forwards.push_back(at);
  }
  std::vector<std::size_t> backwards;
  for (std::size_t at = text.size(); at > 0;) {
    at -= code_point_before(text, at).bytes;
    backwards.insert(backwards.begin(), at);
  }
  CHECK(backwards == forwards);
}

TEST_CASE("trim takes off white space of any kind") {
  CHECK(trim(" \t\n\u00A0\u3000\u2028"
             "a b\u00A0\u0085 ") == "a b");
  CHECK(trim("").empty());
  CHECK(trim("\u00A0 ").empty());
  CHECK(trim("\u200B"
             "a") ==
        "\u200B"
        "a");
}

TEST_CASE("classes of characters") {
  CHECK(is_letter(U'\u00E9'));
  CHECK(is_letter(U'\u4E00'));
  CHECK_FALSE(is_letter(U'1'));
  CHECK(is_upper(U'\u0130'));
  CHECK(is_lower(U'\u00DF'));
  CHECK(is_digit(U'\u0663'));
  CHECK_FALSE(is_digit(U'\u00B2'));
  CHECK(is_space(U'\u00A0'));
  CHECK_FALSE(is_space(U'\u200B'));
}

TEST_CASE("byte offsets become code point offsets, forwards, in place and back") {
  const std::string text = "a\u00E9\u2019\U0001F600z";
  CodePointIndex index(text);
  CHECK(index.at(0) == 0);
  CHECK(index.at(1) == 1);
  CHECK(index.at(3) == 2);
  CHECK(index.at(6) == 3);
  CHECK(index.at(10) == 4);
  CHECK(index.at(10) == 4);
  CHECK(index.at(11) == 5);
  CHECK(index.at(3) == 2);
  CHECK(index.at(text.size()) == count_code_points(text));
}

TEST_CASE("code points are counted alike in one go and one by one") {
  std::string text(100, 'x');
  for (char32_t c = 0x20; c < 0x11000; c += 0x135)
    text += utf8(c) + (c % 2 == 0 ? "" : "some words");
  CodePointIndex index(text);
  std::size_t points = 0;
  bool good = true;
  for (std::size_t at = 0; at < text.size(); at += code_point_at(text, at).bytes) {
    const std::size_t counted = count_code_points(std::string_view(text).substr(0, at));
    good = good && index.at(at) == points && counted == points;
    ++points;
  }
  CHECK(good);
  CHECK(index.at(50) == 50);
}

TEST_CASE("code points are counted alike in steps of every length, to the end") {
  std::string text = "\u00E9";
  for (char32_t c = 0x20; c < 0x11000; c += 0x73) text += utf8(c) + (c % 2 == 0 ? "a" : "words");
  for (std::size_t step = 1; step <= 40; ++step) {
    CodePointIndex index(text);
    bool good = true;
    for (std::size_t at = 0; at <= text.size(); at += step) {
      good = good && index.at(at) == count_code_points(std::string_view(text).substr(0, at));
    }
    INFO(step);
    CHECK(good);
    CHECK(index.at(text.size()) == count_code_points(text));
  }
}
