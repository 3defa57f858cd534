// SPDX-License-Identifier: MIT
#include "bridges_influence.hpp"

#include <algorithm>
#include <map>

#include "group_columns.hpp"
#include "influence_rows.hpp"

namespace themata::cli {
namespace {

using Group = BridgeInfluenceTally::Group;
using Units = BridgeInfluenceTally::Units;
using Key = BridgeInfluenceTally::Key;

std::int64_t at(const Units& units, const Key& key) {
  const auto found = units.find(key);
  return found == units.end() ? 0 : found->second;
}

class BridgeInfluence {
 public:
  BridgeInfluence(const Selection& selection, const Dictionary& dictionary,
                  const std::vector<ConnectiveClass>& classes, const BridgeInfluenceTally& tally)
      : dictionary_(dictionary),
        classes_(classes),
        tally_(tally),
        figure_{bridge_figures().front().name, bridge_figures().front().figure.of},
        names_(selection.documents()) {
    std::vector<Column> columns{{"from"}, {"connective"}, {"to"}, {"kind"}, {"left_out"}};
    for (const char* name : {"count", "n_both", "n"}) {
      columns.push_back({name, ColumnType::integer});
    }
    columns.push_back({"unit"});
    add_change_columns(figure_, columns);
    table_ = grouped_table(selection, std::move(columns));
    for (const ClusteredGroup& group : selection.clustered_groups()) add_group(group);
  }

  [[nodiscard]] Table take() { return std::move(table_); }

 private:
  void add_group(const ClusteredGroup& group) {
    std::vector<Group> parts;
    std::map<PatternId, Units> lost;
    for (const GroupId id : group.parts) {
      for (const auto& [pattern, units] : parts.emplace_back(tally_.group(id)).lost) {
        for (const auto& [key, count] : units) lost[pattern][key] += count;
      }
    }
    for_each_bridge(dictionary_, tally_.tally().question().themes, classes_.size(),
                    [&](std::uint32_t from, std::uint32_t link, std::uint32_t to) {
                      add_rows(group, parts, lost, {from, link, to});
                    });
  }

  void add_rows(const ClusteredGroup& group, const std::vector<Group>& parts,
                const std::map<PatternId, Units>& lost, const Key& key) {
    const auto [from, link, to] = key;
    const Key together{std::min(from, to), BridgeInfluenceTally::both_themes, std::max(from, to)};
    std::vector<std::uint64_t> all(3, 0);  // as bridge_figures() takes them
    std::vector<std::vector<std::int64_t>> of_interview;
    for (const Group& part : parts) {
      const auto& counts = of_interview.emplace_back(std::vector<std::int64_t>{
          at(part.counts, key), at(part.counts, together), static_cast<std::int64_t>(part.units)});
      for (std::size_t place = 0; place < all.size(); ++place) {
        all[place] += static_cast<std::uint64_t>(counts[place]);
      }
    }
    std::vector<LeftOut> left;
    for (std::size_t place = 0; place < parts.size(); ++place) {
      if (parts[place].units == 0) continue;  // no part of the sample
      left.push_back(
          {"interview", names_.at(group.documents[place]), less(all, of_interview[place])});
    }
    for (const auto& [pattern, units] : lost) {
      const std::vector<std::int64_t> gone{at(units, key), at(units, together), 0};
      if (gone[0] == 0 && gone[1] == 0) continue;
      left.push_back({"pattern", dictionary_.pattern(pattern).written, less(all, gone)});
    }
    order_by_movement(figure_, all, left);
    for (const LeftOut& one : left) {
      Row row = group_cells(group.key);
      row.push_back(text_cell(theme(from)));
      row.push_back(text_cell(classes_[link].name));
      row.push_back(text_cell(theme(to)));
      row.push_back(text_cell(one.kind));
      row.push_back(text_cell(one.name));
      for (const std::uint64_t count : one.counts) row.push_back(count_cell(count));
      row.push_back(text_cell(tally_.tally().question().unit.name()));
      add_change_cells(figure_, all, one, row);
      table_.rows.push_back(std::move(row));
    }
  }

  [[nodiscard]] const std::string& theme(std::size_t place) const {
    return dictionary_.theme(tally_.tally().question().themes[place]).full_name;
  }

  const Dictionary& dictionary_;
  const std::vector<ConnectiveClass>& classes_;
  const BridgeInfluenceTally& tally_;
  MovedFigure figure_;
  std::map<std::uint64_t, std::string> names_;
  Table table_{};
};

}  // namespace

Table bridge_influence_table(const Selection& selection, const Dictionary& dictionary,
                             const std::vector<ConnectiveClass>& classes,
                             const BridgeInfluenceTally& tally) {
  return BridgeInfluence(selection, dictionary, classes, tally).take();
}

}  // namespace themata::cli
