// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include <themata/report/report.hpp>

namespace themata {

// What a report says in sentences. All of it is made of the report's own numbers.

/// The finding, with intervals, and how sure it is.
[[nodiscard]] std::vector<std::string> finding_of(const Report& report);
/// What not to conclude.
[[nodiscard]] std::vector<std::string> cautions_of(const Report& report);
/// How the report was made, as a paragraph to paste into an article.
[[nodiscard]] std::string methods_of(const Report& report);
/// What that paragraph refers to: one a work, in the order of the alphabet.
[[nodiscard]] std::vector<std::string> references_of(const Report& report);

/// A number for reading: three significant digits, grouped thousands.
[[nodiscard]] std::string number_in_words(double value);
[[nodiscard]] std::string count_in_words(std::uint64_t count);

}  // namespace themata
