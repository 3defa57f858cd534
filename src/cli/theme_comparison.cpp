// SPDX-License-Identifier: MIT
#include "theme_comparison.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include <themata/base/error.hpp>
#include <themata/stats/group_permutation.hpp>
#include <themata/stats/multiple.hpp>

#include "group_columns.hpp"

namespace themata::cli {
namespace {

constexpr std::uint32_t permutations = 10'000;
constexpr double per_thousand = 1000;

/// Two groups, and where both stand in the list of groups.
struct Pair {
  const ClusteredGroup& a;
  const ClusteredGroup& b;
};

std::uint64_t interviews_with(const ClusterCounts& counts, GroupSide words) {
  std::uint64_t with = 0;
  for (std::size_t i = 0; i < counts.clusters(); ++i) {
    if (counts.row(i)[words] > 0) ++with;
  }
  return with;
}

/// Of each theme a row an interview that has talk in either group.
std::vector<ClusterCounts> counts_of(const Compared& compared, const Pair& pair,
                                     const std::map<std::uint64_t, std::size_t>& order) {
  struct Sides {
    ThemeTally::Group a{};
    ThemeTally::Group b{};
  };
  std::map<std::size_t, Sides> documents;
  for (std::size_t at = 0; at < pair.a.parts.size(); ++at) {
    documents[order.at(pair.a.documents[at])].a = compared.tally.group(pair.a.parts[at]);
  }
  for (std::size_t at = 0; at < pair.b.parts.size(); ++at) {
    documents[order.at(pair.b.documents[at])].b = compared.tally.group(pair.b.parts[at]);
  }
  std::vector<ClusterCounts> themes(compared.tally.themes().size(), {group_sides, {}});
  for (const auto& [document, sides] : documents) {
    if (sides.a.tokens + sides.b.tokens == 0) continue;
    for (std::size_t at = 0; at < themes.size(); ++at) {
      const auto hits = [at](const ThemeTally::Group& group) {
        return group.themes.empty() ? 0 : group.themes[at].hits;
      };
      themes[at].counts.insert(themes[at].counts.end(),
                               {hits(sides.a), sides.a.tokens, hits(sides.b), sides.b.tokens});
    }
  }
  return themes;
}

std::optional<double> difference_per_1000(std::span<const std::uint64_t> sums) {
  const auto difference = rate_difference(sums);
  return difference ? std::optional(*difference * per_thousand) : std::nullopt;
}

class Comparison {
 public:
  Comparison(const Compared& compared, Diagnostics& diagnostics)
      : compared_(compared), diagnostics_(diagnostics), order_(compared.selection.order()) {}

  Table table();

 private:
  void begin();
  void add_pair(const Pair& pair);
  void add_row(const Pair& pair, const std::string& theme, const ClusterCounts& counts,
               std::optional<double> p);
  std::vector<ClusterInterval> intervals(const ClusterCounts& counts, std::uint64_t fewest);
  void add_figure(const char* name);
  void adjust();
  void report() const;

