// SPDX-License-Identifier: MIT
#include <array>
#include <catch2/catch.hpp>
#include <cmath>
#include <functional>
#include <set>
#include <string>

#include <themata/stats/association_interval.hpp>
#include <themata/stats/measures.hpp>

using namespace themata;

namespace {

constexpr double z95 = 1.959963984540054;

/// The delta method with differences in place of derivatives, over cells as shares of n.
double plain_width(const std::array<double, 4>& cells,
                   const std::function<double(const std::array<double, 4>&)>& measure) {
  const double n = cells[0] + cells[1] + cells[2] + cells[3];
  double mean = 0;
  double square = 0;
  for (std::size_t at = 0; at < 4; ++at) {
    const double step = 1e-5 * n;
    std::array<double, 4> up = cells;
    std::array<double, 4> down = cells;
    up[at] += step;
    down[at] -= step;
    const double slope = (measure(up) - measure(down)) / (2 * step / n);
    mean += cells[at] / n * slope;
    square += cells[at] / n * slope * slope;
  }
  return z95 * std::sqrt((square - mean * mean) / n);
}

}  // namespace

TEST_CASE("the odds ratio has Woolf's interval") {
  const auto plain = *odds_ratio_interval({30, 20, 10, 140}, 0.95);
  CHECK(plain.low == Approx(8.9273895312).epsilon(1e-10));
  CHECK(plain.high == Approx(49.3985390080).epsilon(1e-10));
  const auto corrected = *odds_ratio_interval({5, 0, 3, 12}, 0.95);
  CHECK(corrected.low == Approx(1.7204125).epsilon(1e-7));
  CHECK(corrected.high == Approx(897.0914255).epsilon(1e-7));
}

TEST_CASE("Yule's Q has the odds ratio's interval, and none with a cell of 0") {
  const auto interval = *yule_q_interval({30, 20, 10, 140}, 0.95);
  CHECK(interval.low == Approx((8.9273895312 - 1) / (8.9273895312 + 1)));
  CHECK(interval.high == Approx((49.3985390080 - 1) / (49.3985390080 + 1)));
  CHECK_FALSE(yule_q_interval({5, 0, 3, 12}, 0.95));
}

TEST_CASE("phi and PMI have the delta method's interval") {
  const Fourfold table{30, 20, 10, 140};
  const std::array<double, 4> cells{30, 20, 10, 140};
  const auto of_phi = *phi_interval(table, 0.95);
  const double phi_width = plain_width(cells, [](const auto& c) {
    return (c[0] * c[3] - c[1] * c[2]) /
           std::sqrt((c[0] + c[1]) * (c[2] + c[3]) * (c[0] + c[2]) * (c[1] + c[3]));
  });
  CHECK(of_phi.high - of_phi.low == Approx(2 * phi_width).epsilon(1e-5));
  CHECK((of_phi.high + of_phi.low) / 2 == Approx(*phi(table)));
  const auto of_pmi = *pmi_interval(table, 0.95);
  const double pmi_width = plain_width(cells, [](const auto& c) {
    return std::log2(c[0] * (c[0] + c[1] + c[2] + c[3]) / ((c[0] + c[1]) * (c[0] + c[2])));
  });
  CHECK(of_pmi.high - of_pmi.low == Approx(2 * pmi_width).epsilon(1e-5));
  CHECK_FALSE(phi_interval({5, 0, 0, 5}, 0.95));
  CHECK_FALSE(pmi_interval({10, 0, 0, 0}, 0.95));
  // Where one theme is in every unit the variance is 0, whatever rounding leaves of it.
  for (std::uint64_t both = 1; both < 60; ++both) {
    CHECK_FALSE(pmi_interval({both, 0, 67 - both, 0}, 0.95));
    CHECK_FALSE(pmi_interval({both, 67 - both, 0, 0}, 0.95));
  }
  CHECK(pmi_interval({1'000'000, 1, 1'000'000, 0}, 0.95));
}

TEST_CASE("every interval holds its measure, and is empty where that is") {
  for (const Measure& measure : measures()) {
    if (measure.interval == nullptr) continue;
    for (std::uint64_t code = 0; code < 6 * 6 * 6 * 6; ++code) {
      const Fourfold table{code % 6, code / 6 % 6, code / 36 % 6, code / 216};
      const auto value = measure.value(table);
      const auto interval = measure.interval(table, 0.9);
      INFO(measure.name << ' ' << table.both << ' ' << table.first << ' ' << table.second << ' '
                        << table.neither);
      if (!interval) continue;
      REQUIRE(value);
      CHECK(interval->low <= *value + 1e-12);
      CHECK(interval->high >= *value - 1e-12);
    }
    const Fourfold big{400'000'000, 100'000'000, 200'000'000, 300'000'000};
    const auto interval = measure.interval(big, 0.95);
    REQUIRE(interval);
    CHECK(interval->high - interval->low < 0.01);
  }
}

TEST_CASE("every measure is finite or empty, whatever the table") {
  for (const Measure& measure : measures()) {
    for (std::uint64_t code = 0; code < 256; ++code) {
      const std::array<std::uint64_t, 4> values{0, 1, 7, 1'000'000'000};
      const Fourfold table{values[code % 4], values[code / 4 % 4], values[code / 16 % 4],
                           values[code / 64]};
      INFO(measure.name << ' ' << table.both << ' ' << table.first << ' ' << table.second << ' '
                        << table.neither);
      if (measure.value != nullptr) {
        const auto value = measure.value(table);
        CHECK((!value || std::isfinite(*value)));
      }
      if (measure.interval != nullptr) {
        const auto interval = measure.interval(table, 0.95);
        CHECK((!interval || (std::isfinite(interval->low) && std::isfinite(interval->high))));
      }
      if (measure.p != nullptr) {
        const auto p = measure.p(table);
        CHECK((!p || (*p >= 0 && *p <= 1)));
      }
    }
  }
}

TEST_CASE("measures are found by their names, however written") {
  std::set<std::string_view> names;
  for (const Measure& measure : measures()) {
    CHECK(find_measure(measure.name) == &measure);
    names.insert(measure.name);
  }
  CHECK(names.size() == measures().size());
  CHECK(find_measure("logDice") == find_measure("log_dice"));
  CHECK(find_measure("odds-ratio")->name == "odds_ratio");
  CHECK(find_measure("kappa") == nullptr);
}
