// SPDX-License-Identifier: MIT
//
// Dictionaries that are tables. LIWC-22's .dicx has a column `DicTerm` and one for each
// category, with `X` or a weight where a term belongs to it. Other tables have a row for
// each term; what its columns are is known by their names. A header `theme,pattern` or
// `theme,pattern,weight` is this program's own: full names and native patterns.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <limits>
#include <sstream>

#include <themata/text/csv.hpp>
#include <themata/text/utf8.hpp>

#include "importer.hpp"

namespace themata {
namespace {

constexpr std::array term_names{"pattern", "term",  "dicterm", "word",    "words",  "entry",
                                "token",   "lemma", "stem",    "feature", "phrase", "ngram"};
constexpr std::array category_names{"theme",      "category",  "categories", "key",
                                    "foundation", "construct", "class",      "sentiment",
                                    "topic",      "dimension", "subcategory"};
constexpr std::array weight_names{"weight", "score",    "value",       "rating",
                                  "mean",   "strength", "mean_rating", "expressed_moral"};

/// Rows with their lines; an error of the table becomes one of the dictionary.
class Rows {
 public:
  Rows(std::string_view text, Importer& importer)
      : importer_(importer),
        stream_(std::string(text)),
        parser_({stream_, importer.errors().path()}, {"UTF-8", InvalidBytes::stop},
                std::numeric_limits<std::uint32_t>::max(), DelimiterHint::none) {}

  bool next(CsvRow& row) {
    try {
      while (parser_.next(row)) {
        const bool blank = std::all_of(row.fields.begin(), row.fields.end(),
                                       [](const std::string& cell) { return cell.empty(); });
        if (!blank) return true;
      }
    } catch (const Error& error) {
      const Place place = error.place().value_or(Place{});
      importer_.fail({place.line, place.column}, error.what());
    }
    return false;
  }

 private:
  Importer& importer_;
  std::istringstream stream_;
  CsvParser parser_;
};

template <std::size_t count>
std::optional<std::size_t> column_of(const std::vector<std::string>& header,
                                     const std::array<const char*, count>& names) {
  for (const char* name : names) {
    const auto found = std::find_if(header.begin(), header.end(), [name](const std::string& cell) {
      return small_letters(trim(cell)) == name;
    });
    if (found != header.end()) return static_cast<std::size_t>(found - header.begin());
  }
  return std::nullopt;
}

/// `procedural.voice` or `care\.virtue`, cut at the dots that no backslash escapes.
std::vector<std::string> levels_of(std::string_view full_name) {
  std::vector<std::string> out{""};
  for (std::size_t at = 0; at < full_name.size(); ++at) {
    if (full_name[at] == '.') {
      out.emplace_back();
    } else {
      if (full_name[at] == '\\' && at + 1 < full_name.size()) ++at;
      out.back() += full_name[at];
    }
  }
  return out;
}

class TermTable {
 public:
  TermTable(Rows& rows, Importer& importer) : rows_(rows), importer_(importer) {}

  void read() {
    CsvRow row;
    if (!rows_.next(row)) return;
    header_ = row.fields;
    term_ = column_of(header_, term_names);
    category_ = column_of(header_, category_names);
    weight_ = column_of(header_, weight_names);
    if (!term_) {
      importer_.fail({row.line, 1},
                     "no column for the terms; name one `pattern`, `term` or `word`, and for "
                     "themes of your own `theme,pattern,weight`");
      return;
    }
    own_ = category_ && small_letters(trim(header_[*category_])) == "theme" &&
           small_letters(trim(header_[*term_])) == "pattern";
    if (!category_) {
      const std::string name = std::filesystem::path(importer_.errors().path()).stem().string();
      whole_ = importer_.theme(name, std::nullopt, {row.line, 1});
      importer_.note(
          fmt::format("no column for categories: all terms are of one theme, `{}`", name));
    }
    say_unused(row.line);
    while (rows_.next(row)) read_row(row);
  }

 private:
  void say_unused(std::size_t line) {
    for (std::size_t at = 0; at < header_.size(); ++at) {
      if (at == term_ || at == category_ || at == weight_) continue;
      const std::string& name = header_[at];
      importer_.lost(fmt::format("the column {} is not carried over",
                                 name.empty() ? std::to_string(at + 1) : "`" + name + "`"),
                     {line, 1});
    }
  }

