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

void check_parts(const std::string& text, std::size_t threads, const std::string& format = "txt") {
  ReadOptions together;
  together.threads = threads;
  together.thread_share = 1;
  const Reading one = read(text, format);
  const Reading several = read(text, format, together);
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
    check_parts(text, 2 + random() % 9, round % 8 == 0 ? "md" : "txt");
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
    for (const std::size_t threads : {2U, 7U}) check_parts(text, threads, kind.string().substr(1));
  }
}

TEST_CASE("a time before a label is the label's where parts meet") {
  std::string text;
  for (int turn = 10; turn < 60; ++turn) {
    text += "Ann: I told them.\n\n[00:00:" + std::to_string(turn) + "]\nBob: What?\n\n";
  }
  for (const std::size_t threads : {2U, 3U, 5U, 50U, 200U}) check_parts(text, threads);
  ReadOptions together;
  together.threads = 3;
  together.thread_share = 1;
  const Document document = read(text, "txt", together).only();
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
  for (const std::size_t threads : {1U, 2U, 3U, 5U, 40U}) {
    check_parts(text, threads);
    ReadOptions together;
    together.threads = threads;
    together.thread_share = 1;
    CHECK(read(text, "txt", together).only().turns.size() == 40);
  }
}
