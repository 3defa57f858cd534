// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include <themata/coding/coded_document.hpp>
#include <themata/coding/statuses.hpp>
#include <themata/dictionary/dictionary.hpp>
#include <themata/tally/prompting.hpp>
#include <themata/tally/sparse_counts.hpp>
#include <themata/tally/units.hpp>

namespace themata {

/// What a theme's hits can be told apart by.
enum class HitField : std::uint8_t { status, polarity, prompted };

/// What a tally has to know of the patterns of hits.
struct PatternFacts {
  std::vector<Polarity> polarity{};     ///< of a pattern
  std::vector<double> weights{};        ///< the different ones, ascending
  std::vector<std::uint32_t> weight{};  ///< of a pattern: an index into them; empty: no weights
  bool alike = true;                    ///< no pattern has a polarity, and none a weight

  /// A pattern without a weight weighs 1 where others have one.
  static PatternFacts of(const Dictionary& dictionary);
};

/// How often themes occur, per group: hits, and units that hold at least one.
/// Integers only; adding documents and merging tallies in any order gives the
/// same counts.
class ThemeTally {
 public:
  struct Counts {
    std::uint64_t hits = 0;
    std::uint64_t units_with = 0;
    std::array<std::uint64_t, 3> poles{};  ///< hits by Polarity
    SparseCounts weights{};                ///< hits by PatternFacts::weight
  };
  struct Group {
    std::uint64_t tokens = 0;  ///< counted words
    std::uint64_t units = 0;
    std::vector<Counts> themes{};  ///< in the order asked for, slice after slice

    /// Requires themes of the same number.
    Group& operator+=(const Group& other);
  };

  ThemeTally(std::vector<ThemeId> themes, Unit unit, PatternFacts facts = {},
             std::vector<HitField> split_by = {});
  /// For HitField::prompted. Hits of statuses that do not count, which documents then hold
  /// too, are left out where hits are split.
  void set_prompting(Prompting prompting, StatusSet counted);

  void add(const CodedDocument& document, std::span<const GroupId> groups);
  void merge(const ThemeTally& other);

  [[nodiscard]] const std::vector<ThemeId>& themes() const { return themes_; }
  /// Parts that hits fall into by the fields they are split by: every combination of
  /// their values, the last field varying fastest. Without a split: one.
  [[nodiscard]] std::size_t slices() const { return slices_; }
  /// Had a document no interviewer, so that its hits are neither prompted nor spontaneous?
  [[nodiscard]] bool has_unprompted_documents() const { return without_interviewer_; }
  /// Of a slice: the value of each field, a Status, Polarity or Prompted as a number; no
  /// polarity comes last, as empty groups do.
  [[nodiscard]] std::vector<std::size_t> values(std::size_t slice) const;
  /// Counts of a group; of a group that no turn fell into, zeros.
  [[nodiscard]] Group group(GroupId id) const;
  /// The sum of the weights of hits.
  [[nodiscard]] double weighted(const Counts& counts) const;

 private:
  Group& at(GroupId id);
  [[nodiscard]] std::size_t slice_of(const Hit& hit, Prompted prompted) const;
  void slice(const CodedDocument& document);
  void count(std::span<const Hit> hits, Counts& counts) const;

  std::vector<ThemeId> themes_;
  Unit unit_;
  PatternFacts facts_;
  std::optional<Prompting> prompting_{};
  StatusSet counted_ = StatusSet::all();
  bool without_interviewer_ = false;
  std::vector<HitField> split_by_;
  std::size_t slices_ = 1;
  std::vector<Group> groups_{};
  std::vector<std::vector<Hit>> sliced_{};  ///< of the document under way
};

}  // namespace themata
