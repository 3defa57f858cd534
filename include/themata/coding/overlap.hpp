// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include <themata/coding/matcher.hpp>
#include <themata/dictionary/dictionary.hpp>
#include <themata/dictionary/status.hpp>

namespace themata {

enum class Overlap : std::uint8_t {
  longest_in_theme,  ///< within a theme a word is used once; the longest match wins
  longest,           ///< the same over the whole dictionary
  all                ///< every match
};

/// A match that counts, at words [begin, end).
struct Hit {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  PatternId pattern{};
  Status status = Status::affirmed;
  friend bool operator==(const Hit&, const Hit&) = default;
};

/// The hits of every theme. `of` is what a theme counts: its own patterns and
/// all its descendants', as if it held them itself. `own` differs from it only
/// where a theme has both patterns and sub-themes: then it is what its own
/// patterns alone would count. Both are indexed by ThemeId and ordered by begin.
struct ThemeHits {
  std::vector<std::vector<Hit>> of{};
  std::vector<std::vector<Hit>> own{};
};

/// Decides which matches count. Longest means most words; among equals the
/// leftmost, then the pattern that comes first in the dictionary.
class OverlapResolver {
 public:
  /// `same_as`: for each pattern the first one that is the same after cutting
  /// (Matcher::same_as); under Overlap::all they count as one.
  OverlapResolver(const Dictionary& dictionary, const std::vector<PatternId>& same_as,
                  Overlap overlap);

  /// Appends the hits of one run's matches to `hits` (whose vectors have one
  /// entry a theme), with `offset` added to every word position.
  /// `matches` come by begin, end and pattern, and are changed.
  void resolve(std::vector<Match>& matches, std::uint32_t words, std::uint32_t offset,
               ThemeHits& hits);

  [[nodiscard]] ThemeHits no_hits() const;

 private:
  struct Cluster {
    std::size_t from;
    std::size_t to;
  };
  struct Owner {
    std::uint32_t owner;
    bool alone;  ///< no ancestor counts its hits, and it needs no list of its own ones
  };
  [[nodiscard]] static std::size_t cluster_size(std::span<const Match> from);
  void take(const Match& match, std::uint32_t offset, ThemeHits& hits) const;
  [[nodiscard]] bool of_different_themes(std::span<const Match> matches);
  void resolve_cluster(std::span<const Match> matches, std::uint32_t words, std::uint32_t offset,
                       ThemeHits& hits);
  void thin_out(std::vector<Match>& matches, std::uint32_t words);
  std::size_t thin_out_cluster(std::vector<Match>& matches, Cluster cluster, std::size_t kept,
                               std::uint32_t words);
  void deal_out(std::span<const Match> matches);
  void drop_repeated(std::vector<Match>& matches) const;

  Overlap overlap_;
  std::vector<std::vector<std::uint32_t>> lines_{};  ///< of a theme: itself and its ancestors
  std::vector<bool> mixed_{};                        ///< has both patterns and sub-themes
  std::vector<Owner> theme_of_{};                    ///< of a pattern
  std::vector<PatternId> same_as_;
  std::vector<std::vector<Match>> of_{};
  std::vector<std::vector<Match>> own_{};
  std::vector<std::uint32_t> touched_{};
  std::vector<std::uint64_t> met_in_{};  ///< of a theme: the last cluster that had a match of it
  std::uint64_t cluster_ = 0;
  std::vector<std::uint32_t> taken_{};  ///< per word: the last round that used it
  std::uint32_t round_ = 0;
};

}  // namespace themata
