// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace themata {

/// A value of a table. std::monostate is a missing or undefined value: an
/// empty cell, never 0 and never "inf".
using Cell = std::variant<std::monostate, std::string, std::int64_t, double>;
using Row = std::vector<Cell>;

enum class ColumnType : std::uint8_t { text, integer, real };

/// Whose names a column has, where what it is called does not tell: `meta_speaker` has those of
/// speakers beside another column `speaker`, and else may be a field of metadata.
enum class NamesOf : std::uint8_t { as_called, documents, speakers };

struct Column {
  std::string name;
  ColumnType type = ColumnType::text;
  NamesOf names_of = NamesOf::as_called;
};

struct Table {
  std::vector<Column> columns{};
  std::vector<Row> rows{};
};

/// The place of a column, or nothing where the table has none of this name.
[[nodiscard]] std::optional<std::size_t> column_named(const Table& table, std::string_view name);

/// A number, or a missing value if it is not finite.
[[nodiscard]] Cell real_cell(double value);
[[nodiscard]] Cell real_cell(std::optional<double> value);
[[nodiscard]] Cell count_cell(std::uint64_t value);
/// A text, or a missing value if it is empty.
[[nodiscard]] Cell text_cell(std::string_view value);

}  // namespace themata
