// SPDX-License-Identifier: MIT
#include "measure_columns.hpp"

#include <algorithm>
#include <string>

#include <themata/stats/multiple.hpp>

namespace themata::cli {
namespace {

std::string p_column(const Measure& measure) { return std::string(measure.name) + "_p"; }

}  // namespace

MeasureColumns::MeasureColumns(std::vector<const Measure*> measures, double confidence,
                               Independence independence)
    : measures_(std::move(measures)),
      confidence_(confidence),
      independence_(independence),
      detail_(Detail::all) {
  for (const char* name : {"x2", "x2_yates", "g2", "fisher"}) {
    const Measure* measure = find_measure(name);
    const bool asked = std::find(measures_.begin(), measures_.end(), measure) != measures_.end();
    if (asked) adjusted_ = measure;
  }
}

MeasureColumns::MeasureColumns(std::vector<const Measure*> measures)
    : measures_(std::move(measures)), detail_(Detail::values) {}

bool MeasureColumns::shows_p(const Measure& measure) const {
  return detail_ == Detail::all && measure.p != nullptr;
}

bool MeasureColumns::shows_interval(const Measure& measure) const {
  return detail_ == Detail::all && measure.interval != nullptr;
}

std::vector<Column> MeasureColumns::columns() const {
  std::vector<Column> columns;
  const auto add = [&columns](std::string name) {
    columns.push_back({std::move(name), ColumnType::real});
  };
  for (const Measure* measure : measures_) {
    const std::string name(measure->name);
    if (measure->value != nullptr) add(name);
    if (shows_interval(*measure)) {
      add(name + "_low");
      add(name + "_high");
    }
    if (shows_p(*measure)) add(p_column(*measure));
  }
  if (adjusted_ != nullptr) {
    add("p_bh");
    add("p_holm");
  }
  return columns;
}

void MeasureColumns::add_cells(const Fourfold& table, Row& row) const {
  const bool independent = independence_ == Independence::assumed;
  for (const Measure* measure : measures_) {
    if (measure->value != nullptr) row.push_back(real_cell(measure->value(table)));
    if (shows_interval(*measure)) {
      const auto interval = independent ? measure->interval(table, confidence_) : std::nullopt;
      row.push_back(interval ? real_cell(interval->low) : Cell{});
      row.push_back(interval ? real_cell(interval->high) : Cell{});
    }
    if (shows_p(*measure)) row.push_back(independent ? real_cell(measure->p(table)) : Cell{});
  }
  if (adjusted_ != nullptr) row.insert(row.end(), 2, Cell{});
}

void MeasureColumns::adjust(Table& table) const {
  if (adjusted_ == nullptr) return;
  const std::size_t from = *column_named(table, p_column(*adjusted_));
  std::vector<std::optional<double>> p;
  for (const Row& row : table.rows) {
    const double* value = std::get_if<double>(&row[from]);
    p.push_back(value == nullptr ? std::nullopt : std::optional(*value));
  }
  const auto by_rate = benjamini_hochberg(p);
  const auto by_any = holm(p);
  const std::size_t rate = *column_named(table, "p_bh");
  const std::size_t any = *column_named(table, "p_holm");
  for (std::size_t at = 0; at < table.rows.size(); ++at) {
    table.rows[at][rate] = real_cell(by_rate[at]);
    table.rows[at][any] = real_cell(by_any[at]);
  }
}

}  // namespace themata::cli
