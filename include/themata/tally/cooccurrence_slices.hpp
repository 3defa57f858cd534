// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include <themata/tally/cooccurrence_tally.hpp>

namespace themata {

/// What a slice of co-occurrence counts: hits of a status or polarity alone, as if no others
/// had been found (units are all units then); or units of a class of length alone.
struct CooccurrenceSlice {
  std::optional<Status> status{};
  std::optional<Polarity> polarity{};
  std::optional<std::uint32_t> length{};  ///< a class; see length_class()
};

/// Turns and paragraphs of fewer than 16 words, of 16 to 31, 32 to 63, 64 to 127, and longer
/// ones; sentences of fewer than 4, of 4 to 7, 8 to 15, 16 to 31, and longer ones.
inline constexpr std::uint32_t length_classes = 5;
[[nodiscard]] std::uint32_t length_class(std::uint32_t words, UnitKind of = UnitKind::turn);

/// A tally of co-occurrence for each of several slices.
class CooccurrenceSlices {
 public:
  /// `like`: the tally of one slice, empty. `polarity`: of a pattern; asked for only where a
  /// slice names one. `parts`: with slices by length, turns, or the sentences or paragraphs that
  /// they are parted into; `like` then counts turns, and each part is one.
  CooccurrenceSlices(const CooccurrenceTally& like, std::vector<CooccurrenceSlice> slices,
                     std::vector<Polarity> polarity, UnitKind parts = UnitKind::turn);

  void add(const CodedDocument& document, std::span<const GroupId> groups);
  void merge(const CooccurrenceSlices& other);

  [[nodiscard]] const std::vector<CooccurrenceSlice>& slices() const { return slices_; }
  [[nodiscard]] const CooccurrenceTally& tally(std::size_t slice) const { return tallies_[slice]; }

 private:
  [[nodiscard]] bool keeps(const CooccurrenceSlice& slice, const Hit& hit) const;
  std::vector<CooccurrenceSlice> slices_;
  std::vector<Polarity> polarity_;
  UnitKind parts_;
  std::vector<CooccurrenceTally> tallies_;
};

}  // namespace themata
