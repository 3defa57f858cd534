// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <deque>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include <themata/coding/group.hpp>
#include <themata/segment/token.hpp>
#include <themata/segment/vocabulary.hpp>
#include <themata/tally/term_counts.hpp>

namespace themata {

class Ngrams;

struct FrequencyOptions {
  std::uint32_t ngrams = 1;  ///< words in a row that make a term
  /// Folded forms. A term that begins or ends with one is not counted.
  std::unordered_set<std::string> stopwords{};
  std::string stemmer{};  ///< a libstemmer language, or "" for none
};

/// The built-in list for `en` or `fr`; one word a line, folded.
[[nodiscard]] std::unordered_set<std::string> built_in_stopwords(std::string_view language);
[[nodiscard]] std::unordered_set<std::string> parse_stopwords(std::string_view list);
/// Is there a stemmer of this name or code (`english`, `en`)?
[[nodiscard]] bool has_stemmer(const std::string& language);

/// Which terms of a group are asked for.
struct FrequencyLimits {
  std::uint64_t min_count = 1;
  std::uint64_t top = 0;  ///< only so many of the most frequent; 0: all
};

/// How often words or n-grams occur, per group, and in how many documents.
/// An n-gram crosses what a phrase crosses: no sentence's end, no barrier.
/// Belongs to one worker, as does the vocabulary that its types come from.
class FrequencyTally {
 public:
  struct Term {
    std::string_view text{};
    std::uint64_t count = 0;
    std::uint64_t documents = 0;
  };
  struct Group {
    std::uint64_t tokens = 0;  ///< counted words, stop words too
    std::vector<Term> terms{};
  };

  FrequencyTally(FrequencyOptions options, const Vocabulary& vocabulary);
  FrequencyTally(const FrequencyTally&) = delete;
  FrequencyTally& operator=(const FrequencyTally&) = delete;
  ~FrequencyTally();

  void begin_document();
  /// The words of one turn. No n-gram goes on over an index in `stops`
  /// (Segmenter::phrase_stops), which may be empty where ngrams == 1.
  void add(std::span<const Token> words, std::span<const std::uint32_t> stops, GroupId group);

  /// The counts of all workers, by group: terms by falling count, equal ones in
  /// the order of their texts, which live as long as the tallies.
  [[nodiscard]] static std::vector<Group> merged(std::span<FrequencyTally* const> tallies,
                                                 const FrequencyLimits& limits);

 private:
  struct GroupCounts {
    std::uint64_t tokens = 0;
    TermCounts terms{};
  };
  struct Stemmer;
  class Names;

  void count_ngrams();
  void flush();
  [[nodiscard]] std::uint32_t word_of(TypeId type);
  [[nodiscard]] std::uint32_t intern(std::string&& text);
  [[nodiscard]] std::string stemmed(const std::string& form) const;
  [[nodiscard]] std::string_view word_text(std::uint32_t word) const;
  void write_ngrams();
  [[nodiscard]] std::size_t terms() const;
  [[nodiscard]] std::string_view term_text(std::uint32_t term) const;
  [[nodiscard]] std::vector<Term> group_terms(std::size_t group, std::uint64_t min_count) const;

  FrequencyOptions options_;
  const Vocabulary& vocabulary_;
  std::unique_ptr<Stemmer> stemmer_;
  bool types_are_words_;  ///< nothing is stemmed or stopped: a type is a word
  std::vector<std::uint32_t> word_of_type_{};
  std::deque<std::string> words_{};
  std::unordered_map<std::string_view, std::uint32_t> word_ids_{};
  std::unique_ptr<Ngrams> ngrams_;
  std::string ngram_texts_{};
  std::vector<std::size_t> ngram_begins_{};

  std::vector<GroupCounts> groups_{};
  std::uint32_t document_ = 0;
  GroupId group_ = 0;                     ///< that `now_` belongs to
  std::vector<std::uint32_t> now_{};      ///< by type or n-gram: counts not yet in the group
  std::vector<std::uint32_t> touched_{};  ///< which of them are not 0
  std::size_t touches_ = 0;
  std::vector<std::uint32_t> run_{};
  std::vector<std::uint32_t> words_of_run_{};  ///< without flags
  std::vector<std::uint64_t> hashes_{};        ///< of its n-grams
};

}  // namespace themata
