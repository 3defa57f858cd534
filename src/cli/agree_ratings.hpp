// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <themata/base/diagnostics.hpp>
#include <themata/stats/agreement.hpp>
#include <themata/stats/cluster_interval.hpp>
#include <themata/table/table.hpp>

#include "code_sheet.hpp"

namespace themata::cli {

/// The coder that a dictionary is.
inline constexpr const char* dictionary_coder = "dictionary";

/// What is asked of the codes.
struct AgreeQuestion {
  enum class Method : std::uint8_t { none, analytic, by_cluster };

  std::vector<AgreementMeasure> measures{};
  bool measures_named = false;            ///< not simply all
  std::vector<std::string> coders{};      ///< empty: all
  std::vector<std::string> categories{};  ///< in their order; empty: those that occur
  std::string positive{};
  std::string reference{};
  Method method = Method::analytic;
  double confidence = 0.95;
  ClusterOptions cluster{};
};

/// Which interviews (or units, where these are not known) some units are a sample of: those in
/// which a unit has two codes or more. Of the others nothing is known that agreement is made of.
struct ClusterSample {
  static constexpr std::uint32_t left_out = UINT32_MAX;
  std::vector<std::uint32_t> of{};  ///< of each unit the number of its cluster, or left_out
  std::size_t clusters = 0;
};

/// The codes of one theme as numbers.
struct RatedTheme {
  const SheetTheme* theme = nullptr;
  std::vector<std::string> coders{};
  std::vector<std::string> categories{};
  std::vector<std::string> unused{};  ///< of those that --categories names: nobody gave them
  Ratings ratings{};
  Ratings held{};  ///< the reference, and those that are held against it; may have no coders
  bool holds_dictionary = false;  ///< it is the dictionary that is held against the reference
  bool ordered = false;           ///< there are values, and they are but an order
  std::vector<double> weights{};  ///< empty: all alike
  ClusterSample sample{};
  ClusterSample held_sample{};  ///< of what is held against the reference
  bool documents_known = false;
};

/// Throws Error(input) for one coder only, too many categories, weights here and not there,
/// codes that are no numbers where a measure that was named needs some, or not of the categories.
[[nodiscard]] RatedTheme rate(const CodeSheet& sheet, const SheetTheme& theme,
                              const AgreeQuestion& question);

/// Of the theme that rests on the fewest: how many interviews, or units.
[[nodiscard]] std::size_t fewest_clusters(const std::vector<RatedTheme>& themes);

/// theme, measure, value, low, high, units, coders: the measures, then n_ab, how many pairs of
/// coders said a and b of a unit.
[[nodiscard]] std::vector<Column> agreement_columns();
void add_agreement_rows(const RatedTheme& rated, const AgreeQuestion& question, Table& table,
                        std::map<NoInterval, std::size_t>& empty);

/// Units of which not all coders say the same: theme, unit, document, text, and the coders.
[[nodiscard]] std::vector<Column> disagreement_columns(const std::vector<std::string>& coders);
void add_disagreements(const RatedTheme& rated, Table& table);

}  // namespace themata::cli
