// SPDX-License-Identifier: MIT
#include "calibration.hpp"

#include <functional>
#include <map>
#include <optional>

#include <themata/stats/association.hpp>
#include <themata/stats/association_interval.hpp>
#include <themata/stats/cluster_interval.hpp>
#include <themata/stats/proportions.hpp>
#include <themata/stats/strata.hpp>

namespace themata_bench {
namespace {

using namespace themata;

constexpr double level = 0.05;

enum Summed : std::size_t { all, with_a, with_b, with_both, summed };

std::optional<double> odds(std::span<const std::uint64_t> sums) {
  return odds_ratio(Fourfold::from_counts(sums[all], sums[with_a], sums[with_b], sums[with_both]));
}

std::optional<double> share_of_a(std::span<const std::uint64_t> sums) {
  return sums[all] == 0
             ? std::nullopt
             : std::optional(static_cast<double>(sums[with_a]) / static_cast<double>(sums[all]));
}

/// Which turns hold a theme.
std::vector<bool> presence(const SimulatedInterview& interview, std::size_t theme) {
  std::vector<bool> present(interview.units.size(), false);
  for (const std::uint32_t start : interview.starts[theme]) {
    const auto after = std::upper_bound(interview.units.begin(), interview.units.end(), start);
    present[static_cast<std::size_t>(after - interview.units.begin()) - 1] = true;
  }
  return present;
}

/// A table for each interview and class of length: turns to 20, 80, 320 words, and longer.
struct Strata {
  std::vector<Fourfold> interviews{};
  std::vector<Fourfold> lengths{};
  ClusterCounts counts{summed, {}};

  void add(const SimulatedInterview& interview) {
    const std::vector<bool> a = presence(interview, 0);
    const std::vector<bool> b = presence(interview, 1);
    Fourfold whole;
    std::array<Fourfold, 4> classes{};
    for (std::size_t turn = 0; turn < a.size(); ++turn) {
      const std::uint32_t end = turn + 1 < a.size() ? interview.units[turn + 1] : interview.words;
      const std::uint32_t words = end - interview.units[turn];
      Fourfold& of_length = classes[words <= 20 ? 0 : words <= 80 ? 1 : words <= 320 ? 2 : 3];
      for (Fourfold* table : {&whole, &of_length}) {
        ++(a[turn] ? (b[turn] ? table->both : table->first)
                   : (b[turn] ? table->second : table->neither));
      }
    }
    interviews.push_back(whole);
    lengths.insert(lengths.end(), classes.begin(), classes.end());
    counts.counts.insert(counts.counts.end(), {whole.n(), whole.both + whole.first,
                                               whole.both + whole.second, whole.both});
  }
};

/// Adds up what a method said, study by study.
class Record {
 public:
  void interval(const std::string& figure, const std::string& method,
                const std::optional<Interval>& interval, std::optional<double> truth,
                std::optional<double> nothing) {
    Sums& sums = at(figure, method);
    ++sums.asked;
    if (!interval) return;
    ++sums.given;
    if (truth) {
      sums.says_cover = true;
      if (interval->low <= *truth && *truth <= interval->high) ++sums.covered;
    }
    if (!nothing) return;
    sums.says_reject = true;
    if (interval->low > *nothing) ++sums.above;
    if (interval->high < *nothing) ++sums.below;
  }

  /// p values of either side.
  void test(const std::string& figure, const std::string& method, std::optional<double> upper,
            std::optional<double> lower) {
    Sums& sums = at(figure, method);
    ++sums.asked;
    sums.says_reject = true;
    if (upper || lower) ++sums.given;
    if (upper && *upper <= level / 2) ++sums.above;
    if (lower && *lower <= level / 2) ++sums.below;
  }

  [[nodiscard]] std::vector<Calibrated> result() const {
    std::vector<Calibrated> rows;
    for (const auto& name : order_) {
      const Sums& sums = sums_.at(name);
      const auto of = [](double part, double whole) { return whole > 0 ? part / whole : -1; };
      Calibrated row{name.first, name.second};
      // A method that gives no answer finds no link, but says nothing of coverage.
      if (sums.says_reject) row.above = of(sums.above, sums.asked);
      if (sums.says_reject) row.below = of(sums.below, sums.asked);
      if (sums.says_cover) row.covered = of(sums.covered, sums.given);
      row.given = of(sums.given, sums.asked);
      rows.push_back(row);
    }
    return rows;
  }

