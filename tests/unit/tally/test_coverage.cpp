// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>

#include <map>
#include <sstream>
#include <unordered_set>

#include <themata/coding/passages.hpp>
#include <themata/tally/coverage_tally.hpp>
#include <themata/tally/uncoded_terms.hpp>

#include "coding_fixture.hpp"

using namespace themata;
using themata_test::CodingFixture;
using themata_test::document_of;

namespace {

const char* const nested = R"(themata: 1
themes:
  care:
    patterns: [care]
    themes:
      trust: [trust*, trusted the court]
      other: [nothing]
  law: [court]
)";

const std::unordered_set<std::string> no_stopwords;

struct Tallies {
  CoverageTally hits;
  UncodedTerms terms;

  Tallies(const Dictionary& dictionary, const std::unordered_set<std::string>& stopwords)
      : hits(dictionary, std::vector<bool>(dictionary.themes().size(), true)),
        terms(std::vector<bool>(dictionary.themes().size(), true), stopwords) {}

  /// A document, all of whose turns count but those of its last speaker where it has two.
  void add(Coder& coder, const Document& document, std::uint64_t order) {
    const auto group = [&](std::uint32_t speaker) {
      return speaker + 1 == document.speakers.size() && speaker > 0 ? set_aside : GroupId{0};
    };
    const Segmenter segmenter{SegmentOptions{}};
    const auto scratch = segmenter.make_scratch();
    std::vector<std::uint32_t> stops;
    std::vector<GroupId> groups;
    Passages passages(document);
    const CodedDocument coded =
        coder.code(document, [&](const TurnView& view, std::span<const OwnedHit> found) {
          const Passage passage = passages.of(view.turn);
          groups.push_back(group(view.turn.speaker));
          if (groups.back() == set_aside) return;
          hits.add(view, found, order);
          segmenter.phrase_stops(passage, view.words, *scratch, stops);
          terms.add(view, found, stops, order);
        });
    hits.add(coded, groups);
    terms.end_document();
  }

  void merge(const Tallies& other) {
    hits.merge(other.hits);
    terms.merge(other.terms);
  }

  [[nodiscard]] std::string theme(const CodingFixture& fixture, const std::string& name) const {
    const auto& its = hits.theme(*fixture.dictionary().find(name));
    std::ostringstream out;
    out << its.hits << " hits, " << its.documents << " documents, " << its.speakers << " speakers:";
    for (const std::uint64_t by : its.by) out << ' ' << by;
    return out.str();
  }

  [[nodiscard]] std::string commonest(std::size_t top) const {
    std::string out;
    for (const UncodedTerms::Term& term : terms.commonest(top)) {
      out += term.text + " " + std::to_string(term.count) + "/" + std::to_string(term.documents) +
             " (" + std::string(term.quote) + "); ";
    }
    return out;
  }
};

/// Two speakers that take turns; the last of three is set aside.
Document talk(const std::string& turns, std::uint32_t speakers = 1) {
  Document document = document_of(turns);
  document.speakers.resize(speakers);
  for (std::uint32_t at = 0; at < document.turns.size(); ++at) {
    document.turns[at].speaker = at % speakers;
  }
  return document;
}

}  // namespace

TEST_CASE("a parent is covered by its descendants' patterns, and words count once in it") {
  const CodingFixture fixture(nested);
  Coder coder = fixture.coder();
  Tallies tallies(fixture.dictionary(), no_stopwords);
  tallies.add(coder, talk("She trusted the court. | Care and trust. | The court."), 0);
  tallies.add(coder, talk("No trust. | Trust. | Court?", 3), 1);
  CHECK(tallies.theme(fixture, "care") == "5 hits, 2 documents, 3 speakers: 1 3 1 0");
  CHECK(tallies.theme(fixture, "care.trust") == "4 hits, 2 documents, 3 speakers: 3 1");
  CHECK(tallies.theme(fixture, "care.other") == "0 hits, 0 documents, 0 speakers: 0");
  CHECK(tallies.theme(fixture, "law") == "2 hits, 1 documents, 1 speakers: 2");
  const auto& pattern = tallies.hits.pattern(
      fixture.dictionary().theme(*fixture.dictionary().find("care.trust")).patterns[0]);
  CHECK(pattern.hits == 3);
  CHECK(pattern.documents == 2);
  CHECK(pattern.speakers == 3);
  CHECK(pattern.quote.text == "Care and trust");
}

