// SPDX-License-Identifier: MIT
#include "sequence_influence.hpp"

#include <algorithm>
#include <array>
#include <map>

#include "group_columns.hpp"
#include "influence_rows.hpp"
#include "sequence_rows.hpp"

namespace themata::cli {
namespace {

using Counts = std::vector<std::int64_t>;

MovedFigure figure_of(InfluenceOn on) {
  if (on == InfluenceOn::asymmetry) {
    const IntervalColumns::Figure figure = asymmetry_figures().front();
    return {figure.name, figure.figure.of, Moving::by_difference};
  }
  const IntervalColumns::Figure figure = pair_figures().front();
  return {figure.name, figure.figure.of, Moving::by_ratio};
}

class SequenceInfluence {
 public:
  SequenceInfluence(const Selection& selection, const Dictionary& dictionary,
                    const SequenceInfluenceTally& tally, InfluenceOn on)
      : dictionary_(dictionary),
        tally_(tally),
        on_(on),
        figure_(figure_of(on)),
        names_(selection.documents()) {
    const bool both_ways = on == InfluenceOn::asymmetry;
    std::vector<Column> columns{{both_ways ? "a" : "from"}, {both_ways ? "b" : "to"}};
    columns.push_back({"lag", ColumnType::integer});
    columns.push_back({"kind"});
    columns.push_back({"left_out"});
    for (const char* name : {both_ways ? "n_forward" : "n", both_ways ? "n_backward" : "n_from",
                             both_ways ? "forward" : "n_to", both_ways ? "backward" : "observed"}) {
      columns.push_back({name, ColumnType::integer});
    }
    if (!both_ways) columns.push_back({"expected", ColumnType::real});
    add_change_columns(figure_, columns);
    table_ = grouped_table(selection, std::move(columns));
    for (const ClusteredGroup& group : selection.clustered_groups()) add_group(group);
  }

  [[nodiscard]] Table take() { return std::move(table_); }

 private:
  using Group = SequenceInfluenceTally::Group;

  void add_group(const ClusteredGroup& group) {
    std::vector<Group> parts;
    std::map<PatternId, SequenceTally::Places> lost;
    for (const GroupId id : group.parts) {
      for (const auto& [pattern, places] : parts.emplace_back(tally_.group(id)).lost) {
        for (const auto& [place, count] : places) lost[pattern][place] += count;
      }
    }
    const std::size_t codes = tally_.tally().codes();
    for (std::size_t cell = 0; cell < codes * codes; ++cell) {
      const std::size_t from = cell / codes;
      const std::size_t to = cell % codes;
      if (on_ == InfluenceOn::asymmetry && to <= from) continue;
      for (std::size_t lag = 0; lag < tally_.tally().options().lags.size(); ++lag) {
        if (!may_pair(tally_.tally(), dictionary_, tally_.tally().options().lags[lag], from, to)) {
          continue;
        }
        add_rows(group, parts, lost, {lag, from, to, Part::all});
      }
    }
  }

  /// n, from, to and both, and where two orders are compared, those of the other one.
  [[nodiscard]] Counts counts_at(const SequenceTally::Places& places, const Pair& pair) const {
    const auto one = tally_.tally().counts(places, pair.lag, pair.from, pair.to);
    Counts counts(one.begin(), one.end());
    if (on_ == InfluenceOn::odds_ratio) return counts;
    const auto other = tally_.tally().counts(places, pair.lag, pair.to, pair.from);
    counts.insert(counts.end(), other.begin(), other.end());
    return counts;
  }

  void add_rows(const ClusteredGroup& group, const std::vector<Group>& parts,
                const std::map<PatternId, SequenceTally::Places>& lost, const Pair& pair) {
    std::vector<std::uint64_t> all(on_ == InfluenceOn::asymmetry ? 8 : 4, 0);
    std::vector<Counts> of_interview;
    for (const Group& part : parts) {
      const Counts& counts = of_interview.emplace_back(counts_at(part.counts, pair));
      for (std::size_t at = 0; at < all.size(); ++at) {
        all[at] += static_cast<std::uint64_t>(counts[at]);
      }
    }
    std::vector<LeftOut> left;
    for (std::size_t at = 0; at < parts.size(); ++at) {
      if (of_interview[at].front() == 0) continue;  // no part of the sample
      left.push_back({"interview", names_.at(group.documents[at]), less(all, of_interview[at])});
    }
    for (const auto& [pattern, places] : lost) {
      const Counts gone = counts_at(places, pair);
      if (std::all_of(gone.begin(), gone.end(), [](std::int64_t count) { return count == 0; })) {
        continue;
      }
      left.push_back({"pattern", dictionary_.pattern(pattern).written, less(all, gone)});
    }
    order_by_movement(figure_, all, left);
    for (const LeftOut& one : left) add_row(group.key, pair, all, one);
  }

  void add_row(const GroupKey& key, const Pair& pair, std::span<const std::uint64_t> all,
               const LeftOut& left) {
    Row row = group_cells(key);
    for (const std::size_t code : {pair.from, pair.to}) {
      row.push_back(text_cell(code_name(tally_.tally(), dictionary_, code)));
    }
    row.emplace_back(std::int64_t{tally_.tally().options().lags[pair.lag]});
    row.push_back(text_cell(left.kind));
    row.push_back(text_cell(left.name));
    const std::array<std::size_t, 4> plain{0, 1, 2, 3};
    const std::array<std::size_t, 4> both_ways{0, 4, 3, 7};
    for (const std::size_t at : on_ == InfluenceOn::asymmetry ? both_ways : plain) {
      row.push_back(count_cell(left.counts[at]));
    }
    if (on_ == InfluenceOn::odds_ratio) {
      row.push_back(real_cell(expected_both(summed(left.counts, 0))));
    }
    add_change_cells(figure_, all, left, row);
    table_.rows.push_back(std::move(row));
  }

  const Dictionary& dictionary_;
  const SequenceInfluenceTally& tally_;
  InfluenceOn on_;
  MovedFigure figure_;
  std::map<std::uint64_t, std::string> names_;
  Table table_{};
};

}  // namespace

Table sequence_influence_table(const Selection& selection, const Dictionary& dictionary,
                               const SequenceInfluenceTally& tally, InfluenceOn on) {
  return SequenceInfluence(selection, dictionary, tally, on).take();
}

}  // namespace themata::cli
