// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <map>
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

namespace themata {

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

/// How often words or n-grams occur, per group, and in how many documents.
/// An n-gram crosses what a phrase crosses: no sentence's end, no barrier.
/// Belongs to one worker, as does the vocabulary that its types come from.
class FrequencyTally {
 public:
  struct Count {
    std::uint64_t count = 0;
    std::uint64_t documents = 0;
  };
  /// Per group: term -> count. Merged over workers, in the order of terms.
  struct Group {
    std::uint64_t tokens = 0;  ///< counted words, stop words too
    std::map<std::string, Count, std::less<>> terms{};
  };

  explicit FrequencyTally(FrequencyOptions options);
  FrequencyTally(FrequencyTally&&) noexcept;
  FrequencyTally& operator=(FrequencyTally&&) noexcept;
  ~FrequencyTally();

  void begin_document() { ++document_; }
  /// The words of one turn. No n-gram goes on over an index in `stops`
  /// (Segmenter::phrase_stops), which may be empty where ngrams == 1.
  void add(std::span<const Token> words, std::span<const std::uint32_t> stops,
           const Vocabulary& vocabulary, GroupId group);
  /// Adds this worker's counts to `into`, indexed by group.
  void merge_into(std::vector<Group>& into) const;

 private:
  struct Cell {
    std::uint64_t count = 0;
    std::uint64_t documents = 0;
    std::uint64_t last_document = 0;
  };
  struct Groups {
    std::uint64_t tokens = 0;
    std::unordered_map<std::uint32_t, Cell> cells{};
  };
  struct Stemmer;

  std::uint32_t term_of(TypeId type, const Vocabulary& vocabulary);
  std::uint32_t intern(const std::string& term);
  void count(Groups& group, std::uint32_t term) const;
  void count_ngrams(std::span<const std::uint32_t> words, Groups& group);
  [[nodiscard]] std::string stemmed(std::string_view form) const;

  FrequencyOptions options_;
  std::unique_ptr<Stemmer> stemmer_;
  std::vector<std::uint32_t> term_of_type_{};
  std::vector<bool> is_stopword_{};  ///< per term that is a single word
  std::vector<std::string> terms_{};
  std::unordered_map<std::string, std::uint32_t> term_ids_{};
  std::vector<Groups> groups_{};
  std::vector<std::uint32_t> run_{};
  std::uint64_t document_ = 0;
};

}  // namespace themata
