// SPDX-License-Identifier: MIT
#include <themata/tally/coverage_tally.hpp>

#include <algorithm>

namespace themata {
namespace {

constexpr std::uint32_t quoted_words = 6;  ///< on either side

/// Keeps the quote of the first place.
void keep_first(const CoverageTally::Quote& other, CoverageTally::Quote& quote) {
  if (other.place < quote.place) quote = other;
}

void note(const TurnView& turn, std::uint32_t first, std::uint32_t last, std::uint64_t document,
          CoverageTally::Quote& quote) {
  const std::pair place(document, turn.words[first].span.begin);
  if (!(place < quote.place)) return;
  const auto words = static_cast<std::uint32_t>(turn.words.size());
  const Token& from = turn.words[first - std::min(first, quoted_words)];
  // A phrase that crosses turns is quoted to its end.
  const Token& to = turn.onwards[std::max(last, std::min(last + quoted_words, words - 1))];
  quote.place = place;
  quote.text = Span{from.span.begin, to.span.end}.of(turn.document.text);
}

void add_counts(const CoverageTally::PatternCounts& other, CoverageTally::PatternCounts& counts) {
  counts.hits += other.hits;
  counts.documents += other.documents;
  counts.speakers += other.speakers;
  keep_first(other.quote, counts.quote);
}

}  // namespace

CoverageTally::CoverageTally(const Dictionary& dictionary, std::vector<bool> shown,
                             std::unordered_set<std::string> stopwords)
    : dictionary_(dictionary),
      shown_(std::move(shown)),
      stopwords_(std::move(stopwords)),
      patterns_(dictionary.patterns().size()),
      themes_(dictionary.themes().size()),
      near_(dictionary.themes().size(), 0) {}

void CoverageTally::add(const TurnView& turn, std::span<const OwnedHit> hits,
                        std::uint64_t document) {
  for (const OwnedHit& owned : hits) {
    if (shown_[index_of(owned.theme)]) add_hit(turn, owned, document);
  }
  add_words(turn, hits, document);
}

void CoverageTally::add_hit(const TurnView& turn, const OwnedHit& owned, std::uint64_t document) {
  const std::uint32_t pattern = index_of(owned.hit.pattern);
  const std::uint32_t theme = index_of(owned.theme);
  const std::uint32_t first = owned.hit.begin - turn.first_word;
  const std::uint32_t last = owned.hit.end - turn.first_word - 1;
  for (PatternCounts* counts : {&patterns_[pattern], &themes_[theme]}) {
    ++counts->hits;
    note(turn, first, last, document, counts->quote);
  }
  seen_.patterns.insert(pattern);
  seen_.themes.insert(theme);
  seen_.pattern_speakers.emplace(pattern, turn.turn.speaker);
  seen_.theme_speakers.emplace(theme, turn.turn.speaker);
}

CoverageTally::WordCounts* CoverageTally::counts_of(const Token& token,
                                                    const Vocabulary& vocabulary) {
  const std::uint32_t type = index_of(token.type);
  if (type >= known_.size()) known_.resize(vocabulary.size());
  Known& known = known_[type];
  if (!known.looked_up) {
    known.looked_up = true;
    const std::string form(vocabulary.form(token.type));
    if (!stopwords_.contains(form)) known.counts = &words_[form];
  }
  return known.counts;
}

void CoverageTally::add_words(const TurnView& turn, std::span<const OwnedHit> hits,
                              std::uint64_t document) {
  const auto count = static_cast<std::uint32_t>(turn.words.size());
  std::vector<bool> coded(count, false);
  const std::uint32_t carried = coded_until_ - std::min(coded_until_, turn.first_word);
  std::fill(coded.begin(), coded.begin() + std::min(carried, count), true);
  std::map<std::uint32_t, std::vector<bool>> near;
  for (const OwnedHit& owned : hits) {
    coded_until_ = std::max(coded_until_, owned.hit.end);
    const std::uint32_t begin = owned.hit.begin - turn.first_word;
    const std::uint32_t end = std::min(owned.hit.end - turn.first_word, count);
    std::fill(coded.begin() + begin, coded.begin() + end, true);
    if (!shown_[index_of(owned.theme)]) continue;
    std::vector<bool>& close = near[index_of(owned.theme)];
    close.resize(count, false);
    std::fill(close.begin() + (begin - std::min(begin, near_words)),
              close.begin() + std::min(end + near_words, count), true);
  }
  for (std::uint32_t at = 0; at < count; ++at) {
    if (coded[at]) continue;
    ++uncoded_;
    for (const auto& [theme, close] : near) near_[theme] += close[at] ? 1U : 0U;
    const Token& token = turn.words[at];
    if (token.kind != TokenKind::word) continue;
    WordCounts* const word = counts_of(token, turn.vocabulary);
    if (word == nullptr) continue;
    ++word->count;
    if (word->last_document != document) {
      word->last_document = document;
      ++word->documents;
      note(turn, at, at, document, word->quote);
    }
    for (const auto& [theme, close] : near) {
      if (!close[at]) continue;
      ++word->near[theme];
      note(turn, at, at, document, word->near_quotes[theme]);
    }
  }
}

void CoverageTally::end_document() {
  for (const std::uint32_t pattern : seen_.patterns) ++patterns_[pattern].documents;
  for (const std::uint32_t theme : seen_.themes) ++themes_[theme].documents;
  for (const auto& [pattern, speaker] : seen_.pattern_speakers) ++patterns_[pattern].speakers;
  for (const auto& [theme, speaker] : seen_.theme_speakers) ++themes_[theme].speakers;
  seen_ = {};
  coded_until_ = 0;
}

void CoverageTally::merge(const CoverageTally& other) {
  for (std::size_t at = 0; at < patterns_.size(); ++at) {
    add_counts(other.patterns_[at], patterns_[at]);
  }
  for (std::size_t at = 0; at < themes_.size(); ++at) {
    add_counts(other.themes_[at], themes_[at]);
    near_[at] += other.near_[at];
  }
  uncoded_ += other.uncoded_;
  for (const auto& [form, from] : other.words_) {
    WordCounts& into = words_[form];
    into.count += from.count;
    into.documents += from.documents;
    keep_first(from.quote, into.quote);
    for (const auto& [theme, near] : from.near) into.near[theme] += near;
    for (const auto& [theme, quote] : from.near_quotes) {
      keep_first(quote, into.near_quotes[theme]);
    }
  }
}

}  // namespace themata
