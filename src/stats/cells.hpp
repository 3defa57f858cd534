// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cmath>

#include <themata/stats/association.hpp>

namespace themata {

/// A fourfold table to compute with.
struct Cells {
  double a, b, c, d;
  explicit Cells(const Fourfold& table)
      : a(static_cast<double>(table.both)),
        b(static_cast<double>(table.first)),
        c(static_cast<double>(table.second)),
        d(static_cast<double>(table.neither)) {}
  [[nodiscard]] double n() const { return a + b + c + d; }
  [[nodiscard]] double row1() const { return a + b; }
  [[nodiscard]] double row2() const { return c + d; }
  [[nodiscard]] double column1() const { return a + c; }
  [[nodiscard]] double column2() const { return b + d; }
  [[nodiscard]] bool has_empty_margin() const {
    return row1() == 0 || row2() == 0 || column1() == 0 || column2() == 0;
  }
  [[nodiscard]] bool has_empty_cell() const { return a == 0 || b == 0 || c == 0 || d == 0; }
  void add_half() {
    for (double* cell : {&a, &b, &c, &d}) *cell += 0.5;
  }
  /// ad - bc. Of large near-equal products the difference would be rounding (Kahan).
  [[nodiscard]] double determinant() const {
    const double ad = a * d;
    const double bc = b * c;
    return (ad - bc) + (std::fma(a, d, -ad) - std::fma(b, c, -bc));
  }
};

}  // namespace themata
