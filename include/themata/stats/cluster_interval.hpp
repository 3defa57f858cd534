// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace themata {

/// Intervals over whole interviews. Turns of one interview resemble each other, so the
/// interview (the cluster) is what is left out or drawn again, never a turn. A figure is a
/// function of counts that add up over clusters: hits and words for a rate, n, n_a, n_b and
/// n_ab for a measure of association.
///
/// jackknife: estimate +- t(G - 1) se, se^2 = (G - 1) / G sum (f(-i) - mean f(-i))^2
/// (Tukey 1958; Efron & Tibshirani 1993, An Introduction to the Bootstrap, 11).
/// bca: bias-corrected and accelerated percentiles of the bootstrap (Efron 1987, Better
/// Bootstrap Confidence Intervals); the acceleration comes from the jackknife; draws equal
/// to the estimate count half on either side.
/// percentile: the percentiles themselves. A quantile p of B draws lies at place (B + 1) p.
enum class ClusterMethod : std::uint8_t { jackknife, bca, percentile };

/// Where a figure is about symmetric: `log` for rates and ratios, `logit` for shares, `raw`
/// for differences and kappas. The jackknife goes by it, and with it the acceleration: there a
/// value outside the scale (a rate of 0, a share of 1) is undefined. Draws are taken as they are.
enum class Scale : std::uint8_t { raw, log, logit };

/// Fewer interviews than this and no interval is given at all ...
inline constexpr std::size_t least_clusters = 5;
/// ... fewer than this, and whoever shows it warns.
inline constexpr std::size_t few_clusters = 10;

/// One row of `width` counts a cluster.
struct ClusterCounts {
  std::size_t width = 0;
  std::vector<std::uint64_t> counts{};

  [[nodiscard]] std::size_t clusters() const { return width == 0 ? 0 : counts.size() / width; }
  [[nodiscard]] std::span<const std::uint64_t> row(std::size_t cluster) const {
    return std::span(counts).subspan(cluster * width, width);
  }
  [[nodiscard]] std::vector<std::uint64_t> sums() const;
};

/// A figure of summed counts; nothing where it is undefined.
using FigureOfSums = std::function<std::optional<double>(std::span<const std::uint64_t> sums)>;
struct ClusterFigure {
  FigureOfSums of{};
  Scale scale = Scale::raw;
};

/// Figures of how often each cluster is there (1 in the data; 0 where it is left out), for
/// those that are no function of sums: a kappa over units that coders left out here and there.
using FiguresOfTimes =
    std::function<std::vector<std::optional<double>>(std::span<const std::uint32_t> times)>;

enum class NoInterval : std::uint8_t {
  given,                 ///< there is one
  too_few_clusters,      ///< fewer than `least_clusters`
  undefined_estimate,    ///< of all clusters, on its scale
  share_of_one,          ///< a share of 1 has none on the scale of logits
  no_variation,          ///< every replicate has the same figure
  undefined_replicates,  ///< or off its scale: more than 5 %
  draws_on_one_side      ///< bca: of the estimate
};
/// In words that end a sentence: "fewer than 5 interviews".
[[nodiscard]] std::string_view reason(NoInterval why);

struct ClusterInterval {
  std::optional<double> estimate{};
  std::optional<double> low{};
  std::optional<double> high{};
  /// Replicates in which the figure is undefined; of a jackknife, on its scale.
  std::uint64_t undefined = 0;
  NoInterval why = NoInterval::given;
};

struct ClusterOptions {
  ClusterMethod method = ClusterMethod::jackknife;
  double confidence = 0.95;    ///< in (0, 1)
  std::uint32_t draws = 2000;  ///< of the bootstrap; at least 1
  std::uint64_t seed = 1;
};

/// How often each cluster is in each replicate, drawn once for all figures of a table, so
/// that they vary together. Cost of an interval: replicates x clusters x width additions.
class ClusterReplicates {
 public:
  ClusterReplicates(std::size_t clusters, ClusterOptions options);

  /// One interval a figure. Requires as many clusters as this was made for.
  [[nodiscard]] std::vector<ClusterInterval> intervals(
      const ClusterCounts& counts, std::span<const ClusterFigure> figures) const;
  /// The same for figures of times; `scales` says how many there are. Cost: a call a replicate.
  [[nodiscard]] std::vector<ClusterInterval> intervals(const FiguresOfTimes& figures,
                                                       std::span<const Scale> scales) const;

 private:
  std::size_t clusters_;
  ClusterOptions options_;
  std::vector<std::uint32_t> times_{};  ///< at draw * clusters + cluster; empty for a jackknife
};

/// A single interval, for whoever has a single figure.
[[nodiscard]] ClusterInterval cluster_interval(const ClusterCounts& counts,
                                               const ClusterFigure& figure,
                                               const ClusterOptions& options);

}  // namespace themata
