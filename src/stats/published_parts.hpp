// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

#include <themata/stats/published.hpp>

namespace themata {

[[nodiscard]] std::vector<PublishedNumber> published_association();
[[nodiscard]] std::vector<PublishedNumber> published_keyness();
[[nodiscard]] std::vector<PublishedNumber> published_dispersion();
[[nodiscard]] std::vector<PublishedNumber> published_strata();
[[nodiscard]] std::vector<PublishedNumber> published_sequence();
[[nodiscard]] std::vector<PublishedNumber> published_agreement();

}  // namespace themata
