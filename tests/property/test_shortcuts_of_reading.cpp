// SPDX-License-Identifier: MIT
// The readers look at few bytes of most lines. What they find must not depend on that.
#include <catch2/catch.hpp>

#include <algorithm>
#include <random>
#include <sstream>
#include <string>
#include <vector>

#include <themata/text/utf8.hpp>
#include <themata/transcript/notes.hpp>

#include "../../src/transcript/conventions_words.hpp"
#include "../../src/transcript/label_shapes.hpp"
#include "../../src/transcript/plain_talk.hpp"
#include "rendering.hpp"

using themata::Mark;
using themata::Span;
using themata::testing::render;

namespace {

std::vector<Mark> notes_from(const std::string& text, std::size_t from) {
  std::vector<Mark> marks;
  const Span range{static_cast<std::uint32_t>(from), static_cast<std::uint32_t>(text.size())};
  themata::find_notes(text, range, marks);
  return marks;
}

/// Every byte is asked whether a note begins there.
std::vector<Mark> notes_by_definition(const std::string& text) {
  std::vector<Mark> marks;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const auto found = notes_from(text, at);
    if (found.empty() || found.front().span.begin != at) continue;
    marks.push_back(found.front());
    at = found.front().span.end - 1;
  }
  return marks;
}

std::string random_talk(std::mt19937& random, std::size_t pieces) {
  static const std::vector<std::string> parts{
      "[",    "]",      "(",         ")",         "\\[",          "\\]",      "*",      "_",  "<",
      ">",    "{",      "}",         "#",         "\uFF08",       "\uFF09",   "\u3010", ":",  "1",
      "23",   "00:01",  "00:01:02",  "1:02:03.5", "#00:00:12-3#", "12:30",    "laughs", " ",  "\n",
      "long", "pause ", "inaudible", "(laughs)",  "[crosstalk]",  "\u3011x ", "5.",     ".5", "a"};
  std::string text;
  for (std::size_t i = 0; i < pieces; ++i) text += parts[random() % parts.size()];
  return text;
}

/// Of words that names are made of as well as talk.
std::string random_line(std::mt19937& random) {
  static const std::vector<std::string> words{
      "Jane",        "DOE",       "McDonald",   "O'Neil",     "from",     "della",   "von",
      "the",         "The",       "unknown",    "speaker",    "Female",   "male",    "interviewer",
      "student",     "court",     "told",       "me",         "about",    "victims", "they're",
      "well-known",  "iPhone",    "openStreet", "e.g.",       "Jr.",      "Lee,",    "case.",
      "x",           "A",         "Q.",         "2",          "Z\u00F6e", "(Host)",  "[laughs]",
      "/",           "both?",     "a.m.",       "research",   "group",    "voice",   "members",
      "participant", "recorded,", "Mr.",        "EXAMINATION"};
  std::string line;
  const std::size_t count = 1 + random() % 9;
  for (std::size_t i = 0; i < count; ++i) {
    if (i != 0) line += random() % 20 == 0 ? "  " : " ";
    line += words[random() % words.size()];
  }
  return line;
}

std::vector<std::string> sorted_lines(const std::string& rendered) {
  std::vector<std::string> lines;
  std::istringstream stream(rendered);
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  std::sort(lines.begin(), lines.end());
  return lines;
}

}  // namespace

TEST_CASE("a note is found wherever it begins") {
  std::mt19937 random(11);
  for (int round = 0; round < 4000; ++round) {
    const std::string text = random_talk(random, 1 + random() % 30);
    CAPTURE(text);
    CHECK(notes_from(text, 0) == notes_by_definition(text));
  }
}

