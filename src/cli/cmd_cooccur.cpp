// SPDX-License-Identifier: MIT
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <map>

#include <themata/tally/theme_tally.hpp>

#include "commands.hpp"
#include "cooccur_inference.hpp"
#include "cooccur_tables.hpp"
#include "lists.hpp"
#include "notation.hpp"
#include "options_measures.hpp"
#include "options_null.hpp"
#include "options_output.hpp"
#include "paired_themes.hpp"
#include "pipeline.hpp"

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

Examples:
  themata cooccur examples/interviews
  themata cooccur examples/interviews --unit sentence --level 2
  themata cooccur examples/interviews --unit window:20 --by document
  themata cooccur examples/interviews --level leaf --matrix
  themata cooccur examples/interviews --level 2 --measures odds_ratio,g2,fisher
  themata cooccur examples/interviews --null shift --draws 2000 --seed 7
  themata cooccur examples/interviews --ci jackknife --strata document,length
  themata cooccur examples/interviews --by status
  themata cooccur examples/interviews --level 2 --audit
  themata cooccur examples/interviews --unit window:30 --ordered
  themata cooccur examples/interviews --unit stanza:4 --by document --normalise sphere
  themata cooccur examples/interviews --level 2 --format graphml)";

enum class Normalise : std::uint8_t { none, sphere };

struct Arguments {
  AnalysisArguments analysis{Grouping::offered, {}};
  OutputArguments output{};
  NotationArguments notation{};
  MeasureArguments measures{};
  InferenceArguments inference{};
  NullArguments null{};
  std::vector<std::string> strata{};
  PairSplit split{};
  Unit unit{};
  std::string level{};
  bool matrix = false;
  bool ordered = false;
  bool audit = false;
  bool disjoint = false;
  Normalise normalise = Normalise::none;
  std::optional<StanzaWeight> weight{};

  [[nodiscard]] bool by_interview() const {
    return null.asked() || inference.asked() || !strata.empty();
  }
  [[nodiscard]] bool by_length() const {
    return std::find(strata.begin(), strata.end(), "length") != strata.end();
  }
  [[nodiscard]] bool stanzas() const { return unit.kind == UnitKind::stanza; }
  [[nodiscard]] SharedWords shared() const {
    if (disjoint) return SharedWords::left_out;
    return audit ? SharedWords::shown : SharedWords::counted;
  }
};

/// What can't stand together, and why.
void check(const Arguments& arguments) {
  const auto refuse = [](const char* why) { throw Error(ErrorKind::usage, why); };
  const bool shared = arguments.audit || arguments.disjoint;
  if (arguments.stanzas() && (arguments.ordered || shared)) {
    refuse("stanzas tie turns, not words: --ordered, --audit and --disjoint want another --unit");
  }
  if (arguments.weight && !arguments.stanzas()) refuse("--weight is for --unit stanza:N");
  if (arguments.measures.asked() && arguments.stanzas()) {
    refuse(
        "the ties of stanzas are no fourfold table, so there are no --measures of them; choose "
        "another --unit");
  }
  if (arguments.measures.asked() && arguments.ordered) {
    refuse("order and presence are no fourfold table, so --ordered goes without --measures");
  }
  if (arguments.ordered && shared) refuse("--ordered counts words apart already");
  if (arguments.matrix && (arguments.measures.asked() || arguments.audit ||
                           arguments.normalise != Normalise::none || arguments.output.network())) {
    refuse("--matrix is a square of n_ab alone: no --measures, --audit, --normalise, network");
  }
}

void check_null(const Arguments& arguments) {
  if (!arguments.null.asked()) return;
  arguments.null.check(arguments.unit);
  if (arguments.ordered || arguments.disjoint || arguments.matrix) {
    throw Error(ErrorKind::usage,
                "a null model draws n_ab of all hits: --null goes without --ordered, --disjoint "
                "and --matrix");
  }
}

void check_inference(const Arguments& arguments) {
  const auto refuse = [](const char* why) { throw Error(ErrorKind::usage, why); };
  const bool plain =
      !arguments.ordered && !arguments.disjoint && !arguments.matrix && !arguments.stanzas();
  if ((arguments.inference.asked() || !arguments.strata.empty()) && !plain) {
    refuse(
        "--ci and --strata are of the fourfold table of a pair: they go without --ordered, "
        "--disjoint, --matrix and stanzas");
  }
  if (arguments.inference.method() == InferenceArguments::Method::wilson) {
    refuse("--ci wilson is of a share; measures of pairs take jackknife, bca or percentile");
  }
  for (const std::string& name : arguments.strata) {
    if (name != "document" && name != "length") {
      refuse("--strata is document, or document,length");
    }
  }
  if (!arguments.strata.empty() && arguments.unit.overlaps()) {
    refuse("--strata tests units that do not overlap: turn, sentence, paragraph");
  }
  if (arguments.by_length() && arguments.unit.kind != UnitKind::turn) {
    refuse("--strata length is the length of turns: it goes with --unit turn");
  }
  if (arguments.split.any() && (arguments.by_interview() || arguments.output.network())) {
    refuse("--by status and polarity go without --ci, --strata, --null and networks");
  }
}

