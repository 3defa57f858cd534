// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <span>
#include <utility>
#include <vector>

#include <themata/report/report.hpp>
#include <themata/tally/cooccurrence_tally.hpp>
#include <themata/tally/sequence_tally.hpp>
#include <themata/tally/theme_tally.hpp>

#include "options_inference.hpp"
#include "pipeline.hpp"

namespace themata::cli {

/// The themes of a report, and which of them are paired with which.
struct ReportThemes {
  std::vector<ThemeId> shown{};     ///< in the dictionary's order, with all below those chosen
  std::vector<ThemeId> paired{};    ///< of these; fewer where there are very many
  std::vector<ThemeId> headline{};  ///< the two that it is about, or none

  static ReportThemes of(const Dictionary& dictionary, const std::vector<bool>& shown);
  /// Places in `shown`, by ThemeId.
  [[nodiscard]] std::vector<std::optional<std::size_t>> places(const Dictionary& dictionary) const;
};

/// The countings of the tables that a report shows: themes, cooccur and sequence. Rates are
/// counted by the groups of `--by`, the rest over all interviews.
struct ReportTallies {
  ThemeTally rates;
  CooccurrenceTally pairs;
  SequenceTally sequence;

  ReportTallies(const ReportThemes& themes, Unit unit);
  void add(const CodedDocument& document, std::span<const GroupId> by_group,
           std::span<const GroupId> together);
  void merge(const ReportTallies& other);
};

/// What the numbers of a report are made of.
struct CountedReport {
  const Dictionary& dictionary;
  const ReportThemes& themes;
  const Selection& by_group;
  const Selection& together;
  ReportTallies& tallies;
  const InferenceArguments& inference;
  Unit unit;
};

/// Fills in groups, rates, pairs, lags and headline, by the same code as the tables' own.
void fill_numbers(const CountedReport& counted, Report& report, Diagnostics& diagnostics);

}  // namespace themata::cli
