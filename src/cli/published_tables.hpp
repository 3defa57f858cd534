// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

#include <themata/stats/published.hpp>

namespace themata::cli {

/// Published numbers that no formula alone gives but the counting of a table. To add some:
/// src/cli/published_<part>.cpp, and its line in published_tables.cpp.
[[nodiscard]] std::vector<PublishedNumber> published_tables();

[[nodiscard]] std::vector<PublishedNumber> published_stanza();

}  // namespace themata::cli
