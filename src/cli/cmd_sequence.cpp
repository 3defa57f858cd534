// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>

#include <themata/base/suggest.hpp>

#include "commands.hpp"
#include "declared_options.hpp"
#include "notation.hpp"
#include "options_grid.hpp"
#include "options_output.hpp"
#include "options_prompting.hpp"
#include "options_sequence.hpp"
#include "paired_themes.hpp"
#include "pipeline.hpp"
#include "sequence_influence.hpp"
#include "sequence_table.hpp"

namespace themata::cli {
namespace {

constexpr const char* examples =
    R"(Columns: [by...], from, to, lag, n, observed, expected, z, p, yule_q, n_from, n_to, transition,
odds_ratio, odds_ratio_mh, odds_ratio_mh_low, odds_ratio_mh_high, cmh_p, strata.
n pairs of turns of one document stand lag turns apart; observed of them have `from` in the one and
`to` in the other. z and p take pairs for independent; odds_ratio_mh compares within documents.
--omnibus: [by...], lag, g2, df, p. --asymmetry: [by...], a, b, lag, n_forward, n_backward, forward,
backward, asymmetry, and the same of what is expected, of Yule's Q and of the log odds ratio.
--ci adds odds_ratio_low, odds_ratio_high, transition_low, transition_high, or those of
log_odds_ratio_asymmetry, over interviews; --null adds null_expected, null_ratio, p_upper, p_lower.
With --exclusive draws are read by the same rule; with --by prompted only `from` moves, since `to` stays
behind the question that raised it, or did not.
--influence leaves out each interview, and each pattern, in turn: [by...], from, to, lag, kind (interview or
pattern), left_out, n, n_from, n_to, observed, expected and odds_ratio of what is left, odds_ratio_all,
change, change_percent; what moves the ratio most (by its logarithm) comes first, and a pattern without
which no count of the row changes has no row. With --asymmetry it is log_odds_ratio_asymmetry.
--grid gives the table under every combination of declared choices, text being read once: columns overlap
and status behind lag. Values of an axis follow it; several statuses that count together are joined by +.
A row's turns are those of its group; turns that are set aside between them are passed over.

Examples:
  themata sequence examples/interviews
  themata sequence examples/interviews --lags -3..3 --asymmetry
  themata sequence examples/interviews --through interviewer --lag 1,2 --by none
  themata sequence examples/interviews --exclusive --none --omnibus
  themata sequence examples/interviews --by prompted --prompted 2
  themata sequence examples/interviews --exclusive --none --null shift --draws 200
  themata sequence examples/interviews --asymmetry --ci jackknife --null shift --draws 200
  themata sequence examples/interviews --influence --asymmetry
  themata sequence examples/interviews --grid overlap=longest,all,status=any,affirmed)";

struct Arguments {
  AnalysisArguments analysis{Grouping::offered};
  SequenceArguments sequence{};
  PromptingArguments prompting{};
  InferenceArguments inference{};
  NullArguments null{};
  NotationArguments notation{};
  OutputArguments output{};
  std::string level{};
  GridArguments grid{};
  bool influence = false;
};

/// Pairs of turns, and for a null model where the hits stand.
struct SequenceCounts {
  SequenceTally pairs;
  std::optional<HitPositions> positions{};
  std::optional<PromptedTurns> prompted{};

  void add(const CodedDocument& document, std::span<const GroupId> groups) {
    pairs.add(document, groups);
    if (prompted) prompted->add(document, groups);
    if (positions) positions->add(counted(document), groups);
  }
  void merge(const SequenceCounts& other) {
    pairs.merge(other.pairs);
    if (prompted) prompted->merge(*other.prompted);
    if (positions) positions->merge(*other.positions);
  }

