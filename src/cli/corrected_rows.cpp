// SPDX-License-Identifier: MIT
#include "corrected_rows.hpp"

#include <algorithm>
#include <array>

#include <themata/stats/prevalence.hpp>
#include <themata/stats/proportions.hpp>

// Intervals by interview leave out, or draw again, whole interviews: their units of the sheet,
// which keep their weights, and all their units in which the dictionary finds the theme or not,
// where these are known by interview. Of a key only the sums over interviews are known: the
// weighted units of the sheet stand for them, whose sums are the same.

namespace themata::cli {
namespace {

enum Corrected : std::size_t { found_share, sensitive, specific, by_stratum, by_errors, corrected };
constexpr std::array<const char*, corrected> names{"prevalence_found", "sensitivity", "specificity",
                                                   "prevalence_corrected",
                                                   "prevalence_rogan_gladen"};
using Values = std::array<std::optional<double>, corrected>;
using Ends = std::array<std::optional<Interval>, corrected>;

std::optional<double> share(double part, double whole) {
  return whole > 0 ? std::optional(part / whole) : std::nullopt;
}

/// A unit of the sheet that both have coded.
struct CodedUnit {
  bool there;
  bool found;
  std::size_t cluster;
};

class Correcting {
 public:
  Correcting(const Correction& correction, double confidence)
      : units_(correction.units), confidence_(confidence) {
    const SheetTheme& theme = *correction.rated.theme;
    drawn_alike_ = theme.units.empty() || !theme.units.front().weight;
    std::map<std::string, std::size_t> clusters;
    for (const SheetUnit& unit : theme.units) {
      const std::string truth = unit.code(correction.human);
      const std::string said = unit.code(correction.dictionary);
      if (truth.empty() || said.empty()) continue;
      const std::string& of = correction.rated.documents_known ? unit.document : unit.id;
      const std::size_t cluster = clusters.try_emplace(of, clusters.size()).first->second;
      coded_.push_back({truth == correction.positive, said == "1", cluster});
    }
    coded_clusters_ = clusters.size();
    if (correction.rated.documents_known) add_documents(clusters);
    clusters_ = clusters.size();
    for (const bool found : {true, false}) {
      Stratum& stratum = found ? strata_[0] : strata_[1];
      stratum.units = found ? units_.found : units_.not_found;
      for (const CodedUnit& unit : coded_) {
        if (unit.found != found) continue;
        ++stratum.drawn;
        if (unit.there) ++stratum.positive;
      }
    }
  }

  [[nodiscard]] std::size_t clusters() const { return clusters_; }
  /// The first so many of them have units that both have coded.
  [[nodiscard]] std::size_t coded_clusters() const { return coded_clusters_; }
  [[nodiscard]] std::uint64_t all() const { return units_.found + units_.not_found; }
  [[nodiscard]] std::uint64_t coded() const { return coded_.size(); }

  /// What each cluster, as often as it is there, comes to.
  [[nodiscard]] Values values(std::span<const std::uint32_t> times) const {
    const ErrorTable weighted = errors(times, {weight(strata_[0]), weight(strata_[1])});
    const double weights =
        weighted.both + weighted.only_instrument + weighted.only_truth + weighted.neither;
    double found = weighted.both + weighted.only_instrument;
    double units = weights;
    if (!found_.empty()) {
      found = units = 0;
      for (std::size_t cluster = 0; cluster < found_.size(); ++cluster) {
        found += times[cluster] * static_cast<double>(found_[cluster]);
        units += times[cluster] * static_cast<double>(of_[cluster]);
      }
    }
    Values values;
    // Of units of one stratum alone the dictionary finds all, or none.
    if (whole() || !found_.empty()) values[found_share] = share(found, units);
    if (!whole()) return values;
    values[sensitive] = sensitivity(weighted);
    values[specific] = specificity(weighted);
    values[by_stratum] = share(weighted.both + weighted.only_truth, weights);
    if (!drawn_alike_) return values;
    const auto errors_of = rogan_gladen(errors(times, {1, 1}), found, units, confidence_);
    if (errors_of) values[by_errors] = errors_of->share;
    return values;
  }

  /// Those of the whole sheet, and intervals that take units to be independent.
  [[nodiscard]] std::pair<Values, Ends> by_unit() const {
    Values values = this->values(std::vector<std::uint32_t>(clusters_, 1));
    Ends ends;
    values[found_share] = share(static_cast<double>(units_.found), static_cast<double>(all()));
    ends[found_share] = wilson_interval({units_.found, all()}, confidence_);
    const auto stratified = stratified_share(strata_, confidence_);
    values[by_stratum] = stratified ? std::optional(stratified->share) : std::nullopt;
    if (stratified) ends[by_stratum] = stratified->interval;
    if (!drawn_alike_) return {values, ends};
    const std::vector<std::uint32_t> once(clusters_, 1);
    const auto errors_of = rogan_gladen(errors(once, {1, 1}), static_cast<double>(units_.found),
                                        static_cast<double>(all()), confidence_);
    values[by_errors] = errors_of ? std::optional(errors_of->share) : std::nullopt;
    if (errors_of) ends[by_errors] = errors_of->interval;
    return {values, ends};
  }

