// SPDX-License-Identifier: MIT
// Several threads that look at parts of a text find what one finds.
#include "reading.hpp"

#include <filesystem>
#include <random>
#include <string>
#include <vector>

#include "real_data.hpp"

using namespace themata;
using namespace themata::testing;

namespace {

ReadOptions in_parts_of(std::size_t bytes, std::size_t threads) {
  ReadOptions options;
  options.threads = threads;
  options.part_size = bytes;
  return options;
}

void check_parts(const std::string& text, std::size_t bytes, std::size_t threads,
                 const std::string& format = "txt") {
  INFO(bytes << " bytes a part, " << threads << " threads");
  const Reading one = read(text, format);
  const Reading several = read(text, format, in_parts_of(bytes, threads));
  CHECK(one.said() == several.said());
  check_alike(one.only(), several.only());
}

/// Of what rules for labels, margins, times, pages and notes look at.
std::string random_transcript(std::mt19937& random) {
  static const std::vector<std::string> usual{"Ann: I told them.\n\n",
                                              "BOB SMITH: What did you tell?\n\n",
                                              "Ann: So (pause) we went.\n",
                                              "and then it was over.\n",
                                              "\n",
                                              "BOB SMITH:\n",
                                              "Q. Where?\n",
                                              "A. There.\n"};
  static const std::vector<std::string> rare{
      "[00:01:02]\n",
      "00:01:05\n",
      "00:01:06 Ann: Yes.\n",
      "02:10 Ann: Yes.\n",
      "02:20 - BOB SMITH: Why?\n",
      "12:30 Lunch: none.\n",
      "Ann: 00:02 Yes.\n",
      "12\n",
      "\f   13\n",
      "\f",
      "   14  Ann: Well.\n",
      "   15\n",
      "[laughs]\n",
      "(crosstalk",
      " )\n",
      "Jane Doe\n",
      "MR BEER: No.\n",
      "Questioned by MR BEER\n",
      "**Ann:** Oh.\n",
      "- one\n",
      "Note: it rained.\n",
      "Both: Yes.\n",
      "Ann  00:03:04\n",
      "Ann:tight\n",
      "\u00c9mile: Caf\u00e9.\n",
      "Ann\tTabbed.\n",
      " \n",
      "Page 3 of 9\n",
      "#00:00:12-3# so\n",
      "Anne: Once.\n",
      "a line that goes on for quite a while and says: nothing at all, or very little.\n"};
  std::string text;
  const std::size_t lines = 1 + random() % 60;
  const std::size_t odd = 2 + random() % 12;
  const std::size_t margin = random() % 3;
  for (std::size_t line = 0; line < lines; ++line) {
    const auto& from = random() % odd == 0 ? rare : usual;
    if (margin == 1) text += std::string(2 + random() % 4, ' ');
    if (margin == 2 && random() % 8 != 0) text += std::to_string(line % 25 + 1) + "  ";
    text += from[random() % from.size()];
  }
  if (random() % 3 == 0) text.pop_back();
  return text;
}

}  // namespace

TEST_CASE("a text read in parts gives the document that one thread gives") {
  std::mt19937 random(5);
  for (int round = 0; round < 4000; ++round) {
    const std::string text = random_transcript(random);
    INFO(text);
    const std::size_t bytes = 1 + text.size() / (2 + random() % 9);
    check_parts(text, bytes, 2 + random() % 4, round % 8 == 0 ? "md" : "txt");
  }
}

TEST_CASE("a real transcript read in parts gives the document that one thread gives") {
  const auto folder = real_data() / "transcripts";
  NEEDS_REAL_DATA(folder);
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    const auto kind = entry.path().extension();
    if (kind != ".txt" && kind != ".md") continue;
    const std::string text = read_file(entry.path());
    if (text.size() > 300'000) continue;
    INFO(entry.path().filename().string());
    for (const std::size_t bytes : {5'000U, 40'000U}) {
      check_parts(text, bytes, 3, kind.string().substr(1));
    }
  }
}

TEST_CASE("a time before a label is the label's where parts meet") {
  std::string text;
  for (int turn = 10; turn < 60; ++turn) {
    text += "Ann: I told them.\n\n[00:00:" + std::to_string(turn) + "]\nBob: What?\n\n";
  }
  for (const std::size_t bytes : {10U, 40U, 500U, 1'000U}) check_parts(text, bytes, 3);
  const Document document = read(text, "txt", in_parts_of(300, 3)).only();
  REQUIRE(document.turns.size() == 100);
  for (std::size_t turn = 1; turn < 100; turn += 2) {
    CHECK(document.times_of(document.turns[turn]).start == 10 + (turn - 1) / 2);
  }
}

TEST_CASE("a margin of every fifth line is as wide as the narrowest part shows") {
  std::string text;
  for (int line = 1; line <= 40; ++line) {
    const std::string number = line % 5 == 0 ? std::to_string(line) : "";
    const std::string margin(line < 20 ? 4 : 9, ' ');
    text +=
        number + margin.substr(number.size()) + (line % 4 == 0 ? "Bob: What?" : "Ann: So.") + "\n";
  }
  for (const std::size_t bytes : {1U, 20U, 100U, 300U}) {
    check_parts(text, bytes, 3);
    CHECK(read(text, "txt", in_parts_of(bytes, 3)).only().turns.size() == 40);
  }
}

TEST_CASE("who speaks first is numbered first, whatever is left of the turn") {
  // Of Bob's first turn nothing is left, and yet he comes before Cem.
  const std::string text =
      "Ann: So.\n\nBob: [00:00:01]\n\nCem: Yes.\n\nAnn: Well.\n\nBob: No.\n\nCem: Oh.\n\nBob: "
      "Ah.\n";
  for (const std::size_t bytes : {1U, 10U, 20U, 30U}) check_parts(text, bytes, 2);
}
