// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "corpus_units.hpp"

namespace themata::cli {

/// A unit that may be drawn.
struct KeptUnit {
  std::uint64_t rank = 0;
  std::string id{};
  std::string document{};
  std::string text{};
};

/// How many units there are of a kind, and those of the lowest ranks: where ranks are random,
/// the first n are n units drawn without putting back, each with the same chance. Memory goes
/// with what can be drawn, not with the corpus; the order in which units come never matters.
class UnitStratum {
 public:
  explicit UnitStratum(std::size_t most) : most_(most) {}

  void add(std::uint64_t rank, const CorpusUnit& unit);
  void merge(UnitStratum&& other);

  [[nodiscard]] std::size_t units() const { return units_; }
  /// The first `count` by rank; at most as many as are kept.
  [[nodiscard]] std::vector<KeptUnit> first(std::size_t count) &&;

 private:
  void keep(KeptUnit&& unit);

  std::size_t most_;
  std::size_t units_ = 0;
  std::vector<KeptUnit> kept_{};  ///< a heap, the highest rank on top
};

/// The rank of a unit in the draw for a theme: seed, theme and the unit's own name say it, and
/// nothing else that is in the corpus.
class UnitRanks {
 public:
  UnitRanks(std::uint64_t seed, const std::string& theme);
  [[nodiscard]] std::uint64_t of(std::uint64_t unit) const;
  /// What stands for a name in streams of random numbers.
  [[nodiscard]] static std::uint64_t number_of(std::string_view name);

 private:
  std::uint64_t seed_;
};

}  // namespace themata::cli
