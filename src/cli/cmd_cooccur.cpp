// SPDX-License-Identifier: MIT
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <map>

#include <themata/tally/theme_tally.hpp>

#include "commands.hpp"
#include "cooccur_arguments.hpp"
#include "cooccur_tables.hpp"
#include "paired_themes.hpp"

namespace themata::cli {
namespace {

constexpr const char* examples =
    R"(Columns: [by...], a, b, unit, n, n_a, n_b, n_ab, expected, jaccard, npmi, phi, g2, odds_ratio.
A theme is present in a unit or it is not; n is the number of units. An undefined measure is empty.
--measures puts others in place of the last five. Their intervals and p take units to be independent,
which turns of one interview are not; windows overlap, so there they are empty. p_bh and p_holm adjust
one p for all rows of the table: that of fisher if asked for, else of g2, x2_yates, x2.
Stanzas: n_ab is the weight of the ties that each turn is part of; no measures. --ordered: n_ab is the
units in which `a` stands before `b`, n_both those with both, share the one of the other.
--ci adds an interval over interviews for each measure, in place of those that take units to be independent;
--strata the odds ratio within interviews (Mantel-Haenszel) and its test: long turns and talkative
interviews hold two themes by chance. --by status or polarity: a theme is present by such hits alone.
--null adds null_expected (n_ab on average over draws), null_ratio (n_ab to it), p_upper and p_lower
(how often a draw had as many, as few): interviews keep their words, turns and number of hits.
--placebo adds ratio (n_ab to expected), placebo_ratio (the median of the placebo pairs),
placebo_p_upper, placebo_p_lower, placebo_n_a, placebo_n_b (means), placebo_sets (with a ratio).

Examples:
  themata cooccur examples/interviews
  themata cooccur examples/interviews --unit sentence --level 2
  themata cooccur examples/interviews --unit window:20 --by document
  themata cooccur examples/interviews --level leaf --matrix
  themata cooccur examples/interviews --level 2 --measures odds_ratio,g2,fisher
  themata cooccur examples/interviews --null shift --draws 2000 --seed 7
  themata cooccur examples/interviews --ci jackknife --strata document,length
  themata cooccur examples/interviews --by status
  themata cooccur examples/interviews --placebo 200
  themata cooccur examples/interviews --level 2 --audit
  themata cooccur examples/interviews --unit window:30 --ordered
  themata cooccur examples/interviews --unit stanza:4 --by document --normalise sphere
  themata cooccur examples/interviews --level 2 --format graphml)";

/// The countings of one walk.
struct Tallies {
  CooccurrenceTally pairs;
  std::optional<HitPositions> positions{};     ///< for a null model
  std::optional<CooccurrenceSlices> slices{};  ///< by length, or by fields of hits
  std::optional<TalkOfWords> words{};          ///< for placebos

