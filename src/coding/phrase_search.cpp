// SPDX-License-Identifier: MIT
#include "phrase_search.hpp"

#include <algorithm>
#include <string>

#include "too_many_matches.hpp"

namespace themata {
namespace {

/// Tells phrases apart by what they match; sets of two files can have one name.
std::string key_of(const PatternParts& parts) {
  std::string key;
  for (const auto& part : parts) {
    if (const auto* gap = std::get_if<Gap>(&part)) {
      key += '~' + std::to_string(gap->most);
    } else {
      for (const std::vector<WrittenWord>& option : std::get<Choice>(part).options) {
        key += '|';
        for (const WrittenWord& word : option) {
          key += (word.regex ? "/" : " ") + std::to_string(word.text.size()) + ':' + word.text;
        }
      }
    }
    key += ';';
  }
  return key;
}

}  // namespace

PhraseId PhraseSet::add(const Term& term) {
  const auto fresh = static_cast<PhraseId>(known_.size());
  const auto [known, added] = known_.try_emplace(key_of(term.parts), fresh);
  if (added) {
    Pattern pattern;
    pattern.written = term.written;
    pattern.parts = term.parts;
    pattern.place = term.place;
    compiler_->add(pattern);
  }
  return known->second;
}

void PhraseSet::compile() {
  for (std::uint32_t at = 0; at < compiled_.size(); ++at) {
    const CompiledPatterns::Places places = compiled_[at];
    graph_.add(places, PatternId{at});
    std::uint32_t words = 0;
    for (std::size_t place = 0; place < places.size(); ++place) {
      std::size_t most = places[place].gap();
      for (std::uint32_t option = 0; option < places[place].options(); ++option) {
        most = std::max(most, places[place].option(option).size());
      }
      words += static_cast<std::uint32_t>(most);
    }
    longest_.push_back(words);
  }
  graph_.lay_out();
  classes_.compile();
  keys_.choose(compiled_, classes_);
  compiler_.reset();
}

PhraseKeys PhraseSet::keys_of(std::span<const PhraseId> phrases,
                              std::span<const KnownBeginnings::Collector> by_class) const {
  PhraseKeys found;
  for (const PhraseId phrase : phrases) {
    const std::vector<std::uint32_t> keys = keys_.keys_of(compiled_[phrase]);
    if (keys.empty()) found.classes.push_back(WordClasses::any);
    found.classes.insert(found.classes.end(), keys.begin(), keys.end());
  }
  std::sort(found.classes.begin(), found.classes.end());
  const auto end = std::unique(found.classes.begin(), found.classes.end());
  found.classes.erase(end, found.classes.end());
  KnownBeginnings::Collector collector;
  for (const std::uint32_t one : found.classes) collector.add(by_class[one]);
  found.beginnings = collector.take();
  return found;
}

std::uint32_t PhraseSearch::next_key(RunWords words, Stretch where, const PhraseKeys& keys) {
  std::uint32_t at = where.begin;
  for (; at < where.end; ++at) {
    const bool may_be = words.has_beginning(at) ? words.may_be(keys.beginnings, at)
                                                : has_class(words, at, keys.classes);
    if (may_be) break;
  }
  return at;
}

/// One of these? `any` comes first, and is in no signature.
bool PhraseSearch::has_class(RunWords& words, std::uint32_t at,
                             std::span<const std::uint32_t> classes) {
  if (!classes.empty() && classes.front() == WordClasses::any) return true;
  const auto mine = signatures_.classes(types_.of(words, at));
  return std::ranges::any_of(mine, [classes](std::uint32_t one) {
    return std::binary_search(classes.begin(), classes.end(), one);
  });
}

void PhraseSearch::find_from(RunWords words, Stretch begins, std::uint32_t end, Crossing& crossing,
                             std::vector<PhraseMatch>& out) {
  const std::size_t most = out.size() + most_matches(words.size());
  for (std::uint32_t begin = begins.begin; begin < begins.end; ++begin) {
    WalkMemory::Set set = memory_.first(types_.of(words, begin));
    for (std::uint32_t at = begin + 1; set != WalkMemory::nothing; ++at) {
      for (const PatternId phrase : memory_.ends(set)) out.push_back({begin, at, index_of(phrase)});
      if (out.size() > most) throw TooManyMatches();
      if (at == end || !memory_.goes_on(set)) break;
      const Signature word = types_.of(words, at);
      if (!memory_.may_go_on(set, word)) break;
      const Separation before =
          phrases_.scope_ == PhraseScope::sentence ? crossing.before(at) : Separation::open;
      if (before == Separation::barrier) break;
      set = memory_.next(set, word, before == Separation::tight);
    }
  }
}

}  // namespace themata
