// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <themata/tally/units.hpp>

#include "cooccur_inference.hpp"
#include "notation.hpp"
#include "option_tree.hpp"
#include "options_grid.hpp"
#include "options_measures.hpp"
#include "options_null.hpp"
#include "options_output.hpp"
#include "options_prompting.hpp"
#include "pipeline.hpp"
#include "placebo_columns.hpp"

namespace themata::cli {

enum class Normalise : std::uint8_t { none, sphere };

/// What `cooccur` is asked for.
struct CooccurArguments {
  AnalysisArguments analysis{Grouping::offered, {}};
  OutputArguments output{};
  NotationArguments notation{};
  MeasureArguments measures{};
  InferenceArguments inference{};
  NullArguments null{};
  std::vector<std::string> strata{};
  PairSplit split{};
  PromptingArguments prompting{};
  PlaceboArguments placebo{};
  GridArguments grid{};
  bool influence = false;
  Unit unit{};
  std::string level{};
  bool matrix = false;
  bool ordered = false;
  bool audit = false;
  bool disjoint = false;
  Normalise normalise = Normalise::none;
  std::optional<StanzaWeight> weight{};

  [[nodiscard]] bool by_interview() const {
    return null.asked() || placebo.asked() || inference.asked() || !strata.empty();
  }
  [[nodiscard]] bool by_length() const {
    return std::find(strata.begin(), strata.end(), "length") != strata.end();
  }
  [[nodiscard]] bool stanzas() const { return unit.kind == UnitKind::stanza; }
  [[nodiscard]] std::string language(const Dictionary& dictionary) const {
    return analysis.segment.language(dictionary.language);
  }
  [[nodiscard]] SharedWords shared() const {
    if (disjoint) return SharedWords::left_out;
    return audit ? SharedWords::shown : SharedWords::counted;
  }
};

void bind_cooccur_arguments(CLI::App& app, CooccurArguments& arguments);
/// Throws Error(usage) for what can't stand together, and says why.
void check(const CooccurArguments& arguments);
/// Likewise for what --grid and --influence can't be made with.
void check_grid(const CooccurArguments& arguments, std::span<const CountingChoice> choices);
void check_influence(const CooccurArguments& arguments);

}  // namespace themata::cli
