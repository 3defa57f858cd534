// SPDX-License-Identifier: MIT
#include "quasi_independence.hpp"

#include <algorithm>
#include <cmath>

namespace themata {
namespace {

constexpr std::size_t nowhere = SIZE_MAX;
constexpr int most_steps = 100'000;
constexpr double close_enough = 1e-12;  ///< relative to a margin

/// The inverse of a symmetric positive definite matrix, by Gauss and Jordan; false where it
/// is none.
bool invert(std::vector<double>& matrix, std::size_t size) {
  for (std::size_t pivot = 0; pivot < size; ++pivot) {
    const double divisor = matrix[pivot * size + pivot];
    if (!(divisor > 1e-12)) return false;
    matrix[pivot * size + pivot] = 1;
    for (std::size_t column = 0; column < size; ++column) matrix[pivot * size + column] /= divisor;
    for (std::size_t row = 0; row < size; ++row) {
      if (row == pivot) continue;
      const double factor = matrix[row * size + pivot];
      matrix[row * size + pivot] = 0;
      for (std::size_t column = 0; column < size; ++column) {
        matrix[row * size + column] -= factor * matrix[pivot * size + column];
      }
    }
  }
  return true;
}

}  // namespace

QuasiIndependence::QuasiIndependence(const LagTable& table, const StructuralZeros& zeros)
    : table_(table), codes_(table.codes()), open_(codes_ * codes_), expected_(codes_ * codes_) {
  for (std::size_t cell = 0; cell < open_.size(); ++cell) {
    open_[cell] = (zeros.empty() || !zeros[cell]) && table.row(cell / codes_) > 0 &&
                  table.column(cell % codes_) > 0;
  }
  close_forced();
  for (std::size_t cell = 0; cell < open_.size(); ++cell) expected_[cell] = open_[cell] ? 1 : 0;
}

/// Marks what `start` leads to: a row to the columns of its open cells, a column to the rows of
/// its counts.
std::vector<bool> QuasiIndependence::reached_from(std::size_t start) const {
  std::vector<bool> reached(2 * codes_);
  std::vector<std::size_t> next{start};
  reached[start] = true;
  while (!next.empty()) {
    const std::size_t node = next.back();
    next.pop_back();
    for (std::size_t code = 0; code < codes_; ++code) {
      const bool leads = node < codes_ ? is_open(node, code) : table_.at(code, node - codes_) > 0;
      const std::size_t to = node < codes_ ? codes_ + code : code;
      if (!leads || reached[to]) continue;
      reached[to] = true;
      next.push_back(to);
    }
  }
  return reached;
}

void QuasiIndependence::close_forced() {
  for (std::size_t to = 0; to < codes_; ++to) {
    const std::vector<bool> reached = reached_from(codes_ + to);
    // Cells that are closed meanwhile are on no way from a column back to a row of it.
    for (std::size_t from = 0; from < codes_; ++from) {
      if (!reached[from]) open_[from * codes_ + to] = false;
    }
  }
}

/// Scales the cells first, first + stride, ... to their margin; how far off they were.
double QuasiIndependence::scale(std::size_t first, std::size_t step, std::size_t stride,
                                double margin) {
  double sum = 0;
  for (std::size_t at = 0; at < step; ++at) sum += expected_[first + at * stride];
  if (margin == 0 || sum == 0) return 0;
  for (std::size_t at = 0; at < step; ++at) expected_[first + at * stride] *= margin / sum;
  return std::abs(sum - margin) / margin;
}

bool QuasiIndependence::converge() {
  for (int step = 0; step < most_steps; ++step) {
    double off = 0;
    for (std::size_t code = 0; code < codes_; ++code) {
      off = std::max(off, scale(code * codes_, codes_, 1, static_cast<double>(table_.row(code))));
    }
    for (std::size_t code = 0; code < codes_; ++code) {
      off = std::max(off, scale(code, codes_, codes_, static_cast<double>(table_.column(code))));
    }
    if (off < close_enough) return true;
  }
  return false;
}

QuasiIndependence::Parts QuasiIndependence::parts() const {
  Parts parts;
  parts.of.assign(2 * codes_, nowhere);
  std::vector<std::size_t> next;
  const auto enter = [&](std::size_t node) {
    if (parts.of[node] != nowhere) return;
    parts.of[node] = parts.count;
    ++parts.nodes;
    next.push_back(node);
  };
  for (std::size_t start = 0; start < codes_; ++start) {
    if (table_.row(start) == 0 || parts.of[start] != nowhere) continue;
    enter(start);
    while (!next.empty()) {
      const std::size_t node = next.back();
      next.pop_back();
      for (std::size_t code = 0; code < codes_; ++code) {
        if (node < codes_ && is_open(node, code)) enter(codes_ + code);
        if (node >= codes_ && is_open(code, node - codes_)) enter(code);
      }
    }
    ++parts.count;
  }
  return parts;
}

std::uint64_t QuasiIndependence::degrees_of_freedom() const {
  const Parts found = parts();
  const auto cells =
      static_cast<std::size_t>(std::count(open_.begin(), open_.end(), true)) + found.count;
  return cells > found.nodes ? cells - found.nodes : 0;
}

std::vector<std::optional<double>> QuasiIndependence::adjusted_residuals() const {
  std::vector<std::optional<double>> residuals(codes_ * codes_);
  const Parts found = parts();
  // Of each row and column its place among the parameters; the first row of a part has none.
  std::vector<std::size_t> place(2 * codes_, nowhere);
  std::vector<bool> has_idle(found.count, false);
  std::size_t size = 0;
  for (std::size_t node = 0; node < 2 * codes_; ++node) {
    if (found.of[node] == nowhere) continue;
    if (has_idle[found.of[node]]) place[node] = size++;
    has_idle[found.of[node]] = true;
  }
  std::vector<double> matrix(size * size, 0);
  const auto add = [&](std::size_t a, std::size_t b, double weight) {
    if (a != nowhere && b != nowhere) matrix[a * size + b] += weight;
  };
  for (std::size_t cell = 0; cell < open_.size(); ++cell) {
    if (!open_[cell]) continue;
    const std::size_t row = place[cell / codes_];
    const std::size_t column = place[codes_ + cell % codes_];
    add(row, row, expected_[cell]);
    add(column, column, expected_[cell]);
    add(row, column, expected_[cell]);
    add(column, row, expected_[cell]);
  }
  if (!invert(matrix, size)) return residuals;
  const auto inverse = [&](std::size_t a, std::size_t b) {
    return a == nowhere || b == nowhere ? 0 : matrix[a * size + b];
  };
  for (std::size_t cell = 0; cell < open_.size(); ++cell) {
    if (!open_[cell]) continue;
    const std::size_t row = place[cell / codes_];
    const std::size_t column = place[codes_ + cell % codes_];
    const double leverage =
        expected_[cell] * (inverse(row, row) + 2 * inverse(row, column) + inverse(column, column));
    const double variance = expected_[cell] * (1 - leverage);
    if (variance <= 1e-9) continue;
    const auto observed = static_cast<double>(table_.at(cell / codes_, cell % codes_));
    residuals[cell] = (observed - expected_[cell]) / std::sqrt(variance);
  }
  return residuals;
}

}  // namespace themata
