// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>

#include <themata/dictionary/written.hpp>

#include "coding_fixture.hpp"

using namespace themata;
using themata_test::document_of;

namespace {

/// `pattern begin-end outcome by` a match, parted by `; `.
std::string explained(const std::string& patterns, const std::string& text,
                      const CodingOptions& options = {}) {
  Diagnostics diagnostics;
  const Dictionary dictionary =
      parse_dictionary("themata: 1\nthemes:\n  t: [" + patterns + "]\n", "d.yml", diagnostics);
  const Segmenter segmenter{SegmentOptions{}};
  const Matcher matcher(dictionary, segmenter, options.scope, diagnostics);
  std::string out;
  for (const Explained& one :
       Coder(segmenter, dictionary, matcher, options).explain(document_of(text))) {
    const Pattern& pattern = dictionary.pattern(one.hit.pattern);
    out += (out.empty() ? "" : "; ") + pattern.written + " " + std::to_string(one.hit.begin) + "-" +
           std::to_string(one.hit.end);
    switch (one.outcome) {
      case Explained::Outcome::counted: out += " counted"; break;
      case Explained::Outcome::shadowed: out += " shadowed"; break;
      case Explained::Outcome::stopped: out += " stopped"; break;
    }
    if (one.by) out += " by " + dictionary.pattern(one.by->pattern).written;
    if (one.stopped) out += " by " + written_condition(pattern, *one.stopped);
  }
  return out;
}

}  // namespace

TEST_CASE("every match is counted, shadowed or stopped, and by what is said") {
  CHECK(explained("a, a b", "a b | a") == "a 0-1 shadowed by a b; a b 0-2 counted; a 2-3 counted");
  CHECK(explained("a, {match: a b, unless: [c, d]}", "a b c") ==
        "a 0-1 counted; a b 0-2 stopped by unless: {around: [c, d], within: sentence}");
  CHECK(explained("{match: a, requires: {before: b, within: 2}}, {match: B, case: exact}", "a b") ==
        "a 0-1 stopped by requires: {before: b, within: 2}; B 1-2 stopped by case: exact");
  CHECK(explained("{match: a, role: interviewer}", "a") == "a 0-1 stopped by role: interviewer");
  CHECK(explained("a, A", "a") == "a 0-1 counted; A 0-1 shadowed by a");
  CHECK(explained("x", "a b").empty());
}

TEST_CASE("with every match counted nothing is shadowed") {
  CodingOptions all;
  all.overlap = Overlap::all;
  CHECK(explained("a, a b", "a b", all) == "a 0-1 counted; a b 0-2 counted");
}

TEST_CASE("conditions are written in one line") {
  Diagnostics diagnostics;
  const Dictionary dictionary = parse_dictionary(
      "themata: 1\nthemes:\n  t: [{match: a, unless: [{before: b, within: 1}, {turn: [c, d]}], "
      "requires: e, case: exact, role: respondent}, b]\n",
      "d.yml", diagnostics);
  CHECK(written_conditions(dictionary.patterns()[0]) ==
        "unless: [{before: b, within: 1}, {around: [c, d], within: turn}], requires: {around: e, "
        "within: sentence}, case: exact, role: respondent");
  CHECK(written_conditions(dictionary.patterns()[1]).empty());
}