TEST_CASE("what no hit holds is listed by words, then by phrases of one sentence") {
  const CodingFixture fixture(nested);
  const std::unordered_set<std::string> stopwords{"the", "of", "and"};
  Coder coder = fixture.coder();
  Tallies tallies(fixture.dictionary(), stopwords);
  tallies.add(coder, talk("The end of days. Days of trust. | End of days, end of days!"), 0);
  CHECK(tallies.terms.words() == 12);
  CHECK(tallies.commonest(9) ==
        "days 4/1 (The end of days. Days of trust); end 3/1 (The end of days. Days of trust); "
        "end of days 3/1 (The end of days. Days of trust); ");
  CHECK(tallies.commonest(1) ==
        "days 4/1 (The end of days. Days of trust); "
        "end of days 3/1 (The end of days. Days of trust); ");
}

TEST_CASE("a phrase holds no word of a hit, and no number") {
  const CodingFixture fixture(nested);
  Coder coder = fixture.coder();
  Tallies tallies(fixture.dictionary(), no_stopwords);
  tallies.add(coder, talk("a trust b a trust b a 7 b a 7 b"), 0);
  std::string all;
  for (const auto& term : tallies.terms.commonest(20)) all += term.text + ", ";
  CHECK(all == "a, b, b a, ");
}

TEST_CASE("a phrase that is only said inside a longer one is not listed beside it") {
  const CodingFixture fixture(nested);
  Coder coder = fixture.coder();
  Tallies tallies(fixture.dictionary(), no_stopwords);
  tallies.add(coder, talk("low hanging fruit. low hanging fruit. hanging fruit"), 0);
  const std::string all = tallies.commonest(20);
  CHECK(all.find("low hanging 2") == std::string::npos);
  CHECK(all.find("low hanging fruit 2/1") != std::string::npos);
  CHECK(all.find("hanging fruit 3/1") != std::string::npos);
}

TEST_CASE("near a theme's hits are ten words on either side, in the turn") {
  const CodingFixture fixture(nested);
  Coder coder = fixture.coder();
  Tallies tallies(fixture.dictionary(), no_stopwords);
  const std::string ten = "a b c d e f g h i j";
  tallies.add(coder, talk("far " + ten + " trust " + ten + " far | far far"), 0);
  const ThemeId theme = *fixture.dictionary().find("care.trust");
  CHECK(tallies.terms.words_near(theme) == 20);
  CHECK(tallies.terms.words_near(*fixture.dictionary().find("law")) == 0);
  std::map<std::string, std::string> near;
  for (const auto& term : tallies.terms.near(theme, 1)) {
    near[term.text] = std::to_string(term.near) + " of " + std::to_string(term.count);
  }
  CHECK(near.at("a") == "2 of 2");
  CHECK(near.at("a b c") == "2 of 2");
  CHECK(near.at("j far") == "1 of 1");
  CHECK(near.count("far") == 0);
  CHECK(tallies.terms.near(theme, 3).empty());
}

TEST_CASE("coverage merges to what one tally counts, in any order, with the same quotes") {
  const CodingFixture fixture(nested);
  const std::vector<std::string> texts{
      "Plain talk and trust. Plain talk. | The court of plain talk.",
      "More plain talk, more court talk.", "Talk. | Trust in talk."};
  const std::unordered_set<std::string> stopwords{"the", "of", "and", "in"};
  Coder coder = fixture.coder();
  Tallies whole(fixture.dictionary(), stopwords);
  std::vector<Tallies> parts(3, Tallies(fixture.dictionary(), stopwords));
  for (std::uint64_t at = 0; at < texts.size(); ++at) {
    whole.add(coder, talk(texts[at]), at);
    Coder own = fixture.coder();
    parts[at].add(own, talk(texts[at]), at);
  }
  const auto near = [&](const Tallies& tallies, const std::string& name) {
    std::map<std::string, std::string> out;
    for (const auto& term : tallies.terms.near(*fixture.dictionary().find(name), 1)) {
      out[term.text] = std::to_string(term.near) + std::string(term.quote);
    }
    return out;
  };
  for (const std::vector<std::size_t>& order :
       std::vector<std::vector<std::size_t>>{{0, 1, 2}, {2, 0, 1}, {1, 2, 0}}) {
    Tallies merged(fixture.dictionary(), stopwords);
    for (const std::size_t at : order) merged.merge(parts[at]);
    CHECK(merged.commonest(50) == whole.commonest(50));
    CHECK(merged.terms.words() == whole.terms.words());
    for (const char* name : {"care", "care.trust", "law"}) {
      CHECK(merged.theme(fixture, name) == whole.theme(fixture, name));
      CHECK(near(merged, name) == near(whole, name));
    }
  }
}
