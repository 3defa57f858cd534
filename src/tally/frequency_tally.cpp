// SPDX-License-Identifier: MIT
#include <themata/tally/frequency_tally.hpp>

#include <libstemmer.h>

#include <algorithm>
#include <stdexcept>

#include <themata/text/normalise.hpp>
#include <themata/text/utf8.hpp>

namespace themata {
namespace {

constexpr char english[] = {
#include "STOPWORDS_EN.inc"
};
constexpr char french[] = {
#include "STOPWORDS_FR.inc"
};

constexpr std::uint32_t unknown = UINT32_MAX;

struct CloseStemmer {
  void operator()(sb_stemmer* stemmer) const { sb_stemmer_delete(stemmer); }
};
using StemmerHandle = std::unique_ptr<sb_stemmer, CloseStemmer>;

StemmerHandle open_stemmer(const std::string& language) {
  return StemmerHandle(sb_stemmer_new(language.c_str(), "UTF_8"));
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

FrequencyTally::FrequencyTally(FrequencyOptions options) : options_(std::move(options)) {
  if (options_.stemmer.empty()) return;
  stemmer_ = std::make_unique<Stemmer>(Stemmer{open_stemmer(options_.stemmer)});
  if (!stemmer_->handle) throw std::invalid_argument("no stemmer for " + options_.stemmer);
}
FrequencyTally::FrequencyTally(FrequencyTally&&) noexcept = default;
FrequencyTally& FrequencyTally::operator=(FrequencyTally&&) noexcept = default;
FrequencyTally::~FrequencyTally() = default;

std::string FrequencyTally::stemmed(std::string_view form) const {
  if (!stemmer_) return std::string(form);
  const auto* word = reinterpret_cast<const sb_symbol*>(form.data());
  const sb_symbol* stem =
      sb_stemmer_stem(stemmer_->handle.get(), word, static_cast<int>(form.size()));
  const int length = sb_stemmer_length(stemmer_->handle.get());
  return {reinterpret_cast<const char*>(stem), static_cast<std::size_t>(length)};
}

std::uint32_t FrequencyTally::intern(const std::string& term) {
  const auto [known, fresh] =
      term_ids_.try_emplace(term, static_cast<std::uint32_t>(terms_.size()));
  if (fresh) {
    terms_.push_back(term);
    is_stopword_.push_back(false);
  }
  return known->second;
}

std::uint32_t FrequencyTally::term_of(TypeId type, const Vocabulary& vocabulary) {
  if (term_of_type_.size() < vocabulary.size()) term_of_type_.resize(vocabulary.size(), unknown);
  std::uint32_t& term = term_of_type_[index_of(type)];
  if (term == unknown) {
    const std::string form(vocabulary.form(type));
    // A stop word keeps its form: `being` must not be found under the stem of another word.
    const bool stopword = options_.stopwords.contains(form);
    term = intern(stopword ? "\x01" + form : stemmed(form));
    if (stopword) is_stopword_[term] = true;
  }
  return term;
}

void FrequencyTally::count(Groups& group, std::uint32_t term) const {
  Cell& cell = group.cells[term];
  ++cell.count;
  if (cell.last_document != document_) {
    cell.last_document = document_;
    ++cell.documents;
  }
}

void FrequencyTally::add(std::span<const Token> words,
                         std::span<const std::uint32_t> stops,
                         const Vocabulary& vocabulary, GroupId id) {
  if (id >= groups_.size()) groups_.resize(id + 1);
  Groups& group = groups_[id];
  group.tokens += words.size();
  run_.clear();
  auto stop = stops.begin();
  for (std::uint32_t at = 0; at < words.size(); ++at) {
    if (stop != stops.end() && *stop == at) {
      count_ngrams(run_, group);
      run_.clear();
      ++stop;
    }
    run_.push_back(term_of(words[at].type, vocabulary));
  }
  count_ngrams(run_, group);
}

void FrequencyTally::count_ngrams(std::span<const std::uint32_t> words, Groups& group) {
  const std::size_t n = options_.ngrams;
  for (std::size_t at = 0; at + n <= words.size(); ++at) {
    if (is_stopword_[words[at]] || is_stopword_[words[at + n - 1]]) continue;
    if (n == 1) {
      count(group, words[at]);
      continue;
    }
    std::string term = terms_[words[at]];
    for (std::size_t next = at + 1; next < at + n; ++next) {
      std::string_view word = terms_[words[next]];
      if (is_stopword_[words[next]]) word.remove_prefix(1);
      term += ' ';
      term += word;
    }
    count(group, intern(term));
  }
}

void FrequencyTally::merge_into(std::vector<Group>& into) const {
  if (into.size() < groups_.size()) into.resize(groups_.size());
  for (std::size_t id = 0; id < groups_.size(); ++id) {
    into[id].tokens += groups_[id].tokens;
    for (const auto& [term, cell] : groups_[id].cells) {
      Count& count = into[id].terms[terms_[term]];
      count.count += cell.count;
      count.documents += cell.documents;
    }
  }
}

}  // namespace themata
