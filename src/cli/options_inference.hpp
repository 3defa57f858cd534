// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>

#include <themata/stats/cluster_interval.hpp>

#include "option_tree.hpp"

namespace themata::cli {

/// `--ci` and what goes with it: which intervals a table has, and how they are made.
class InferenceArguments {
 public:
  enum class Method : std::uint8_t { none, jackknife, bca, percentile, wilson };

  void bind(CLI::App& app);
  /// `--draws` and `--seed` alone, for commands that draw for another reason.
  void bind_draws(CLI::App& app, const std::string& group);

  /// For a table that makes no sense without intervals, unless `--ci` says otherwise.
  void use_by_default(Method method) {
    if (!chosen_) method_ = method;
  }

  [[nodiscard]] Method method() const { return method_; }
  [[nodiscard]] bool asked() const { return method_ != Method::none; }
  /// Do the intervals leave out or draw again whole interviews?
  [[nodiscard]] bool by_interview() const { return asked() && method_ != Method::wilson; }
  [[nodiscard]] double confidence() const { return confidence_; }
  [[nodiscard]] std::uint64_t seed() const { return seed_; }
  [[nodiscard]] std::uint32_t draws(std::uint32_t otherwise) const {
    return draws_.value_or(otherwise);
  }
  /// Requires by_interview().
  [[nodiscard]] ClusterOptions options() const;
  /// "delete-one jackknife over interviews, 95 %".
  [[nodiscard]] std::string description() const;

 private:
  Method method_ = Method::none;
  bool chosen_ = false;
  double confidence_ = 0.95;
  std::optional<std::uint32_t> draws_{};
  std::uint64_t seed_ = 1;
};

}  // namespace themata::cli
