// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>

#include <optional>
#include <random>

#include <themata/tally/bridges.hpp>
#include <themata/tally/prompted_pairs.hpp>

#include "coding_fixture.hpp"

using namespace themata;
using themata_test::CodingFixture;
using themata_test::document_of;

namespace {

using Counts = PromptedPairs::Counts;

const char* const letters = R"(themata: 1
themes:
  a: [a]
  b: [b]
  c: [c]
  links: [so]
)";

/// Turns by `|`; one that begins with `?` is an interviewer's.
struct Talk {
  Document document;
  std::vector<GroupId> groups;
  std::vector<std::string> turns;

  explicit Talk(const std::string& text) : document(document_of(text)) {
    document.speakers = {{"r", Role::respondent}, {"i", Role::interviewer}};
    for (Turn& turn : document.turns) {
      turns.emplace_back(turn.span.of(document.text));
      turn.speaker = turns.back().front() == '?' ? 1 : 0;
      groups.push_back(turn.speaker == 1 ? set_aside : 0);
    }
  }
};

std::vector<ThemeId> abc(const Dictionary& dictionary) {
  return dictionary.select({"a", "b", "c"});
}

bool holds(const std::string& turn, char letter) { return turn.find(letter) != std::string::npos; }

/// By definition: the last `turns` turns of the interviewer's before a turn are looked through.
bool raised(const Talk& talk, std::size_t turn, char letter, std::uint32_t turns) {
  std::uint32_t seen = 0;
  for (std::size_t at = turn; at-- > 0 && seen < turns;) {
    if (talk.turns[at].front() != '?') continue;
    ++seen;
    if (holds(talk.turns[at], letter)) return true;
  }
  return false;
}

std::string random_talk(std::mt19937& random) {
  const auto below = [&random](unsigned n) { return static_cast<unsigned>(random() % n); };
  std::string text;
  for (unsigned turn = 1 + below(12); turn > 0; --turn) {
    if (!text.empty()) text += " | ";
    if (below(3) == 0) text += "? ";
    for (unsigned word = 1 + below(5); word > 0; --word) {
      text += std::string(1, "abcxso"[below(5)]) + (below(4) == 0 ? " so " : " ");
    }
    text += "x";
  }
  return text;
}

}  // namespace

TEST_CASE("a unit is prompted where one of the two themes had been raised") {
  const CodingFixture fixture(letters);
  PromptedPairs pairs(abc(fixture.dictionary()), Unit{}, {1}, StatusSet::all());
  const Talk talk("? x | a b | ? b | a | ? c | b a | a c");
  pairs.add(fixture.code(talk.document), talk.groups);
  const PromptedPairs::Group group = pairs.group(0);
  CHECK(pairs.counts(group, 0, 1, Prompted::prompted) == Counts{1, 1, 0, 0});
  CHECK(pairs.counts(group, 0, 1, Prompted::spontaneous) == Counts{3, 3, 2, 2});
  CHECK(pairs.counts(group, 0, 2, Prompted::prompted) == Counts{2, 2, 1, 1});
  CHECK(pairs.counts(group, 1, 2, Prompted::prompted) == Counts{3, 1, 1, 0});
  CHECK_FALSE(pairs.has_unknown());
}

TEST_CASE("hits that do not count raise themes all the same") {
  const CodingFixture fixture(letters);
  StatusSet affirmed = StatusSet::none();
  affirmed.add(Status::affirmed);
  PromptedPairs pairs(abc(fixture.dictionary()), Unit{}, {1}, affirmed);
  const Talk talk("? b | a b");
  CodedDocument coded = fixture.code(talk.document);
  for (Hit& hit : coded.hits.of[1]) hit.status = Status::negated;
  for (Hit& hit : coded.hits.of[0]) hit.status = Status::affirmed;
  pairs.add(coded, talk.groups);
  CHECK(pairs.counts(pairs.group(0), 0, 1, Prompted::prompted) == Counts{1, 1, 0, 0});
}

TEST_CASE("prompted pairs and bridges are what the definition says, and add up") {
  const CodingFixture fixture(letters);
  const std::vector<ThemeId> themes = abc(fixture.dictionary());
  std::mt19937 random(7);
  for (int round = 0; round < 60; ++round) {
    const std::uint32_t reach = 1 + static_cast<std::uint32_t>(round % 3);
    PromptedPairs pairs(themes, Unit{}, {reach}, StatusSet::all());
    BridgeQuestion question;
    question.themes = themes;
    question.classes = fixture.dictionary().select({"links"});
    question.pointing.assign(fixture.dictionary().patterns().size(), Pointing::neither);
    question.unit = Unit{};
    const BridgeTally empty(question, BridgeTally::Order::text, Prompting{reach});
    BridgeTally bridges = empty;
    std::map<std::pair<std::pair<int, int>, Prompted>, Counts> expected;
    for (int document = 0; document < 3; ++document) {
      const Talk talk(random_talk(random));
      const CodedDocument coded = fixture.code(talk.document);
      PromptedPairs one(themes, Unit{}, {reach}, StatusSet::all());
      one.add(coded, talk.groups);
      pairs.merge(one);
      BridgeTally tied = empty;
      tied.add(coded, talk.groups);
      bridges.merge(tied);
      bool interviewer = false;
      for (const std::string& turn : talk.turns) interviewer = interviewer || turn.front() == '?';
      for (std::size_t turn = 0; turn < talk.turns.size(); ++turn) {
        if (talk.groups[turn] == set_aside) continue;
        for (const auto& [i, j] : {std::pair(0, 1), std::pair(0, 2), std::pair(1, 2)}) {
          const char a = "abc"[i];
          const char b = "abc"[j];
          const bool asked = raised(talk, turn, a, reach) || raised(talk, turn, b, reach);
          const Prompted part = !interviewer ? Prompted::unknown
                                : asked      ? Prompted::prompted
                                             : Prompted::spontaneous;
          const bool has_a = holds(talk.turns[turn], a);
          const bool has_b = holds(talk.turns[turn], b);
          expected[{{i, j}, part}] +=
              Counts{1, has_a ? 1U : 0U, has_b ? 1U : 0U, has_a && has_b ? 1U : 0U};
        }
      }
    }
    const PromptedPairs::Group group = pairs.group(0);
    for (const auto& [i, j] : {std::pair(0, 1), std::pair(0, 2), std::pair(1, 2)}) {
      BridgeTally::PairUnits sum;
      for (const Prompted part : {Prompted::prompted, Prompted::spontaneous, Prompted::unknown}) {
        const Counts& wanted = expected[{{i, j}, part}];
        CHECK(pairs.counts(group, static_cast<std::size_t>(i), static_cast<std::size_t>(j), part) ==
              wanted);
        const auto its =
            bridges.of_pair(0, static_cast<std::size_t>(i), 0, static_cast<std::size_t>(j), part);
        CHECK(its.units == wanted.n);
        CHECK(its.both == wanted.both);
        CHECK(its.tied.units <= wanted.both);
        sum.tied.units += its.tied.units;
      }
      const auto all = bridges.of_pair(0, static_cast<std::size_t>(i), 0,
                                       static_cast<std::size_t>(j), std::nullopt);
      CHECK(sum.tied.units == all.tied.units);
      CHECK(all.tied.units ==
            bridges.counts(0, static_cast<std::size_t>(i), 0, static_cast<std::size_t>(j)).units);
    }
  }
}
