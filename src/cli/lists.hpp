// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "declared_options.hpp"

namespace themata::cli {

/// Splits at commas; `\,` is a comma. Blanks around the parts are dropped.
[[nodiscard]] std::vector<std::string> split_list(std::string_view value);

/// An option that takes one comma-separated value and may be repeated.
Option add_list(CLI::App& app, const std::string& name, std::vector<std::string>& values,
                const std::string& what);

/// Splits `FIELD=VALUE`; throws Error(usage) naming the option without a `=`.
[[nodiscard]] std::pair<std::string, std::string> split_pair(std::string_view value,
                                                             std::string_view option);

/// The same, composed (NFC) as the facts about documents and their speakers are.
[[nodiscard]] std::pair<std::string, std::string> split_fact(std::string_view value,
                                                             std::string_view option);
/// Names composed so.
[[nodiscard]] std::vector<std::string> composed(std::vector<std::string> names);

}  // namespace themata::cli
