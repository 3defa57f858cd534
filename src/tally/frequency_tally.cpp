// SPDX-License-Identifier: MIT
#include <themata/tally/frequency_tally.hpp>

#include <libstemmer.h>

#include <algorithm>
#include <array>
#include <stdexcept>
#include <utility>

#include <themata/text/normalise.hpp>
#include <themata/text/utf8.hpp>

#include <themata/tally/ngrams.hpp>

namespace themata {
namespace {

constexpr char english[] = {
#include "STOPWORDS_EN.inc"
};
constexpr char french[] = {
#include "STOPWORDS_FR.inc"
};

constexpr std::uint32_t unknown = UINT32_MAX;
constexpr std::uint32_t stop = std::uint32_t{1} << 31U;  ///< flags a stop word

struct CloseStemmer {
  void operator()(sb_stemmer* stemmer) const { sb_stemmer_delete(stemmer); }
};
using StemmerHandle = std::unique_ptr<sb_stemmer, CloseStemmer>;

StemmerHandle open_stemmer(const std::string& language) {
  return StemmerHandle(sb_stemmer_new(language.c_str(), "UTF_8"));
}

/// Room for the counts of so many terms, and for a list of them with one place to spare.
void make_room(std::size_t terms, std::vector<std::uint32_t>& counts,
               std::vector<std::uint32_t>& touched) {
  if (counts.size() >= terms) return;
  counts.resize(std::max(terms, 2 * counts.size()));
  touched.resize(counts.size() + 1);
}

/// The first sixteen bytes as two numbers: most comparisons of texts end here.
std::pair<std::uint64_t, std::uint64_t> begin_of(std::string_view text) {
  std::array<std::uint64_t, 2> begin{};
  for (std::size_t at = 0; at < 16; ++at) {
    const auto byte = at < text.size() ? static_cast<unsigned char>(text[at]) : 0U;
    begin[at / 8] = begin[at / 8] << 8U | byte;
  }
  return {begin[0], begin[1]};
}

/// By falling count, then by text; all, or the first `top`.
void sort_terms(std::vector<FrequencyTally::Term>& terms, std::uint64_t top) {
  struct Key {
    std::uint64_t count;
    std::pair<std::uint64_t, std::uint64_t> begin;
    std::uint32_t term;
  };
  std::vector<Key> keys;
  keys.reserve(terms.size());
  for (const FrequencyTally::Term& term : terms) {
    keys.push_back({term.count, begin_of(term.text), static_cast<std::uint32_t>(keys.size())});
  }
  const auto before = [&terms](const Key& a, const Key& b) {
    if (a.count != b.count) return a.count > b.count;
    if (a.begin != b.begin) return a.begin < b.begin;
    return terms[a.term].text < terms[b.term].text;
  };
  if (top > 0 && top < keys.size()) {
    std::nth_element(keys.begin(), keys.begin() + static_cast<std::ptrdiff_t>(top), keys.end(),
                     before);
    keys.resize(top);
  }
  std::sort(keys.begin(), keys.end(), before);
  std::vector<FrequencyTally::Term> sorted;
  sorted.reserve(keys.size());
  for (const Key& key : keys) sorted.push_back(terms[key.term]);
  terms.swap(sorted);
}

}  // namespace

struct FrequencyTally::Stemmer {
  StemmerHandle handle;
};

std::unordered_set<std::string> parse_stopwords(std::string_view list) {
  std::unordered_set<std::string> words;
  while (!list.empty()) {
    const std::size_t end = std::min(list.find('\n'), list.size());
    const std::string_view line = trim(list.substr(0, end));
    list.remove_prefix(std::min(end + 1, list.size()));
    if (!line.empty() && line.front() != '#') words.insert(folded_form(line));
  }
  return words;
}

std::unordered_set<std::string> built_in_stopwords(std::string_view language) {
  if (language == "en") return parse_stopwords({english, sizeof english});
  if (language == "fr") return parse_stopwords({french, sizeof french});
  return {};
}

bool has_stemmer(const std::string& language) { return open_stemmer(language) != nullptr; }

FrequencyTally::FrequencyTally(FrequencyOptions options, const Vocabulary& vocabulary)
    : options_(std::move(options)),
      vocabulary_(vocabulary),
      types_are_words_(options_.stemmer.empty() && options_.stopwords.empty()) {
  if (options_.ngrams > 1) ngrams_ = std::make_unique<Ngrams>(options_.ngrams);
  if (options_.stemmer.empty()) return;
  stemmer_ = std::make_unique<Stemmer>(Stemmer{open_stemmer(options_.stemmer)});
  if (!stemmer_->handle) throw std::invalid_argument("no stemmer for " + options_.stemmer);
}
FrequencyTally::~FrequencyTally() = default;

std::string FrequencyTally::stemmed(const std::string& form) const {
  if (!stemmer_) return form;
  const auto* word = reinterpret_cast<const sb_symbol*>(form.data());
  const sb_symbol* stem =
      sb_stemmer_stem(stemmer_->handle.get(), word, static_cast<int>(form.size()));
  const int length = sb_stemmer_length(stemmer_->handle.get());
  return {reinterpret_cast<const char*>(stem), static_cast<std::size_t>(length)};
}

std::uint32_t FrequencyTally::intern(std::string&& text) {
  const auto known = word_ids_.find(text);
  if (known != word_ids_.end()) return known->second;
  const auto word = static_cast<std::uint32_t>(words_.size());
  word_ids_.emplace(words_.emplace_back(std::move(text)), word);
  return word;
}

/// The word that a type counts as, with a flag if it is a stop word.
std::uint32_t FrequencyTally::word_of(TypeId type) {
  if (types_are_words_) return index_of(type);
  if (word_of_type_.size() < vocabulary_.size()) word_of_type_.resize(vocabulary_.size(), unknown);
  std::uint32_t& word = word_of_type_[index_of(type)];
  if (word == unknown) {
    std::string form(vocabulary_.form(type));
    // A stop word keeps its form: `being` must not be found under the stem of another word.
    const bool stopword = options_.stopwords.contains(form);
    word = stopword ? intern(std::move(form)) | stop : intern(stemmed(form));
  }
  return word;
}

std::string_view FrequencyTally::word_text(std::uint32_t word) const {
  return types_are_words_ ? vocabulary_.form(TypeId{word}) : std::string_view(words_[word]);
}

void FrequencyTally::begin_document() {
  flush();
  ++document_;
}

void FrequencyTally::add(std::span<const Token> words, std::span<const std::uint32_t> stops,
                         GroupId id) {
  if (id != group_) flush();
  group_ = id;
  if (id >= groups_.size()) groups_.resize(id + 1);
  groups_[id].tokens += words.size();
  if (!ngrams_) {
    make_room(vocabulary_.size(), now_, touched_);
    std::uint32_t* const now = now_.data();
    std::uint32_t* touched = touched_.data() + touches_;
    for (const Token& word : words) {
      const std::uint32_t type = index_of(word.type);
      *touched = type;
      touched += now[type]++ == 0 ? 1 : 0;
    }
    touches_ = static_cast<std::size_t>(touched - touched_.data());
    return;
  }
  run_.clear();
  auto stop_at = stops.begin();
  for (std::uint32_t at = 0; at < words.size(); ++at) {
    if (stop_at != stops.end() && *stop_at == at) {
      count_ngrams();
      run_.clear();
      ++stop_at;
    }
    run_.push_back(word_of(words[at].type));
  }
  count_ngrams();
}

/// Of the run. Most n-grams are rare, and neither their place nor their words are near.
void FrequencyTally::count_ngrams() {
  const std::size_t n = options_.ngrams;
  if (run_.size() < n) return;
  const std::size_t size = run_.size() - n + 1;
  words_of_run_.clear();
  for (const std::uint32_t word : run_) words_of_run_.push_back(word & ~stop);
  const auto ngram = [&](std::size_t at) { return std::span(words_of_run_).subspan(at, n); };
  hashes_.clear();
  for (std::size_t at = 0; at < size; ++at) {
    hashes_.push_back(Ngrams::hash(ngram(at)));
    ngrams_->prefetch_place(hashes_.back());
  }
  for (const std::uint64_t hash : hashes_) ngrams_->prefetch_words(hash);
  for (std::size_t at = 0; at < size; ++at) {
    if (((run_[at] | run_[at + n - 1]) & stop) != 0) continue;
    const std::uint32_t id = ngrams_->intern(ngram(at), hashes_[at]);
    make_room(ngrams_->size(), now_, touched_);
    touched_[touches_] = id;
    touches_ += now_[id]++ == 0 ? 1U : 0U;
  }
}

/// Moves the counts of this document into its group. A group's cells are many more than those
/// of one document, so they are asked for before they are needed.
void FrequencyTally::flush() {
  constexpr std::size_t ahead = 16;
  if (touches_ == 0) return;
  TermCounts& terms = groups_[group_].terms;
  const bool as_they_are = ngrams_ || types_are_words_;
  for (std::size_t at = 0; at < touches_; ++at) {
    const std::uint32_t counted = touched_[at];
    const std::uint32_t count = std::exchange(now_[counted], 0);
    if (as_they_are) {
      if (at + 2 * ahead < touches_) __builtin_prefetch(&now_[touched_[at + 2 * ahead]], 1);
      if (at + ahead < touches_) terms.prefetch(touched_[at + ahead]);
      terms.add(counted, count, document_);
    } else if (const std::uint32_t term = word_of(TypeId{counted}); (term & stop) == 0) {
      terms.add(term, count, document_);
    }
  }
  touches_ = 0;
}

std::size_t FrequencyTally::terms() const {
  if (ngrams_) return ngrams_->size();
  return types_are_words_ ? vocabulary_.size() : words_.size();
}

void FrequencyTally::write_ngrams() {
  ngram_texts_.clear();
  ngram_begins_.assign(1, 0);
  for (std::uint32_t id = 0; id < ngrams_->size(); ++id) {
    const std::size_t begin = ngram_texts_.size();
    for (const std::uint32_t word : ngrams_->words(id)) {
      if (ngram_texts_.size() > begin) ngram_texts_ += ' ';
      ngram_texts_ += word_text(word);
    }
    ngram_begins_.push_back(ngram_texts_.size());
  }
}

std::string_view FrequencyTally::term_text(std::uint32_t term) const {
  if (!ngrams_) return word_text(term);
  return std::string_view(ngram_texts_)
      .substr(ngram_begins_[term], ngram_begins_[term + 1] - ngram_begins_[term]);
}

/// Adds the terms of several tallies up, under one numbering.
class FrequencyTally::Names {
 public:
  explicit Names(std::span<FrequencyTally* const> tallies) : tallies_(tallies) {
    std::unordered_map<std::string_view, std::uint32_t> known;
    for (const FrequencyTally* tally : tallies) {
      std::vector<std::uint32_t>& ids = ids_.emplace_back(tally->terms());
      for (std::uint32_t term = 0; term < ids.size(); ++term) {
        const std::string_view text = tally->term_text(term);
        ids[term] = known.try_emplace(text, static_cast<std::uint32_t>(known.size())).first->second;
        if (ids[term] == totals_.size()) totals_.push_back({text, 0, 0});
      }
    }
  }

