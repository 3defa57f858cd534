// SPDX-License-Identifier: MIT
// A text is a string of its own or a mapped file, and reads alike.
#include <catch2/catch.hpp>

#include <string>
#include <utility>

#include <themata/text/encoding.hpp>
#include <themata/text/text.hpp>
#include <themata/text/text_pass.hpp>

#include "scratch_file.hpp"

using namespace themata;
using themata::testing::ScratchFile;

namespace {

constexpr std::size_t any = std::size_t{1} << 30;

Text mapped(const ScratchFile& file) { return Text(MappedFile(file.path(), 1, any)); }

/// Several megabytes in which every place can be told from its neighbours.
std::string long_text() {
  std::string text;
  for (int line = 0; text.size() < 5'000'000; ++line) text += std::to_string(line) + " we went\n";
  return text;
}

}  // namespace

TEST_CASE("a text owns a string and can be built on") {
  Text text(std::string("We went"));
  text += " home";
  text.string().append(".");
  CHECK(text == "We went home.");
  CHECK(text.size() == 13);
  CHECK(text[0] == 'W');
  CHECK_FALSE(text.mapped());
  CHECK_FALSE(text.changed());
  text.let_go(0, text.size());
  CHECK(text == "We went home.");
}

TEST_CASE("a text views a mapped file") {
  const ScratchFile file("We went home.\n");
  Text text = mapped(file);
  CHECK(text.mapped());
  CHECK(text == "We went home.\n");
  const Text moved = std::move(text);
  CHECK(moved.mapped());
  CHECK(moved == "We went home.\n");
}

TEST_CASE("a copy of a mapped text, and one that is built on, own their bytes") {
  const ScratchFile file("We went");
  Text text = mapped(file);
  const Text copy = text;
  CHECK_FALSE(copy.mapped());
  text += " home";
  CHECK_FALSE(text.mapped());
  CHECK(text == "We went home");
  CHECK(copy == "We went");
  Text other = mapped(file);
  other = std::string("They stayed");
  CHECK_FALSE(other.mapped());
  CHECK(other == "They stayed");
}

TEST_CASE("what is let go of a mapped file comes back") {
  const std::string bytes = long_text();
  const ScratchFile file(bytes);
  const Text text = mapped(file);
  CHECK((text.view() == bytes));
  for (const std::size_t from : {std::size_t{0}, std::size_t{1}, std::size_t{4'097'000}, any}) {
    text.let_go(from, from + 100'000);
  }
  text.let_go(0, any);
  text.let_go(7, 7);
  CHECK((text.view() == bytes));
}

TEST_CASE("passes find what stands in a span, forwards and backwards") {
  const std::string bytes = long_text();
  const ScratchFile file(bytes);
  const Text text = mapped(file);
  TextPass pass(text);
  bool same = true;
  const auto look = [&](std::size_t at, std::size_t size) {
    const Span span{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + size)};
    same = same && pass.at(span) == std::string_view(bytes).substr(at, size);
  };
  for (std::size_t at = 0; at + 3000 < bytes.size(); at += 997) look(at, 3000);
  for (std::size_t at = bytes.size() - 3000; at > 70'001; at -= 70'001) look(at, 3000);
  look(0, bytes.size());
  look(bytes.size(), 0);
  CHECK(same);
}

TEST_CASE("a file that is written to while it is mapped has changed") {
  const ScratchFile file("We went");
  const Text text = mapped(file);
  CHECK_FALSE(text.changed());
  file.append(" home");
  CHECK(text.changed());
}

TEST_CASE("only regular files of a size that is asked for are mapped") {
  const ScratchFile file("We went");
  CHECK(MappedFile(file.path(), 7, 7));
  CHECK_FALSE(MappedFile(file.path(), 8, any));
  CHECK_FALSE(MappedFile(file.path(), 1, 6));
  CHECK_FALSE(MappedFile("/dev/null", 0, any));
  CHECK_FALSE(MappedFile("/", 0, any));
  CHECK_FALSE(MappedFile(file.path() + ".gone", 0, any));
  const ScratchFile empty("");
  CHECK_FALSE(MappedFile(empty.path(), 0, any));
}

TEST_CASE("a text decodes to itself if it is UTF-8 that needs no mending") {
  const auto kept = [](std::string bytes) {
    const Text text(std::move(bytes));
    const bool alone = decodes_to_itself(text);
    for (const std::size_t parts : {2U, 3U, 16U, 40U}) {
      CHECK(decodes_to_itself(text, {parts, 3}) == alone);
    }
    return alone;
  };
  CHECK(kept("We went.\n"));
  CHECK(kept("\u00c9t\u00e9, and U+2019: \u2019\n"));
  CHECK_FALSE(kept("\xEF\xBB\xBFWe went.\n"));
  CHECK_FALSE(kept("We went.\r\n"));
  CHECK_FALSE(kept("caf\xE9\n"));
  CHECK_FALSE(kept("We \x1B went.\n"));
  CHECK_FALSE(kept(std::string("We\0went", 7)));
  CHECK_FALSE(kept("%PDF-1.7 we went\n"));
  CHECK_FALSE(kept("\x80\x80\x80\x80\x80\x80"));
  CHECK_FALSE(kept("\x80"));
  CHECK(kept(""));
  // Pieces of a long text are looked at apart: no letter may be cut by their seams.
  for (std::size_t shift = 0; shift < 4; ++shift) {
    std::string bytes(shift, 'x');
    while (bytes.size() < 1'500'000) bytes += "\U0001F600\u2019\u00e9";
    CHECK(kept(bytes));
    CHECK_FALSE(kept(bytes + "\xE2\x80"));
    bytes[1'400'000] = '\xFF';
    CHECK_FALSE(kept(bytes));
  }
}