  const Compared& compared_;
  Diagnostics& diagnostics_;
  std::map<std::uint64_t, std::size_t> order_;  ///< of documents
  Table table_{};
  std::vector<std::optional<double>> p_{};
  std::map<std::size_t, ClusterReplicates> replicates_{};
  std::uint64_t rows_of_few_ = 0;
  std::map<NoInterval, std::uint64_t> empty_{};
};

void Comparison::add_figure(const char* name) {
  table_.columns.push_back({name, ColumnType::real});
  if (!compared_.inference.asked()) return;
  table_.columns.push_back({fmt::format("{}_low", name), ColumnType::real});
  table_.columns.push_back({fmt::format("{}_high", name), ColumnType::real});
  table_.columns.push_back({fmt::format("{}_undefined", name), ColumnType::integer});
}

void Comparison::begin() {
  std::vector<Column> columns{{"theme"}, {"group_a"}, {"group_b"}};
  for (const char* name :
       {"interviews_a", "interviews_b", "hits_a", "hits_b", "tokens_a", "tokens_b"}) {
    columns.push_back({name, ColumnType::integer});
  }
  for (const char* name : {"per_1000_a", "per_1000_b"}) {
    columns.push_back({name, ColumnType::real});
  }
  std::vector<std::string> taken;
  for (const Column& column : columns) taken.push_back(column.name);
  table_.columns = group_columns(compared_.selection, taken);
  table_.columns.pop_back();  // group_a and group_b stand for it
  table_.columns.insert(table_.columns.end(), columns.begin(), columns.end());
  add_figure("difference");
  add_figure("ratio");
  for (const char* name : {"p", "p_bh", "p_holm"}) {
    table_.columns.push_back({name, ColumnType::real});
  }
}

std::vector<ClusterInterval> Comparison::intervals(const ClusterCounts& counts,
                                                   std::uint64_t fewest) {
  const std::vector<ClusterFigure> figures{{difference_per_1000, Scale::raw},
                                           {rate_ratio, Scale::log}};
  if (fewest < least_clusters) {
    return std::vector<ClusterInterval>(figures.size(),
                                        {std::nullopt, {}, {}, 0, NoInterval::too_few_clusters});
  }
  const std::size_t clusters = counts.clusters();
  return replicates_.try_emplace(clusters, clusters, compared_.inference.options())
      .first->second.intervals(counts, figures);
}

void Comparison::add_row(const Pair& pair, const std::string& theme, const ClusterCounts& counts,
                         std::optional<double> p) {
  Row row = group_cells(pair.a.key);
  row.pop_back();
  row.push_back(text_cell(theme));
  row.push_back(text_cell(pair.a.key.back().text));
  row.push_back(text_cell(pair.b.key.back().text));
  const std::uint64_t of_a = interviews_with(counts, words_a);
  const std::uint64_t of_b = interviews_with(counts, words_b);
  std::vector<std::uint64_t> sums = counts.sums();
  sums.resize(group_sides);
  for (const std::uint64_t count :
       {of_a, of_b, sums[hits_a], sums[hits_b], sums[words_a], sums[words_b]}) {
    row.push_back(count_cell(count));
  }
  for (const auto& [hits, words] : {std::pair{hits_a, words_a}, std::pair{hits_b, words_b}}) {
    row.push_back(sums[words] == 0 ? Cell{}
                                   : real_cell(static_cast<double>(sums[hits]) * per_thousand /
                                               static_cast<double>(sums[words])));
  }
  const std::uint64_t fewest = std::min(of_a, of_b);
  std::vector<ClusterInterval> found(2);
  if (compared_.inference.asked()) found = intervals(counts, fewest);
  if (fewest >= least_clusters && fewest < few_clusters) ++rows_of_few_;
  const std::optional<double> figures[] = {difference_per_1000(sums), rate_ratio(sums)};
  for (std::size_t at = 0; at < found.size(); ++at) {
    row.push_back(real_cell(figures[at]));
    if (!compared_.inference.asked()) continue;
    row.push_back(real_cell(found[at].low));
    row.push_back(real_cell(found[at].high));
    const bool none = found[at].why == NoInterval::too_few_clusters;
    row.push_back(none ? Cell{} : count_cell(found[at].undefined));
    if (found[at].why != NoInterval::given) ++empty_[found[at].why];
  }
  p_.push_back(p);
  row.push_back(real_cell(p));
  table_.rows.push_back(std::move(row));
}

void Comparison::add_pair(const Pair& pair) {
  const std::vector<ClusterCounts> counts = counts_of(compared_, pair, order_);
  const auto p = group_permutation(counts, compared_.inference.draws(permutations),
                                   compared_.inference.seed());
  for (std::size_t at = 0; at < counts.size(); ++at) {
    add_row(pair, compared_.dictionary.theme(compared_.tally.themes()[at]).full_name, counts[at],
            p[at]);
  }
}

void Comparison::adjust() {
  const auto rate = benjamini_hochberg(p_);
  const auto any = holm(p_);
  for (std::size_t at = 0; at < table_.rows.size(); ++at) {
    table_.rows[at].push_back(real_cell(rate[at]));
    table_.rows[at].push_back(real_cell(any[at]));
  }
}

Table Comparison::table() {
  begin();
  const std::vector<ClusteredGroup> groups = compared_.selection.clustered_groups();
  std::set<std::uint64_t> without;
  for (auto a = groups.begin(); a != groups.end(); ++a) {
    if (a->key.back().text.empty()) {
      for (std::size_t at = 0; at < a->parts.size(); ++at) {
        if (compared_.tally.group(a->parts[at]).tokens > 0) without.insert(a->documents[at]);
      }
      continue;
    }
    for (auto b = a + 1; b != groups.end(); ++b) {
      const bool together = std::equal(a->key.begin(), a->key.end() - 1, b->key.begin());
      if (together && !b->key.back().text.empty()) add_pair({*a, *b});
    }
  }
  if (!without.empty()) {
    const bool one = without.size() == 1;
    diagnostics_.warning(fmt::format("{} {} no value of `{}`: left out there", without.size(),
                                     one ? "interview has" : "interviews have", compared_.field));
  }
  if (table_.rows.empty()) {
    throw Error(ErrorKind::usage,
                fmt::format("there are no two values of `{}` to compare", compared_.field));
  }
  adjust();
  report();
  return std::move(table_);
}

void Comparison::report() const {
  diagnostics_.note(fmt::format("p: {} permutations of whole interviews between groups, seed {}",
                                compared_.inference.draws(permutations),
                                compared_.inference.seed()));
  if (rows_of_few_ > 0) {
    diagnostics_.warning(
        fmt::format("{} of {} rows compare a group of fewer than {} interviews: "
                    "their intervals are rough",
                    rows_of_few_, table_.rows.size(), few_clusters));
  }
  if (!compared_.inference.asked()) return;
  diagnostics_.note(fmt::format("intervals: {}", compared_.inference.description()));
  for (const auto& [why, count] : empty_) {
    const bool few = why == NoInterval::too_few_clusters;
    diagnostics_.warning(fmt::format("{} {} empty: {}{}", count,
                                     count == 1 ? "interval is" : "intervals are",
                                     few ? "a group has " : "", reason(why)));
  }
}

}  // namespace

Table comparison_table(const Compared& compared, Diagnostics& diagnostics) {
  return Comparison(compared, diagnostics).table();
}

std::string comparison_notation(const std::string& field, const InferenceArguments& inference) {
  return fmt::format("groups of {} compared, {} permutations of whole interviews, seed {}; ", field,
                     inference.draws(permutations), inference.seed());
}

}  // namespace themata::cli
