// SPDX-License-Identifier: MIT
// What is compiled when the program is built is what compiling gives, and finds the same.
#include <themata/coding/built_in.hpp>

#include <catch2/catch.hpp>

#include <algorithm>
#include <string>

#include "coding_fixture.hpp"

using namespace themata;

namespace {

SegmentOptions cutting(const std::string& language) {
  SegmentOptions options;
  if (language == "fr") options.elision = Elision::french;
  return options;
}

std::string hits(const Dictionary& dictionary, const Segmenter& segmenter, const Matcher& matcher,
                 const std::string& turns) {
  Coder coder(segmenter, dictionary, matcher, {});
  const CodedDocument coded = coder.code(themata_test::document_of(turns));
  std::string out;
  for (std::size_t at = 0; at < coded.hits.of.size(); ++at) {
    for (const Hit& hit : coded.hits.of[at]) {
      out += dictionary.themes()[at].full_name + ' ' + std::to_string(hit.begin) + '-' +
             std::to_string(hit.end) + ' ' + std::to_string(index_of(hit.pattern)) + '\n';
    }
  }
  return out;
}

}  // namespace

TEST_CASE("a built-in matcher is what its dictionary compiles to") {
  for (const std::string& name : built_in_dictionary_names()) {
    INFO(name);
    const Dictionary dictionary = built_in_dictionary(name);
    const Segmenter segmenter(cutting(dictionary.language));
    const auto held = built_in_matcher(name, segmenter, PhraseScope::sentence);
    REQUIRE(held);
    Diagnostics diagnostics;
    const Matcher made(dictionary, segmenter, PhraseScope::sentence, diagnostics);
    CHECK(diagnostics.empty());
    CHECK((held->packed() == made.packed()));
    CHECK((held->same_as() == made.same_as()));
  }
}

TEST_CASE("a built-in matcher with its outline finds what the whole dictionary does") {
  for (const std::string& name : built_in_dictionary_names()) {
    INFO(name);
    const Dictionary dictionary = built_in_dictionary(name);
    const Dictionary outline = built_in_outline(name);
    CHECK(outline.pattern(PatternId{0}).written == dictionary.pattern(PatternId{0}).written);
    CHECK(outline.pattern(PatternId{0}).parts.empty());
    const Segmenter segmenter(cutting(dictionary.language));
    Diagnostics none;
    const Matcher made(dictionary, segmenter, PhraseScope::sentence, none);
    const auto held = built_in_matcher(name, segmenter, PhraseScope::sentence);
    REQUIRE(held);
    std::string text;  // what themes must find something in, and what they must not
    for (const Theme& theme : dictionary.themes()) {
      for (const auto* examples : {&theme.must_match, &theme.must_not_match}) {
        for (const Example& example : *examples) text += example.text + " | ";
      }
    }
    const std::string found = hits(dictionary, segmenter, made, text);
    CHECK(!found.empty());
    CHECK((hits(outline, segmenter, *held, text) == found));
  }
}

TEST_CASE("a built-in matcher is for one way of cutting words") {
  SegmentOptions kept;
  kept.hyphens = Hyphens::keep;
  CHECK_FALSE(built_in_matcher("justice", Segmenter(kept), PhraseScope::sentence));
  CHECK_FALSE(built_in_matcher("justice", Segmenter({}), PhraseScope::turn));
  CHECK_FALSE(built_in_matcher("justice.fr", Segmenter({}), PhraseScope::sentence));
  CHECK_FALSE(built_in_matcher("justice.yml", Segmenter({}), PhraseScope::sentence));
  CHECK_FALSE(built_in_status_rules("de", Segmenter({})));
}

TEST_CASE("built-in triggers are what their files compile to") {
  for (const std::string language : {"en", "fr"}) {
    INFO(language);
    const Segmenter segmenter(cutting(language));
    const auto held = built_in_status_rules(language + "-CA", segmenter);
    const auto rules = built_in_context_rules(language);
    REQUIRE((held && rules));
    Diagnostics diagnostics;
    CHECK((held->packed() == StatusRules(*rules, segmenter, diagnostics).packed()));
  }
}

TEST_CASE("all that a matcher can hold survives packing") {
  Diagnostics none;
  const Dictionary dictionary = parse_dictionary(R"(themata: 1
name: all
themes:
  a:
    - fair
    - '(very|) fair ~3 /tr[iy].*/ (her|the girl)'
    - {match: 'Crown /C.*l/', case: exact}
    - {near: [alpha, '@b', gamma], within: 4, ordered: true}
    - {match: charge*, unless: {before: in, within: 1}, requires: {after: [laid, '@b'], within: 9}}
    - 'build* * case'
  b: [beta, 'R&B']
)",
                                                 "all.yml", none);
  const Segmenter segmenter({});
  const Matcher made(dictionary, segmenter, PhraseScope::sentence, none);
  const std::string packed = made.packed();
  const auto again = Matcher::unpacked(packed, segmenter, PhraseScope::sentence);
  REQUIRE(again);
  CHECK((again->packed() == packed));
  const std::string text =
      "a very fair and good trial for the girl | Crown Counsel, crown counsel, Crown counsel | "
      "alpha then beta then gamma | in charge, a charge was laid, the charge for R&B | "
      "building a case | fair try her | gamma beta alpha";
  const std::string found = hits(dictionary, segmenter, made, text);
  CHECK(std::count(found.begin(), found.end(), '\n') >= 8);
  CHECK(hits(dictionary, segmenter, *again, text) == found);
  // Lists that stand where they can't be lent are copied.
  const std::string moved = '.' + packed;
  const auto copied =
      Matcher::unpacked(std::string_view(moved).substr(1), segmenter, PhraseScope::sentence);
  REQUIRE(copied);
  CHECK((copied->packed() == packed));
  CHECK(hits(dictionary, segmenter, *copied, text) == found);
}
