// SPDX-License-Identifier: MIT
#include "theme_influence.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "group_columns.hpp"
#include "influence_order.hpp"

namespace themata::cli {
namespace {

struct Counts {
  std::uint64_t hits = 0;
  std::uint64_t tokens = 0;

  [[nodiscard]] std::optional<double> per_1000() const {
    if (tokens == 0) return std::nullopt;
    return static_cast<double>(hits) * 1000 / static_cast<double>(tokens);
  }
};

/// Something left out, and what is left.
struct Left {
  const char* kind;
  std::string name;
  Counts without;
  std::optional<double> change{};
};

class Influence {
 public:
  Influence(const Selection& selection, const Dictionary& dictionary, const InfluenceTally& tally)
      : dictionary_(dictionary), tally_(tally), names_(selection.documents()) {
    std::vector<Column> columns{{"theme"}, {"kind"}, {"left_out"}};
    for (const char* name : {"hits", "tokens"}) columns.push_back({name, ColumnType::integer});
    for (const char* name : {"per_1000", "per_1000_all", "change", "change_percent"}) {
      columns.push_back({name, ColumnType::real});
    }
    table_ = grouped_table(selection, std::move(columns));
    for (const ClusteredGroup& group : selection.clustered_groups()) add_group(group);
  }

  [[nodiscard]] Table take() { return std::move(table_); }

 private:
  void add_group(const ClusteredGroup& group);
  void add_theme(const ClusteredGroup& group, const std::vector<InfluenceTally::Group>& parts,
                 std::size_t theme);
  void add_row(const GroupKey& key, std::size_t theme, const Counts& all, const Left& left);

  const Dictionary& dictionary_;
  const InfluenceTally& tally_;
  std::map<std::uint64_t, std::string> names_;
  Table table_{};
};

void Influence::add_group(const ClusteredGroup& group) {
  std::vector<InfluenceTally::Group> parts;
  for (const GroupId id : group.parts) parts.push_back(tally_.group(id));
  for (std::size_t theme = 0; theme < tally_.themes().size(); ++theme) {
    add_theme(group, parts, theme);
  }
}

void Influence::add_theme(const ClusteredGroup& group,
                          const std::vector<InfluenceTally::Group>& parts, std::size_t theme) {
  Counts all;
  std::map<PatternId, std::int64_t> lost;
  for (const InfluenceTally::Group& part : parts) {
    all.hits += part.hits[theme];
    all.tokens += part.tokens;
    for (const auto& [what, hits] : part.lost) {
      if (what.first == theme) lost[what.second] += hits;
    }
  }
  std::vector<Left> left;
  for (std::size_t at = 0; at < parts.size(); ++at) {
    if (parts[at].tokens == 0) continue;  // no part of the sample
    left.push_back({"interview",
                    names_.at(group.documents[at]),
                    {all.hits - parts[at].hits[theme], all.tokens - parts[at].tokens}});
  }
  for (const auto& [pattern, hits] : lost) {
    if (hits == 0) continue;
    const auto rest = static_cast<std::uint64_t>(static_cast<std::int64_t>(all.hits) - hits);
    left.push_back({"pattern", dictionary_.pattern(pattern).written, {rest, all.tokens}});
  }
  for (Left& one : left) {
    const auto before = all.per_1000();
    const auto after = one.without.per_1000();
    if (before && after) one.change = *after - *before;
  }
  std::stable_sort(left.begin(), left.end(),
                   [](const Left& a, const Left& b) { return moves_more(a.change, b.change); });
  for (const Left& one : left) add_row(group.key, theme, all, one);
}

void Influence::add_row(const GroupKey& key, std::size_t theme, const Counts& all,
                        const Left& left) {
  Row row = group_cells(key);
  row.push_back(text_cell(dictionary_.theme(tally_.themes()[theme]).full_name));
  row.push_back(text_cell(left.kind));
  row.push_back(text_cell(left.name));
  row.push_back(count_cell(left.without.hits));
  row.push_back(count_cell(left.without.tokens));
  row.push_back(real_cell(left.without.per_1000()));
  const auto before = all.per_1000();
  row.push_back(real_cell(before));
  row.push_back(real_cell(left.change));
  const bool relative = left.change && before && *before > 0;
  row.push_back(relative ? real_cell(*left.change / *before * 100) : Cell{});
  table_.rows.push_back(std::move(row));
}

}  // namespace

Table influence_table(const Selection& selection, const Dictionary& dictionary,
                      const InfluenceTally& tally) {
  return Influence(selection, dictionary, tally).take();
}

}  // namespace themata::cli
