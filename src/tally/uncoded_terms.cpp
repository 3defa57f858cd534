// SPDX-License-Identifier: MIT
#include <themata/tally/uncoded_terms.hpp>

#include <algorithm>
#include <tuple>

namespace themata {
namespace {

constexpr std::uint32_t quoted_words = 6;      ///< on either side
constexpr std::uint32_t no_word = UINT32_MAX;  ///< what no term may hold
constexpr std::uint64_t said_often = 2;        ///< a phrase that is listed

Span around(const TurnView& turn, std::uint32_t first, std::uint32_t last) {
  const auto words = static_cast<std::uint32_t>(turn.words.size());
  return {turn.words[first - std::min(first, quoted_words)].span.begin,
          turn.words[std::min(last + quoted_words, words - 1)].span.end};
}

}  // namespace

UncodedTerms::UncodedTerms(std::vector<bool> shown,
                           const std::unordered_set<std::string>& stopwords)
    : shown_(std::move(shown)),
      stopwords_(&stopwords),
      lengths_{Length{Ngrams(1)}, Length{Ngrams(2)}, Length{Ngrams(3)}},
      near_(shown_.size(), 0) {}

std::uint32_t UncodedTerms::intern(const std::string& form) {
  const auto [known, is_new] = ids_.emplace(form, static_cast<std::uint32_t>(forms_.size()));
  if (is_new) {
    forms_.push_back(form);
    stopped_.push_back(stopwords_->contains(form));
  }
  return known->second;
}

std::uint32_t UncodedTerms::form_of(const Token& token, const Vocabulary& vocabulary) {
  const std::uint32_t type = index_of(token.type);
  if (type >= known_.size()) known_.resize(vocabulary.size(), 0);
  if (known_[type] == 0) known_[type] = intern(std::string(vocabulary.form(token.type))) + 1;
  return known_[type] - 1;
}

UncodedTerms::Turned UncodedTerms::look_around(const TurnView& turn,
                                               std::span<const OwnedHit> hits) {
  const auto count = static_cast<std::uint32_t>(turn.words.size());
  Turned around{std::vector<bool>(count, false), {}};
  const std::uint32_t carried = coded_until_ - std::min(coded_until_, turn.first_word);
  std::fill(around.coded.begin(), around.coded.begin() + std::min(carried, count), true);
  for (const OwnedHit& owned : hits) {
    coded_until_ = std::max(coded_until_, owned.hit.end);
    const std::uint32_t begin = owned.hit.begin - turn.first_word;
    const std::uint32_t end = std::min(owned.hit.end - turn.first_word, count);
    std::fill(around.coded.begin() + begin, around.coded.begin() + end, true);
    if (!shown_[index_of(owned.theme)]) continue;
    std::vector<bool>& close = around.near[index_of(owned.theme)];
    close.resize(count, false);
    std::fill(close.begin() + (begin - std::min(begin, near_words)),
              close.begin() + std::min(end + near_words, count), true);
  }
  return around;
}

std::uint32_t UncodedTerms::intern_term(Ids words) {
  Length& length = lengths_[words.size() - 1];
  const std::uint32_t id = length.terms.intern(words);
  if (id == length.counts.size()) length.counts.emplace_back();
  return id;
}

void UncodedTerms::count(const TurnView& turn, std::uint32_t first, Ids words,
                         const Turned& around_it, std::uint64_t document) {
  const std::uint32_t id = intern_term(words);
  Length& length = lengths_[words.size() - 1];
  const auto last = static_cast<std::uint32_t>(first + words.size() - 1);
  const Place here{document, around(turn, first, last)};
  Counts& counts = length.counts[id];
  ++counts.count;
  if (counts.last_document != document) ++counts.documents;
  counts.last_document = document;
  if (here < counts.first) counts.first = here;
  for (const auto& [theme, close] : around_it.near) {
    if (!close[first]) continue;
    NearCounts& near = length.near[near_key(id, theme)];
    ++near.count;
    if (here < near.first) near.first = here;
  }
}

void UncodedTerms::add(const TurnView& turn, std::span<const OwnedHit> hits,
                       std::span<const std::uint32_t> stops, std::uint64_t document) {
  const Turned around_it = look_around(turn, hits);
  const auto words = static_cast<std::uint32_t>(turn.words.size());
  if (words > 0) texts_.try_emplace(document, turn.document.text);
  std::vector<std::uint32_t> forms(words, no_word);
  for (std::uint32_t at = 0; at < words; ++at) {
    if (around_it.coded[at]) continue;
    ++words_;
    for (const auto& [theme, close] : around_it.near) near_[theme] += close[at] ? 1U : 0U;
    if (turn.words[at].kind == TokenKind::word) {
      forms[at] = form_of(turn.words[at], turn.vocabulary);
    }
  }
  auto stop = stops.begin();
  for (std::uint32_t at = 0; at < words; ++at) {
    while (stop != stops.end() && *stop <= at) ++stop;
    if (forms[at] == no_word || stopped_[forms[at]]) continue;
    const std::uint32_t end = std::min(stop == stops.end() ? words : *stop, at + longest);
    for (std::uint32_t last = at; last < end && forms[last] != no_word; ++last) {
      if (stopped_[forms[last]]) continue;
      count(turn, at, Ids(forms).subspan(at, last - at + 1), around_it, document);
    }
  }
}

void UncodedTerms::merge(const UncodedTerms& other) {
  std::vector<std::uint32_t> ids;
  for (const std::string& form : other.forms_) ids.push_back(intern(form));
  std::vector<std::uint32_t> words;
  for (std::size_t at = 0; at < longest; ++at) {
    const Length& from = other.lengths_[at];
    Length& into = lengths_[at];
    std::vector<std::uint32_t> ids_of_terms;
    for (std::uint32_t term = 0; term < from.counts.size(); ++term) {
      words.clear();
      for (const std::uint32_t word : from.terms.words(term)) words.push_back(ids[word]);
      ids_of_terms.push_back(intern_term(words));
      Counts& counts = into.counts[ids_of_terms.back()];
      counts.count += from.counts[term].count;
      counts.documents += from.counts[term].documents;
      if (from.counts[term].first < counts.first) counts.first = from.counts[term].first;
    }
    for (const auto& [key, near] : from.near) {
      const std::uint32_t term = ids_of_terms[key >> 32U];
      NearCounts& all = into.near[near_key(term, static_cast<std::uint32_t>(key))];
      all.count += near.count;
      if (near.first < all.first) all.first = near.first;
    }
  }
  words_ += other.words_;
  for (std::size_t at = 0; at < near_.size(); ++at) near_[at] += other.near_[at];
  texts_.insert(other.texts_.begin(), other.texts_.end());
}

std::string_view UncodedTerms::quote(const Place& place) const {
  return place.quote.of(texts_.at(place.document));
}

UncodedTerms::Term UncodedTerms::term(const Length& length, std::uint32_t id) const {
  const Counts& counts = length.counts[id];
  Term term{{}, 0, counts.count, counts.documents, 0, quote(counts.first)};
  for (const std::uint32_t word : length.terms.words(id)) {
    if (term.words++ > 0) term.text += ' ';
    term.text += forms_[word];
  }
  return term;
}

/// Phrases of two words that have the count of one of three words around them.
std::vector<bool> UncodedTerms::only_in_longer() const {
  const Length& longer = lengths_[2];
  const Length& shorter = lengths_[1];
  std::vector<bool> inside(shorter.counts.size(), false);
  for (std::uint32_t term = 0; term < longer.counts.size(); ++term) {
    const std::uint64_t count = longer.counts[term].count;
    for (std::size_t at = 0; count >= said_often && at < 2; ++at) {
      const auto part = shorter.terms.known(longer.terms.words(term).subspan(at, 2));
      if (part && shorter.counts[*part].count == count) inside[*part] = true;
    }
  }
  return inside;
}

std::vector<UncodedTerms::Term> UncodedTerms::commonest(std::size_t top) const {
  using Found = std::tuple<std::uint64_t, std::size_t, std::uint32_t>;  // count, length, id
  const auto first = [this, top](std::vector<Found>& found) {
    std::ranges::sort(found, std::greater<>());
    // Those of equal count are told apart by their text.
    while (found.size() > top && std::get<0>(found.back()) < std::get<0>(found[top - 1])) {
      found.pop_back();
    }
    std::vector<Term> terms;
    for (const auto& [count, length, id] : found) terms.push_back(term(lengths_[length], id));
    std::ranges::sort(terms, [](const Term& a, const Term& b) {
      return std::tie(b.count, a.text) < std::tie(a.count, b.text);
    });
    if (terms.size() > top) terms.resize(top);
    return terms;
  };
  std::vector<Found> words;
  std::vector<Found> phrases;
  const std::vector<bool> inside = only_in_longer();
  for (std::size_t length = 0; length < longest; ++length) {
    for (std::uint32_t id = 0; id < lengths_[length].counts.size(); ++id) {
      const std::uint64_t count = lengths_[length].counts[id].count;
      if (length > 0 && (count < said_often || (length == 1 && inside[id]))) continue;
      (length == 0 ? words : phrases).emplace_back(count, length, id);
    }
  }
  std::vector<Term> terms = first(words);
  std::ranges::move(first(phrases), std::back_inserter(terms));
  return terms;
}

std::vector<UncodedTerms::Term> UncodedTerms::near(ThemeId theme, std::uint64_t least) const {
  std::vector<Term> terms;
  for (const Length& length : lengths_) {
    for (const auto& [key, near] : length.near) {
      if (static_cast<std::uint32_t>(key) != index_of(theme) || near.count < least) continue;
      Term& one = terms.emplace_back(term(length, static_cast<std::uint32_t>(key >> 32U)));
      one.near = near.count;
      one.quote = quote(near.first);
    }
  }
  return terms;
}

}  // namespace themata
