// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>
#include <cmath>
#include <utility>

#include <themata/stats/cluster_interval.hpp>

using namespace themata;

namespace {

/// The law schools of Efron 1979: LSAT and 100 GPA of 15 schools, as counts that add up to
/// what a correlation needs.
ClusterCounts law_schools() {
  const std::vector<std::uint64_t> lsat{576, 635, 558, 578, 666, 580, 555, 661,
                                        651, 605, 653, 575, 545, 572, 594};
  const std::vector<std::uint64_t> gpa{339, 330, 281, 303, 344, 307, 300, 343,
                                       336, 313, 312, 274, 276, 288, 296};
  ClusterCounts counts{6};
  for (std::size_t i = 0; i < lsat.size(); ++i) {
    for (const std::uint64_t count :
         {std::uint64_t{1}, lsat[i], gpa[i], lsat[i] * lsat[i], gpa[i] * gpa[i], lsat[i] * gpa[i]})
      counts.counts.push_back(count);
  }
  return counts;
}

std::optional<double> correlation(std::span<const std::uint64_t> sums) {
  const auto at = [&](std::size_t i) { return static_cast<double>(sums[i]); };
  const double xx = at(0) * at(3) - at(1) * at(1);
  const double yy = at(0) * at(4) - at(2) * at(2);
  if (xx <= 0 || yy <= 0) return std::nullopt;
  return (at(0) * at(5) - at(1) * at(2)) / std::sqrt(xx * yy);
}

std::optional<double> rate(std::span<const std::uint64_t> sums) {
  if (sums[1] == 0) return std::nullopt;
  return 1000 * static_cast<double>(sums[0]) / static_cast<double>(sums[1]);
}

const ClusterCounts seven{2, {3, 1000, 0, 800, 5, 1500, 2, 700, 8, 2000, 1, 900, 4, 1200}};

ClusterInterval of(const ClusterCounts& counts, Scale scale, ClusterMethod method,
                   std::uint32_t draws = 2000) {
  return cluster_interval(counts, {rate, scale}, {method, 0.95, draws, 1});
}

}  // namespace

TEST_CASE("a jackknife of the law schools gives the published error") {
  // Efron & Tibshirani 1993: estimate 0.776, jackknife standard error 0.1425.
  const ClusterInterval interval = cluster_interval(law_schools(), {correlation, Scale::raw}, {});
  CHECK(*interval.estimate == Approx(0.776374491289).epsilon(1e-10));
  CHECK(*interval.low == Approx(0.470702455331).epsilon(1e-9));
  CHECK(*interval.high == Approx(1.082046527248).epsilon(1e-9));
}

