// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

#include <themata/report/report.hpp>

namespace themata {

/// What a theme is called, in quotation marks.
[[nodiscard]] std::string quoted_theme(const Report& report, std::size_t theme);
/// `1.62 (95 % interval 0.9 to 2.9)`; of a missing value `undefined`.
[[nodiscard]] std::string with_interval(const Report& report, const Report::Estimate& estimate);
/// `turn`, `turns`; of a window `window of 20 words`.
[[nodiscard]] std::string unit_in_words(const std::string& unit);
[[nodiscard]] std::string units_in_words(const std::string& unit);
/// `1 turn`, `2 turns`.
[[nodiscard]] std::string counted_in_words(std::uint64_t count, std::string_view one);
/// Is a cell of the fourfold table empty, so that a ratio is made by adding 1/2 to each?
[[nodiscard]] bool has_empty_cell(const Report::Fourfold& counts);
/// `a, b and c`.
[[nodiscard]] std::string listed_in_words(const std::vector<std::string>& names);

}  // namespace themata
