// SPDX-License-Identifier: MIT
#include "theme_tables.hpp"

#include <algorithm>

#include <themata/stats/proportions.hpp>

#include "group_columns.hpp"

namespace themata::cli {
namespace {

std::optional<double> ratio(std::uint64_t part, std::uint64_t whole) {
  if (whole == 0) return std::nullopt;
  return static_cast<double>(part) / static_cast<double>(whole);
}

std::vector<Column> split_columns(const CountedThemes& counted) {
  std::vector<Column> columns;
  for (const HitField field : counted.split_by) {
    columns.push_back({field == HitField::status     ? "status"
                       : field == HitField::polarity ? "polarity"
                                                     : "prompted"});
  }
  return columns;
}

/// The cells of a slice, or nothing for one that can't count.
std::optional<Row> split_cells(const CountedThemes& counted, std::size_t slice) {
  Row cells;
  const std::vector<std::size_t> values = counted.tally.values(slice);
  for (std::size_t at = 0; at < values.size(); ++at) {
    if (counted.split_by[at] == HitField::status) {
      const auto status = static_cast<Status>(values[at]);
      if (!counted.statuses.has(status)) return std::nullopt;
      cells.push_back(text_cell(status_name(status)));
    } else if (counted.split_by[at] == HitField::prompted) {
      const auto prompted = static_cast<Prompted>(values[at]);
      if (prompted == Prompted::unknown && !counted.tally.has_unprompted_documents()) {
        return std::nullopt;
      }
      cells.push_back(text_cell(prompted_name(prompted)));
    } else {
      cells.push_back(text_cell(polarity_name(static_cast<Polarity>(values[at]))));
    }
  }
  return cells;
}

/// A group's counts: all of it, and its parts, which are interviews where they are kept apart.
struct GroupCounts {
  ThemeTally::Group all{};
  std::vector<ThemeTally::Group> parts{};

