// SPDX-License-Identifier: MIT
#include <themata/stats/association_test.hpp>
#include <themata/stats/keyness.hpp>

#include "published_parts.hpp"

namespace themata {

std::vector<PublishedNumber> published_keyness() {
  const TwoCorpora counts{100, 10000, 50, 20000};
  const std::string worked = "worked example, 100 of 10000 against 50 of 20000";
  return {
      {worked, "G2", "69.6919190", g2(counts.fourfold())},
      {worked, "G2, two terms", "69.3147181", g2_two_terms(counts)},
      {worked, "log ratio", "2.0000000", log_ratio(counts.a, counts.n_a, counts.b, counts.n_b)},
      {worked, "log ratio with 1/2 added", "1.9928041", log_ratio_smoothed(counts)},
      {worked, "LRC (Evert 2022)", "1.4962583", log_ratio_conservative(counts, 1, 0.95)},
      {worked, "BIC", "59.3829663", bic(counts)},
  };
}

}  // namespace themata