  void add(const CodedDocument& document, std::span<const GroupId> groups) {
    pairs.add(document, groups);
    if (positions) positions->add(document, groups);
    if (slices) slices->add(document, groups);
  }
  void merge(const Tallies& other) {
    pairs.merge(other.pairs);
    if (positions) positions->merge(*other.positions);
    if (slices) slices->merge(*other.slices);
  }
};

/// Of the length of turns, or of the hits that `--by` tells apart; none where neither is asked.
std::vector<CooccurrenceSlice> slices_of(const CooccurArguments& arguments) {
  if (arguments.split.any()) return arguments.split.slices();
  std::vector<CooccurrenceSlice> slices;
  for (std::uint32_t at = 0; arguments.by_length() && at < length_classes; ++at) {
    slices.push_back({{}, {}, at});
  }
  return slices;
}

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

Table long_table(const CooccurArguments& arguments, const CountedPairs& counted,
                 const MeasureColumns& measures, const Tallies& tallies, Diagnostics& made) {
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

/// The table asked for; of slices by fields of hits, all of theirs.
Table make_table(const CooccurArguments& arguments, const CountedPairs& counted,
                 const MeasureColumns& measures, const Tallies& tallies, Diagnostics& made) {
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

/// How the counts of the table were made.
std::string counting(const CooccurArguments& arguments, const Analysis& analysis) {
  std::string pairs = arguments.ordered ? "a before b" : "presence";
  if (arguments.disjoint) pairs += " in words of their own";
  if (arguments.stanzas()) {
    pairs = arguments.weight == StanzaWeight::weighted ? "weighted ties" : "binary ties";
  }
  std::string made = fmt::format("unit {}; {}; ", arguments.unit.name(), pairs);
  if (!arguments.strata.empty())
    made += fmt::format("strata {}; ", fmt::join(arguments.strata, ","));
  if (arguments.inference.asked()) made += arguments.inference.description() + "; ";
  return made + analysis.notation();
}

void write(const CooccurArguments& arguments, const CountedPairs& counted, Table table,
           const NotationArguments::Line& notation, Console& console) {
  const auto network = arguments.output.network();
  if (!network) {
    return arguments.notation.write(arguments.output, std::move(table), notation, console);
  }
  const Direction direction = arguments.ordered ? Direction::directed : Direction::undirected;
  Output output = arguments.output.open();
  output.write(format_network(network_of(counted, table, direction), *network));
  output.commit();
  arguments.notation.say(notation, console);
}

/// Takes what belongs to hits out of `--by`.
void take_split(CooccurArguments& arguments) {
  CodingArguments& coding = arguments.analysis.coding;
  coding.use_statuses(CodingArguments::StatusUse::counted);
  for (const std::string& name :
       arguments.analysis.selection.take_from_by({"status", "polarity"})) {
    (name == "status" ? arguments.split.status : arguments.split.polarity) = true;
  }
  if (arguments.split.status) coding.use_statuses(CodingArguments::StatusUse::needed);
  arguments.split.statuses = coding.options().counted;
}

/// Counts, and says how placebos are drawn.
int walk(const CooccurArguments& arguments, Analysis& analysis, Tallies& tallies, Console& console,
         Diagnostics& made) {
  if (!arguments.placebo.asked()) return analysis.tally(tallies, console);
  const std::vector<ThemeId> themes = tallies.pairs.themes();
  tallies.words.emplace(TalkOfWords{{}, TalkWords(themes), HitPositions(themes, arguments.unit)});
  const auto also = [&tallies](const CodedDocument& document, std::span<const GroupId> groups) {
    tallies.add(document, groups);
  };
  const int code = tally_words(analysis, arguments.analysis.coding, *tallies.words, also, console);
  arguments.placebo.report(arguments.inference.seed(), arguments.language(analysis.dictionary()),
                           made);
  return code;
}

Tallies tallies_of(const CooccurArguments& arguments, const Dictionary& dictionary) {
  const bool order = arguments.ordered || arguments.shared() != SharedWords::counted;
  Tallies tallies{{paired_themes(dictionary, arguments.analysis.coding.themes(), arguments.level),
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
    tallies.slices.emplace(tallies.pairs, slices, PatternFacts::of(dictionary).polarity);
  }
  return tallies;
}

int run(CooccurArguments& arguments, Console& console) {
  Diagnostics diagnostics;
  take_split(arguments);
  check(arguments);
  if (arguments.by_interview()) arguments.analysis.selection.keep_interviews_apart();
  const MeasureColumns measures = measure_columns(arguments);
  Analysis analysis(arguments.analysis, sentences_for(arguments.unit), diagnostics);
  analysis.keep_apart(arguments.output.path());
  Tallies tallies = tallies_of(arguments, analysis.dictionary());
  Diagnostics made;
  const int code = walk(arguments, analysis, tallies, console, made);
  const CountedPairs counted{analysis.selection(), analysis.dictionary(), tallies.pairs,
                             arguments.unit, arguments.shared()};
  Table table = make_table(arguments, counted, measures, tallies, made);
  if (arguments.null.asked()) arguments.null.report(arguments.inference, made);
  console.say(made);
  write(
      arguments, counted, std::move(table), [&] { return counting(arguments, analysis); }, console);
  return code;
}

}  // namespace

Runner bind_cooccur(CLI::App& app) {
  const auto arguments = std::make_shared<CooccurArguments>();
  bind_cooccur_arguments(app, *arguments);
  app.footer(examples);
  return [arguments](Console& console) { return run(*arguments, console); };
}

}  // namespace themata::cli
