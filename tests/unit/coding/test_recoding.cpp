// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>

#include <algorithm>

#include <themata/coding/lost_matches.hpp>
#include <themata/coding/recoding.hpp>

#include "coding_fixture.hpp"

using namespace themata;
using themata_test::CodingFixture;
using themata_test::document_of;

namespace {

const std::vector<std::string> patterns{"fair",    "fair hearing", "a fair hearing",
                                        "hearing", "hearing was",  "was heard",
                                        "he*",     "fair trial"};
const char* const text = "we want a fair hearing was heard | a fair fair hearing | a fair trial";

/// Half of them under the parent itself, half under a child.
std::string dictionary_without(std::size_t left_out) {
  std::string yaml = "themata: 1\nthemes:\n  p:\n    patterns: [none";
  for (std::size_t at = 0; at < patterns.size(); at += 2) {
    if (at != left_out) yaml += ", " + patterns[at];
  }
  yaml += "]\n    themes:\n      c: [never";
  for (std::size_t at = 1; at < patterns.size(); at += 2) {
    if (at != left_out) yaml += ", " + patterns[at];
  }
  return yaml + "]\n";
}

std::vector<PatternId> each_its_own(const Dictionary& dictionary) {
  std::vector<PatternId> ids;
  for (std::uint32_t at = 0; at < dictionary.patterns().size(); ++at) ids.push_back(PatternId{at});
  return ids;
}

std::string shown(const Dictionary& dictionary, const ThemeHits& hits) {
  std::string out;
  for (const auto* lists : {&hits.of, &hits.own}) {
    for (const std::vector<Hit>& list : *lists) {
      for (const Hit& hit : list) {
        out += std::to_string(hit.begin) + "-" + std::to_string(hit.end) + " " +
               dictionary.pattern(hit.pattern).written + "; ";
      }
      out += "| ";
    }
  }
  return out;
}

CodingFixture fixture_of(std::size_t left_out, Overlap overlap) {
  themata_test::Setup setup;
  setup.coding.overlap = overlap;
  return CodingFixture(dictionary_without(left_out), setup);
}

}  // namespace

TEST_CASE("hits without a pattern are those of a dictionary that never had it") {
  const Overlap overlap = GENERATE(Overlap::longest_in_theme, Overlap::longest, Overlap::all);
  const CodingFixture everything = fixture_of(patterns.size(), Overlap::all);
  const Dictionary& dictionary = everything.dictionary();
  Recoding recoding(dictionary, each_its_own(dictionary), overlap, StatusSet::all());
  const CodedDocument coded = everything.code(document_of(text));
  recoding.begin(coded);

  const CodingFixture whole = fixture_of(patterns.size(), overlap);
  CHECK(shown(dictionary, recoding.hits()) ==
        shown(whole.dictionary(), whole.code(document_of(text)).hits));
  CHECK(recoding.patterns().size() == patterns.size());
  for (const PatternId pattern : recoding.patterns()) {
    const std::string& written = dictionary.pattern(pattern).written;
    INFO(written);
    const auto at = std::find(patterns.begin(), patterns.end(), written) - patterns.begin();
    const CodingFixture without = fixture_of(static_cast<std::size_t>(at), overlap);
    CHECK(shown(dictionary, recoding.hits(pattern)) ==
          shown(without.dictionary(), without.code(document_of(text)).hits));
  }
}

TEST_CASE("hits and what lost to them are every match again") {
  const Overlap overlap = GENERATE(Overlap::longest_in_theme, Overlap::longest, Overlap::all);
  const CodingFixture everything = fixture_of(patterns.size(), Overlap::all);
  const Dictionary& dictionary = everything.dictionary();
  const CodedDocument every = everything.code(document_of(text));
  Recoding chosen(dictionary, each_its_own(dictionary), overlap, StatusSet::all());
  chosen.begin(every);
  CodedDocument coded = every;
  coded.hits = chosen.hits();
  const LostMatches lost = lost_matches(dictionary, every.hits, coded.hits);
  std::size_t many = 0;
  for (const auto& list : lost) many += list.size();
  CHECK((many == 0) == (overlap == Overlap::all));
  add_lost_matches(dictionary, lost, coded.hits);
  for (const Overlap other : {Overlap::longest_in_theme, Overlap::longest, Overlap::all}) {
    Recoding from_every(dictionary, each_its_own(dictionary), other, StatusSet::all());
    Recoding from_coded = from_every;
    from_every.begin(every);
    from_coded.begin(coded);
    CHECK(shown(dictionary, from_coded.hits()) == shown(dictionary, from_every.hits()));
    CHECK(from_coded.patterns() == from_every.patterns());
    CHECK(shown(dictionary, from_coded.hits(PatternId{1})) ==
          shown(dictionary, from_every.hits(PatternId{1})));
  }
}

TEST_CASE("patterns that are the same go together") {
  themata_test::Setup setup;
  setup.coding.overlap = Overlap::all;
  const CodingFixture fixture("themata: 1\nthemes:\n  a: [fair, just]\n  b: [fair]\n", setup);
  Recoding recoding(fixture.dictionary(), {PatternId{0}, PatternId{1}, PatternId{0}},
                    Overlap::longest_in_theme, StatusSet::all());
  const CodedDocument coded = fixture.code(document_of("fair and just"));
  recoding.begin(coded);
  CHECK(recoding.patterns() == std::vector<PatternId>{PatternId{0}, PatternId{1}});
  CHECK(shown(fixture.dictionary(), recoding.hits(PatternId{2})) == "2-3 just; | | | | ");
}

TEST_CASE("hits of statuses that do not count are gone after overlap is settled") {
  themata_test::Setup setup;
  setup.coding.overlap = Overlap::all;
  const CodingFixture fixture("themata: 1\nthemes:\n  a: [fair, fair hearing]\n", setup);
  CodedDocument coded = fixture.code(document_of("a fair hearing"));
  for (Hit& hit : coded.hits.of[0]) {
    if (hit.end == 3) hit.status = Status::negated;
  }
  StatusSet affirmed = StatusSet::none();
  affirmed.add(Status::affirmed);
  Recoding recoding(fixture.dictionary(), {PatternId{0}, PatternId{1}}, Overlap::longest_in_theme,
                    affirmed);
  recoding.begin(coded);
  CHECK(recoding.hits().of[0].empty());
  CHECK(recoding.hits(PatternId{1}).of[0].size() == 1);
}
