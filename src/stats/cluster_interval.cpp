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

/// The figures of replicates; one list a figure.
struct Replicated {
  std::vector<double> values{};
  std::uint64_t undefined = 0;  ///< or off the scale on which they are taken

  void add(std::optional<double> value) {
    value ? values.push_back(*value) : static_cast<void>(++undefined);
  }
  [[nodiscard]] bool too_often_undefined() const {
    const double all = static_cast<double>(values.size() + undefined);
    return values.empty() || static_cast<double>(undefined) > most_undefined * all;
  }
  /// But for rounding.
  [[nodiscard]] bool all_alike() const {
    const auto [least, most] = std::minmax_element(values.begin(), values.end());
    return *most - *least <= 1e-12 * std::max(1.0, std::abs(*most));
  }
};

using Replicates = std::vector<Replicated>;

/// What replicates are made of: figures of sums, or of times.
class Source {
 public:
  virtual ~Source() = default;
  using Values = std::vector<std::optional<double>>;
  virtual Values all() = 0;
  virtual Values without(std::size_t cluster) = 0;
  virtual Values drawn(std::span<const std::uint32_t> times) = 0;
};

class SourceOfSums final : public Source {
 public:
  SourceOfSums(const ClusterCounts& counts, std::span<const ClusterFigure> figures)
      : counts_(counts), figures_(figures), all_(counts.sums()), sums_(counts.width) {}

  Values all() override { return values(all_); }
  Values without(std::size_t cluster) override {
    const auto row = counts_.row(cluster);
    for (std::size_t k = 0; k < counts_.width; ++k) sums_[k] = all_[k] - row[k];
    return values(sums_);
  }
  Values drawn(std::span<const std::uint32_t> times) override {
    std::fill(sums_.begin(), sums_.end(), 0);
    for (std::size_t cluster = 0; cluster < times.size(); ++cluster) {
      if (times[cluster] == 0) continue;
      const std::uint64_t* row = counts_.counts.data() + cluster * counts_.width;
      for (std::size_t k = 0; k < counts_.width; ++k) sums_[k] += times[cluster] * row[k];
    }
    return values(sums_);
  }

 private:
  [[nodiscard]] Values values(std::span<const std::uint64_t> sums) const {
    Values values;
    for (const ClusterFigure& figure : figures_) values.push_back(figure.of(sums));
    return values;
  }

  const ClusterCounts& counts_;
  std::span<const ClusterFigure> figures_;
  std::vector<std::uint64_t> all_;
  std::vector<std::uint64_t> sums_;
};

class SourceOfTimes final : public Source {
 public:
  SourceOfTimes(std::size_t clusters, const FiguresOfTimes& figures)
      : once_(clusters, 1), figures_(figures) {}

  Values all() override { return figures_(once_); }
  Values without(std::size_t cluster) override {
    once_[cluster] = 0;
    Values values = figures_(once_);
    once_[cluster] = 1;
    return values;
  }
  Values drawn(std::span<const std::uint32_t> times) override { return figures_(times); }

 private:
  std::vector<std::uint32_t> once_;
  const FiguresOfTimes& figures_;
};