TEST_CASE("bootstraps of the law schools lie where another program's do") {
  // R 4.2, 200,000 draws: percentile 0.4598 to 0.9617, bca 0.3338 to 0.9417.
  ClusterOptions options{ClusterMethod::percentile, 0.95, 50'000, 11};
  const ClusterFigure figure{correlation, Scale::raw};
  const ClusterInterval percentile = cluster_interval(law_schools(), figure, options);
  CHECK(*percentile.low == Approx(0.4598).margin(0.008));
  CHECK(*percentile.high == Approx(0.9617).margin(0.004));
  options.method = ClusterMethod::bca;
  const ClusterInterval bca = cluster_interval(law_schools(), figure, options);
  CHECK(*bca.low == Approx(0.3338).margin(0.015));
  CHECK(*bca.high == Approx(0.9417).margin(0.004));
}

TEST_CASE("a rate is jackknifed on the log scale") {
  const ClusterInterval interval = of(seven, Scale::log, ClusterMethod::jackknife);
  CHECK(*interval.estimate == Approx(2.83950617284));
  CHECK(*interval.low == Approx(1.81302333033));
  CHECK(*interval.high == Approx(4.44715474462));
}

TEST_CASE("fewer than five clusters give no interval") {
  const ClusterCounts four{2, {3, 1000, 2, 800, 5, 1500, 2, 700}};
  for (const auto method : {ClusterMethod::jackknife, ClusterMethod::bca}) {
    const ClusterInterval interval = of(four, Scale::log, method);
    CHECK(interval.estimate);
    CHECK_FALSE(interval.low);
    CHECK(interval.why == NoInterval::too_few_clusters);
  }
}

TEST_CASE("undefined replicates are counted, and too many of them empty the interval") {
  // The only two hits are in one interview: without it the log of the rate is undefined.
  const ClusterCounts one_speaks{2, {2, 1000, 0, 800, 0, 1500, 0, 700, 0, 2000}};
  const ClusterInterval interval = of(one_speaks, Scale::log, ClusterMethod::jackknife);
  CHECK(interval.undefined == 1);
  CHECK(interval.why == NoInterval::undefined_replicates);
  CHECK_FALSE(interval.high);
  const ClusterCounts nobody{2, {0, 1000, 0, 800, 0, 1500, 0, 700, 0, 2000}};
  CHECK(of(nobody, Scale::log, ClusterMethod::bca).why == NoInterval::undefined_estimate);
}

TEST_CASE("a draw of 0 or 1 is a draw") {
  // Two of eight interviews have all hits: of a tenth of the draws the logarithm is none.
  const ClusterCounts few_speak{2,
                                {9, 100, 0, 100, 4, 100, 0, 100, 0, 100, 0, 100, 0, 100, 0, 100}};
  const ClusterInterval raw = of(few_speak, Scale::raw, ClusterMethod::percentile);
  CHECK(*raw.low == 0);
  for (const auto method : {ClusterMethod::percentile, ClusterMethod::bca}) {
    const ClusterInterval interval = of(few_speak, Scale::log, method);
    CHECK(interval.undefined == 0);
    REQUIRE(interval.low);
    CHECK(*interval.low >= 0);
    CHECK(*interval.high > *interval.estimate);
  }
  CHECK(*of(few_speak, Scale::log, ClusterMethod::percentile).high == *raw.high);
  const auto share = [](std::span<const std::uint64_t> sums) -> std::optional<double> {
    if (sums[1] == 0) return std::nullopt;
    return static_cast<double>(sums[0]) / static_cast<double>(sums[1]);
  };
  // One of ten in one of eight: 1 in a third of the draws, and undefined in one of 8^8.
  const ClusterCounts nearly_all{2, {10, 10, 9, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 0, 0}};
  const ClusterInterval interval = cluster_interval(nearly_all, {share, Scale::logit},
                                                    {ClusterMethod::percentile, 0.9, 2000, 1});
  CHECK(interval.undefined == 0);
  CHECK(*interval.high == 1);
  CHECK(*interval.low < 0.99);
  // Left out, that one leaves a share of 1, which has no logit: to the jackknife it is undefined.
  CHECK(cluster_interval(nearly_all, {share, Scale::logit}, {}).undefined == 1);
}

TEST_CASE("draws that equal the figure but for rounding count as equal") {
  const ClusterCounts five{2, {1, 1, 3, 1, 2, 1, 1, 1, 3, 1}};
  const auto of_blurred = [&five](double by) {
    bool first = true;  // the figure of all clusters, before that of any draw
    const auto mean = [&first, by](std::span<const std::uint64_t> sums) -> std::optional<double> {
      const double figure = static_cast<double>(sums[0]) / static_cast<double>(sums[1]);
      return std::exchange(first, false) ? figure : figure * (1 + by);
    };
    return cluster_interval(five, {mean, Scale::raw}, {ClusterMethod::bca, 0.95, 2000, 4});
  };
  const ClusterInterval exact = of_blurred(0);
  for (const double by : {-4e-16, 4e-16}) {
    CHECK(*of_blurred(by).low == Approx(*exact.low).epsilon(1e-12));
    CHECK(*of_blurred(by).high == Approx(*exact.high).epsilon(1e-12));
  }
}

TEST_CASE("bca gives nothing where all draws lie on one side") {
  // A figure that every draw with a repeated cluster lowers.
  ClusterCounts eight{8, std::vector<std::uint64_t>(64)};
  for (std::size_t i = 0; i < 8; ++i) eight.counts[i * 9] = 1;
  const auto spread = [](std::span<const std::uint64_t> sums) -> std::optional<double> {
    double kinds = 0;
    for (const std::uint64_t sum : sums) kinds += sum > 0 ? 1 : 0;
    return kinds;
  };
  const ClusterInterval interval =
      cluster_interval(eight, {spread, Scale::raw}, {ClusterMethod::bca, 0.95, 20, 2});
  CHECK(interval.why == NoInterval::draws_on_one_side);
}

TEST_CASE("figures of one table vary together, and a rerun gives the same bytes") {
  const ClusterReplicates replicates(7, {ClusterMethod::percentile, 0.9, 500, 3});
  const std::vector<ClusterFigure> twice{{rate, Scale::raw}, {rate, Scale::log}};
  const auto first = replicates.intervals(seven, twice);
  const auto again = replicates.intervals(seven, twice);
  CHECK(*first[0].low == *again[0].low);
  CHECK(*first[0].low == Approx(*first[1].low).epsilon(1e-3));
}

TEST_CASE("figures of times are figures of sums where they can be") {
  const std::vector<Scale> scales{Scale::log};
  const FiguresOfTimes of_times = [](std::span<const std::uint32_t> times) {
    std::vector<std::uint64_t> sums(2);
    for (std::size_t cluster = 0; cluster < times.size(); ++cluster) {
      for (std::size_t k = 0; k < 2; ++k) sums[k] += times[cluster] * seven.row(cluster)[k];
    }
    return std::vector<std::optional<double>>{rate(sums)};
  };
  for (const auto method :
       {ClusterMethod::jackknife, ClusterMethod::bca, ClusterMethod::percentile}) {
    const ClusterReplicates replicates(7, {method, 0.95, 300, 5});
    const std::vector<ClusterFigure> figure{{rate, Scale::log}};
    const auto sums = replicates.intervals(seven, figure);
    const auto times = replicates.intervals(of_times, scales);
    CHECK(*sums[0].low == *times[0].low);
    CHECK(*sums[0].high == *times[0].high);
  }
}
