// SPDX-License-Identifier: MIT
// near, unless, requires and references against a definition that looks at everything.
#include <catch2/catch.hpp>

#include <functional>
#include <numeric>
#include <random>

#include "coding_fixture.hpp"
#include "pattern_definition.hpp"

using namespace themata;
using namespace themata_test;

namespace {

using Place = std::pair<std::uint32_t, std::uint32_t>;
using Places = std::set<Place>;

/// A text of small words; after some of them a sentence ends.
struct Text {
  Words words{};
  std::vector<bool> ends{};

  [[nodiscard]] std::string written() const {
    std::string out;
    for (std::size_t at = 0; at < words.size(); ++at) {
      out += words[at] + (ends[at] ? "! " : " ");
    }
    return out;
  }
  [[nodiscard]] bool one_sentence(std::uint32_t from, std::uint32_t last) const {
    return std::none_of(ends.begin() + from, ends.begin() + last, [](bool end) { return end; });
  }
};

class Definition {
 public:
  Definition(const Dictionary& dictionary, const Text& text, PhraseScope scope)
      : dictionary_(dictionary), text_(text), scope_(scope) {}

  std::string hits() {
    std::string out;
    for (std::uint32_t theme = 0; theme < dictionary_.themes().size(); ++theme) {
      Found found;
      for (const auto& [begin, end] : of_theme(ThemeId{theme})) found.insert({begin, end});
      const std::string line = rendered(dictionary_.themes()[theme].full_name, resolved(found));
      out += out.empty() || line.empty() ? line : "; " + line;
    }
    return out;
  }

 private:
  Places of_theme(ThemeId theme) {
    Places out;
    for (const Pattern& pattern : dictionary_.patterns()) {
      if (pattern.theme != theme && !dictionary_.is_ancestor(theme, pattern.theme)) continue;
      out.merge(of_pattern(pattern));
    }
    return out;
  }

  Places of_words(const PatternParts& parts) const {
    Places out;
    for (const auto& [begin, end] : all_matches(parts, text_.words)) {
      const bool whole = scope_ != PhraseScope::sentence || text_.one_sentence(begin, end - 1);
      if (whole) out.insert({begin, end});
    }
    return out;
  }

  Places of_term(const Term& term) {
    return term.theme ? of_theme(*term.theme) : of_words(term.parts);
  }

  Places of_pattern(const Pattern& pattern) {
    Places out;
    for (const Place& place : pattern.near ? of_near(*pattern.near) : of_words(pattern.parts)) {
      const auto holds = [&](const Context& context) { return this->holds(context, place); };
      if (std::any_of(pattern.unless.begin(), pattern.unless.end(), holds)) continue;
      if (std::all_of(pattern.required.begin(), pattern.required.end(), holds)) out.insert(place);
    }
    return out;
  }

  bool in_reach(const Reach& reach, const Place& first, const Place& second) const {
    const std::uint32_t begin = std::min(first.first, second.first);
    const std::uint32_t last = std::max(first.second, second.second) - 1;
    const auto [early, late] = std::minmax(first, second);
    switch (reach.kind) {
      case Reach::Kind::turn: return true;
      case Reach::Kind::sentence: return of_one_sentence(begin, last, first, second);
      case Reach::Kind::words: break;
    }
    // The sentence is that of the end that the other is near to.
    const bool before = second.second <= first.first;
    const bool whole = scope_ != PhraseScope::sentence ||
                       (before ? text_.one_sentence(second.first, first.first)
                               : text_.one_sentence(first.second - 1, second.second - 1));
    return whole && late.first - early.second < reach.words;
  }

  /// The sentences that hold one of the two hold all of the other.
  bool of_one_sentence(std::uint32_t begin, std::uint32_t last, const Place& candidate,
                       const Place&) const {
    std::uint32_t from = candidate.first;
    while (from > 0 && !text_.ends[from - 1]) --from;
    std::uint32_t to = candidate.second;
    while (to < text_.words.size() && !text_.ends[to - 1]) ++to;
    return from <= begin && last < to;
  }

  bool holds(const Context& context, const Place& place) {
    for (const Term& term : context.any_of) {
      for (const Place& other : of_term(term)) {
        const bool before = other.second <= place.first;
        const bool after = other.first >= place.second;
        const bool there = (before && context.side != Context::Side::after) ||
                           (after && context.side != Context::Side::before);
        if (there && in_reach(context.within, place, other)) return true;
      }
    }
    return false;
  }

  Places of_near(const Near& near) {
    std::vector<Places> of;
    for (const Term& term : near.terms) of.push_back(of_term(term));
    std::vector<std::size_t> order(of.size());
    std::iota(order.begin(), order.end(), 0);
    Places all;
    do {
      std::vector<Place> chosen;
      choose(near, of, order, chosen, all);
    } while (near.order == Near::Order::any && std::next_permutation(order.begin(), order.end()));
    Places shortest;
    for (const Place& place : all) {
      const bool holds_other = std::any_of(all.begin(), all.end(), [&](const Place& other) {
        return other != place && place.first <= other.first && other.second <= place.second;
      });
      if (!holds_other) shortest.insert(place);
    }
    return shortest;
  }

