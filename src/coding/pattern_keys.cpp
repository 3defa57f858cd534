// SPDX-License-Identifier: MIT
#include "pattern_keys.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace themata {
namespace {

/// Words that talk is full of, the most frequent first; English and French.
// clang-format off
constexpr auto frequent_words = std::to_array<std::string_view>({
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
constexpr auto rare = static_cast<std::uint32_t>(frequent_words.size());

std::uint32_t spread(const KeyReach& reach) { return reach.most - reach.least; }

Sieve sieve_of(const Step& step) {
  return step.word_class == WordClasses::any ? KeyReach::whatever : sieve_bit(step.word_class);
}

/// Of the first word from a part on, or of the last up to a part: where it may be
/// missing, the next one counts too.
enum class Towards { end, begin };
Sieve sieve_from(const std::vector<CompiledPart>& parts, std::size_t part, Towards towards) {
  Sieve sieve = 0;
  for (bool missing = true; missing;) {
    if (part >= parts.size() || parts[part].gap > 0) return KeyReach::whatever;
    missing = false;
    for (const std::vector<Step>& option : parts[part].options) {
      missing = missing || option.empty();
      if (!option.empty())
        sieve |= sieve_of(towards == Towards::end ? option.front() : option.back());
    }
    part += towards == Towards::end ? 1 : SIZE_MAX;
  }
  return sieve;
}

void add_new(const KeyReach& reach, std::vector<KeyReach>& reaches) {
  if (std::find(reaches.begin(), reaches.end(), reach) == reaches.end()) reaches.push_back(reach);
}

}  // namespace

void PatternKeys::add(const std::vector<CompiledPart>& parts) { patterns_.push_back(parts); }

std::vector<PatternKeys::Place> PatternKeys::places_of(const std::vector<CompiledPart>& parts) {
  std::vector<Place> places;
  const Sieve first = sieve_from(parts, 0, Towards::end);
  std::uint32_t least = 0;
  std::uint32_t most = 0;
  for (std::size_t part = 0; part < parts.size(); ++part) {
    if (parts[part].gap > 0) {
      most += parts[part].gap;
      continue;
    }
    Place place;
    std::size_t shortest = SIZE_MAX;
    std::size_t longest = 0;
    for (const std::vector<Step>& option : parts[part].options) {
      std::vector<Key>& steps = place.emplace_back();
      for (std::size_t at = 0; at < option.size(); ++at) {
        const auto offset = static_cast<std::uint32_t>(at);
        const bool last = at + 1 == option.size();
        const KeyReach reach{
            least + offset, most + offset, first,
            at > 0 ? sieve_of(option[at - 1]) : sieve_from(parts, part - 1, Towards::begin),
            last ? sieve_from(parts, part + 1, Towards::end) : sieve_of(option[at + 1])};
        steps.push_back({option[at].word_class, reach});
      }
      shortest = std::min(shortest, option.size());
      longest = std::max(longest, option.size());
    }
    if (shortest > 0) places.push_back(std::move(place));
    least += static_cast<std::uint32_t>(shortest);
    most += static_cast<std::uint32_t>(longest);
  }
  return places;
}

void PatternKeys::choose(const WordClasses& classes) {
  rarity_.assign(classes.size(), rare);
  rarity_[WordClasses::any] = 0;
  std::vector<std::uint32_t> found;
  for (std::uint32_t rank = rare; rank > 0; --rank) {
    classes.of_form(frequent_words[rank - 1], found);
    for (const std::uint32_t word_class : found) rarity_[word_class] = rank;
  }
  reaches_.assign(classes.size(), {});
  for (const std::vector<CompiledPart>& parts : patterns_) take_from(places_of(parts));
  patterns_ = {};
}

void PatternKeys::take_from(const std::vector<Place>& places) {
  const auto best =
      std::max_element(places.begin(), places.end(),
                       [this](const Place& a, const Place& b) { return rarity(a) < rarity(b); });
  for (const std::vector<Key>& option : *best) {
    const Key& key = rarest(option);
    add_new(key.reach, reaches_[key.word_class]);
  }
}

const PatternKeys::Key& PatternKeys::rarest(const std::vector<Key>& steps) const {
  return *std::max_element(steps.begin(), steps.end(), [this](const Key& a, const Key& b) {
    return rarity_[a.word_class] < rarity_[b.word_class];
  });
}

std::uint32_t PatternKeys::rarity(const Place& place) const {
  std::uint32_t least = UINT32_MAX;
  for (const std::vector<Key>& steps : place) {
    const Key& key = rarest(steps);
    // Among equals the one whose place is best known.
    least = std::min(least, rarity_[key.word_class] * 16 + 15 - std::min(15U, spread(key.reach)));
  }
  return least;
}

void PatternKeys::reaches_of(std::span<const std::uint32_t> classes,
                             std::vector<KeyReach>& out) const {
  std::vector<KeyReach> found = reaches_[WordClasses::any];
  for (const std::uint32_t word_class : classes) {
    for (const KeyReach& reach : reaches_[word_class]) add_new(reach, found);
  }
  out.insert(out.end(), found.begin(), found.end());
}

}  // namespace themata
