// SPDX-License-Identifier: MIT
#include "sample_key.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <set>

#include <themata/text/normalise.hpp>
#include <themata/text/utf8.hpp>
#include <themata/transcript/table_file.hpp>

#include "agree_ratings.hpp"
#include "unit_times.hpp"
#include "yes_or_no.hpp"

namespace themata::cli {
namespace {

/// Of what the dictionary does not find, and of what it finds.
using Strata = std::array<std::uint64_t, 2>;

struct KeyRow {
  std::string document{};
  std::size_t stratum = 0;
};
struct Key {
  std::map<std::pair<std::string, std::string>, KeyRow> rows{};  ///< by theme and unit
  std::map<std::string, Strata> units{};                         ///< of each theme there are
};

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
    const KeyRow row{nfc(cell("document")), cell("dictionary") == "1" ? 1U : 0U};
    const std::string units = cell("stratum_units");
    const char* end = units.data() + units.size();
    std::uint64_t count = 0;
    if (std::from_chars(units.data(), end, count).ptr != end || count == 0) {
      throw Error(ErrorKind::input, fmt::format("stratum_units is `{}`, no number above 0", units),
                  place);
    }
    key.units[cell("theme")][row.stratum] = count;
    if (cell("unit").empty()) continue;  // none of them was drawn
    if (!key.rows.emplace(std::pair(cell("theme"), nfc(cell("unit"))), row).second) {
      throw Error(ErrorKind::input, fmt::format("unit `{}` is there twice", cell("unit")), place);
    }
  }
  return key;
}

std::set<std::string> units_of(const Key& key, const std::string& theme) {
  std::set<std::string> units;
  for (auto row = key.rows.lower_bound({theme, ""});
       row != key.rows.end() && row->first.first == theme; ++row) {
    units.insert(row->first.second);
  }
  return units;
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

/// What is coded of one part of the units alone says little of the whole.
void say_unknown(const std::string& theme, const Strata& units, const Strata& coded,
                 Diagnostics& diagnostics) {
  for (const std::size_t stratum : {1U, 0U}) {
    if (coded[stratum] > 0 || units[stratum] == 0) continue;
    diagnostics.warning(fmt::format(
        "`{}`: none of the {} units in which the dictionary {} it is coded, so of the whole "
        "nothing is known but how many it finds{}",
        theme, units[stratum], stratum == 1 ? "finds" : "does not find",
        stratum == 1 ? "" : ", and the precision of that"));
  }
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
  take_as_yes_or_no(sheet);
  std::size_t dropped = 0;
  const std::size_t dictionary = sheet.coder(dictionary_coder);
  FoundByTheme found;
  for (SheetTheme& theme : sheet.themes) {
    take_back_times(theme, units_of(key, theme.name), sheet, diagnostics);
    dropped += drop_uncoded(theme);
    Strata coded{};
    std::vector<const KeyRow*> rows;
    for (const SheetUnit& unit : theme.units) {
      const auto row = key.rows.find({theme.name, unit.id});
      if (row == key.rows.end()) {
        throw Error(ErrorKind::input,
                    fmt::format("the key `{}` knows no unit `{}` of the theme `{}`: it is not the "
                                "key to this sheet, or a spreadsheet has changed the unit, as "
                                "`19:7` to `19:07` (read that column as text there)",
                                path, unit.id, theme.name),
                    unit.place);
      }
      rows.push_back(&row->second);
      ++coded[row->second.stratum];
    }
    const auto known = key.units.find(theme.name);
    const Strata units = known == key.units.end() ? Strata{} : known->second;
    for (std::size_t at = 0; at < rows.size(); ++at) {
      SheetUnit& unit = theme.units[at];
      unit.document = rows[at]->document;
      const std::size_t stratum = rows[at]->stratum;
      unit.weight = static_cast<double>(units[stratum]) / static_cast<double>(coded[stratum]);
      unit.codes.resize(sheet.coders.size());
      unit.codes[dictionary] = stratum == 1 ? "1" : "0";
    }
    theme.partial = (coded[0] == 0 && units[0] > 0) || (coded[1] == 0 && units[1] > 0);
    if (!rows.empty()) say_unknown(theme.name, units, coded, diagnostics);
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