  void choose(const Near& near, const std::vector<Places>& of,
              const std::vector<std::size_t>& order, std::vector<Place>& chosen, Places& out) {
    if (chosen.size() == of.size()) {
      const Place whole{chosen.front().first, chosen.back().second};
      const bool sentence =
          near.within.kind == Reach::Kind::sentence ||
          (near.within.kind == Reach::Kind::words && scope_ == PhraseScope::sentence);
      if (!sentence || text_.one_sentence(whole.first, whole.second - 1)) out.insert(whole);
      return;
    }
    for (const Place& next : of[order[chosen.size()]]) {
      const bool follows = chosen.empty() || (chosen.back().second <= next.first &&
                                              in_reach(near.within, chosen.back(), next));
      if (!follows) continue;
      chosen.push_back(next);
      choose(near, of, order, chosen, out);
      chosen.pop_back();
    }
  }

  const Dictionary& dictionary_;
  const Text& text_;
  PhraseScope scope_;
};

class Random {
 public:
  explicit Random(std::uint32_t seed) : engine_(seed) {}
  std::uint32_t below(std::size_t n) { return static_cast<std::uint32_t>(engine_() % n); }
  template <typename Items>
  const auto& of(const Items& items) {
    return items[below(items.size())];
  }

 private:
  std::mt19937 engine_;
};

const std::vector<std::string> phrases{"a",   "b",  "c",   "a b", "b a",    "a ~1 b", "(a|) c",
                                       "c c", "a*", "ab*", "*",   "e ~4 d", "é",      "(b a|d c)"};
const std::vector<std::string> withins{"1", "2", "3", "sentence", "turn"};

std::string term(Random& random, bool themes) {
  if (themes && random.below(4) == 0) return random.below(2) == 0 ? "'@y'" : "'@y.z'";
  return "'" + random.of(phrases) + "'";
}

std::string context(Random& random, bool themes) {
  static const std::vector<std::string> sides{"before", "after", "around"};
  const std::string one = term(random, themes);
  const std::string what =
      random.below(2) == 0 ? one : "[" + one + ", " + term(random, themes) + "]";
  if (random.below(4) == 0) return what;
  return "{" + random.of(sides) + ": " + what + ", within: " + random.of(withins) + "}";
}

std::string pattern(Random& random, bool themes) {
  std::string out = "{match: '" + random.of(phrases) + "'";
  if (random.below(3) == 0) {
    out = "{near: [" + term(random, themes) + ", " + term(random, themes);
    if (random.below(3) == 0) out += ", " + term(random, themes);
    out += "], within: " + random.of(withins);
    if (random.below(2) == 0) out += ", ordered: yes";
  }
  if (random.below(2) == 0) out += ", unless: " + context(random, themes);
  if (random.below(3) == 0) out += ", requires: " + context(random, themes);
  return out + "}";
}

/// x refers to y, and y to w; some patterns have no condition.
std::string dictionary(Random& random) {
  std::string text = "themata: 1\nthemes:\n  x: [a, " + pattern(random, true) + ", " +
                     pattern(random, true) + "]\n";
  text += "  y: {patterns: [" + pattern(random, false) + "], themes: {z: [" +
          pattern(random, false) + ", {match: b, unless: '@w'}]}}\n";
  return text + "  w: [" + pattern(random, false) + "]\n";
}

Text text(Random& random) {
  static const Words alphabet{"a", "b", "c", "ab", "d", "é"};
  Text text;
  const std::uint32_t words = random.below(11);
  for (std::uint32_t at = 0; at < words; ++at) {
    text.words.push_back(random.of(alphabet));
    text.ends.push_back(random.below(5) == 0);
  }
  return text;
}

void compare(PhraseScope scope, std::uint32_t seed, int dictionaries) {
  Random random(seed);
  Setup setup;
  setup.coding.scope = scope;
  for (int round = 0; round < dictionaries; ++round) {
    const std::string written = dictionary(random);
    const CodingFixture fixture(written, setup);
    for (int turn = 0; turn < 30; ++turn) {
      const Text here = text(random);
      const std::string expected = Definition(fixture.dictionary(), here, scope).hits();
      const std::string found = fixture.hits(here.written());
      if (found == expected) continue;
      INFO(written << here.written());
      CHECK(found == expected);
      return;
    }
  }
  SUCCEED("no difference");
}

}  // namespace

TEST_CASE("conditions decide as defined, in sentences") { compare(PhraseScope::sentence, 1, 600); }

TEST_CASE("conditions decide as defined, where phrases cross sentences") {
  compare(PhraseScope::turn, 2, 300);
}