  void read_row(const CsvRow& row) {
    const Importer::Spot spot{row.line, 1};
    if (row.fields.size() != header_.size()) {
      importer_.fail(
          spot, fmt::format("{} cells where the header has {}", row.fields.size(), header_.size()));
      return;
    }
    const ThemeId theme = whole_ ? *whole_ : theme_of(row.fields[*category_], spot);
    std::optional<double> weight;
    if (weight_ && !trim(row.fields[*weight_]).empty()) {
      weight = weight_from(row.fields[*weight_]);
      if (!weight) {
        const std::string_view cell = trim(row.fields[*weight_]);
        importer_.fail({row.line, column_in_line(row.line, cell)},
                       fmt::format("`{}` is no weight: write a number from -1e9 to 1e9, with "
                                   "a point",
                                   row.fields[*weight_]));
      }
    }
    const std::string& term = row.fields[*term_];
    const Importer::Spot inside{row.line, column_in_line(row.line, trim(term))};
    if (own_ && trim(term).empty() && !weight) return;  // a theme without patterns
    importer_.pattern(term, theme, inside, weight,
                      own_ ? PatternSyntax::native : PatternSyntax::plain);
  }

  /// Where a cell stands, if the line shows it as it is; else the line's beginning.
  std::size_t column_in_line(std::size_t line, std::string_view cell) const {
    const std::string_view text = importer_.errors().text_at(line, 1);
    const std::size_t at = cell.empty() ? std::string_view::npos : text.rfind(cell);
    return at == std::string_view::npos ? 1 : 1 + count_code_points(text.substr(0, at));
  }

  ThemeId theme_of(const std::string& name, Importer::Spot spot) {
    if (!own_) return importer_.theme(name, std::nullopt, spot, Importer::Repeats::expected);
    std::optional<ThemeId> theme;
    const std::vector<std::string> levels = levels_of(name);
    if (levels.size() > Importer::deepest) importer_.fail(spot, "themes nested too deep");
    for (std::size_t at = 0; at < std::min(levels.size(), Importer::deepest); ++at) {
      theme = importer_.theme(levels[at], theme, spot, Importer::Repeats::expected);
    }
    return *theme;
  }

  Rows& rows_;
  Importer& importer_;
  std::vector<std::string> header_{};
  std::optional<std::size_t> term_{};
  std::optional<std::size_t> category_{};
  std::optional<std::size_t> weight_{};
  std::optional<ThemeId> whole_{};
  bool own_ = false;
};

}  // namespace

void read_csv_terms(std::string_view text, Importer& importer) {
  Rows rows(text, importer);
  TermTable(rows, importer).read();
}

void read_dicx(std::string_view text, Importer& importer) {
  Rows rows(text, importer);
  CsvRow row;
  if (!rows.next(row)) return;
  if (small_letters(trim(row.fields.front())) != "dicterm") {
    importer.fail({row.line, 1}, "a .dicx file begins with a column `DicTerm`");
    return;
  }
  std::vector<ThemeId> themes;
  for (std::size_t at = 1; at < row.fields.size(); ++at) {
    themes.push_back(importer.theme(row.fields[at], std::nullopt, {row.line, 1}));
  }
  while (rows.next(row)) {
    const Importer::Spot spot{row.line, 1};
    if (row.fields.size() > themes.size() + 1) {
      importer.fail(spot, "more cells than the header has categories");
      continue;
    }
    bool anywhere = false;
    for (std::size_t at = 1; at < row.fields.size(); ++at) {
      const std::string cell = small_letters(trim(row.fields[at]));
      if (cell.empty()) continue;
      const auto weight = weight_from(cell);
      anywhere = true;
      if (weight || cell == "x") {
        importer.pattern(row.fields.front(), themes[at - 1], spot, weight);
      } else {
        importer.fail(spot, fmt::format("`{}` is neither `X` nor a weight", row.fields[at]));
      }
    }
    if (!anywhere) {
      importer.lost(fmt::format("`{}` is in no category and left out", row.fields.front()), spot);
    }
  }
}

}  // namespace themata
