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

}  // namespace

void PatternKeys::add(const std::vector<CompiledPart>& parts) {
  std::vector<Place>& places = patterns_.emplace_back();
  KeyReach before;
  for (const CompiledPart& part : parts) {
    if (part.gap > 0) {
      before.most += part.gap;
      continue;
    }
    Place place;
    std::uint32_t shortest = UINT32_MAX;
    std::uint32_t longest = 0;
    for (const std::vector<Step>& option : part.options) {
      const auto size = static_cast<std::uint32_t>(option.size());
      std::vector<Key>& steps = place.emplace_back();
      for (std::uint32_t at = 0; at < size; ++at) {
        steps.push_back({option[at].word_class, {before.least + at, before.most + at}});
      }
      shortest = std::min(shortest, size);
      longest = std::max(longest, size);
    }
    if (shortest > 0) places.push_back(std::move(place));
    before.least += shortest;
    before.most += longest;
  }
}

void PatternKeys::choose(const WordClasses& classes) {
  rarity_.assign(classes.size(), rare);
  rarity_[WordClasses::any] = 0;
  std::vector<std::uint32_t> found;
  for (std::uint32_t rank = rare; rank > 0; --rank) {
    classes.of_form(frequent_words[rank - 1], found);
    for (const std::uint32_t word_class : found) rarity_[word_class] = rank;
  }
  reach_.assign(classes.size(), std::nullopt);
  for (const std::vector<Place>& places : patterns_) {
    const auto best =
        std::max_element(places.begin(), places.end(),
                         [this](const Place& a, const Place& b) { return rarity(a) < rarity(b); });
    for (const std::vector<Key>& option : *best) take(rarest(option));
  }
  patterns_ = {};
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

void PatternKeys::take(const Key& key) {
  std::optional<KeyReach>& reach = reach_[key.word_class];
  if (!reach) {
    reach = key.reach;
    return;
  }
  reach->least = std::min(reach->least, key.reach.least);
  reach->most = std::max(reach->most, key.reach.most);
}

std::optional<KeyReach> PatternKeys::reach_of(std::span<const std::uint32_t> classes) const {
  std::optional<KeyReach> found = reach_[WordClasses::any];
  for (const std::uint32_t word_class : classes) {
    const std::optional<KeyReach>& reach = reach_[word_class];
    if (!reach) continue;
    if (!found) found = reach;
    found->least = std::min(found->least, reach->least);
    found->most = std::max(found->most, reach->most);
  }
  return found;
}

}  // namespace themata