 private:
  using Name = std::pair<std::string, std::string>;
  struct Sums {
    double asked = 0, given = 0, above = 0, below = 0, covered = 0;
    bool says_reject = false, says_cover = false;
  };
  Sums& at(const std::string& figure, const std::string& method) {
    const Name name{figure, method};
    if (!sums_.contains(name)) order_.push_back(name);
    return sums_[name];
  }
  std::map<Name, Sums> sums_{};
  std::vector<Name> order_{};
};

std::optional<Interval> interval_of(const ClusterInterval& from) {
  return from.low ? std::optional(Interval{*from.low, *from.high}) : std::nullopt;
}

void ask_intervals(const Strata& study, const CalibrationOptions& options, std::uint64_t seed,
                   std::optional<double> true_odds, std::optional<double> true_share,
                   Record& record) {
  const std::vector<ClusterFigure> figures{{odds, Scale::log}, {share_of_a, Scale::logit}};
  const std::vector<std::pair<const char*, ClusterMethod>> methods{
      {"jackknife", ClusterMethod::jackknife},
      {"bca", ClusterMethod::bca},
      {"percentile", ClusterMethod::percentile}};
  for (const auto& [name, method] : methods) {
    const ClusterReplicates replicates(study.interviews.size(),
                                       {method, 1 - level, options.bootstrap_draws, seed});
    const auto intervals = replicates.intervals(study.counts, figures);
    record.interval("odds_ratio", name, interval_of(intervals[0]), true_odds, 1);
    record.interval("share", name, interval_of(intervals[1]), true_share, std::nullopt);
  }
  const auto sums = study.counts.sums();
  const Fourfold crude =
      Fourfold::from_counts(sums[all], sums[with_a], sums[with_b], sums[with_both]);
  record.interval("odds_ratio", "woolf", odds_ratio_interval(crude, 1 - level), true_odds, 1);
  record.interval("share", "wilson", wilson_interval({sums[with_a], sums[all]}, 1 - level),
                  true_share, std::nullopt);
}

void ask_tests(const Strata& study, Record& record) {
  for (const auto& [name, strata] :
       {std::pair("cmh by interview", std::span(study.interviews)),
        std::pair("cmh by interview and length", std::span(study.lengths))}) {
    const auto test = cochran_mantel_haenszel(strata, Continuity::corrected);
    const auto common = mantel_haenszel_odds_ratio(strata);
    if (!test) {
      record.test("odds_ratio", name, std::nullopt, std::nullopt);
      continue;
    }
    const bool above = !common || *common > 1;
    record.test("odds_ratio", name, above ? test->p / 2 : 1, above ? 1 : test->p / 2);
  }
}

void ask_null_models(const std::vector<SimulatedInterview>& study,
                     const CalibrationOptions& options, std::uint64_t seed, Record& record) {
  std::vector<Talk> talks;
  for (const SimulatedInterview& interview : study) talks.push_back(interview.talk());
  const std::vector<std::pair<std::size_t, std::size_t>> pair{{0, 1}};
  for (const auto& [name, model] :
       {std::pair("shift", NullModel::shift), std::pair("shuffle", NullModel::shuffle),
        std::pair("shift-turns", NullModel::shift_turns)}) {
    const NullResult result = null_counts(talks, pair, {model, options.null_draws, seed}).front();
    record.test("n_ab", name, result.p_upper(), result.p_lower());
  }
}

}  // namespace

std::vector<Calibrated> calibrate(const Scenario& scenario, const CalibrationOptions& options) {
  std::uint64_t stream = 0;
  std::vector<std::uint64_t> truth(summed, 0);
  for (std::uint32_t at = 0; at < options.truth_interviews; ++at) {
    Strata one;
    one.add(simulate(scenario, RandomStream(options.seed, stream++)));
    for (std::size_t column = 0; column < summed; ++column) {
      truth[column] += one.counts.counts[column];
    }
  }
  Record record;
  for (std::uint32_t number = 0; number < options.studies; ++number) {
    std::vector<SimulatedInterview> study;
    Strata strata;
    for (std::uint32_t at = 0; at < options.interviews; ++at) {
      study.push_back(simulate(scenario, RandomStream(options.seed, stream++)));
      strata.add(study.back());
    }
    const std::uint64_t seed = options.seed + number + 1;
    ask_intervals(strata, options, seed, odds(truth), share_of_a(truth), record);
    ask_tests(strata, record);
    ask_null_models(study, options, seed, record);
  }
  return record.result();
}

}  // namespace themata_bench
