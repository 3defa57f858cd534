// SPDX-License-Identifier: MIT
#include "pattern_keys.hpp"

#include <algorithm>
#include <array>
#include <numeric>
#include <string_view>
#include <utility>

namespace themata {
namespace {

/// Words that talk is full of, the most frequent first; English and French.
// clang-format off
constexpr auto frequent = std::to_array<std::string_view>({
    "the", "and", "to", "a", "i", "of", "you", "that", "it", "in", "is", "was", "so", "we",
    "they", "have", "but", "for", "on", "with", "be", "do", "this", "are", "just", "it's", "not",
    "like", "what", "or", "he", "she", "as", "at", "my", "if", "there", "her", "his", "can",
    "because", "about", "know", "had", "all", "me", "them", "yeah", "would", "that's", "an",
    "your", "from", "were", "their", "one", "up", "out", "don't", "when", "him", "think", "get",
    "no", "i'm", "really", "you're", "who", "how", "then", "go", "our", "some", "people", "us",
    "could", "been", "going", "things", "did", "well", "right", "will", "they're", "now",
    "there's", "more", "here", "which", "kind", "by", "has", "other", "want", "into", "these",
    "i've", "thing", "very", "we're", "time", "lot", "those", "something", "any", "good", "over",
    "where", "say", "way", "also", "see", "than", "back", "only", "make", "even", "much",
    "didn't", "should", "said", "actually", "got", "down", "off", "mean", "too", "being", "doing",
    "first", "two", "little", "let", "work", "take", "never", "before", "after", "why", "need",
    "look", "through", "can't", "own", "every", "always", "day", "still", "around", "come",
    "does", "give", "might", "okay", "sure", "part", "put", "many", "different", "use", "talk",
    "maybe", "tell", "same", "told", "made", "new", "most", "again", "keep", "feel", "went",
    "trying", "person", "able", "started", "help", "another", "having", "done", "point", "years",
    "open", "sort", "working", "talking", "long", "build", "getting", "idea", "show", "year",
    "called", "find", "question", "today", "looking", "next", "whole", "big", "guess", "stuff",
    "someone", "each", "quite", "bit", "anything", "saying", "last", "may", "probably", "few",
    "thought", "used", "ever", "while", "start", "great", "place", "wanted", "call", "life",
    "three", "better", "already", "came", "world", "end", "set", "best", "once", "took", "i'd",
    "he's", "she's", "we've", "you've", "what's", "isn't", "doesn't", "wasn't", "couldn't",
    "wouldn't", "haven't", "hard", "happen", "everybody", "everyone", "enough", "together",
    "case", "money", "home", "makes", "high", "real", "such", "away", "side", "comes", "seen",
    "name", "read", "old", "year's", "left", "run", "number", "without", "making", "thank", "job",
    "story", "man", "guy", "guys", "goes", "everything", "sense", "reason", "kids", "school",
    "family", "water", "change", "level", "else", "important", "move", "try", "understand",
    "looked", "believe", "ask", "asked", "friend", "friends", "house", "nothing", "far", "write",
    "since", "until", "both", "between", "under", "hear", "heard", "listen", "word", "words",
    "problem", "system", "way's", "community", "coming", "interesting", "cool", "love", "pretty",
    "nice", "hand", "support", "line", "book", "company", "group", "experience", "example",
    "process", "based", "days", "week", "weeks", "month", "months", "minute", "minutes", "hour",
    "hours", "times", "second", "half", "le", "la", "les", "et", "de", "des", "que", "je", "il",
    "elle", "est", "pas", "un", "une", "en", "du", "ce", "nous", "vous", "ils", "dans", "pour",
    "qui", "sur", "mais", "au", "c'est", "ne", "avec", "plus", "se", "tout", "fait", "par",
});
// clang-format on
constexpr std::uint32_t none = UINT32_MAX;
constexpr std::size_t no_place = SIZE_MAX;

struct Lengths {
  std::uint32_t least = 0;
  std::uint32_t most = 0;
};

Lengths lengths_of(CompiledPatterns::Place place) {
  if (place.gap() > 0) return {0, place.gap()};
  Lengths lengths{UINT32_MAX, 0};
  for (std::uint32_t number = 0; number < place.options(); ++number) {
    const auto words = static_cast<std::uint32_t>(place.option(number).size());
    lengths = {std::min(lengths.least, words), std::max(lengths.most, words)};
  }
  return lengths;
}

}  // namespace

void PatternKeys::choose(const CompiledPatterns& patterns, const WordClasses& classes,
                         const std::function<void(const KeyWish&)>& told) {
  estimate(classes);
  choose_bits();
  const std::vector<std::size_t> places = choose_places(patterns);
  first_ = FlatList<std::uint32_t>(std::vector<std::uint32_t>(classes.size(), none));
  for (std::size_t at = 0; at < patterns.size(); ++at) {
    if (places[at] != no_place) add_keys_of(patterns[at], places[at], told);
  }
}

std::span<const std::string_view> PatternKeys::frequent_words() { return frequent; }

std::uint32_t PatternKeys::frequency(std::size_t rank) {
  return (1U << 20U) / (static_cast<std::uint32_t>(rank) + 8);
}

void PatternKeys::estimate(const WordClasses& classes) {
  frequency_.assign(classes.size(), frequency(frequent.size()) / 20);
  frequency_[WordClasses::any] = 1U << 24U;
  std::vector<std::uint32_t> found;
  for (std::size_t rank = 0; rank < frequent.size(); ++rank) {
    classes.of_form(frequent[rank], found);
    for (const std::uint32_t word_class : found) frequency_[word_class] += frequency(rank);
  }
}

/// Classes of frequent words have a bit of their own: they are asked for most often, and
/// must not let by what only looks like them. The others share what is left.
void PatternKeys::choose_bits() {
  constexpr std::uint32_t own = Sieve::bits / 2;
  std::vector<std::uint32_t> order(frequency_.size());
  std::iota(order.begin(), order.end(), 0U);
  std::stable_sort(order.begin(), order.end(), [this](std::uint32_t a, std::uint32_t b) {
    return frequency_[a] > frequency_[b];
  });
  bits_ = FlatList<std::uint8_t>(frequency_.size());
  for (std::uint32_t at = 0; at < order.size(); ++at) {
    const std::uint32_t bit = at < own ? at : own + at % (Sieve::of_any - own);
    bits_.change(order[at]) = static_cast<std::uint8_t>(bit);
  }
}

/// A word that is the key of one pattern costs little more as the key of another, so patterns
/// choose again when they know what the others have chosen.
std::vector<std::size_t> PatternKeys::choose_places(const CompiledPatterns& patterns) {
  constexpr int rounds = 4;
  users_.assign(frequency_.size(), 0);
  std::vector<std::size_t> chosen(patterns.size(), no_place);
  const auto count = [&](std::size_t pattern, std::uint32_t users) {
    if (chosen[pattern] == no_place) return;
    for_each_key(patterns[pattern][chosen[pattern]],
                 [&](std::uint32_t word_class) { users_[word_class] += users; });
  };
  for (int round = 0; round < rounds; ++round) {
    for (std::size_t at = 0; at < patterns.size(); ++at) {
      count(at, UINT32_MAX);
      chosen[at] = cheapest(patterns[at]);
      count(at, 1);
    }
  }
  return chosen;
}

void PatternKeys::for_each_key(CompiledPatterns::Place place, const auto& visit) const {
  for (std::uint32_t number = 0; number < place.options(); ++number) {
    const std::span<const Step> option = place.option(number);
    visit(option[rarest(option)].word_class);
  }
}

/// Of the places that can't be missing; among equals the one whose place is best known.
std::size_t PatternKeys::cheapest(CompiledPatterns::Places places) const {
  constexpr std::uint64_t shared = 8;  // how much less a key costs that is another pattern's
  std::size_t best = no_place;
  std::pair<std::uint64_t, std::uint32_t> least{};
  std::uint32_t spread = 0;
  for (std::size_t at = 0; at < places.size(); ++at) {
    const Lengths lengths = lengths_of(places[at]);
    if (lengths.least > 0) {
      std::pair<std::uint64_t, std::uint32_t> cost{0, spread};
      for_each_key(places[at], [&](std::uint32_t word_class) {
        const std::uint64_t once = frequency_[word_class];
        cost.first += users_[word_class] == 0 ? once : once / shared;
      });
      if (best == no_place || cost < least) {
        best = at;
        least = cost;
      }
    }
    spread += lengths.most - lengths.least;
  }
  return best;
}

std::vector<std::uint32_t> PatternKeys::keys_of(CompiledPatterns::Places places) const {
  std::vector<std::uint32_t> keys;
  const std::size_t place = cheapest(places);
  if (place == no_place) return keys;
  for_each_key(places[place], [&keys](std::uint32_t word_class) { keys.push_back(word_class); });
  return keys;
}

/// A word of an option of a place.
struct PatternKeys::Position {
  std::size_t place = 0;
  std::uint32_t option = 0;
  std::size_t word = 0;
  auto operator<=>(const Position&) const = default;
};

struct PatternKeys::Positions {
  std::vector<Position> all{};
  bool open = false;  ///< anything else may stand here, or nothing
};

/// Of the first word from a place on, or of the last up to a place: where it may be
/// missing, the next one counts too.
PatternKeys::Positions PatternKeys::from(CompiledPatterns::Places places, std::size_t place,
                                         Towards towards) {
  Positions found;
  for (bool missing = true; missing; place += towards == Towards::end ? 1 : SIZE_MAX) {
    if (place >= places.size() || places[place].gap() > 0) {
      found.open = true;
      break;
    }
    missing = false;
    for (std::uint32_t option = 0; option < places[place].options(); ++option) {
      const std::size_t words = places[place].option(option).size();
      missing = missing || words == 0;
      if (words > 0) found.all.push_back({place, option, towards == Towards::end ? 0 : words - 1});
    }
  }
  return found;
}

PatternKeys::Positions PatternKeys::next(CompiledPatterns::Places places, const Positions& here,
                                         Towards towards) {
  Positions found;
  found.open = here.open;
  for (const Position& at : here.all) {
    const bool end = towards == Towards::end;
    const bool last = at.word == (end ? places[at.place].option(at.option).size() - 1 : 0);
    if (!last) {
      found.all.push_back({at.place, at.option, end ? at.word + 1 : at.word - 1});
      continue;
    }
    const Positions more = from(places, end ? at.place + 1 : at.place - 1, towards);
    found.open = found.open || more.open;
    found.all.insert(found.all.end(), more.all.begin(), more.all.end());
  }
  std::sort(found.all.begin(), found.all.end());
  found.all.erase(std::unique(found.all.begin(), found.all.end()), found.all.end());
  return found;
}

KeyWish::Side PatternKeys::side(CompiledPatterns::Places places, const Position& key,
                                Towards towards) {
  const Positions one = next(places, {{key}, false}, towards);
  return {classes_at(places, one), classes_at(places, next(places, one, towards))};
}

KeyWish::Classes PatternKeys::classes_at(CompiledPatterns::Places places,
                                         const Positions& positions) {
  if (positions.open) return std::nullopt;
  std::vector<std::uint32_t> classes;
  for (const Position& at : positions.all) {
    classes.push_back(places[at.place].option(at.option)[at.word].word_class);
    if (classes.back() == WordClasses::any) return std::nullopt;
  }
  std::sort(classes.begin(), classes.end());
  classes.erase(std::unique(classes.begin(), classes.end()), classes.end());
  return classes;
}

Sieve PatternKeys::sieve_of(const KeyWish::Classes& classes) const {
  if (!classes) return KeyReach::whatever;
  Sieve sieve;
  for (const std::uint32_t one : *classes) sieve |= this->sieve(one);
  return sieve;
}

/// All options of the place are keys.
void PatternKeys::add_keys_of(CompiledPatterns::Places places, std::size_t place,
                              const std::function<void(const KeyWish&)>& told) {
  Lengths before;
  for (std::size_t at = 0; at < place; ++at) {
    const Lengths lengths = lengths_of(places[at]);
    before = {before.least + lengths.least, before.most + lengths.most};
  }
  const KeyWish::Classes first = classes_at(places, from(places, 0, Towards::end));
  for (std::uint32_t number = 0; number < places[place].options(); ++number) {
    const std::span<const Step> option = places[place].option(number);
    const Position key{place, number, rarest(option)};
    const auto offset = static_cast<std::uint32_t>(key.word);
    const KeyWish wish{option[key.word].word_class,
                       before.least + offset,
                       before.most + offset,
                       first,
                       side(places, key, Towards::begin),
                       side(places, key, Towards::end)};
    add(wish);
    if (told) told(wish);
  }
}

void PatternKeys::add(const KeyWish& wish) {
  const KeyReach reach{wish.least, wish.most, sieve_of(wish.first), sieve_of(wish.before.next),
                       sieve_of(wish.after.next)};
  for (std::uint64_t at = first_[wish.key]; at != none; at = reaches_[at].next) {
    if (reaches_[at].reach == reach) return;
  }
  reaches_.push_back({reach, first_[wish.key]});
  first_.change(wish.key) = static_cast<std::uint32_t>(reaches_.size() - 1);
}

std::size_t PatternKeys::rarest(std::span<const Step> steps) const {
  const auto found = std::ranges::min_element(
      steps, {}, [this](const Step& step) { return frequency_[step.word_class]; });
  return static_cast<std::size_t>(found - steps.begin());
}

void PatternKeys::reaches_of(std::span<const std::uint32_t> classes,
                             std::vector<KeyReach>& out) const {
  const std::size_t before = out.size();
  const auto append = [&](std::uint32_t word_class) {
    for (std::uint64_t at = first_[word_class]; at != none; at = reaches_[at].next) {
      const KeyReach& reach = reaches_[at].reach;
      const auto begin = out.begin() + static_cast<std::ptrdiff_t>(before);
      if (std::find(begin, out.end(), reach) == out.end()) out.push_back(reach);
    }
  };
  append(WordClasses::any);
  for (const std::uint32_t word_class : classes) append(word_class);
}

}  // namespace themata
