// SPDX-License-Identifier: MIT
#include "code_sheet.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <set>

#include <themata/base/suggest.hpp>
#include <themata/text/normalise.hpp>
#include <themata/text/utf8.hpp>
#include <themata/transcript/table_file.hpp>

namespace themata::cli {
namespace {

const std::vector<std::string>& known_columns() {
  static const std::vector<std::string> known{"unit",  "units",    "coder",   "code",
                                              "theme", "document", "turn",    "weight",
                                              "text",  "sentence", "speaker", "role"};
  return known;
}

/// A table with its columns found by name, whatever their case.
class CodeTable {
 public:
  explicit CodeTable(const std::string& path) : path_(path), table_(read_table_file(path)) {
    std::set<std::string> met;
    for (std::string& name : table_.header) {
      name = std::string(trim(name));
      const std::string folded = folded_form(name);
      if (!met.insert(folded).second) {
        throw Error(ErrorKind::input, fmt::format("the column `{}` is there twice", name),
                    Place{path, 1, 0, {}});
      }
      folded_.push_back(folded);
    }
    if (!at("unit") && at("units")) folded_[*at("units")] = "unit";
  }

  [[nodiscard]] std::optional<std::size_t> at(const std::string& column) const {
    const auto found = std::find(folded_.begin(), folded_.end(), column);
    if (found == folded_.end()) return std::nullopt;
    return static_cast<std::size_t>(found - folded_.begin());
  }
  [[nodiscard]] std::size_t need(const std::string& column, const std::string& what) const {
    if (const auto found = at(column)) return *found;
    throw Error(ErrorKind::input,
                fmt::format("no column `{}`: {}{}; there are: {}", column, what,
                            did_you_mean(column, table_.header), fmt::join(table_.header, ", ")),
                Place{path_, 1, 0, {}});
  }
  [[nodiscard]] std::string cell(const TableFile::Line& line, const std::string& column) const {
    const auto found = at(column);
    return found ? std::string(trim(line.cells[*found])) : std::string();
  }
  [[nodiscard]] Place place(const TableFile::Line& line) const {
    return {path_, line.number, 0, {}};
  }
  [[nodiscard]] bool names_units() const { return at("unit") || (at("document") && at("turn")); }
  [[nodiscard]] SheetUnit unit(const TableFile::Line& line) const;
  [[nodiscard]] const TableFile& rows() const { return table_; }
  [[nodiscard]] const std::string& path() const { return path_; }
  [[nodiscard]] std::string stem() const { return std::filesystem::path(path_).stem().string(); }