void add_values(const Source::Values& values, std::span<const Scale> scales,
                Replicates& replicates) {
  for (std::size_t f = 0; f < scales.size(); ++f) {
    replicates[f].add(on_scale(values[f], scales[f]));
  }
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

void percentiles(std::vector<double> draws, double lower, double upper, ClusterInterval& interval) {
  std::sort(draws.begin(), draws.end());
  interval.low = quantile(draws, lower);
  interval.high = quantile(draws, upper);
}

void accelerated(const Replicated& draws, const Replicated& left_out, double confidence,
                 ClusterInterval& interval) {
  const double estimate = *interval.estimate;
  // Figures that are equal may differ in their last bits.
  const double rounding = 1e-12 * std::max(1.0, std::abs(estimate));
  double below = 0;
  for (const double value : draws.values) {
    const bool tied = std::abs(value - estimate) <= rounding;
    below += tied ? 0.5 : value < estimate ? 1 : 0;
  }
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
  percentiles(draws.values, place(0.5 - confidence / 2), place(0.5 + confidence / 2), interval);
}

void set_interval(const Replicated& draws, const Replicated& left_out,
                  const ClusterOptions& options, Scale scale, ClusterInterval& interval) {
  const auto estimate = on_scale(interval.estimate, scale);
  const bool bca = options.method == ClusterMethod::bca;
  interval.undefined = draws.undefined;
  if (!estimate) {
    const bool one = scale == Scale::logit && interval.estimate && *interval.estimate >= 1;
    interval.why = one ? NoInterval::share_of_one : NoInterval::undefined_estimate;
  } else if (draws.too_often_undefined() || (bca && left_out.too_often_undefined())) {
    interval.why = NoInterval::undefined_replicates;
  } else if (draws.all_alike()) {
    interval.why = NoInterval::no_variation;
  } else if (bca) {
    accelerated(draws, left_out, options.confidence, interval);
  } else if (options.method == ClusterMethod::percentile) {
    percentiles(draws.values, 0.5 - options.confidence / 2, 0.5 + options.confidence / 2, interval);
  } else {
    jackknife(*estimate, left_out, options.confidence, scale, interval);
  }
}

std::vector<ClusterInterval> intervals_of(Source& source, std::size_t clusters,
                                          std::span<const std::uint32_t> times,
                                          std::span<const Scale> scales,
                                          const ClusterOptions& options) {
  std::vector<ClusterInterval> result(scales.size());
  const Source::Values estimates = source.all();
  for (std::size_t f = 0; f < scales.size(); ++f) result[f].estimate = estimates[f];
  if (clusters < least_clusters) {
    for (ClusterInterval& interval : result) interval.why = NoInterval::too_few_clusters;
    return result;
  }
  Replicates left_out(scales.size());
  Replicates draws(scales.size());
  // The order of draws is the same on any scale, and as they are a 0 or a 1 has its place too.
  const std::vector<Scale> as_they_are(scales.size(), Scale::raw);
  for (std::size_t at = 0; at < times.size(); at += clusters) {
    add_values(source.drawn(times.subspan(at, clusters)), as_they_are, draws);
  }
  if (options.method != ClusterMethod::percentile) {
    for (std::size_t cluster = 0; cluster < clusters; ++cluster) {
      add_values(source.without(cluster), scales, left_out);
    }
  }
  const bool drawn = options.method != ClusterMethod::jackknife;
  for (std::size_t f = 0; f < scales.size(); ++f) {
    set_interval(drawn ? draws[f] : left_out[f], left_out[f], options, scales[f], result[f]);
  }
  return result;
}

}  // namespace

std::string_view reason(NoInterval why) {
  switch (why) {
    case NoInterval::given: return "";
    case NoInterval::too_few_clusters: return "fewer than 5 interviews";
    case NoInterval::undefined_estimate: return "the figure itself is undefined, or 0";
    case NoInterval::share_of_one: return "the figure is 1, the end of its range";
    case NoInterval::no_variation:
      return "the figure is the same whichever interviews are in, which is no certainty";
    case NoInterval::undefined_replicates:
      return "the figure is undefined, or off its scale, in more than 5 % of the replicates";
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
  SourceOfSums source(counts, figures);
  std::vector<Scale> scales;
  for (const ClusterFigure& figure : figures) scales.push_back(figure.scale);
  return intervals_of(source, clusters_, times_, scales, options_);
}

std::vector<ClusterInterval> ClusterReplicates::intervals(const FiguresOfTimes& figures,
                                                          std::span<const Scale> scales) const {
  SourceOfTimes source(clusters_, figures);
  return intervals_of(source, clusters_, times_, scales, options_);
}

ClusterInterval cluster_interval(const ClusterCounts& counts, const ClusterFigure& figure,
                                 const ClusterOptions& options) {
  return ClusterReplicates(counts.clusters(), options)
      .intervals(counts, std::span(&figure, 1))
      .front();
}

}  // namespace themata