TEST_CASE("a line reads the same before and after others that begin so") {
  const std::string voices =
      "Ann: Was it?\n\nBo Lee: It was.\n\nAnn: Since when?\n\nBo Lee: Last year.\n\n";
  for (const std::string name : {"Ann", "Bo Lee", "Interviewer", "Note", "Will", "\u00C9mile"}) {
    for (const std::string talk : {": So.",
                                   ":So.",
                                   ":  So.",
                                   ":\u00A0So.",
                                   ": \u3000So.",
                                   ": 12:30 is late.",
                                   ":12:30 late.",
                                   ": 00:01:02 So.",
                                   ": [00:01] So.",
                                   ": (00:01 - 00:02) So.",
                                   ": \\[00:01\\] So.",
                                   ": #00:00:12-3# So.",
                                   ": (laughs) So.",
                                   ": [inaudible 00:01:02] so.",
                                   ": /so.",
                                   "://so.",
                                   " (Host): So.",
                                   " [00:01:02]: So.",
                                   ": \u201CSo.\u201D",
                                   "\uFF1ASo.",
                                   ": *laughs* So.",
                                   ":",
                                   ": ",
                                   " 47:22"}) {
      const std::string line = "Ann: Here.\n\n" + name + talk + "\n\nBo Lee: Yes.\n\n";
      CAPTURE(line);
      CHECK(sorted_lines(render(line + voices)) == sorted_lines(render(voices + line)));
    }
  }
}

TEST_CASE("a line that is told to be talk at a glance has no label") {
  std::mt19937 random(12);
  std::size_t told = 0;
  for (int round = 0; round < 200'000; ++round) {
    const std::string line = random_line(random);
    if (!themata::is_plain_talk(line)) continue;
    ++told;
    CAPTURE(line);
    REQUIRE_FALSE(themata::leading_label(line));
    REQUIRE_FALSE(themata::titled_label(line));
    REQUIRE_FALSE(themata::doubtful_label(line));
  }
  CHECK(told > 20'000);
}

TEST_CASE("talk is told at a glance by a small word among others, in lines of every length") {
  CHECK(themata::is_plain_talk("They heard me out"));
  CHECK(themata::is_plain_talk("Lee said nothing of it, they"));
  CHECK_FALSE(themata::is_plain_talk("Ann from Leeds"));
  CHECK_FALSE(themata::is_plain_talk("Female research participant"));
  CHECK_FALSE(themata::is_plain_talk("Jane Doe"));
  for (std::size_t length = 1; length < 200; ++length) {
    const std::string name(length, 'X');
    CAPTURE(length);
    CHECK(themata::is_plain_talk("We were " + name) == (length + 8 < 128));
    CHECK(themata::is_plain_talk(name + " were so") == (length > 1 && length + 8 < 128));
    CHECK_FALSE(themata::is_plain_talk(name + " De La Cruz"));
    CHECK_FALSE(themata::is_plain_talk("We were " + name + "\u00E9"));
  }
}

TEST_CASE("lines of every length are cut at their ends") {
  for (std::size_t length = 1; length < 200; ++length) {
    const std::string a(length, 'a');
    const std::string b(length, 'b');
    const std::string text =
        "Ann: " + a + ".\n\nBo: " + b + ".\n\u00A0 \nAnn: " + a + ".\f\nBo: \u00A0" + b + ".\u3000";
    CHECK(render(text) == "Ann: " + a + ".\nBo: " + b + ".\nAnn: " + a + ".\nBo: " + b + ".\n");
  }
}

TEST_CASE("a label's colon may be so far away and no further") {
  for (std::size_t colon = 110; colon < 130; ++colon) {
    const std::string name = "Jane Lee (" + std::string(colon - 11, 'x') + ")";
    REQUIRE(name.size() == colon);
    const std::string turns = "Bo: Yes?\n\n" + name + ": Yes.\n\n";
    const bool label = render(turns + turns).find("\n" + name + ": ") != std::string::npos;
    CHECK(label == (colon <= 121));
  }
}

TEST_CASE("ASCII is classed as ICU classes it") {
  for (char32_t c = 0; c < 0x80; ++c) {
    CAPTURE(static_cast<unsigned>(c));
    CHECK(themata::is_space(c) == themata::detail::is_wide_space(c));
    CHECK(themata::is_letter(c) == themata::detail::is_wide_letter(c));
    CHECK(themata::is_upper(c) == themata::detail::is_wide_upper(c));
    CHECK(themata::is_lower(c) == themata::detail::is_wide_lower(c));
    CHECK(themata::is_digit(c) == themata::detail::is_wide_digit(c));
  }
}
