// SPDX-License-Identifier: MIT
#include <themata/stats/group_permutation.hpp>

#include <array>
#include <cmath>

#include <themata/stats/random.hpp>

namespace themata {
namespace {

/// Rates that are equal as fractions may differ in their last bit.
constexpr double same = 1 - 1e-12;

std::optional<double> rate(std::uint64_t hits, std::uint64_t words) {
  if (words == 0) return std::nullopt;
  return static_cast<double>(hits) / static_cast<double>(words);
}

/// Deals interviews out to the groups anew.
class Dealer {
 public:
  explicit Dealer(const ClusterCounts& interviews) : exchanged_(interviews.clusters(), 0) {
    for (std::size_t i = 0; i < interviews.clusters(); ++i) {
      const auto row = interviews.row(i);
      if (row[words_a] > 0 && row[words_b] > 0) {
        in_both_.push_back(i);
      } else if (row[words_a] > 0 || row[words_b] > 0) {
        in_one_.push_back(i);
        sides_.push_back(row[words_b] > 0 ? 1 : 0);
      }
    }
  }

  /// Of each interview: are its sides exchanged?
  const std::vector<std::uint8_t>& deal(RandomStream random) {
    dealt_ = sides_;
    shuffle(std::span(dealt_), random);
    for (std::size_t i = 0; i < in_one_.size(); ++i) {
      exchanged_[in_one_[i]] = dealt_[i] == sides_[i] ? 0 : 1;
    }
    for (const std::size_t i : in_both_) {
      exchanged_[i] = static_cast<std::uint8_t>(random.below(2));
    }
    return exchanged_;
  }

 private:
  std::vector<std::size_t> in_one_{};
  std::vector<std::size_t> in_both_{};
  std::vector<std::uint8_t> sides_{};  ///< of those in one: 1 is b
  std::vector<std::uint8_t> dealt_{};
  std::vector<std::uint8_t> exchanged_;
};

std::optional<double> dealt_difference(const ClusterCounts& interviews,
                                       const std::vector<std::uint8_t>& exchanged) {
  std::array<std::uint64_t, group_sides> sums{};
  for (std::size_t i = 0; i < exchanged.size(); ++i) {
    const std::uint64_t* row = interviews.counts.data() + i * group_sides;
    const std::size_t turned = exchanged[i] != 0 ? 2 : 0;
    for (std::size_t side = 0; side < group_sides; ++side) sums[side] += row[side ^ turned];
  }
  return rate_difference(sums);
}

}  // namespace

std::optional<double> rate_difference(std::span<const std::uint64_t> sums) {
  const auto a = rate(sums[hits_a], sums[words_a]);
  const auto b = rate(sums[hits_b], sums[words_b]);
  return a && b ? std::optional(*a - *b) : std::nullopt;
}

std::optional<double> rate_ratio(std::span<const std::uint64_t> sums) {
  const auto a = rate(sums[hits_a], sums[words_a]);
  const auto b = rate(sums[hits_b], sums[words_b]);
  return a && b && *b > 0 ? std::optional(*a / *b) : std::nullopt;
}

std::vector<std::optional<double>> group_permutation(std::span<const ClusterCounts> themes,
                                                     std::uint32_t draws, std::uint64_t seed) {
  std::vector<std::optional<double>> p;
  if (themes.empty()) return p;
  std::vector<std::optional<double>> observed;
  for (const ClusterCounts& theme : themes) observed.push_back(rate_difference(theme.sums()));
  std::vector<std::uint64_t> at_least(themes.size(), 0);
  Dealer dealer(themes.front());
  for (std::uint32_t draw = 0; draw < draws; ++draw) {
    const std::vector<std::uint8_t>& exchanged = dealer.deal(RandomStream(seed, draw));
    for (std::size_t theme = 0; theme < themes.size(); ++theme) {
      if (!observed[theme]) continue;
      const auto drawn = dealt_difference(themes[theme], exchanged);
      if (drawn && std::abs(*drawn) >= std::abs(*observed[theme]) * same) ++at_least[theme];
    }
  }
  for (std::size_t theme = 0; theme < themes.size(); ++theme) {
    const double as_extreme = static_cast<double>(1 + at_least[theme]) / (1.0 + draws);
    p.push_back(observed[theme] ? std::optional(as_extreme) : std::nullopt);
  }
  return p;
}

}  // namespace themata