 private:
  std::string path_;
  TableFile table_;
  std::vector<std::string> folded_{};
};

SheetUnit CodeTable::unit(const TableFile::Line& line) const {
  SheetUnit unit;
  unit.document = nfc(cell(line, "document"));
  unit.text = cell(line, "text");
  if (at("unit")) {
    unit.id = nfc(cell(line, "unit"));
  } else if (at("document") && at("turn")) {
    unit.id = unit_id(unit.document, cell(line, "turn"), cell(line, "sentence"));
  } else {
    unit.id = std::to_string(line.number - 1);  // a wide table without ids: its rows
  }
  if (unit.id.empty()) throw Error(ErrorKind::input, "this row names no unit", place(line));
  const std::string weight = cell(line, "weight");
  if (!weight.empty()) {
    char* end = nullptr;
    const double value = std::strtod(weight.c_str(), &end);
    if (*end != '\0' || !(value > 0) || value > 1e12) {
      throw Error(ErrorKind::input, fmt::format("the weight `{}` is no number above 0", weight),
                  place(line));
    }
    unit.weight = value;
  }
  return unit;
}

void read_long(const CodeTable& table, CodeSheet& sheet) {
  const std::size_t code = table.need("code", "what the coder says");
  if (!table.names_units()) {
    (void)table.need("unit", "what is coded (or `document` and `turn`)");
  }
  for (const TableFile::Line& line : table.rows().lines) {
    // A sheet that one person filled in need not name that person in every row.
    std::string coder = table.cell(line, "coder");
    if (coder.empty()) {
      if (table.at("coder")) throw Error(ErrorKind::input, "no coder here", table.place(line));
      coder = table.stem();
    }
    sheet.add(table.cell(line, "theme"), table.unit(line), coder,
              std::string(trim(line.cells[code])), table.place(line));
  }
}

void read_wide(const CodeTable& table, CodeSheet& sheet) {
  std::vector<std::size_t> columns;
  for (std::size_t at = 0; at < table.rows().header.size(); ++at) {
    const std::string name = folded_form(table.rows().header[at]);
    const auto& known = known_columns();
    if (std::find(known.begin(), known.end(), name) == known.end()) columns.push_back(at);
  }
  if (columns.empty()) {
    throw Error(ErrorKind::input,
                "no column of codes: a long table has `unit`, `coder` and `code`, a wide one "
                "`unit` and a column for each coder",
                Place{table.path(), 1, 0, {}});
  }
  for (const TableFile::Line& line : table.rows().lines) {
    for (const std::size_t at : columns) {
      sheet.add(table.cell(line, "theme"), table.unit(line), table.rows().header[at],
                std::string(trim(line.cells[at])), table.place(line));
    }
  }
}

void read_hits(const CodeTable& table, CodeSheet& sheet) {
  for (const char* column : {"document", "turn", "theme", "start", "end"}) {
    (void)table.need(column, "a column of what `themata code` prints");
  }
  const std::string coder = table.stem();
  if (!sheet.hit_coders.emplace(coder, table.path()).second) {
    throw Error(ErrorKind::input,
                fmt::format("two files of hits are called `{}`, and each is a coder of that "
                            "name: rename one",
                            coder),
                Place{table.path(), 0, 0, {}});
  }
  const std::size_t place = sheet.coder(coder);
  for (const TableFile::Line& line : table.rows().lines) {
    const std::string document = nfc(table.cell(line, "document"));
    SheetUnit& unit =
        sheet.theme(table.cell(line, "theme")).unit(unit_id(document, table.cell(line, "turn")));
    unit.document = document;
    unit.codes.resize(std::max(unit.codes.size(), place + 1));
    unit.codes[place] = "1";  // several hits of a unit say the same
  }
}

CodeLayout detect(const CodeTable& table) {
  if (table.at("code")) return CodeLayout::long_rows;
  if (table.at("document") && table.at("theme") && table.at("pattern") && table.at("start")) {
    return CodeLayout::hits;
  }
  if (table.at("coder")) return CodeLayout::long_rows;  // and the missing column is said
  return CodeLayout::wide_columns;
}

bool is_missing(const std::string& code) {
  return code.empty() || code == "NA" || code == "." || code == "*";
}

}  // namespace

SheetUnit& SheetTheme::unit(const std::string& id) {
  const auto [place, fresh] = places.try_emplace(id, units.size());
  if (fresh) units.emplace_back().id = id;
  return units[place->second];
}

const SheetUnit* SheetTheme::find(const std::string& id) const {
  const auto place = places.find(id);
  return place == places.end() ? nullptr : &units[place->second];
}

SheetTheme& CodeSheet::theme(const std::string& name) {
  const auto found = std::find_if(themes.begin(), themes.end(),
                                  [&](const SheetTheme& theme) { return theme.name == name; });
  if (found != themes.end()) return *found;
  themes.emplace_back().name = name;
  return themes.back();
}

std::size_t CodeSheet::coder(const std::string& name) {
  const auto found = std::find(coders.begin(), coders.end(), name);
  if (found != coders.end()) return static_cast<std::size_t>(found - coders.begin());
  coders.push_back(name);
  return coders.size() - 1;
}

void CodeSheet::add(const std::string& theme, SheetUnit unit, const std::string& coder,
                    std::string code, const Place& place) {
  SheetTheme& of = this->theme(theme);
  SheetUnit& known = of.unit(unit.id);
  if (known.document.empty()) known.document = std::move(unit.document);
  if (known.text.empty()) known.text = std::move(unit.text);
  if (known.place.path.empty()) known.place = place;
  if (unit.weight && known.weight && *unit.weight != *known.weight) {
    throw Error(ErrorKind::input, fmt::format("unit `{}` has two weights", unit.id), place);
  }
  if (unit.weight) known.weight = unit.weight;
  const std::size_t at = this->coder(coder);
  known.codes.resize(std::max(known.codes.size(), at + 1));
  if (known.codes[at]) {
    throw Error(ErrorKind::input,
                fmt::format("`{}` has coded unit `{}`{} already: one row for each unit and coder; "
                            "another person's copy of a sheet has another name in the column "
                            "`coder` (`sample --coder NAME` writes it)",
                            coder, unit.id, theme.empty() ? "" : fmt::format(", `{}`,", theme)),
                place);
  }
  if (is_missing(code)) {
    ++missing;
    code.clear();
  } else {
    of.first_met.try_emplace({at, code}, place);
  }
  known.codes[at] = std::move(code);
}

std::string unit_id(const std::string& document, const std::string& turn,
                    const std::string& sentence) {
  std::string id = document + ":" + turn;
  if (!sentence.empty()) id += "." + sentence;
  return id;
}

void read_codes(const std::string& path, CodeLayout layout, CodeSheet& sheet) {
  const CodeTable table(path);
  sheet.paths.push_back(path);
  if (layout == CodeLayout::detect) layout = detect(table);
  switch (layout) {
    case CodeLayout::hits: return read_hits(table, sheet);
    case CodeLayout::wide_columns: return read_wide(table, sheet);
    default: return read_long(table, sheet);
  }
}

std::size_t fill_hits(CodeSheet& sheet) {
  std::map<std::string, std::string> units;  // of any theme, with their documents
  std::vector<std::string> order;
  for (const SheetTheme& theme : sheet.themes) {
    for (const SheetUnit& unit : theme.units) {
      if (units.emplace(unit.id, unit.document).second) order.push_back(unit.id);
    }
  }
  for (SheetTheme& theme : sheet.themes) {
    for (const std::string& id : order) {
      SheetUnit& unit = theme.unit(id);
      if (unit.document.empty()) unit.document = units[id];
      for (const auto& [coder, path] : sheet.hit_coders) {
        const std::size_t at = sheet.coder(coder);
        unit.codes.resize(std::max(unit.codes.size(), at + 1));
        if (!unit.codes[at]) unit.codes[at] = "0";
      }
    }
  }
  return order.size();
}

}  // namespace themata::cli
