// SPDX-License-Identifier: MIT
#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>

#include <themata/stats/association_test.hpp>

using namespace themata;

namespace {

/// The definition: every table with these margins, its probability by log-gammas.
double plain_fisher(const Fourfold& table) {
  const auto choose = [](double n, double k) {
    return std::lgamma(n + 1) - std::lgamma(k + 1) - std::lgamma(n - k + 1);
  };
  const auto row1 = static_cast<double>(table.both + table.first);
  const auto row2 = static_cast<double>(table.second + table.neither);
  const auto column1 = static_cast<double>(table.both + table.second);
  const auto probability = [&](double a) {
    return std::exp(choose(row1, a) + choose(row2, column1 - a) - choose(row1 + row2, column1));
  };
  const double limit = probability(static_cast<double>(table.both)) * (1 + 1e-7);
  double sum = 0;
  for (double a = std::max(0.0, column1 - row2); a <= std::min(row1, column1); ++a) {
    if (probability(a) <= limit) sum += probability(a);
  }
  return std::min(1.0, sum);
}

}  // namespace

TEST_CASE("tests of a fourfold table give the worked example") {
  const Fourfold table{30, 20, 10, 140};
  CHECK(*x2(table) == Approx(66.6666666667).epsilon(1e-10));
  CHECK(*x2_yates(table) == Approx(63.375).epsilon(1e-12));
  CHECK(*fisher_p(table) == Approx(2.81637500e-14).epsilon(1e-8));
}

TEST_CASE("p values are those of R") {
  // R 4.2: chisq.test(matrix(c(12, 5, 7, 20), 2)), with and without correct = FALSE.
  const Fourfold table{12, 5, 7, 20};
  CHECK(*x2(table) == Approx(8.481137484).epsilon(1e-8));
  CHECK(*x2_p(table) == Approx(0.00358847657).epsilon(1e-8));
  CHECK(*x2_yates(table) == Approx(6.758472652).epsilon(1e-8));
  CHECK(*x2_yates_p(table) == Approx(0.009330358745).epsilon(1e-8));
  // R 4.2: pchisq(270.7218769, 1, lower = FALSE).
  CHECK(*g2_p({110, 2442, 111, 29114}) == Approx(7.899145134e-61).epsilon(1e-7));
}

TEST_CASE("Fisher's test is that of R") {
  struct Row {
    Fourfold table;
    double p;
  };
  // R 4.2: fisher.test. The first is Fisher's own lady tasting tea.
  const Row rows[] = {{{3, 1, 1, 3}, 0.4857142857},
                      {{1, 9, 11, 3}, 0.002759456185},
                      {{2, 23, 5, 30}, 0.6881775189},
                      {{0, 12, 6, 40}, 0.327510383},
                      {{11, 42, 15, 21}, 0.05622389217},
                      {{500, 1500, 700, 9000}, 4.405464364e-102},
                      {{3, 100000, 20, 300000}, 0.2332687698},
                      {{1240, 98760, 1131, 98869}, 0.02564460075}};
  for (const Row& row : rows) CHECK(*fisher_p(row.table) == Approx(row.p).epsilon(1e-6));
}

TEST_CASE("Fisher's test is its definition on everything small") {
  for (std::uint64_t a = 0; a < 8; ++a) {
    for (std::uint64_t b = 0; b < 8; ++b) {
      for (std::uint64_t c = 0; c < 8; ++c) {
        for (std::uint64_t d = 0; d < 8; ++d) {
          const Fourfold table{a, b, c, d};
          const bool defined = a + b > 0 && c + d > 0 && a + c > 0 && b + d > 0;
          REQUIRE(fisher_p(table).has_value() == defined);
          if (defined) REQUIRE(*fisher_p(table) == Approx(plain_fisher(table)).epsilon(1e-9));
        }
      }
    }
  }
}

TEST_CASE("tests hold at a thousand million units") {
  const std::uint64_t big = 250'000'000;
  const Fourfold even{big, big, big, big};
  CHECK(*g2(even) == Approx(0).margin(1e-6));
  CHECK(*x2(even) == 0);
  CHECK(*fisher_p(even) == Approx(1));
  const Fourfold leaning{big + 10'000, big - 10'000, big - 10'000, big + 10'000};
  CHECK(*x2(leaning) == Approx(1.6).epsilon(1e-9));
  CHECK(*fisher_p(leaning) == Approx(*x2_p(leaning)).epsilon(1e-3));
  const Fourfold tied{1'000'000'000, 5, 7, 900'000'000};
  CHECK(*fisher_p(tied) == 0);
}

TEST_CASE("Yates' correction never turns a table round") { CHECK(*x2_yates({5, 5, 5, 6}) == 0); }

TEST_CASE("a table with an empty margin has no test") {
  for (const Fourfold& table : {Fourfold{0, 0, 3, 9}, Fourfold{0, 3, 0, 9}, Fourfold{5, 4, 0, 0},
                                Fourfold{4, 0, 5, 0}, Fourfold{}}) {
    CHECK_FALSE(x2(table));
    CHECK_FALSE(x2_p(table));
    CHECK_FALSE(x2_yates(table));
    CHECK_FALSE(x2_yates_p(table));
    CHECK_FALSE(g2_p(table));
    CHECK_FALSE(fisher_p(table));
  }
}
