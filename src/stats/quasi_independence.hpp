// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include <themata/stats/sequential.hpp>

namespace themata {

// The model of a lag table with cells that can't occur: E_ij = a_i b_j in the cells that can,
// 0 in the others, with the margins of the counts (quasi-independence).
//
// Fit: iterative proportional fitting. From 1 in every cell that can occur, rows and columns
// are scaled in turn to the margins; each step keeps the form a_i b_j, and where the maximum
// of the likelihood exists the steps go there.
//
// Forced zeros: together with cells that can't occur, the margins can force others to 0, in every
// table that has them. There the maximum lies on the border, and the steps would creep towards it.
// So these cells are closed first, and count as cells that can't occur; in what is left the
// maximum exists (Fienberg & Rinaldo 2012, Maximum likelihood estimation in log-linear models,
// Annals of Statistics 40). A count can rise in a cell if others can make up for it: fall where
// there is something, in the same column, rise in that row, fall in that column, and so on back to
// the row. So a cell is forced if its column, by counts to rows and by open cells to columns,
// does not lead to its row. Cost: K walks over the cells.
//
// Degrees of freedom: a row's or column's factor is a parameter; in each connected part of the
// graph whose nodes are rows and columns and whose edges are cells, one of them is idle. So
// the rank is rows + columns - parts, over rows and columns that are not empty.
//
// Residuals: with the weights E, cell (i, j) has the leverage h = E x'(X'EX)^-1 x, where x marks
// row i and column j; var(O - E) = E (1 - h) (Haberman 1973). In a table without
// structural zeros 1 - h = (1 - R_i/N)(1 - C_j/N). Cost: one inverse of a matrix of 2K rows.
class QuasiIndependence {
 public:
  QuasiIndependence(const LagTable& table, const StructuralZeros& zeros);

  /// False where it does not within a great number of steps.
  [[nodiscard]] bool converge();
  [[nodiscard]] double expected(std::size_t cell) const { return expected_[cell]; }
  [[nodiscard]] std::uint64_t degrees_of_freedom() const;
  [[nodiscard]] std::vector<std::optional<double>> adjusted_residuals() const;

 private:
  /// Can the cell occur, and does its row and its column?
  [[nodiscard]] bool is_open(std::size_t from, std::size_t to) const {
    return open_[from * codes_ + to];
  }
  [[nodiscard]] std::vector<bool> reached_from(std::size_t start) const;
  void close_forced();
  /// Of each row, then of each column, the number of its part; empty ones have none.
  struct Parts {
    std::vector<std::size_t> of{};
    std::size_t count = 0;
    std::size_t nodes = 0;
  };
  [[nodiscard]] Parts parts() const;
  double scale(std::size_t first, std::size_t step, std::size_t stride, double margin);

  const LagTable& table_;
  std::size_t codes_;
  std::vector<bool> open_;
  std::vector<double> expected_;
};

}  // namespace themata
