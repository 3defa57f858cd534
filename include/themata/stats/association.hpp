// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>

namespace themata {

/// A 2x2 table of two things over units: both, the first only, the second only,
/// neither.
struct Fourfold {
  std::uint64_t both = 0;
  std::uint64_t first = 0;
  std::uint64_t second = 0;
  std::uint64_t neither = 0;

  /// From n units, of which n_a hold the first, n_b the second and n_ab both.
  /// Requires n_ab <= n_a, n_b and n_a + n_b - n_ab <= n.
  static Fourfold from_counts(std::uint64_t n, std::uint64_t n_a, std::uint64_t n_b,
                              std::uint64_t n_ab);
  [[nodiscard]] std::uint64_t n() const { return both + first + second + neither; }
};

/// Each measure is empty where its formula is undefined (a zero margin, no
/// units); never 0 or infinite by accident. With a = both, b = first,
/// c = second, d = neither, R1 = a + b, R2 = c + d, C1 = a + c, C2 = b + d, N = a + b + c + d.
/// Counts up to 2^53 are exact, so that ten thousand million units are no matter.

/// R1 C1 / N. Undefined without units.
[[nodiscard]] std::optional<double> expected_both(const Fourfold& table);
/// log2(a / (R1 C1 / N)) (Church & Hanks 1990). Undefined where the two never meet.
[[nodiscard]] std::optional<double> pmi(const Fourfold& table);
/// log2(a N / (R1 C1)) / -log2(a / N), in [-1, 1] (Bouma 2009). -1, its limit,
/// where the two never meet; undefined where one of them never occurs, or
/// where both are in every unit.
[[nodiscard]] std::optional<double> npmi(const Fourfold& table);
/// 14 + log2(2a / (R1 + C1)), at most 14, whatever N is (Rychly 2008). Undefined where the two
/// never meet.
[[nodiscard]] std::optional<double> log_dice(const Fourfold& table);
/// a / (a + b + c), in [0, 1] (Jaccard 1901). Undefined where neither occurs.
[[nodiscard]] std::optional<double> jaccard(const Fourfold& table);
/// 2a / (R1 + C1), in [0, 1] (Dice 1945). Undefined where neither occurs.
[[nodiscard]] std::optional<double> dice(const Fourfold& table);
/// a / sqrt(R1 C1), in [0, 1] (Ochiai 1957). Undefined where one never occurs.
[[nodiscard]] std::optional<double> ochiai(const Fourfold& table);
/// a / min(R1, C1), in [0, 1] (Simpson 1943). Undefined where one never occurs.
[[nodiscard]] std::optional<double> overlap(const Fourfold& table);
/// (ad - bc) / sqrt(R1 R2 C1 C2), in [-1, 1] (Pearson 1900). Undefined where a margin is 0.
[[nodiscard]] std::optional<double> phi(const Fourfold& table);
/// (ad - bc) / (ad + bc), in [-1, 1] (Yule 1900). Undefined where a margin is 0.
[[nodiscard]] std::optional<double> yule_q(const Fourfold& table);
/// ad / (bc); with a cell of 0 and no margin of 0, 1/2 is added to all four
/// (Haldane 1956, Anscombe 1956). Undefined where a margin is 0.
[[nodiscard]] std::optional<double> odds_ratio(const Fourfold& table);
/// P(second | first) - P(second | not first) = a / R1 - c / R2, in [-1, 1] (Allan 1980; Gries
/// 2013). Undefined where R1 or R2 is 0.
[[nodiscard]] std::optional<double> delta_p_ab(const Fourfold& table);
/// P(first | second) - P(first | not second) = a / C1 - b / C2, likewise.
[[nodiscard]] std::optional<double> delta_p_ba(const Fourfold& table);

/// 2 sum O ln(O / E), at least 0; a cell of 0 adds 0 (Dunning 1993). Undefined where a margin is 0.
[[nodiscard]] std::optional<double> g2(const Fourfold& table);

/// The binary logarithm of how much more frequent something is in a target than in a
/// reference: log2((a / n_a) / (b / n_b)), with 1/2 for b where b is 0 (Hardie 2014, Log
/// Ratio: an informal introduction). Undefined where a, n_a or n_b is 0.
[[nodiscard]] std::optional<double> log_ratio(std::uint64_t a, std::uint64_t n_a, std::uint64_t b,
                                              std::uint64_t n_b);

}  // namespace themata
