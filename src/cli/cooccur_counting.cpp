// SPDX-License-Identifier: MIT
#include "cooccur_counting.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <themata/tally/theme_tally.hpp>

#include "paired_themes.hpp"

namespace themata::cli {
namespace {

/// Of the length of units, or of the hits that `--by` tells apart; none where neither is asked.
std::vector<CooccurrenceSlice> slices_of(const CooccurArguments& arguments) {
  if (arguments.split.any()) return arguments.split.slices();
  std::vector<CooccurrenceSlice> slices;
  for (std::uint32_t at = 0; arguments.by_length() && at < length_classes; ++at) {
    slices.push_back({{}, {}, at});
  }
  return slices;
}

Table long_table(const CooccurArguments& arguments, const CountedPairs& counted,
                 const MeasureColumns& measures, const CooccurTallies& tallies, Diagnostics& made) {
  Table table = arguments.stanzas() ? stanza_table(counted)
                : arguments.ordered ? ordered_table(counted)
                                    : pair_table(counted, measures);
  if (arguments.normalise == Normalise::sphere) normalise_to_sphere(counted, table);
  if (!arguments.strata.empty()) {
    add_strata_columns(counted, arguments.by_length() ? &*tallies.slices : nullptr,
                       arguments.inference.confidence(), table);
  }
  if (arguments.inference.asked()) {
    add_pair_intervals(counted, shown_measures(arguments), arguments.inference, made, table);
  }
  if (tallies.positions) {
    add_null_columns(counted.selection.clustered_groups(), *tallies.positions,
                     counted.tally.pairs(counted.dictionary),
                     arguments.null.options(arguments.inference), table);
  }
  if (tallies.words) {
    add_placebo_columns(counted, *tallies.words, arguments.placebo, arguments.inference.seed(),
                        arguments.language(counted.dictionary), table);
  }
  return table;
}

}  // namespace

std::vector<const Measure*> shown_measures(const CooccurArguments& arguments) {
  std::vector<const Measure*> measures = arguments.measures.chosen();
  if (arguments.measures.asked()) return measures;
  for (const char* name : {"jaccard", "npmi", "phi", "g2", "odds_ratio"}) {
    measures.push_back(find_measure(name));
  }
  return measures;
}

MeasureColumns measure_columns(const CooccurArguments& arguments) {
  std::vector<const Measure*> measures = arguments.measures.chosen();
  if (arguments.measures.asked() && !arguments.inference.asked()) {
    return {std::move(measures), arguments.inference.confidence(),
            arguments.unit.overlaps() ? Independence::impossible : Independence::assumed};
  }
  return MeasureColumns(shown_measures(arguments));
}

namespace {

Table unadjusted_table(const CooccurArguments& arguments, const CountedPairs& counted,
                       const MeasureColumns& measures, const CooccurTallies& tallies,
                       Diagnostics& made) {
  const Direction direction = arguments.ordered ? Direction::directed : Direction::undirected;
  const auto one = [&](const CountedPairs& part) {
    return arguments.matrix ? matrix_table(part, direction)
                            : long_table(arguments, part, measures, tallies, made);
  };
  if (!arguments.split.any()) return one(counted);
  std::vector<Table> tables;
  for (std::size_t slice = 0; slice < tallies.slices->slices().size(); ++slice) {
    tables.push_back(one({counted.selection, counted.dictionary, tallies.slices->tally(slice),
                          counted.unit, counted.shared}));
  }
  const auto groups = counted.selection.clustered_groups();
  const std::size_t fields = groups.empty() ? 0 : groups.front().key.size();
  return join_slices(arguments.split, tallies.slices->slices(), std::move(tables), fields,
                     groups.size());
}

}  // namespace

Table cooccur_table(const CooccurArguments& arguments, const CountedPairs& counted,
                    const MeasureColumns& measures, const CooccurTallies& tallies,
                    Diagnostics& made) {
  Table table = unadjusted_table(arguments, counted, measures, tallies, made);
  measures.adjust(table);
  return table;
}

CooccurTallies cooccur_tallies(const CooccurArguments& arguments, const Dictionary& dictionary) {
  const bool order = arguments.ordered || arguments.shared() != SharedWords::counted;
  CooccurTallies tallies{
      {paired_themes(dictionary, arguments.analysis.coding.themes(), arguments.level),
       arguments.unit, order ? PairDetail::order : PairDetail::presence,
       arguments.weight.value_or(StanzaWeight::binary)}};
  if (tallies.pairs.pairs(dictionary).empty()) {
    throw Error(ErrorKind::usage,
                fmt::format("there are no two themes to pair; choose others with `--level` (1 to "
                            "{}, leaf, all) or `--themes`",
                            deepest(dictionary)));
  }
  if (arguments.null.asked()) tallies.positions.emplace(tallies.pairs.themes(), arguments.unit);
  const std::vector<CooccurrenceSlice> slices = slices_of(arguments);
  if (!slices.empty()) {
    if (arguments.by_length()) {
      tallies.slices.emplace(CooccurrenceTally(tallies.pairs.themes(), Unit{}), slices,
                             std::vector<Polarity>{}, arguments.unit.kind);
    } else {
      tallies.slices.emplace(tallies.pairs, slices, PatternFacts::of(dictionary).polarity);
    }
  }
  return tallies;
}

std::string counting(const CooccurArguments& arguments, const std::string& units) {
  std::string pairs = arguments.ordered ? "a before b" : "presence";
  if (arguments.disjoint) pairs += " in words of their own";
  if (arguments.stanzas()) {
    pairs = arguments.weight == StanzaWeight::weighted ? "weighted ties" : "binary ties";
  }
  std::string made = fmt::format("unit {}; {}; ", units, pairs);
  if (!arguments.strata.empty())
    made += fmt::format("strata {}; ", fmt::join(arguments.strata, ","));
  if (arguments.inference.asked()) made += arguments.inference.description() + "; ";
  if (arguments.null.asked()) made += arguments.null.description(arguments.inference) + "; ";
  if (arguments.placebo.asked()) {
    made += fmt::format("{} pairs of placebo themes, seed {}; ", arguments.placebo.sets(),
                        arguments.inference.seed());
  }
  return made;
}

}  // namespace themata::cli