 private:
  /// The document with those hits alone that count; others are there where they raise themes.
  [[nodiscard]] CodedDocument counted(const CodedDocument& document) const {
    CodedDocument kept = document;
    if (pairs.options().counted == StatusSet::all()) return kept;
    for (std::vector<Hit>& hits : kept.hits.of) {
      std::erase_if(hits,
                    [this](const Hit& hit) { return !pairs.options().counted.has(hit.status); });
    }
    return kept;
  }
};

std::size_t code_named(const std::string& name, const CountedSequences& counted) {
  std::vector<std::string> names;
  for (std::size_t code = 0; code < counted.tally.codes(); ++code) {
    names.push_back(counted.code_name(code));
    if (names.back() == name) return code;
  }
  throw Error(ErrorKind::usage, fmt::format("--structural-zeros: `{}` is no code of this table{}",
                                            name, did_you_mean(name, names)));
}

void name_zeros(const SequenceArguments& arguments, CountedSequences& counted) {
  const std::size_t codes = counted.tally.codes();
  counted.zeros.assign(codes * codes, false);
  if (arguments.zero_diagonal()) {
    for (std::size_t code = 0; code < codes; ++code) counted.zeros[code * codes + code] = true;
  }
  for (const NamedZero& zero : arguments.zeros()) {
    counted.zeros[code_named(zero.from, counted) * codes + code_named(zero.to, counted)] = true;
  }
}

/// Codes that hold one another could never stand alone.
void check_exclusive(const Dictionary& dictionary, const std::vector<ThemeId>& themes) {
  for (const ThemeId one : themes) {
    for (const ThemeId other : themes) {
      if (!dictionary.is_ancestor(one, other)) continue;
      throw Error(ErrorKind::usage,
                  fmt::format("exclusive codes can't hold one another, as `{}` holds `{}`; choose "
                              "with `--level` (1 to {}, leaf) or `--themes`",
                              dictionary.theme(one).full_name, dictionary.theme(other).full_name,
                              deepest(dictionary)));
    }
  }
}

void say_left_out(const CountedSequences& counted, Diagnostics& report) {
  SequenceTally::Totals all;
  for (const auto& [key, id] : counted.selection.groups()) {
    const SequenceTally::Totals totals = counted.tally.totals(id);
    all.turns += totals.turns;
    all.uncoded += totals.uncoded;
    all.several += totals.several;
    all.places += totals.places;
  }
  const bool none_is_code = counted.tally.options().uncoded == SequenceOptions::Uncoded::is_code;
  std::string said = fmt::format(
      "exclusive coding: of {} turns, {} hold one theme; {} hold several and are left out; {} hold "
      "none and {}",
      all.turns, all.turns - all.uncoded - all.several, all.several, all.uncoded,
      none_is_code ? "are coded `none`" : "break the chain");
  if (counted.tally.options().repeats == SequenceOptions::Repeats::merged) {
    said += fmt::format("; {} places after repeats are merged", all.places);
  }
  report.note(said);
}

SequenceTally make_tally(Arguments& arguments, const Dictionary& dictionary,
                         SequenceOptions options) {
  std::vector<ThemeId> themes =
      paired_themes(dictionary, arguments.analysis.coding.themes(), arguments.level);
  if (options.coding == SequenceOptions::Coding::exclusive) check_exclusive(dictionary, themes);
  if (themes.empty()) {
    throw Error(ErrorKind::usage,
                fmt::format("no theme is left; choose others with `--level` (1 to {}, leaf, all) "
                            "or `--themes`",
                            deepest(dictionary)));
  }
  options.called = arguments.analysis.selection.options().called;
  return {std::move(themes), std::move(options)};
}

/// What --grid and --influence can't be made with. Throws Error(usage).
void check_repeated(const Arguments& arguments, const SequenceOptions& options) {
  const auto refuse = [](const char* why) { throw Error(ErrorKind::usage, why); };
  if (!arguments.influence) return;
  if (arguments.grid.asked()) refuse("--grid and --influence are two tables; ask for one of them");
  if (arguments.inference.asked() || arguments.null.asked()) {
    refuse("--influence leaves out interviews itself: no --ci, --null");
  }
  const bool merged = options.repeats == SequenceOptions::Repeats::merged;
  if (options.prompting || arguments.sequence.omnibus() || arguments.sequence.names_zeros() ||
      merged) {
    refuse(
        "--influence is of an odds ratio of all pairs: no --by prompted, --omnibus, "
        "--structural-zeros, --merge-repeats");
  }
}

/// Options that do not go together. Throws Error(usage).
void check(const Arguments& arguments, const SequenceOptions& options) {
  const bool exclusive = options.coding == SequenceOptions::Coding::exclusive;
  if (options.prompting && exclusive) {
    throw Error(ErrorKind::usage,
                "--by prompted splits by the theme that follows, which a table of exclusive codes "
                "can't be; leave out --exclusive");
  }
  if (arguments.null.asked() && arguments.sequence.omnibus()) {
    throw Error(ErrorKind::usage,
                "--omnibus tests a whole table by its G2, --null draws the counts of its cells; "
                "leave out one of them");
  }
  if (arguments.null.asked() && arguments.sequence.names_zeros()) {
    throw Error(ErrorKind::usage,
                "draws would put themes where --structural-zeros says that they can't stand; leave "
                "out --null");
  }
  if (arguments.sequence.omnibus() && arguments.inference.asked()) {
    throw Error(ErrorKind::usage, "--omnibus tests a whole table; there is no interval for it");
  }
}

Table table_of(const Arguments& arguments, CountedSequences& counted, Diagnostics& made) {
  if (counted.exclusive()) say_left_out(counted, made);
  std::optional<IntervalColumns> intervals;
  if (arguments.inference.asked()) {
    intervals.emplace(arguments.inference,
                      arguments.sequence.asymmetry() ? asymmetry_figures() : pair_figures());
    counted.intervals = &*intervals;
  }
  Table table = arguments.sequence.omnibus()     ? omnibus_table(counted)
                : arguments.sequence.asymmetry() ? asymmetry_table(counted)
                                                 : pairs_table(counted);
  if (intervals) intervals->report(made);
  if (arguments.null.asked()) arguments.null.report(arguments.inference, made);
  return table;
}

/// How pairs of turns were made and compared.
std::string counting(const Arguments& arguments, const SequenceOptions& options) {
  std::string line = fmt::format("pairs of turns of one document; lags {}; interviewers {}",
                                 fmt::join(options.lags, ","),
                                 arguments.sequence.through().empty() ? "passed over" : "kept");
  if (options.coding == SequenceOptions::Coding::exclusive) {
    line += options.uncoded == SequenceOptions::Uncoded::is_code
                ? "; exclusive codes, none is one"
                : "; exclusive codes, none breaks the chain";
    if (options.repeats == SequenceOptions::Repeats::merged) line += ", repeats merged";
  }
  if (options.prompting) line += "; " + notation_of(*options.prompting);
  if (arguments.inference.asked()) line += "; " + arguments.inference.description();
  if (arguments.null.asked()) line += "; " + arguments.null.description(arguments.inference);
  return line + "; ";
}

std::string notation(const Arguments& arguments, const SequenceOptions& options,
                     const Analysis& analysis) {
  return counting(arguments, options) +
         (options.prompting ? notation_of(analysis, options.counted) : analysis.notation());
}

SequenceCounts make_counts(Arguments& arguments, const Dictionary& dictionary,
                           const SequenceOptions& options) {
  SequenceCounts counts{make_tally(arguments, dictionary, options), {}, {}};
  if (!arguments.null.asked()) return counts;
  counts.positions.emplace(counts.pairs.themes(), Unit{});
  if (options.prompting) counts.prompted.emplace(counts.pairs.themes(), *options.prompting);
  return counts;
}

Table table_of(Arguments& arguments, Analysis& analysis, SequenceCounts& counts,
               Diagnostics& made) {
  CountedSequences counted{analysis.selection(), analysis.dictionary(),
                           counts.pairs,         counts.positions ? &*counts.positions : nullptr,
                           arguments.inference,  arguments.null};
  if (counts.prompted) counted.prompted = &*counts.prompted;
  if (counted.exclusive()) name_zeros(arguments.sequence, counted);
  return table_of(arguments, counted, made);
}

int run_influence(Arguments& arguments, const SequenceOptions& options, Diagnostics& diagnostics,
                  Console& console) {
  arguments.analysis.selection.keep_interviews_apart();
  arguments.analysis.input.take_coded();
  Analysis analysis(arguments.analysis, Sentences::where_needed, diagnostics);
  analysis.keep_apart(arguments.output.path());
  const Dictionary& dictionary = analysis.dictionary();
  SequenceInfluenceTally tally(make_tally(arguments, dictionary, options),
                               analysis.code_everything());
  const int code = analysis.tally(tally, console);
  const InfluenceOn on =
      arguments.sequence.asymmetry() ? InfluenceOn::asymmetry : InfluenceOn::odds_ratio;
  arguments.notation.write(
      arguments.output, sequence_influence_table(analysis.selection(), dictionary, tally, on),
      [&] {
        return "each interview and each pattern left out; " +
               notation(arguments, options, analysis);
      },
      console);
  return code;
}

int run_grid(Arguments& arguments, const SequenceOptions& options, Diagnostics& diagnostics,
             Console& console) {
  CodingArguments& coding = arguments.analysis.coding;
  arguments.analysis.input.take_coded();
  std::vector<CountingChoice> choices = arguments.grid.choices({}, coding);
  if (asks_statuses(choices)) coding.use_statuses(CodingArguments::StatusUse::needed);
  // What raises a theme is a hit of any status.
  const StatusChoice chosen = options.prompting ? StatusChoice::by_tally : StatusChoice::before;
  Analysis analysis(arguments.analysis, Sentences::where_needed, diagnostics);
  arguments.grid.adopt_overlap(coding, choices);
  analysis.keep_apart(arguments.output.path());
  const auto make = [&](const CountingChoice& choice) {
    SequenceOptions its = options;
    if (options.prompting) its.counted = choice.statuses;
    return make_counts(arguments, analysis.dictionary(), its);
  };
  GridTally<SequenceCounts> grid(choices, analysis.code_everything(), make, chosen);
  const int code = analysis.tally(grid, console);
  Diagnostics made;
  std::vector<Table> tables;
  for (SequenceCounts counts : grid.tallies()) {
    tables.push_back(table_of(arguments, analysis, counts, made));
  }
  console.say(without_repeats(made));
  arguments.notation.write(
      arguments.output, join_choices(choices, std::move(tables), "lag", UnitColumn::left_out),
      [&] { return counting(arguments, options) + analysis.notation(hits_of(choices)); }, console);
  return code;
}

int run(Arguments& arguments, Console& console) {
  Diagnostics diagnostics;
  SequenceOptions options = arguments.sequence.options(diagnostics);
  arguments.analysis.coding.use_statuses(CodingArguments::StatusUse::counted);
  if (arguments.sequence.through() == "interviewer") {
    arguments.analysis.selection.keep_interviewers();
  }
  arguments.output.disclosure().refuse_least(arguments.sequence.omnibus(),
                                             "a test of the whole table");
  arguments.output.disclosure().refuse_least(arguments.sequence.exclusive(),
                                             "exclusive codes, whose rows add up");
  arguments.output.disclosure().refuse_least(arguments.sequence.asymmetry(),
                                             "differences of two directions");
  arguments.output.disclosure().refuse_least(arguments.grid.asked(), "a grid of choices");
  arguments.output.disclosure().refuse_least(arguments.influence, "what one interview changes");
  options.prompting = arguments.prompting.take(arguments.analysis);
  check(arguments, options);
  check_repeated(arguments, options);
  if (arguments.influence) return run_influence(arguments, options, diagnostics, console);
  if (arguments.inference.asked() || arguments.null.asked()) {
    arguments.analysis.selection.keep_interviews_apart();
  }
  if (arguments.grid.asked()) return run_grid(arguments, options, diagnostics, console);
  if (options.prompting) options.counted = arguments.analysis.coding.leave_statuses_to_tally();
  arguments.analysis.input.take_coded();
  Analysis analysis(arguments.analysis, Sentences::where_needed, diagnostics);
  analysis.keep_apart(arguments.output.path());
  SequenceCounts counts = make_counts(arguments, analysis.dictionary(), options);
  const int code = analysis.tally(counts, console);
  Diagnostics made;
  Table table = table_of(arguments, analysis, counts, made);
  console.say(made);
  arguments.output.disclosure().tell_interviews(analysis.selection(),
                                                arguments.analysis.selection.options().by);
  arguments.notation.write(
      arguments.output, std::move(table), [&] { return notation(arguments, options, analysis); },
      console);
  return code;
}

}  // namespace

Runner bind_sequence(CLI::App& app) {
  const auto arguments = std::make_shared<Arguments>();
  arguments->analysis.bind(app);
  arguments->sequence.bind(app);
  arguments->prompting.bind(app);
  arguments->inference.bind(app);
  arguments->null.bind(app);
  arguments->grid.bind(app, {"overlap", "status"});
  add_flag(app, "--influence", arguments->influence,
           "the odds ratio with each interview, and each pattern, left out in turn")
      .group("Inference");
  bind_level(app, arguments->level);
  arguments->notation.bind(app,
                           {"lag", "lags", "through", "exclusive", "none", "merge-repeats",
                            "prompted", "ci", "null", "draws", "seed", "grid", "influence"},
                           &arguments->analysis);
  arguments->output.bind(app);
  arguments->output.disclosure().bind_cells(app, "from", sequence_cells);
  set_footer(app, examples);
  return [arguments](Console& console) {
    arguments->output.disclosure().say_to(console);
    return run(*arguments, console);
  };
}

}  // namespace themata::cli