 private:
  /// All units of each interview, coded or not; of none where not all interviews are known.
  void add_documents(std::map<std::string, std::size_t>& clusters) {
    for (const auto& [document, cluster] : clusters) {
      if (!units_.by_document.contains(document)) return;
    }
    found_.resize(units_.by_document.size());
    of_.resize(units_.by_document.size());
    for (const auto& [document, counts] : units_.by_document) {
      const std::size_t cluster = clusters.try_emplace(document, clusters.size()).first->second;
      found_[cluster] = counts[0];
      of_[cluster] = counts[0] + counts[1];
    }
  }
  /// Units stand for those of their stratum, so that a sheet rich in hits is no biased one.
  [[nodiscard]] static double weight(const Stratum& stratum) {
    return stratum.drawn > 0
               ? static_cast<double>(stratum.units) / static_cast<double>(stratum.drawn)
               : 0;
  }
  [[nodiscard]] bool whole() const {
    return std::all_of(strata_.begin(), strata_.end(), [](const Stratum& stratum) {
      return stratum.drawn > 0 || stratum.units == 0;
    });
  }
  /// `weights` of what is found and what is not.
  [[nodiscard]] ErrorTable errors(std::span<const std::uint32_t> times,
                                  const std::array<double, 2>& weights) const {
    ErrorTable table;
    for (const CodedUnit& unit : coded_) {
      const double counts = times[unit.cluster] * weights[unit.found ? 0 : 1];
      (unit.found   ? unit.there ? table.both : table.only_instrument
       : unit.there ? table.only_truth
                    : table.neither) += counts;
    }
    return table;
  }

  const FoundUnits& units_;
  double confidence_;
  bool drawn_alike_ = false;
  std::size_t clusters_ = 0;
  std::size_t coded_clusters_ = 0;
  std::vector<CodedUnit> coded_{};
  std::array<Stratum, 2> strata_{};     ///< found, not found
  std::vector<std::uint64_t> found_{};  ///< by cluster, where all are known
  std::vector<std::uint64_t> of_{};
};

Ends by_cluster(const Correcting& correcting, const AgreeQuestion& question,
                std::map<NoInterval, std::size_t>& empty) {
  // Percentiles need no scale, and a perfect share has no logit.
  const bool logit = question.cluster.method == ClusterMethod::jackknife;
  const std::vector<Scale> scales(corrected, logit ? Scale::logit : Scale::raw);
  std::vector<std::uint32_t> all(correcting.clusters(), 1);
  const FiguresOfTimes figures = [&](std::span<const std::uint32_t> times) {
    std::copy(times.begin(), times.end(), all.begin());
    const Values values = correcting.values(all);
    return std::vector<std::optional<double>>(values.begin(), values.end());
  };
  const auto over = [&](std::size_t clusters) {
    std::fill(all.begin(), all.end(), 1);
    return ClusterReplicates(clusters, question.cluster).intervals(figures, scales);
  };
  const std::size_t coded = correcting.coded_clusters();
  auto intervals = over(correcting.clusters());
  if (coded < correcting.clusters()) {
    // Of interviews without a coded unit only the share that is found is known.
    const auto of_coded = over(coded);
    for (const Corrected at : {sensitive, specific, by_stratum}) intervals[at] = of_coded[at];
    if (coded < least_clusters) intervals[by_errors] = of_coded[by_errors];
  }
  Ends ends;
  for (std::size_t at = 0; at < corrected; ++at) {
    const ClusterInterval& interval = intervals[at];
    if (interval.low && interval.high) {
      ends[at] = Interval{std::max(0.0, *interval.low), std::min(1.0, *interval.high)};
    } else if (interval.estimate) {
      ++empty[interval.why];
    }
  }
  return ends;
}

}  // namespace

void add_corrected_rows(const Correction& correction, const AgreeQuestion& question, Table& table,
                        std::map<NoInterval, std::size_t>& empty) {
  const Correcting correcting(correction, question.confidence);
  auto [values, ends] = correcting.by_unit();
  if (question.method == AgreeQuestion::Method::by_cluster) {
    ends = by_cluster(correcting, question, empty);
  } else if (question.method == AgreeQuestion::Method::none) {
    ends = {};
  }
  for (std::size_t at = 0; at < corrected; ++at) {
    const auto& interval = ends[at];
    table.rows.push_back({text_cell(correction.rated.theme->name), text_cell(names[at]),
                          real_cell(values[at]), interval ? real_cell(interval->low) : Cell{},
                          interval ? real_cell(interval->high) : Cell{},
                          count_cell(at == found_share ? correcting.all() : correcting.coded()),
                          count_cell(2)});
  }
}

}  // namespace themata::cli