  GroupCounts(const ThemeTally& tally, const std::vector<GroupId>& ids) {
    for (const GroupId id : ids) parts.push_back(tally.group(id));
    all = parts.front();
    for (std::size_t part = 1; part < parts.size(); ++part) all += parts[part];
  }
};

/// Calls `visit(cells, group, first)` for every row's beginning: the cells of the group
/// and of the slice, and the counts of the slice's themes from themes[first] on.
template <typename Visit>
void for_each_slice(const CountedThemes& counted, Visit visit) {
  for (const auto& [key, ids, documents] : counted.selection.clustered_groups()) {
    const GroupCounts group(counted.tally, ids);
    for (std::size_t slice = 0; slice < counted.tally.slices(); ++slice) {
      const auto cells = split_cells(counted, slice);
      if (!cells) continue;
      Row row = group_cells(key);
      row.insert(row.end(), cells->begin(), cells->end());
      visit(row, group, slice * counted.tally.themes().size());
    }
  }
}

enum Summed : std::size_t { hits_of, tokens_of, units_with_of, units_of, summed };

std::optional<double> rate(std::span<const std::uint64_t> sums) {
  const auto hits_per_word = ratio(sums[hits_of], sums[tokens_of]);
  return hits_per_word ? std::optional(*hits_per_word * 1000) : std::nullopt;
}

std::optional<double> share(std::span<const std::uint64_t> sums) {
  return ratio(sums[units_with_of], sums[units_of]);
}

std::optional<Interval> wilson_of_share(std::span<const std::uint64_t> sums, double confidence) {
  return wilson_interval({sums[units_with_of], sums[units_of]}, confidence);
}

ClusterCounts clusters_of(const GroupCounts& group, std::size_t theme) {
  ClusterCounts counts{summed, {}};
  for (const ThemeTally::Group& part : group.parts) {
    const ThemeTally::Counts& of = part.themes[theme];
    counts.counts.insert(counts.counts.end(), {of.hits, part.tokens, of.units_with, part.units});
  }
  return counts;
}

void add_pole_cells(const CountedThemes& counted, ThemeId theme, const ThemeTally::Counts& counts,
                    Row& row) {
  if (!counted.both_poles[index_of(theme)]) {
    row.insert(row.end(), 3, Cell{});
    return;
  }
  const std::uint64_t kept = counts.poles[static_cast<std::size_t>(Polarity::adherence)];
  const std::uint64_t broken = counts.poles[static_cast<std::size_t>(Polarity::violation)];
  row.push_back(count_cell(kept));
  row.push_back(count_cell(broken));
  row.emplace_back(static_cast<std::int64_t>(kept) - static_cast<std::int64_t>(broken));
}

std::vector<Column> long_columns(const CountedThemes& counted) {
  std::vector<Column> columns = split_columns(counted);
  columns.push_back({"theme"});
  columns.push_back({"hits", ColumnType::integer});
  if (counted.dictionary.has_weights()) columns.push_back({"weighted", ColumnType::real});
  columns.push_back({"tokens", ColumnType::integer});
  columns.push_back({"per_1000", ColumnType::real});
  columns.push_back({"units_with", ColumnType::integer});
  columns.push_back({"units", ColumnType::integer});
  columns.push_back({"share", ColumnType::real});
  if (!counted.poles()) return columns;
  for (const char* name : {"adherence", "violation", "net"}) {
    columns.push_back({name, ColumnType::integer});
  }
  return columns;
}

}  // namespace

std::vector<bool> both_poles(const Dictionary& dictionary) {
  std::vector<bool> both;
  for (std::uint32_t at = 0; at < dictionary.themes().size(); ++at) {
    both.push_back(dictionary.has_both_poles(ThemeId{at}));
  }
  return both;
}

IntervalColumns theme_intervals(const InferenceArguments& inference, const Unit& unit) {
  const bool windows = unit.kind == UnitKind::window;  // they overlap
  return {inference,
          {{"per_1000", {rate, Scale::log}, nullptr},
           {"share", {share, Scale::logit}, windows ? nullptr : wilson_of_share}}};
}

namespace {

Table without_rows(const CountedThemes& counted, IntervalColumns* intervals) {
  std::vector<Column> columns = long_columns(counted);
  if (intervals != nullptr) {
    for (Column& column : intervals->columns()) columns.push_back(std::move(column));
  }
  return grouped_table(counted.selection, std::move(columns));
}

void for_each_row(const CountedThemes& counted, IntervalColumns* intervals, const TakeRow& take) {
  const bool poles = counted.poles();
  const bool weights = counted.dictionary.has_weights();
  const std::vector<ThemeId>& themes = counted.tally.themes();
  for_each_slice(counted, [&](const Row& start, const GroupCounts& parts, std::size_t first) {
    const ThemeTally::Group& group = parts.all;
    for (std::size_t at = 0; at < themes.size(); ++at) {
      const ThemeTally::Counts& counts = group.themes[first + at];
      Row row = start;
      row.push_back(text_cell(counted.dictionary.theme(themes[at]).full_name));
      row.push_back(count_cell(counts.hits));
      if (weights) row.push_back(real_cell(counted.tally.weighted(counts)));
      row.push_back(count_cell(group.tokens));
      const auto rate = ratio(counts.hits, group.tokens);
      row.push_back(rate ? real_cell(*rate * 1000) : Cell{});
      row.push_back(count_cell(counts.units_with));
      row.push_back(count_cell(group.units));
      row.push_back(real_cell(ratio(counts.units_with, group.units)));
      if (poles) add_pole_cells(counted, themes[at], counts, row);
      if (intervals != nullptr) {
        intervals->add_cells(clusters_of(parts, first + at), tokens_of, row);
      }
      take(std::move(row));
    }
  });
}

}  // namespace

Table themes_table(const CountedThemes& counted, IntervalColumns* intervals) {
  Table table = without_rows(counted, intervals);
  for_each_row(counted, intervals, [&table](Row row) { table.rows.push_back(std::move(row)); });
  return table;
}

RowSource themes_rows(const CountedThemes& counted) {
  return {without_rows(counted, nullptr).columns,
          [&counted](const TakeRow& take) { for_each_row(counted, nullptr, take); }};
}

/// One row a group and slice, and one column of hits a theme.
Table wide_themes_table(const CountedThemes& counted) {
  std::vector<Column> columns = split_columns(counted);
  columns.push_back({"tokens", ColumnType::integer});
  columns.push_back({"units", ColumnType::integer});
  const std::vector<ThemeId>& themes = counted.tally.themes();
  for (const ThemeId theme : themes) {
    columns.push_back({counted.dictionary.theme(theme).full_name, ColumnType::integer});
  }
  Table table = grouped_table(counted.selection, std::move(columns));
  for_each_slice(counted, [&](Row row, const GroupCounts& group, std::size_t first) {
    row.push_back(count_cell(group.all.tokens));
    row.push_back(count_cell(group.all.units));
    for (std::size_t at = 0; at < themes.size(); ++at) {
      row.push_back(count_cell(group.all.themes[first + at].hits));
    }
    table.rows.push_back(std::move(row));
  });
  return table;
}

}  // namespace themata::cli
