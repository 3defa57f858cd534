// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <themata/tally/sequence_tally.hpp>

#include "option_tree.hpp"

namespace themata::cli {

/// A cell of the table of codes that can't occur, as it was written.
struct NamedZero {
  std::string from{};
  std::string to{};
};

/// Which turns are paired, and how turns are coded for it.
class SequenceArguments {
 public:
  void bind(CLI::App& app);
  /// Checked against each other; what was left out of `--lags` is said. Throws Error(usage).
  [[nodiscard]] SequenceOptions options(Diagnostics& diagnostics) const;

  [[nodiscard]] bool exclusive() const { return exclusive_ || omnibus_; }
  [[nodiscard]] bool omnibus() const { return omnibus_; }
  [[nodiscard]] bool asymmetry() const { return asymmetry_; }
  [[nodiscard]] const std::string& through() const { return through_; }
  /// `--structural-zeros`: the cells that were named, and whether the diagonal was.
  [[nodiscard]] std::vector<NamedZero> zeros() const;
  [[nodiscard]] bool zero_diagonal() const;
  [[nodiscard]] bool names_zeros() const { return !zeros_.empty(); }

 private:
  std::vector<std::string> lag_list_{};
  std::string lag_range_{};
  std::string through_{};
  std::vector<std::string> zeros_{};
  bool exclusive_ = false;
  bool none_ = false;
  bool merge_repeats_ = false;
  bool omnibus_ = false;
  bool asymmetry_ = false;
};

}  // namespace themata::cli
