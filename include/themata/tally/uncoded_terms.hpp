// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include <themata/coding/coder.hpp>
#include <themata/dictionary/dictionary.hpp>
#include <themata/tally/ngrams.hpp>

namespace themata {

/// The words that no hit holds, and phrases of such words: how often each occurs, and how
/// often near a theme's hits. A phrase has two or three words of one sentence, stays inside
/// what phrases of patterns stay in, and neither begins nor ends with a stop word; numbers are
/// no words here. Adding turns and merging in any order gives the same counts and quotes.
/// Keeps the texts of the documents, for the quotes: memory grows with the corpus.
class UncodedTerms {
 public:
  static constexpr std::uint32_t longest = 3;
  /// A term whose first word is at most this far from a hit, in its turn, is near it.
  static constexpr std::uint32_t near_words = 10;

  struct Term {
    std::string text{};
    std::uint32_t words = 1;
    std::uint64_t count = 0;
    std::uint64_t documents = 0;
    std::uint64_t near = 0;    ///< of count: near the hits of the theme that was asked for
    std::string_view quote{};  ///< around its first place (near a hit); lives as long as this
  };

  /// Near the hits of themes that are not `shown` nothing is counted.
  UncodedTerms(std::vector<bool> shown, const std::unordered_set<std::string>& stopwords);

  /// A turn that counts, with the hits that begin in it, and where phrases end
  /// (Segmenter::phrase_stops). Turns of a document come one after the other, and all that a
  /// tally is given have one vocabulary; `document` orders documents.
  void add(const TurnView& turn, std::span<const OwnedHit> hits,
           std::span<const std::uint32_t> stops, std::uint64_t document);
  void end_document() { coded_until_ = 0; }
  void merge(const UncodedTerms& other);

  /// The commonest terms, equal ones by their text: first at most `top` words, then at most
  /// `top` phrases said twice or more. A phrase that is never said but inside a longer one is
  /// not among them.
  [[nodiscard]] std::vector<Term> commonest(std::size_t top) const;
  /// All terms that stand at least `least` times near a theme's hits, in no order.
  [[nodiscard]] std::vector<Term> near(ThemeId theme, std::uint64_t least) const;
  /// Words that no hit holds, stop words and numbers too; those of them near a theme's hits.
  [[nodiscard]] std::uint64_t words() const { return words_; }
  [[nodiscard]] std::uint64_t words_near(ThemeId theme) const { return near_[index_of(theme)]; }

 private:
  /// Where a quote stands: the first in the corpus is kept.
  struct Place {
    std::uint64_t document = UINT64_MAX;
    Span quote{UINT32_MAX, UINT32_MAX};
    bool operator<(const Place& other) const {
      return std::pair(document, quote.begin) < std::pair(other.document, other.quote.begin);
    }
  };
  struct Counts {
    std::uint64_t count = 0;
    std::uint64_t documents = 0;
    std::uint64_t last_document = UINT64_MAX;  ///< that it was counted in
    Place first{};
  };
  struct NearCounts {
    std::uint64_t count = 0;
    Place first{};
  };
  /// Terms of one length.
  struct Length {
    Ngrams terms;
    std::vector<Counts> counts{};                          ///< of a term
    std::unordered_map<std::uint64_t, NearCounts> near{};  ///< by near_key
  };
  /// What stands around the words of a turn.
  struct Turned {
    std::vector<bool> coded{};
    std::map<std::uint32_t, std::vector<bool>> near{};  ///< by theme
  };
  using Ids = std::span<const std::uint32_t>;
  static constexpr std::uint64_t near_key(std::uint32_t term, std::uint32_t theme) {
    return (std::uint64_t{term} << 32U) | theme;
  }

  std::uint32_t form_of(const Token& token, const Vocabulary& vocabulary);
  std::uint32_t intern(const std::string& form);
  [[nodiscard]] Turned look_around(const TurnView& turn, std::span<const OwnedHit> hits);
  std::uint32_t intern_term(Ids words);
  void count(const TurnView& turn, std::uint32_t first, Ids words, const Turned& around,
             std::uint64_t document);
  [[nodiscard]] std::vector<bool> only_in_longer() const;
  [[nodiscard]] Term term(const Length& length, std::uint32_t id) const;
  [[nodiscard]] std::string_view quote(const Place& place) const;

  std::vector<bool> shown_;
  const std::unordered_set<std::string>* stopwords_;
  std::unordered_map<std::string, std::uint32_t> ids_{};  ///< of a form
  std::vector<std::string> forms_{};
  std::vector<bool> stopped_{};         ///< is a form a stop word?
  std::vector<std::uint32_t> known_{};  ///< of a type of the vocabulary: its form + 1, or 0
  std::array<Length, longest> lengths_;
  std::uint64_t words_ = 0;
  std::vector<std::uint64_t> near_;  ///< of a theme
  std::map<std::uint64_t, std::string> texts_{};
  std::uint32_t coded_until_ = 0;  ///< where the hits so far end, in words of the document
};

}  // namespace themata
