// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>

#include <themata/tally/hit_changes.hpp>

#include "coding_fixture.hpp"

using namespace themata;
using themata_test::CodingFixture;
using themata_test::document_of;
using themata_test::Setup;

namespace {

/// `+theme turn "words" (pattern)` or `-...`, a change a line, with `quote` the quote too.
std::string changes(const std::string& before, const std::string& after, const std::string& turns,
                    const Setup& setup = {}, bool quote = false) {
  const Document document = document_of(turns);
  const CodingFixture old_one(before, setup);
  const CodingFixture new_one(after, setup);
  const auto placed = [&document](const CodingFixture& fixture) {
    std::vector<PlacedHit> hits;
    (void)fixture.code(document, [&](const TurnView& turn, std::span<const OwnedHit> found) {
      add_placed(turn, found, fixture.dictionary(), hits);
    });
    return hits;
  };
  std::string out;
  for (const HitChange& change : hit_changes(placed(old_one), placed(new_one))) {
    const PlacedHit& hit = change.hit;
    out += change.kind == HitChange::Kind::appears ? "+" : "-";
    out += std::string(hit.theme) + " " + std::to_string(hit.turn) + " \"" +
           std::string(hit.span.of(document.text)) + "\" (" + std::string(hit.pattern) + ")\n";
    if (quote) out += "  " + std::string(hit.quote.of(document.text)) + "\n";
  }
  return out;
}

}  // namespace

TEST_CASE("hits are told apart by their words and their theme, in the order of the text") {
  CHECK(changes("a: [x, y]\nb: [z]\n", "a: [x, z]\nb: [z]\n", "x y z | z y") ==
        "-a 0 \"y\" (y)\n+a 0 \"z\" (z)\n+a 1 \"z\" (z)\n-a 1 \"y\" (y)\n");
  CHECK(changes("a: [x]\n", "b: [x]\n", "x") == "-a 0 \"x\" (x)\n+b 0 \"x\" (x)\n");
  CHECK(changes("a: [x y]\n", "a: [x]\n", "x y") == "+a 0 \"x\" (x)\n-a 0 \"x y\" (x y)\n");
}

TEST_CASE("another pattern for the same words is no change") {
  CHECK(changes("a: [x*]\n", "a: [x?, xy]\n", "xy | xyz") == "-a 1 \"xyz\" (x*)\n");
}

TEST_CASE("where all matches count, so does how many there are") {
  Setup all;
  all.coding.overlap = Overlap::all;
  CHECK(changes("a: [x]\n", "a: [x, x*]\n", "x", all) == "+a 0 \"x\" (x*)\n");
}

TEST_CASE("a change is quoted with eight words on either side, in its turn") {
  CHECK(changes("a: [q]\n", "a: [x]\n", "0 | 1 2 3 4 5 6 7 8 9 x 1 2 3 4 5 6 7 8 9 | 0", {},
                true) == "+a 1 \"x\" (x)\n  2 3 4 5 6 7 8 9 x 1 2 3 4 5 6 7 8\n");
}
