// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <themata/base/diagnostics.hpp>
#include <themata/base/error.hpp>

namespace themata::cli {

/// How a table of codes is laid out.
enum class CodeLayout : std::uint8_t {
  detect,
  long_rows,     ///< unit, coder, code: a row for what one coder said of one unit
  wide_columns,  ///< a row a unit, a column a coder
  hits           ///< what `themata code` prints: a row a hit
};

/// What was said of one unit under one theme.
struct SheetUnit {
  std::string id{};
  std::string document{};  ///< the interview it is of; empty: not known
  std::string text{};
  Place place{};                   ///< of the first row that names it
  std::optional<double> weight{};  ///< of how many units it stands for one
  /// At the coder's place: nothing where there is no such row, "" where the code is missing.
  std::vector<std::optional<std::string>> codes{};

  [[nodiscard]] std::string code(std::size_t coder) const {
    return coder < codes.size() && codes[coder] ? *codes[coder] : std::string();
  }
};

struct SheetTheme {
  std::string name{};
  std::vector<SheetUnit> units{};  ///< in the order they were met
  std::map<std::string, std::size_t> places{};
  bool partial = false;  ///< only units that the dictionary finds are coded, or only the others
  /// Where a coder, by place, first gave a code. Not of hits, nor of a dictionary.
  std::map<std::pair<std::size_t, std::string>, Place> first_met{};

  SheetUnit& unit(const std::string& id);
  [[nodiscard]] const SheetUnit* find(const std::string& id) const;
};

/// Codes of several files, put together by theme, unit and coder.
struct CodeSheet {
  std::vector<std::string> coders{};
  std::vector<SheetTheme> themes{};
  std::size_t missing = 0;                          ///< codes that are empty, `NA`, `.` or `*`
  std::vector<std::string> paths{};                 ///< of tables that were read
  std::map<std::string, std::string> hit_coders{};  ///< coders that are files of hits

  SheetTheme& theme(const std::string& name);
  std::size_t coder(const std::string& name);
  /// Throws Error(input) where this coder has already coded this unit.
  void add(const std::string& theme, SheetUnit unit, const std::string& coder, std::string code,
           const Place& place);
};

/// The unit `document:turn` or `document:turn.sentence`, all counted from 1.
[[nodiscard]] std::string unit_id(const std::string& document, const std::string& turn,
                                  const std::string& sentence = {});

/// Adds a table of codes. Delimiter and encoding are detected. Throws Error(input), with file
/// and line, for a table that is none, an unknown column, a code that is there twice.
void read_codes(const std::string& path, CodeLayout layout, CodeSheet& sheet);

/// Where coders are files of hits: a unit that any of the tables names, and in which such a
/// coder has no hit of a theme, is a 0. Returns how many units are known that way.
std::size_t fill_hits(CodeSheet& sheet);

}  // namespace themata::cli
