// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include <themata/stats/association.hpp>

namespace themata {

/// How often code j stands some places after code i: codes x codes counts, row after row.
/// Codes are exclusive: a place holds one, or none.
class LagTable {
 public:
  explicit LagTable(std::size_t codes) : codes_(codes), counts_(codes * codes, 0) {}

  /// A place without a code: no pair begins there, ends there, or passes over it.
  static constexpr std::uint32_t no_code = UINT32_MAX;

  /// Adds the pairs of one stream, `lag` >= 1 places apart. Streams that are added one by
  /// one have no pairs across. Every code is below codes(), or no_code.
  void add_stream(std::span<const std::uint32_t> stream, std::size_t lag);
  void add(std::size_t from, std::size_t to, std::uint64_t count) {
    counts_[from * codes_ + to] += count;
  }

  [[nodiscard]] std::size_t codes() const { return codes_; }
  [[nodiscard]] std::uint64_t at(std::size_t from, std::size_t to) const {
    return counts_[from * codes_ + to];
  }
  [[nodiscard]] std::uint64_t row(std::size_t from) const;
  [[nodiscard]] std::uint64_t column(std::size_t to) const;
  [[nodiscard]] std::uint64_t total() const;
  /// The table collapsed to `from` or another, `to` or another.
  [[nodiscard]] Fourfold collapsed(std::size_t from, std::size_t to) const;

 private:
  std::size_t codes_;
  std::vector<std::uint64_t> counts_;
};

/// (O - E) / sqrt(E (1 - R1/N)(1 - C1/N)) with O = both and E = R1 C1 / N: a standard normal
/// deviate if the two are independent (Haberman 1973, The analysis
/// of residuals in cross-classified tables, Biometrics 29; Bakeman & Quera 2011, Sequential
/// Analysis and Observational Methods for the Behavioral Sciences). Undefined where a margin is 0.
[[nodiscard]] std::optional<double> adjusted_residual(const Fourfold& table);
/// Both tails of the standard normal distribution beyond z.
[[nodiscard]] double two_sided_p(double z);

/// Transition probability: both / (both + first), how often the second followed where the
/// first was. Undefined where the first never was.
[[nodiscard]] std::optional<double> transition_probability(const Fourfold& table);

/// Cells that can't occur whatever people do (a code that never follows itself where repeats
/// are merged), row after row; empty: none.
using StructuralZeros = std::vector<bool>;

/// What a lag table says if what comes first has no bearing on what follows.
struct LagStatistics {
  /// Of each cell, row after row; empty where it can't occur. Without structural zeros
  /// R_i C_j / N; else fitted to the margins by iterative proportional fitting, which gives
  /// quasi-independence (Bishop, Fienberg & Holland 1975, Discrete Multivariate Analysis, ch. 5);
  /// 0 in cells that the margins force to 0, which have no z.
  std::vector<std::optional<double>> expected{};
  /// Adjusted residuals: (O - E) by its standard error under the model, which without
  /// structural zeros is the formula of adjusted_residual(). Empty where that is 0.
  std::vector<std::optional<double>> z{};
  /// 2 sum O ln(O / E); empty without a pair or a degree of freedom.
  std::optional<double> g2{};
  /// Cells that can occur in rows and columns that are not empty, and that the margins do not
  /// force to 0, less the parameters fitted there: (K - 1)^2 where all K codes stand first and
  /// second, less one for each structural zero unless they part the table.
  std::uint64_t df = 0;
  std::optional<double> p{};  ///< of g2, by chi-squared
};

/// Everything is empty where the fit does not converge. A count in a structural zero is a
/// mistake of the caller.
[[nodiscard]] LagStatistics lag_statistics(const LagTable& table,
                                           const StructuralZeros& zeros = {});

}  // namespace themata
