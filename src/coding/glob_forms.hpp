// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

#include <themata/coding/pattern_usage.hpp>

#include "lint_rules.hpp"

namespace themata {

/// A glob or a regular expression of a pattern, and the forms that it took.
struct GlobForms {
  LintAtom glob{};
  bool any = false;                                            ///< it takes every word
  std::vector<std::pair<std::string, std::uint64_t>> forms{};  ///< the commonest first
  [[nodiscard]] std::string readable() const;                  ///< `plea*`, `/b.d/`
};

/// Of each glob of the pattern, in the order of their letters, also of those that took none.
[[nodiscard]] std::vector<GlobForms> glob_forms(const LintSubject& subject, PatternId pattern,
                                                const PatternUsage::Of& used);

}  // namespace themata
