// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>

#include "coding_fixture.hpp"

using namespace themata;
using themata_test::CodingFixture;
using themata_test::Setup;

namespace {

std::string hits(const std::string& dictionary, const std::string& text, Overlap overlap) {
  Setup setup;
  setup.coding.overlap = overlap;
  return CodingFixture(dictionary, setup).hits(text);
}

}  // namespace

TEST_CASE("within a theme the longest match wins and a word is used once") {
  const std::string nested = "t: [a b, b c d, c d]\n";
  CHECK(hits(nested, "a b c d", Overlap::longest_in_theme) == "t: 1-4");
  CHECK(hits(nested, "a b c d", Overlap::all) == "t: 0-2 1-4 2-4");
  CHECK(hits("t: [a b, b c]\n", "a b c", Overlap::longest_in_theme) == "t: 0-2");
}

TEST_CASE("two themes may claim the same words") {
  const std::string two = "x: [a b]\ny: [b c d]\n";
  CHECK(hits(two, "a b c d", Overlap::longest_in_theme) == "x: 0-2; y: 1-4");
  CHECK(hits(two, "a b c d", Overlap::longest) == "y: 1-4");
}

TEST_CASE("a parent counts as if it held its descendants' patterns itself") {
  const std::string nested = "p:\n  x: [a, a b]\n  y: [b, a]\n";
  CHECK(hits(nested, "a b", Overlap::longest_in_theme) == "p: 0-2; p.x: 0-2; p.y: 0-1 1-2");
  CHECK(hits(nested, "a", Overlap::all) == "p: 0-1; p.x: 0-1; p.y: 0-1");
}

TEST_CASE("the same pattern twice in a theme is one pattern") {
  CHECK(hits("t: [Fair, fair, FAIR]\n", "fair", Overlap::all) == "t: 0-1");
}

TEST_CASE("a theme with patterns and sub-themes lists its own hits apart") {
  const CodingFixture fixture(
      "themata: 1\nthemes:\n  p:\n    patterns: [a]\n    themes: {c: [a b]}\n");
  std::string seen;
  (void)fixture.code(themata_test::document_of("a b"),
                     [&seen, &fixture](const TurnView&, std::span<const OwnedHit> hits) {
                       for (const OwnedHit& hit : hits) {
                         seen += fixture.dictionary().theme(hit.theme).full_name + " ";
                       }
                     });
  CHECK(fixture.hits("a b") == "p: 0-2; p.c: 0-2");
  CHECK(seen == "p p.c ");
}
