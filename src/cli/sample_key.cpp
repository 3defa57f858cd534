// SPDX-License-Identifier: MIT
#include "sample_key.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include <themata/text/utf8.hpp>
#include <themata/transcript/table_file.hpp>

#include "agree_ratings.hpp"

namespace themata::cli {
namespace {

struct KeyRow {
  std::string document{};
  bool found = false;
  std::uint64_t stratum_units = 0;
  Place place{};
};
/// By theme and unit.
using Key = std::map<std::pair<std::string, std::string>, KeyRow>;

Key read_key(const std::string& path) {
  const TableFile table = read_table_file(path);
  std::map<std::string, std::size_t> columns;
  for (std::size_t at = 0; at < table.header.size(); ++at) columns[table.header[at]] = at;
  for (const Column& column : key_columns()) {
    if (columns.contains(column.name)) continue;
    throw Error(
        ErrorKind::input,
        fmt::format("no column `{}`: a key is what `themata sample --key` wrote", column.name),
        Place{path, 1, 0, {}});
  }
  Key key;
  for (const TableFile::Line& line : table.lines) {
    const auto cell = [&](const char* name) {
      return std::string(trim(line.cells[columns.at(name)]));
    };
    const Place place{path, line.number, 0, {}};
    KeyRow row{cell("document"), cell("dictionary") == "1", 0, place};
    const std::string units = cell("stratum_units");
    const char* end = units.data() + units.size();
    if (std::from_chars(units.data(), end, row.stratum_units).ptr != end ||
        row.stratum_units == 0) {
      throw Error(ErrorKind::input, fmt::format("stratum_units is `{}`, no number above 0", units),
                  place);
    }
    if (!key.emplace(std::pair(cell("theme"), cell("unit")), row).second) {
      throw Error(ErrorKind::input, fmt::format("unit `{}` is there twice", cell("unit")), place);
    }
  }
  return key;
}

bool is_coded(const SheetUnit& unit) {
  return std::any_of(unit.codes.begin(), unit.codes.end(),
                     [](const auto& code) { return code && !code->empty(); });
}

/// Takes out what nobody coded; how many that were.
std::size_t drop_uncoded(SheetTheme& theme) {
  std::vector<SheetUnit> kept;
  for (SheetUnit& unit : theme.units) {
    if (is_coded(unit)) kept.push_back(std::move(unit));
  }
  const std::size_t dropped = theme.units.size() - kept.size();
  theme.units = std::move(kept);
  theme.places.clear();
  for (std::size_t at = 0; at < theme.units.size(); ++at) theme.places[theme.units[at].id] = at;
  return dropped;
}

}  // namespace

std::vector<Column> key_columns() {
  return {{"unit"},
          {"theme"},
          {"document"},
          {"dictionary", ColumnType::integer},
          {"stratum_units", ColumnType::integer},
          {"weight", ColumnType::real}};
}

FoundByTheme apply_key(const std::string& path, CodeSheet& sheet, Diagnostics& diagnostics) {
  const Key key = read_key(path);
  std::size_t dropped = 0;
  const std::size_t dictionary = sheet.coder(dictionary_coder);
  FoundByTheme found;
  for (SheetTheme& theme : sheet.themes) {
    dropped += drop_uncoded(theme);
    std::array<std::uint64_t, 2> drawn{};
    std::array<std::uint64_t, 2> units{};
    std::vector<const KeyRow*> rows;
    for (const SheetUnit& unit : theme.units) {
      const auto row = key.find({theme.name, unit.id});
      if (row == key.end()) {
        throw Error(ErrorKind::input,
                    fmt::format("the key knows no unit `{}` of the theme `{}`: is it the key to "
                                "this sheet?",
                                unit.id, theme.name),
                    Place{path, 0, 0, {}});
      }
      rows.push_back(&row->second);
      ++drawn[row->second.found ? 1 : 0];
    }
    for (const auto& [place, row] : key) {
      if (place.first == theme.name) units[row.found ? 1 : 0] = row.stratum_units;
    }
    for (std::size_t at = 0; at < rows.size(); ++at) {
      SheetUnit& unit = theme.units[at];
      unit.document = rows[at]->document;
      const std::size_t stratum = rows[at]->found ? 1 : 0;
      unit.weight = static_cast<double>(units[stratum]) / static_cast<double>(drawn[stratum]);
      unit.codes.resize(sheet.coders.size());
      unit.codes[dictionary] = rows[at]->found ? "1" : "0";
    }
    found[theme.name] = {units[1], units[0]};
  }
  if (dropped > 0) {
    diagnostics.note(
        fmt::format("{} units of the sheet are not coded; the others of their "
                    "stratum stand for them",
                    dropped));
  }
  return found;
}

}  // namespace themata::cli