/// The countings of one walk.
struct Tallies {
  CooccurrenceTally pairs;
  std::optional<HitPositions> positions{};     ///< for a null model
  std::optional<CooccurrenceSlices> slices{};  ///< by length, or by fields of hits

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
std::vector<CooccurrenceSlice> slices_of(const Arguments& arguments) {
  if (arguments.split.any()) return arguments.split.slices();
  std::vector<CooccurrenceSlice> slices;
  for (std::uint32_t at = 0; arguments.by_length() && at < length_classes; ++at) {
    slices.push_back({{}, {}, at});
  }
  return slices;
}

std::vector<const Measure*> shown_measures(const Arguments& arguments) {
  std::vector<const Measure*> measures = arguments.measures.chosen();
  if (arguments.measures.asked()) return measures;
  for (const char* name : {"jaccard", "npmi", "phi", "g2", "odds_ratio"}) {
    measures.push_back(find_measure(name));
  }
  return measures;
}

MeasureColumns measure_columns(const Arguments& arguments) {
  std::vector<const Measure*> measures = arguments.measures.chosen();
  if (arguments.measures.asked() && !arguments.inference.asked()) {
    return {std::move(measures), arguments.inference.confidence(),
            arguments.unit.overlaps() ? Independence::impossible : Independence::assumed};
  }
  return MeasureColumns(shown_measures(arguments));
}

Table long_table(const Arguments& arguments, const CountedPairs& counted,
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
  return table;
}

/// The table asked for; of slices by fields of hits, all of theirs.
Table make_table(const Arguments& arguments, const CountedPairs& counted,
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
std::string counting(const Arguments& arguments, const Analysis& analysis) {
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

void write(const Arguments& arguments, const CountedPairs& counted, Table table,
           const std::string& notation, Console& console) {
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
void take_split(Arguments& arguments) {
  CodingArguments& coding = arguments.analysis.coding;
  coding.use_statuses(CodingArguments::StatusUse::counted);
  for (const std::string& name :
       arguments.analysis.selection.take_from_by({"status", "polarity"})) {
    (name == "status" ? arguments.split.status : arguments.split.polarity) = true;
  }
  if (arguments.split.status) coding.use_statuses(CodingArguments::StatusUse::needed);
  arguments.split.statuses = coding.options().counted;
}

Tallies tallies_of(const Arguments& arguments, const Dictionary& dictionary) {
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

int run(Arguments& arguments, Console& console) {
  Diagnostics diagnostics;
  take_split(arguments);
  check(arguments);
  check_null(arguments);
  check_inference(arguments);
  if (arguments.by_interview()) arguments.analysis.selection.keep_interviews_apart();
  const MeasureColumns measures = measure_columns(arguments);
  Analysis analysis(arguments.analysis, sentences_for(arguments.unit), diagnostics);
  analysis.keep_apart(arguments.output.path());
  Tallies tallies = tallies_of(arguments, analysis.dictionary());
  const int code = analysis.tally(tallies, console);
  const CountedPairs counted{analysis.selection(), analysis.dictionary(), tallies.pairs,
                             arguments.unit, arguments.shared()};
  Diagnostics made;
  Table table = make_table(arguments, counted, measures, tallies, made);
  if (arguments.null.asked()) arguments.null.report(arguments.inference, made);
  console.say(made);
  write(arguments, counted, std::move(table), counting(arguments, analysis), console);
  return code;
}

void bind_pairs(CLI::App& app, Arguments& arguments) {
  const std::string group = "Pairs";
  app.add_flag("--ordered", arguments.ordered,
               "count units in which a hit of `a` ends before one of `b` begins; both ways")
      ->group(group);
  app.add_flag("--audit", arguments.audit,
               "a column n_ab_shared: units of n_ab in which all words of the one theme's hits and "
               "the other's are the same or overlap")
      ->group(group);
  app.add_flag("--disjoint", arguments.disjoint, "leave those units out of a pair's counts")
      ->group(group);
  app.add_option_function<std::string>(
         "--weight",
         [&arguments](const std::string& name) {
           arguments.weight = name == "weighted" ? StanzaWeight::weighted : StanzaWeight::binary;
         },
         "of a tie in a stanza: once, or as often as turns tie (default: binary)")
      ->check(quiet(CLI::IsMember(std::vector<std::string>{"binary", "weighted"})))
      ->type_name("binary|weighted")
      ->group(group);
  static const std::map<std::string, Normalise> ways{{"none", Normalise::none},
                                                     {"sphere", Normalise::sphere}};
  app.add_option("--normalise", arguments.normalise,
                 "a column `normalised`: n_ab of a group as a vector of length 1 (default: none)")
      ->transform(quiet(CLI::CheckedTransformer(ways, CLI::ignore_case)))
      ->type_name("none|sphere")
      ->group(group);
}

}  // namespace

Runner bind_cooccur(CLI::App& app) {
  const auto arguments = std::make_shared<Arguments>();
  arguments->analysis.bind(app);
  bind_unit(app, arguments->unit);
  bind_level(app, arguments->level);
  bind_pairs(app, *arguments);
  arguments->measures.bind(app);
  arguments->inference.bind(app);
  arguments->null.bind(app);
  add_list(app, "--strata", arguments->strata,
           "the odds ratio within interviews, or within interviews and classes of turn length")
      ->type_name("document[,length]")
      ->group("Inference");
  app.add_flag("--matrix", arguments->matrix, "a square of n_ab, with n_a on the diagonal")
      ->group("Output");
  arguments->notation.bind(app);
  arguments->output.bind(app, Networks::offered);
  app.footer(examples);
  return [arguments](Console& console) { return run(*arguments, console); };
}

}  // namespace themata::cli
