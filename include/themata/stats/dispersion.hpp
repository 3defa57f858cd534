// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace themata {

/// How evenly the hits of something lie over parts of unequal size, with f hits in all, v_i in
/// part i, s_i the share of part i in the whole, p_i = v_i / size_i, and n parts.
struct Dispersion {
  std::uint64_t range = 0;              ///< parts with a hit
  std::optional<double> dp{};           ///< sum |v_i / f - s_i| / 2: 0 even (Gries 2008)
  std::optional<double> dp_norm{};      ///< DP / (1 - min s): to 1 (Lijffijt & Gries 2012)
  std::optional<double> juilland_d{};   ///< 1 - CV(p) / sqrt(n - 1), to 1 even (Juilland 1970)
  std::optional<double> carroll_d2{};   ///< entropy of p_i / sum p over log n (Carroll 1970)
  std::optional<double> rosengren_s{};  ///< (sum sqrt(s_i v_i))^2 / f (Rosengren 1971)
};

/// The parts, whose sizes are the same for everything that is counted in them. A part of size 0
/// is none.
class DispersionParts {
 public:
  struct Hits {
    std::size_t part = 0;
    std::uint64_t count = 0;
  };

  explicit DispersionParts(std::span<const std::uint64_t> sizes);

  /// `hits`: those of the parts that have any, each once; a part of size 0 has none. All but
  /// the range is undefined without a hit; DPnorm, D and D2 with one part only. Cost: linear
  /// in `hits`.
  [[nodiscard]] Dispersion of(std::span<const Hits> hits) const;
  [[nodiscard]] std::size_t count() const { return count_; }

 private:
  std::vector<double> sizes_;
  double total_ = 0;
  double smallest_ = 0;
  std::size_t count_ = 0;
};

}  // namespace themata