  /// The terms of one group, in no order.
  std::vector<Term> total(std::size_t group, std::uint64_t min_count) {
    std::vector<std::uint32_t> seen;
    for (std::size_t at = 0; at < tallies_.size(); ++at) {
      if (group >= tallies_[at]->groups_.size()) continue;
      tallies_[at]->groups_[group].terms.for_each(
          [&](std::uint32_t term, const TermCounts::Cell& cell) {
            Term& total = totals_[ids_[at][term]];
            if (total.count == 0) seen.push_back(ids_[at][term]);
            total.count += cell.count;
            total.documents += cell.documents;
          });
    }
    std::vector<Term> terms;
    for (const std::uint32_t id : seen) {
      const Term total = std::exchange(totals_[id], Term{totals_[id].text, 0, 0});
      if (total.count >= min_count) terms.push_back(total);
    }
    return terms;
  }

 private:
  std::span<FrequencyTally* const> tallies_;
  std::vector<std::vector<std::uint32_t>> ids_{};  ///< by tally and term
  std::vector<Term> totals_{};                     ///< of the group under way
};

std::vector<FrequencyTally::Term> FrequencyTally::group_terms(std::size_t group,
                                                              std::uint64_t min_count) const {
  std::vector<Term> terms;
  groups_[group].terms.for_each([&](std::uint32_t term, const TermCounts::Cell& cell) {
    if (cell.count >= min_count) terms.push_back({term_text(term), cell.count, cell.documents});
  });
  return terms;
}

std::vector<FrequencyTally::Group> FrequencyTally::merged(std::span<FrequencyTally* const> tallies,
                                                          const FrequencyLimits& limits) {
  std::vector<Group> groups;
  for (FrequencyTally* tally : tallies) {
    tally->flush();
    if (tally->ngrams_) tally->write_ngrams();
    groups.resize(std::max(groups.size(), tally->groups_.size()));
    for (std::size_t at = 0; at < tally->groups_.size(); ++at) {
      groups[at].tokens += tally->groups_[at].tokens;
    }
  }
  const bool alone = tallies.size() == 1;
  Names names(alone ? std::span<FrequencyTally* const>{} : tallies);
  for (std::size_t group = 0; group < groups.size(); ++group) {
    groups[group].terms = alone ? tallies.front()->group_terms(group, limits.min_count)
                                : names.total(group, limits.min_count);
    sort_terms(groups[group].terms, limits.top);
  }
  return groups;
}

}  // namespace themata
