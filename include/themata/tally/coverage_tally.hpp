// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <span>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include <themata/coding/coder.hpp>
#include <themata/dictionary/dictionary.hpp>

namespace themata {

/// What a dictionary finds in a corpus and what it leaves: per pattern its hits, and of
/// the words that no hit holds how often each stands near a theme's hits and elsewhere.
/// Adding turns and merging tallies in any order gives the same counts and quotes.
class CoverageTally {
 public:
  /// Words at most this far from a hit, in its turn, are near it.
  static constexpr std::uint32_t near_words = 10;

  /// Some words around a place; of several the first in the corpus.
  struct Quote {
    std::pair<std::uint64_t, std::uint32_t> place{UINT64_MAX, UINT32_MAX};  ///< document, byte
    std::string text{};
  };
  struct PatternCounts {
    std::uint64_t hits = 0;
    std::uint64_t documents = 0;
    std::uint64_t speakers = 0;  ///< of a document each
    Quote quote{};
  };
  struct WordCounts {
    std::uint64_t count = 0;
    std::uint64_t documents = 0;
    std::map<std::uint32_t, std::uint64_t> near{};  ///< by theme
    Quote quote{};
    std::map<std::uint32_t, Quote> near_quotes{};
    std::uint64_t last_document = UINT64_MAX;  ///< that it was counted in
  };

  /// Of themes that are not `shown` only the words of their hits are known. Stop words are
  /// left out of words().
  CoverageTally(const Dictionary& dictionary, std::vector<bool> shown,
                std::unordered_set<std::string> stopwords);

  /// A turn that counts, with the hits that begin in it. Turns of a document come one after
  /// the other, all with one vocabulary; `document` orders documents.
  void add(const TurnView& turn, std::span<const OwnedHit> hits, std::uint64_t document);
  void end_document();
  void merge(const CoverageTally& other);

  [[nodiscard]] const std::vector<PatternCounts>& patterns() const { return patterns_; }
  [[nodiscard]] const std::vector<PatternCounts>& themes() const { return themes_; }  ///< own hits
  [[nodiscard]] const std::unordered_map<std::string, WordCounts>& words() const { return words_; }
  /// Words that no hit holds, stop words among them; and those of them near a theme's hits.
  [[nodiscard]] std::uint64_t uncoded() const { return uncoded_; }
  [[nodiscard]] std::uint64_t near(ThemeId theme) const { return near_[index_of(theme)]; }

 private:
  struct Seen {
    std::set<std::uint32_t> patterns{};
    std::set<std::uint32_t> themes{};
    std::set<std::pair<std::uint32_t, std::uint32_t>> pattern_speakers{};
    std::set<std::pair<std::uint32_t, std::uint32_t>> theme_speakers{};
  };
  void add_hit(const TurnView& turn, const OwnedHit& owned, std::uint64_t document);
  [[nodiscard]] WordCounts* counts_of(const Token& token, const Vocabulary& vocabulary);
  void add_words(const TurnView& turn, std::span<const OwnedHit> hits, std::uint64_t document);

  const Dictionary& dictionary_;
  std::vector<bool> shown_;
  std::unordered_set<std::string> stopwords_;
  std::vector<PatternCounts> patterns_{};
  std::vector<PatternCounts> themes_{};
  std::unordered_map<std::string, WordCounts> words_{};
  std::uint64_t uncoded_ = 0;
  std::vector<std::uint64_t> near_{};  ///< of a theme
  Seen seen_{};                        ///< in the document under way
  std::uint32_t coded_until_ = 0;      ///< where its hits so far end, in words of it
  struct Known {
    bool looked_up = false;
    WordCounts* counts = nullptr;  ///< of a stop word: none
  };
  std::vector<Known> known_{};  ///< of a type of the vocabulary that add() is given
};

}  // namespace themata
