// SPDX-License-Identifier: MIT
#include "cooccur_tables.hpp"

#include <algorithm>
#include <cmath>

#include <themata/base/error.hpp>

#include "group_columns.hpp"

namespace themata::cli {
namespace {

using Pairs = std::vector<std::pair<std::size_t, std::size_t>>;

std::vector<Column> pair_columns(std::initializer_list<const char*> counts) {
  std::vector<Column> columns{{"a"}, {"b"}, {"unit"}};
  for (const char* name : counts) columns.push_back({name, ColumnType::integer});
  return columns;
}

Row pair_cells(const CountedPairs& counted, const GroupKey& key, std::size_t i, std::size_t j) {
  const auto& themes = counted.tally.themes();
  Row row = group_cells(key);
  row.push_back(text_cell(counted.dictionary.theme(themes[i]).full_name));
  row.push_back(text_cell(counted.dictionary.theme(themes[j]).full_name));
  row.push_back(text_cell(counted.unit.name()));
  return row;
}

void add_counts(Row& row, std::initializer_list<std::uint64_t> counts) {
  for (const std::uint64_t count : counts) row.push_back(count_cell(count));
}

/// Calls `visit(key, group, i, j)` for every row.
template <typename Visit>
void for_each_row(const CountedPairs& counted, const Visit& visit) {
  const Pairs pairs = counted.tally.pairs(counted.dictionary);
  for (const ClusteredGroup& clustered : counted.selection.clustered_groups()) {
    const CooccurrenceTally::Group group = counted.tally.group(clustered.parts);
    for (const auto& [i, j] : pairs) visit(clustered.key, group, i, j);
  }
}

}  // namespace

Table pair_table(const CountedPairs& counted, const MeasureColumns& measures) {
  std::vector<Column> columns = pair_columns({"n", "n_a", "n_b", "n_ab"});
  if (counted.shared != SharedWords::counted) {
    columns.push_back({"n_ab_shared", ColumnType::integer});
  }
  columns.push_back({"expected", ColumnType::real});
  for (Column& column : measures.columns()) columns.push_back(std::move(column));
  Table table = grouped_table(counted.selection, std::move(columns));
  const std::size_t themes = counted.tally.themes().size();
  for_each_row(counted, [&](const GroupKey& key, const CooccurrenceTally::Group& group,
                            std::size_t i, std::size_t j) {
    const std::uint64_t both = group.both[i * themes + j];
    const std::uint64_t shared =
        counted.shared == SharedWords::counted ? 0 : both - group.apart[i * themes + j];
    const std::uint64_t out = counted.shared == SharedWords::left_out ? shared : 0;
    const Fourfold fourfold =
        Fourfold::from_counts(group.n - out, group.with[i] - out, group.with[j] - out, both - out);
    Row row = pair_cells(counted, key, i, j);
    add_counts(row, {group.n - out, group.with[i] - out, group.with[j] - out, both - out});
    if (counted.shared != SharedWords::counted) row.push_back(count_cell(shared));
    row.push_back(real_cell(expected_both(fourfold)));
    measures.add_cells(fourfold, row);
    table.rows.push_back(std::move(row));
  });
  return table;
}

Table ordered_table(const CountedPairs& counted) {
  std::vector<Column> columns = pair_columns({"n", "n_a", "n_b", "n_ab", "n_both"});
  columns.push_back({"share", ColumnType::real});
  Table table = grouped_table(counted.selection, std::move(columns));
  const std::size_t themes = counted.tally.themes().size();
  for_each_row(counted, [&](const GroupKey& key, const CooccurrenceTally::Group& group,
                            std::size_t first, std::size_t second) {
    const std::uint64_t both = group.both[first * themes + second];
    for (const auto& [i, j] : Pairs{{first, second}, {second, first}}) {
      const std::uint64_t before = group.before[i * themes + j];
      Row row = pair_cells(counted, key, i, j);
      add_counts(row, {group.n, group.with[i], group.with[j], before, both});
      row.push_back(both == 0 ? Cell{}
                              : real_cell(static_cast<double>(before) / static_cast<double>(both)));
      table.rows.push_back(std::move(row));
    }
  });
  return table;
}

Table stanza_table(const CountedPairs& counted) {
  Table table = grouped_table(counted.selection, pair_columns({"n", "n_a", "n_b", "n_ab"}));
  const std::size_t themes = counted.tally.themes().size();
  for_each_row(counted, [&](const GroupKey& key, const CooccurrenceTally::Group& group,
                            std::size_t i, std::size_t j) {
    Row row = pair_cells(counted, key, i, j);
    add_counts(row, {group.n, group.with[i], group.with[j], group.both[i * themes + j]});
    table.rows.push_back(std::move(row));
  });
  return table;
}

Table matrix_table(const CountedPairs& counted, Direction direction) {
  const auto& themes = counted.tally.themes();
  std::vector<Column> columns{{"theme"}};
  for (const ThemeId theme : themes) {
    columns.push_back({counted.dictionary.theme(theme).full_name, ColumnType::integer});
  }
  Table table = grouped_table(counted.selection, std::move(columns));
  const Pairs pairs = counted.tally.pairs(counted.dictionary);
  for (const ClusteredGroup& clustered : counted.selection.clustered_groups()) {
    const CooccurrenceTally::Group group = counted.tally.group(clustered.parts);
    std::vector<Row> square(themes.size(), Row(themes.size()));
    for (std::size_t i = 0; i < themes.size(); ++i) square[i][i] = count_cell(group.with[i]);
    for (const auto& [i, j] : pairs) {
      const std::size_t at = i * themes.size() + j;
      if (direction == Direction::directed) {
        square[i][j] = count_cell(group.before[at]);
        square[j][i] = count_cell(group.before[j * themes.size() + i]);
      } else {
        const auto& both = counted.shared == SharedWords::left_out ? group.apart : group.both;
        square[i][j] = square[j][i] = count_cell(both[at]);
      }
    }
    for (std::size_t i = 0; i < themes.size(); ++i) {
      Row row = group_cells(clustered.key);
      row.push_back(text_cell(counted.dictionary.theme(themes[i]).full_name));
      row.insert(row.end(), square[i].begin(), square[i].end());
      table.rows.push_back(std::move(row));
    }
  }
  return table;
}

void normalise_to_sphere(const CountedPairs& counted, Table& table) {
  const std::size_t groups = counted.selection.clustered_groups().size();
  const std::size_t rows = groups == 0 ? 0 : table.rows.size() / groups;
  const std::size_t weight = *column_named(table, "n_ab");
  table.columns.push_back({"normalised", ColumnType::real});
  for (std::size_t from = 0; from < table.rows.size(); from += rows) {
    const auto value = [&](std::size_t at) {
      return static_cast<double>(std::get<std::int64_t>(table.rows[from + at][weight]));
    };
    double square = 0;
    for (std::size_t at = 0; at < rows; ++at) square += value(at) * value(at);
    for (std::size_t at = 0; at < rows; ++at) {
      table.rows[from + at].push_back(square > 0 ? real_cell(value(at) / std::sqrt(square))
                                                 : Cell{});
    }
  }
}

Network network_of(const CountedPairs& counted, const Table& table, Direction direction) {
  const auto groups = counted.selection.clustered_groups();
  if (groups.size() > 1) {
    throw Error(ErrorKind::usage,
                "a network is drawn of one group; choose one with --where, --role or --speaker "
                "instead of --by");
  }
  Network network;
  network.direction = direction;
  const auto& themes = counted.tally.themes();
  const CooccurrenceTally::Group group =
      groups.empty() ? counted.tally.group(0) : counted.tally.group(groups.front().parts);
  for (std::size_t i = 0; i < themes.size(); ++i) {
    const Theme& theme = counted.dictionary.theme(themes[i]);
    network.nodes.push_back(
        {theme.full_name, theme.label.empty() ? theme.full_name : theme.label, group.with[i]});
  }
  std::vector<std::size_t> places{*column_named(table, "a"), *column_named(table, "b"),
                                  *column_named(table, "n_ab")};
  for (std::size_t at = places[1] + 1; at < table.columns.size(); ++at) {
    if (at != places[2]) places.push_back(at);
  }
  for (const std::size_t at : places) network.edges.columns.push_back(table.columns[at]);
  for (const Row& row : table.rows) {
    if (std::get<std::int64_t>(row[places[2]]) == 0) continue;
    Row edge;
    for (const std::size_t at : places) edge.push_back(row[at]);
    network.edges.rows.push_back(std::move(edge));
  }
  return network;
}

}  // namespace themata::cli
