// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <span>
#include <utility>
#include <vector>

#include <themata/base/diagnostics.hpp>
#include <themata/corpus/selection.hpp>
#include <themata/stats/null_model.hpp>
#include <themata/table/table.hpp>
#include <themata/tally/hit_positions.hpp>

#include "option_tree.hpp"
#include "options_inference.hpp"

namespace themata::cli {

/// `--null`: a count is set against what it would be if themes knew nothing of each other.
class NullArguments {
 public:
  void bind(CLI::App& app);
  [[nodiscard]] bool asked() const { return model_.has_value(); }
  /// Throws Error(usage) for a unit over which the model asked for means nothing.
  void check(const Unit& unit) const;
  /// Draws and seed are those of `inference`.
  [[nodiscard]] NullOptions options(const InferenceArguments& inference) const;
  /// "null model: each theme moved round each interview, 1000 draws, seed 1".
  [[nodiscard]] std::string description(const InferenceArguments& inference) const;
  /// How it was drawn, and what to mind.
  void report(const InferenceArguments& inference, Diagnostics& diagnostics) const;

 private:
  std::optional<NullModel> model_{};
};

/// null_expected, null_ratio, p_upper, p_lower.
[[nodiscard]] std::vector<Column> null_columns();
void add_null_cells(const NullResult& result, Row& row);

/// Each interview's talk in a group, as null models take it; lives as long as `positions`.
[[nodiscard]] std::vector<Talk> talks_of_group(const HitPositions& positions,
                                               const ClusteredGroup& group);

/// Adds null_expected, null_ratio, p_upper and p_lower to a table that has a row for each group
/// and pair. Pairs are indices into the themes of `positions`.
void add_null_columns(const std::vector<ClusteredGroup>& groups, const HitPositions& positions,
                      std::span<const std::pair<std::size_t, std::size_t>> pairs,
                      const NullOptions& options, Table& table);

}  // namespace themata::cli
