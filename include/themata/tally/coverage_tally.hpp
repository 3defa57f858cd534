// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <set>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include <themata/coding/coder.hpp>
#include <themata/coding/group.hpp>
#include <themata/dictionary/dictionary.hpp>

namespace themata {

/// What a dictionary finds in a corpus: hits, documents and speakers of its patterns and
/// of its themes. A parent counts as if it held its descendants' patterns itself. Adding
/// documents and merging tallies in any order gives the same counts and quotes.
class CoverageTally {
 public:
  /// Some words around a place; of several the first in the corpus.
  struct Quote {
    std::pair<std::uint64_t, std::uint32_t> place{UINT64_MAX, UINT32_MAX};  ///< document, byte
    std::string text{};
  };
  struct Counts {
    std::uint64_t hits = 0;
    std::uint64_t documents = 0;
    std::uint64_t speakers = 0;  ///< of a document each
  };
  struct PatternCounts : Counts {
    Quote quote{};
  };
  struct ThemeCounts : Counts {
    std::vector<PatternId> patterns{};  ///< its own and its descendants', ascending
    std::vector<std::uint64_t> by{};    ///< hits, of each of them
  };

  /// Of themes that are not `shown` nothing is counted.
  CoverageTally(const Dictionary& dictionary, std::vector<bool> shown);

  /// A turn that counts, with the hits that begin in it; before add() of its document.
  void add(const TurnView& turn, std::span<const OwnedHit> hits, std::uint64_t document);
  /// The document as a whole, with the groups of its turns.
  void add(const CodedDocument& document, std::span<const GroupId> groups);
  void merge(const CoverageTally& other);

  [[nodiscard]] const PatternCounts& pattern(PatternId id) const { return patterns_[index_of(id)]; }
  [[nodiscard]] const ThemeCounts& theme(ThemeId id) const { return themes_[index_of(id)]; }

 private:
  const Dictionary& dictionary_;
  std::vector<bool> shown_;
  std::vector<PatternCounts> patterns_{};
  std::vector<ThemeCounts> themes_{};
  /// Patterns with hits in the document under way, and the speakers of each.
  std::set<std::pair<std::uint32_t, std::uint32_t>> seen_{};
};

}  // namespace themata
