// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>
#include <unordered_set>

#include "notation.hpp"
#include "options_measures.hpp"
#include "options_output.hpp"
#include "pipeline.hpp"

namespace themata::cli {

/// Words around the hits of a theme or pattern.
struct CollocateArguments {
  std::string node{};  ///< a theme's name or glob, or else a pattern
  std::uint32_t window = 5;
  MeasureArguments measures{};
  double confidence = 0.95;
};

/// A row for each word near the node, by its first measure: [by...], term, n, n_a, n_b, n_ab,
/// expected and the measures, over words that are no part of a hit. n_a of them are near, n_b
/// are this word. `least`: of n_ab. Returns the exit code.
int list_collocates(const CollocateArguments& arguments, AnalysisArguments& analysis_arguments,
                    OutputArguments& output, const NotationArguments& notation,
                    const std::unordered_set<std::string>& stopwords, std::uint64_t least,
                    std::uint64_t top, Console& console);

}  // namespace themata::cli
