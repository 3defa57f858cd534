// SPDX-License-Identifier: MIT
#include "bridges_table.hpp"

#include <optional>
#include <span>

#include <themata/stats/null_bridges.hpp>
#include <themata/stats/proportions.hpp>

#include "group_columns.hpp"

namespace themata::cli {

Pointing pointing_of(const Dictionary& dictionary, ThemeId theme) {
  const std::string& name = dictionary.theme(theme).name;
  if (name == "forward") return Pointing::forward;
  return name == "backward" ? Pointing::backward : Pointing::neither;
}

bool may_open(const Dictionary& dictionary, ThemeId theme) {
  if (pointing_of(dictionary, theme) != Pointing::neither) {
    return pointing_of(dictionary, theme) == Pointing::backward;
  }
  for (std::optional<ThemeId> at = theme; at; at = dictionary.theme(*at).parent) {
    if (dictionary.theme(*at).name == "condition") return true;
  }
  return false;
}

std::vector<ConnectiveClass> classes_of(const Dictionary& dictionary,
                                        const CodingArguments& coding) {
  std::vector<ThemeId> themes;
  for (const ThemeId id : dictionary.select({})) {
    if (coding.is_connective(id) && dictionary.theme(id).level == 1) themes.push_back(id);
  }
  if (themes.size() == 1 && !dictionary.theme(themes.front()).children.empty()) {
    themes = dictionary.theme(ThemeId{themes.front()}).children;
  }
  std::vector<ConnectiveClass> classes;
  for (const ThemeId id : themes) {
    const std::string& name = dictionary.theme(id).name;
    bool points = false;
    for (const ThemeId child : dictionary.theme(id).children) {
      points = points || pointing_of(dictionary, child) != Pointing::neither;
    }
    classes.push_back({name == "means"   ? "means-end"
                       : name == "cause" ? "causal"
                                         : name,
                       id, points});
  }
  return classes;
}

void for_each_bridge(
    const Dictionary& dictionary, const std::vector<ThemeId>& themes, std::size_t classes,
    const std::function<void(std::uint32_t from, std::uint32_t link, std::uint32_t to)>& visit) {
  for (std::uint32_t from = 0; from < themes.size(); ++from) {
    for (std::uint32_t to = 0; to < themes.size(); ++to) {
      if (from == to || dictionary.is_ancestor(themes[from], themes[to]) ||
          dictionary.is_ancestor(themes[to], themes[from])) {
        continue;
      }
      for (std::uint32_t link = 0; link < classes; ++link) visit(from, link, to);
    }
  }
}

namespace {

template <typename Visit>
void for_each_row(const CountedBridges& counted, const Visit& visit) {
  for_each_bridge(counted.dictionary, counted.tally.question().themes, counted.classes.size(),
                  visit);
}

/// Of a row: units tied so, with both themes, and all.
enum Summed : std::size_t { tied, with_both, units_of, summed };

std::optional<double> share(std::span<const std::uint64_t> sums) {
  if (sums[with_both] == 0) return std::nullopt;
  return static_cast<double>(sums[tied]) / static_cast<double>(sums[with_both]);
}

std::optional<Interval> wilson_of_share(std::span<const std::uint64_t> sums, double confidence) {
  return wilson_interval({sums[tied], sums[with_both]}, confidence);
}

std::vector<Column> counts_columns(const CountedBridges& counted) {
  std::vector<Column> columns{{"from"},
                              {"connective"},
                              {"to"},
                              {"count", ColumnType::integer},
                              {"share", ColumnType::real},
                              {"forward", ColumnType::integer},
                              {"backward", ColumnType::integer},
                              {"n_both", ColumnType::integer},
                              {"n", ColumnType::integer},
                              {"unit"}};
  if (counted.tally.parts().front()) columns.insert(columns.begin(), Column{"prompted"});
  if (counted.intervals != nullptr) {
    for (Column& column : counted.intervals->columns()) columns.push_back(std::move(column));
  }
  if (counted.positions != nullptr) {
    for (Column& column : null_columns()) columns.push_back(std::move(column));
  }
  return columns;
}

/// Appends the null model's cells to the rows of one group, which begin at `first`.
void add_null(const CountedBridges& counted, const ClusteredGroup& group, std::size_t first,
              Table& table) {
  const std::size_t themes = counted.tally.question().themes.size();
  std::vector<BridgeFigure> figures;
  for_each_row(counted, [&](std::uint32_t from, std::uint32_t link, std::uint32_t to) {
    figures.push_back({from, themes + link, to});
  });
  const auto results =
      null_bridges(talks_of_group(*counted.positions, group), themes, figures, counted.drawn);
  for (std::size_t at = 0; at < results.size(); ++at) {
    add_null_cells(results[at], table.rows[first + at]);
  }
}

struct Tie {
  std::uint32_t from, link, to;
};

void add_bridge(const CountedBridges& counted, const ClusteredGroup& group, const Tie& tie,
                BridgeTally::Part part, Row& row) {
  BridgeTally::Counts counts;
  ClusterCounts clusters{summed, {}};
  for (const GroupId id : group.parts) {
    const auto its = counted.tally.of_pair(id, tie.from, tie.link, tie.to, part);
    counts.units += its.tied.units;
    counts.forward += its.tied.forward;
    counts.backward += its.tied.backward;
    clusters.counts.insert(clusters.counts.end(), {its.tied.units, its.both, its.units});
  }
  const std::vector<std::uint64_t> sums = clusters.sums();
  const bool points = counted.classes[tie.link].points;
  row.push_back(text_cell(counted.theme(tie.from)));
  row.push_back(text_cell(counted.classes[tie.link].name));
  row.push_back(text_cell(counted.theme(tie.to)));
  row.push_back(count_cell(counts.units));
  row.push_back(real_cell(share(sums)));
  row.push_back(points ? count_cell(counts.forward) : Cell{});
  row.push_back(points ? count_cell(counts.backward) : Cell{});
  row.push_back(count_cell(sums[with_both]));
  row.push_back(count_cell(sums[units_of]));
  row.push_back(text_cell(counted.tally.question().unit.name()));
  if (counted.intervals != nullptr) counted.intervals->add_cells(clusters, units_of, row);
}

}  // namespace

std::vector<IntervalColumns::Figure> bridge_figures() {
  return {{"share", {share, Scale::logit}, wilson_of_share}};
}

Table counts_table(const CountedBridges& counted) {
  Table table = grouped_table(counted.selection, counts_columns(counted));
  const std::vector<BridgeTally::Part> parts = counted.tally.parts();
  for (const ClusteredGroup& group : counted.selection.clustered_groups()) {
    const std::size_t first = table.rows.size();
    for (const BridgeTally::Part part : parts) {
      for_each_row(counted, [&](std::uint32_t from, std::uint32_t link, std::uint32_t to) {
        Row row = group_cells(group.key);
        if (part) row.push_back(text_cell(prompted_name(*part)));
        add_bridge(counted, group, {from, link, to}, part, row);
        table.rows.push_back(std::move(row));
      });
    }
    if (counted.positions != nullptr) add_null(counted, group, first, table);
  }
  return table;
}

Table quotes_table(const CountedBridges& counted) {
  Table table = grouped_table(counted.selection, {{"from"},
                                                  {"connective"},
                                                  {"to"},
                                                  {"document"},
                                                  {"turn", ColumnType::integer},
                                                  {"speaker"},
                                                  {"role"},
                                                  {"from_words"},
                                                  {"connective_words"},
                                                  {"to_words"},
                                                  {"text"}});
  const bool by_sense = counted.tally.order() == BridgeTally::Order::sense;
  for (const auto& named : counted.selection.groups()) {
    const auto& key = named.first;
    const GroupId group = named.second;
    for_each_row(counted, [&](std::uint32_t from, std::uint32_t link, std::uint32_t to) {
      for (const BridgeQuote& quote : counted.quotes->of({group, from, link, to})) {
        const bool turned = by_sense && quote.pointing == Pointing::backward;
        Row row = group_cells(key);
        row.push_back(text_cell(counted.theme(from)));
        row.push_back(text_cell(counted.classes[link].name));
        row.push_back(text_cell(counted.theme(to)));
        row.push_back(text_cell(quote.document));
        row.push_back(count_cell(quote.turn));
        row.push_back(text_cell(quote.speaker));
        row.push_back(text_cell(quote.role));
        row.push_back(text_cell(turned ? quote.second : quote.first));
        row.push_back(text_cell(quote.connective));
        row.push_back(text_cell(turned ? quote.first : quote.second));
        row.push_back(text_cell(quote.text));
        table.rows.push_back(std::move(row));
      }
    });
  }
  return table;
}

}  // namespace themata::cli
