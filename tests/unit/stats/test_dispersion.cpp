// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>
#include <vector>

#include <themata/stats/dispersion.hpp>

using namespace themata;

namespace {

using Hits = std::vector<DispersionParts::Hits>;

Dispersion dispersion(const std::vector<std::uint64_t>& sizes, const Hits& hits) {
  return DispersionParts(sizes).of(hits);
}

}  // namespace

TEST_CASE("dispersion gives the worked example") {
  const Dispersion found =
      dispersion({9, 10, 10, 10, 11}, {{0, 1}, {1, 2}, {2, 3}, {3, 4}, {4, 5}});
  CHECK(found.range == 5);
  CHECK(*found.dp == Approx(0.18).epsilon(1e-10));
  CHECK(*found.dp_norm == Approx(0.2195121951).epsilon(1e-9));
  CHECK(*found.juilland_d == Approx(0.7851504535).epsilon(1e-9));
  CHECK(*found.carroll_d2 == Approx(0.9379213033).epsilon(1e-9));
  CHECK(*found.rosengren_s == Approx(0.9498163423).epsilon(1e-9));
}

TEST_CASE("hits by size are even, hits in the smallest part are not") {
  const Dispersion even = dispersion({100, 200, 300}, {{0, 1}, {1, 2}, {2, 3}});
  CHECK(*even.dp == Approx(0).margin(1e-12));
  CHECK(*even.dp_norm == Approx(0).margin(1e-12));
  CHECK(*even.juilland_d == Approx(1));
  CHECK(*even.carroll_d2 == Approx(1));
  CHECK(*even.rosengren_s == Approx(1));
  const Dispersion uneven = dispersion({100, 200, 300}, {{0, 9}});
  CHECK(uneven.range == 1);
  CHECK(*uneven.dp == Approx(5.0 / 6));
  CHECK(*uneven.dp_norm == Approx(1));
  CHECK(*uneven.juilland_d == Approx(0).margin(1e-12));
  CHECK(*uneven.carroll_d2 == Approx(0).margin(1e-12));
  CHECK(*uneven.rosengren_s == Approx(1.0 / 6));
}

TEST_CASE("a part of no size is no part") {
  const Dispersion with = dispersion({10, 0, 20}, {{0, 3}, {2, 1}});
  const Dispersion without = dispersion({10, 20}, {{0, 3}, {1, 1}});
  CHECK(*with.dp_norm == *without.dp_norm);
  CHECK(*with.juilland_d == *without.juilland_d);
  CHECK(*with.carroll_d2 == *without.carroll_d2);
  CHECK(DispersionParts(std::vector<std::uint64_t>{10, 0, 20}).count() == 2);
}

TEST_CASE("what a part alone or no hit leaves undefined is empty") {
  const Dispersion nothing = dispersion({10, 20}, {});
  CHECK(nothing.range == 0);
  CHECK_FALSE(nothing.dp);
  CHECK_FALSE(nothing.rosengren_s);
  const Dispersion alone = dispersion({10}, {{0, 4}});
  CHECK(*alone.dp == 0);
  CHECK_FALSE(alone.dp_norm);
  CHECK_FALSE(alone.juilland_d);
  CHECK_FALSE(alone.carroll_d2);
}
