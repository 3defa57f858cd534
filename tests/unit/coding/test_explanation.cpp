// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>

#include <themata/coding/explanation.hpp>
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

namespace {

/// The words by which conditions hold: `near0 1-2` a condition, parted by `, `, a match by `; `.
std::string because(const std::string& themes, const std::string& text) {
  Diagnostics diagnostics;
  const Dictionary dictionary =
      parse_dictionary("themata: 1\nthemes:\n" + themes, "d.yml", diagnostics);
  const Segmenter segmenter{SegmentOptions{}};
  const Matcher matcher(dictionary, segmenter, PhraseScope::sentence, diagnostics);
  std::string out;
  for (const Explained& one :
       Coder(segmenter, dictionary, matcher, CodingOptions{}).explain(document_of(text))) {
    std::string all;
    for (const ConditionWords& words : one.because) {
      all += all.empty() ? "" : ", ";
      switch (words.of) {
        case ConditionWords::Of::near: all += "near"; break;
        case ConditionWords::Of::unless: all += "unless"; break;
        case ConditionWords::Of::required: all += "requires"; break;
      }
      all += std::to_string(words.number) + " " + std::to_string(words.begin) + "-" +
             std::to_string(words.end);
    }
    out += (out.empty() ? "" : "; ") + all;
  }
  return out;
}

}  // namespace

TEST_CASE("the words that met a condition are named") {
  CHECK(because("  t: [{match: a, requires: [b, c]}]\n", "b x a c") == "requires0 3-4");
  CHECK(because("  t: [{match: a, requires: [{turn: [b]}, {before: c}]}]\n", "c a! B") ==
        "requires0 2-3, requires1 0-1");
  CHECK(because("  t: [{match: a, requires: {around: [b, b c], within: 2}}]\n", "a x b c") ==
        "requires0 2-4");
  CHECK(because("  t: [{match: a, requires: '@u'}]\n  u: [{match: b, unless: c}]\n", "b c | a b") ==
        "unless0 1-2; requires0 3-4; ");
  CHECK(because("  t: [a]\n", "a").empty());
}

TEST_CASE("the words of an unless are named where it stopped a match, and no others") {
  CHECK(because("  t: [{match: a, unless: {before: b, within: 2}, requires: c}]\n", "b x a c") ==
        "unless0 0-1");
  CHECK(because("  t: [{match: a, unless: {before: b, within: 1}, requires: c}]\n", "b x a c") ==
        "requires0 3-4");
  CHECK(because("  t: [{match: a, requires: [{turn: b}, {turn: c}]}]\n", "b a").empty());
  CHECK(because("  t: [{match: A, case: exact, requires: b}]\n", "b a").empty());
}

TEST_CASE("each term of a near is named where it stands") {
  CHECK(because("  t: [{near: [a, b c, d], within: 1}]\n", "d x a b c").empty());
  CHECK(because("  t: [{near: [a, b c, d], within: 3}]\n", "d x a b c") ==
        "near2 0-1, near0 2-3, near1 3-5");
  CHECK(because("  t: [{near: [a, a, b], within: 2}]\n", "a b a") ==
        "near1 0-1, near2 1-2, near0 2-3");
  CHECK(because("  t: [{near: [a, b], within: sentence, ordered: yes}]\n", "b a a x b") ==
        "near0 2-3, near1 4-5");
  CHECK(because("  t: [{near: ['@u', c], within: 2, requires: x}]\n  u: [a b]\n", "a b c x") ==
        "near0 0-2, near1 2-3, requires0 3-4");
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
