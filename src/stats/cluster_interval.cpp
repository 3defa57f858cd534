// SPDX-License-Identifier: MIT
#include <themata/stats/cluster_interval.hpp>

#include <algorithm>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/students_t.hpp>
#include <cassert>
#include <cmath>
#include <numeric>
#include <themata/stats/random.hpp>

namespace themata {
namespace {

constexpr double most_undefined = 0.05;

std::optional<double> on_scale(std::optional<double> value, Scale scale) {
  if (!value || !std::isfinite(*value)) return std::nullopt;
  switch (scale) {
    case Scale::raw: return value;
    case Scale::log: return *value > 0 ? std::optional(std::log(*value)) : std::nullopt;
    case Scale::logit:
      return *value > 0 && *value < 1 ? std::optional(std::log(*value / (1 - *value)))
                                      : std::nullopt;
  }
  return std::nullopt;
}

double off_scale(double value, Scale scale) {
  switch (scale) {
    case Scale::raw: return value;
    case Scale::log: return std::exp(value);
    case Scale::logit: return 1 / (1 + std::exp(-value));
  }
  return value;
}

/// The figures of replicates, each on its scale; one list a figure.
struct Replicated {
  std::vector<double> values{};
  std::uint64_t undefined = 0;

  void add(std::optional<double> value) {
    value ? values.push_back(*value) : static_cast<void>(++undefined);
  }
  [[nodiscard]] bool too_often_undefined() const {
    const double all = static_cast<double>(values.size() + undefined);
    return values.empty() || static_cast<double>(undefined) > most_undefined * all;
  }
};

using Replicates = std::vector<Replicated>;

void add_figures(std::span<const std::uint64_t> sums, std::span<const ClusterFigure> figures,
                 Replicates& replicates) {
  for (std::size_t f = 0; f < figures.size(); ++f) {
    replicates[f].add(on_scale(figures[f].of(sums), figures[f].scale));
  }
}

Replicates leave_one_out(const ClusterCounts& counts, std::span<const std::uint64_t> all,
                         std::span<const ClusterFigure> figures) {
  Replicates replicates(figures.size());
  std::vector<std::uint64_t> sums(counts.width);
  for (std::size_t cluster = 0; cluster < counts.clusters(); ++cluster) {
    const auto row = counts.row(cluster);
    for (std::size_t k = 0; k < counts.width; ++k) sums[k] = all[k] - row[k];
    add_figures(sums, figures, replicates);
  }
  return replicates;
}

Replicates drawn_again(const ClusterCounts& counts, std::span<const std::uint32_t> times,
                       std::span<const ClusterFigure> figures) {
  Replicates replicates(figures.size());
  const std::size_t clusters = counts.clusters();
  std::vector<std::uint64_t> sums(counts.width);
  for (std::size_t at = 0; at < times.size(); at += clusters) {
    std::fill(sums.begin(), sums.end(), 0);
    for (std::size_t cluster = 0; cluster < clusters; ++cluster) {
      const std::uint64_t often = times[at + cluster];
      if (often == 0) continue;
      const std::uint64_t* row = counts.counts.data() + cluster * counts.width;
      for (std::size_t k = 0; k < counts.width; ++k) sums[k] += often * row[k];
    }
    add_figures(sums, figures, replicates);
  }
  return replicates;
}

double mean(const std::vector<double>& values) {
  return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

/// `sorted` is ascending and not empty.
double quantile(const std::vector<double>& sorted, double p) {
  const auto count = static_cast<double>(sorted.size());
  const double place = std::clamp((count + 1) * p, 1.0, count);
  const double below = std::floor(place);
  const auto index = static_cast<std::size_t>(below) - 1;
  if (index + 1 == sorted.size()) return sorted.back();
  return sorted[index] + (place - below) * (sorted[index + 1] - sorted[index]);
}

/// Sums of squares and cubes of mean - value.
std::pair<double, double> moments(const std::vector<double>& values) {
  const double centre = mean(values);
  double squares = 0;
  double cubes = 0;
  for (const double value : values) {
    const double away = centre - value;
    squares += away * away;
    cubes += away * away * away;
  }
  return {squares, cubes};
}

void jackknife(double estimate, const Replicated& left_out, double confidence, Scale scale,
               ClusterInterval& interval) {
  const auto clusters = static_cast<double>(left_out.values.size());
  if (clusters < 2) {
    interval.why = NoInterval::undefined_replicates;
    return;
  }
  const double error = std::sqrt((clusters - 1) / clusters * moments(left_out.values).first);
  const boost::math::students_t t(clusters - 1);
  const double reach = boost::math::quantile(t, 0.5 + confidence / 2) * error;
  interval.low = off_scale(estimate - reach, scale);
  interval.high = off_scale(estimate + reach, scale);
}

void percentiles(std::vector<double> draws, double lower, double upper, Scale scale,
                 ClusterInterval& interval) {
  std::sort(draws.begin(), draws.end());
  interval.low = off_scale(quantile(draws, lower), scale);
  interval.high = off_scale(quantile(draws, upper), scale);
}

void accelerated(double estimate, const Replicated& draws, const Replicated& left_out,
                 double confidence, Scale scale, ClusterInterval& interval) {
  double below = 0;
  for (const double value : draws.values)
    below += value < estimate ? 1 : value == estimate ? 0.5 : 0;
  const double share = below / static_cast<double>(draws.values.size());
  if (share <= 0 || share >= 1) {
    interval.why = NoInterval::draws_on_one_side;
    return;
  }
  const boost::math::normal normal;
  const double bias = boost::math::quantile(normal, share);
  const auto [squares, cubes] = moments(left_out.values);
  const double acceleration = squares > 0 ? cubes / (6 * std::pow(squares, 1.5)) : 0;
  const auto place = [&](double p) {
    const double z = bias + boost::math::quantile(normal, p);
    return boost::math::cdf(normal, bias + z / (1 - acceleration * z));
  };
  percentiles(draws.values, place(0.5 - confidence / 2), place(0.5 + confidence / 2), scale,
              interval);
}

}  // namespace

std::string_view reason(NoInterval why) {
  switch (why) {
    case NoInterval::given: return "";
    case NoInterval::too_few_clusters: return "fewer than 5 interviews";
    case NoInterval::undefined_estimate: return "the figure itself is undefined, or 0";
    case NoInterval::undefined_replicates:
      return "the figure is undefined in more than 5 % of the replicates";
    case NoInterval::draws_on_one_side: return "all draws lie on one side of the figure";
  }
  return "";
}

std::vector<std::uint64_t> ClusterCounts::sums() const {
  std::vector<std::uint64_t> all(width);
  for (std::size_t i = 0; i < counts.size(); ++i) all[i % width] += counts[i];
  return all;
}

ClusterReplicates::ClusterReplicates(std::size_t clusters, ClusterOptions options)
    : clusters_(clusters), options_(options) {
  if (options.method == ClusterMethod::jackknife || clusters < least_clusters) return;
  times_.resize(clusters * options.draws);
  for (std::size_t draw = 0; draw < options.draws; ++draw) {
    RandomStream random(options.seed, draw);
    for (std::size_t i = 0; i < clusters; ++i) ++times_[draw * clusters + random.below(clusters)];
  }
}

std::vector<ClusterInterval> ClusterReplicates::intervals(
    const ClusterCounts& counts, std::span<const ClusterFigure> figures) const {
  assert(counts.clusters() == clusters_);
  const std::vector<std::uint64_t> all = counts.sums();
  std::vector<ClusterInterval> result(figures.size());
  for (std::size_t f = 0; f < figures.size(); ++f) result[f].estimate = figures[f].of(all);
  if (clusters_ < least_clusters) {
    for (ClusterInterval& interval : result) interval.why = NoInterval::too_few_clusters;
    return result;
  }
  const bool drawn = options_.method != ClusterMethod::jackknife;
  const Replicates left_out = options_.method == ClusterMethod::percentile
                                  ? Replicates(figures.size())
                                  : leave_one_out(counts, all, figures);
  const Replicates draws = drawn ? drawn_again(counts, times_, figures) : left_out;
  for (std::size_t f = 0; f < figures.size(); ++f) {
    const Scale scale = figures[f].scale;
    const auto estimate = on_scale(result[f].estimate, scale);
    result[f].undefined = draws[f].undefined;
    if (!estimate) {
      result[f].why = NoInterval::undefined_estimate;
    } else if (draws[f].too_often_undefined() ||
               (options_.method == ClusterMethod::bca && left_out[f].too_often_undefined())) {
      result[f].why = NoInterval::undefined_replicates;
    } else if (options_.method == ClusterMethod::jackknife) {
      jackknife(*estimate, left_out[f], options_.confidence, scale, result[f]);
    } else if (options_.method == ClusterMethod::percentile) {
      percentiles(draws[f].values, 0.5 - options_.confidence / 2, 0.5 + options_.confidence / 2,
                  scale, result[f]);
    } else {
      accelerated(*estimate, draws[f], left_out[f], options_.confidence, scale, result[f]);
    }
  }
  return result;
}

ClusterInterval cluster_interval(const ClusterCounts& counts, const ClusterFigure& figure,
                                 const ClusterOptions& options) {
  return ClusterReplicates(counts.clusters(), options)
      .intervals(counts, std::span(&figure, 1))
      .front();
}

}  // namespace themata
