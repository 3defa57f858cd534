// SPDX-License-Identifier: MIT
#include "commands.hpp"
#include "declared_options.hpp"

#include <optional>

#include "cooccur_arguments.hpp"
#include "cooccur_counting.hpp"
#include "cooccur_grid.hpp"
#include "cooccur_influence.hpp"
#include "cooccur_prompted.hpp"

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
--ci adds an interval over interviews for each measure, in place of those that take units to be independent
(wilson does, and has them for shares alone: jaccard, dice, overlap, delta_p_ab, delta_p_ba);
--strata the odds ratio within interviews (Mantel-Haenszel) and its test: long turns and talkative
interviews hold two themes by chance. --by status or polarity: a theme is present by such hits alone.
--by prompted: units in which the interviewer had just raised one of the two themes, or neither; they add up.
--null adds null_expected (n_ab on average over draws), null_ratio (n_ab to it), p_upper and p_lower
(how often a draw had as many, as few): interviews keep their words, turns and number of hits.
--placebo adds ratio (n_ab to expected), placebo_ratio (the median of the placebo pairs),
placebo_p_upper, placebo_p_lower, placebo_n_a, placebo_n_b (means), placebo_sets (with a ratio).
--grid counts under every combination of declared choices, text being read once: the same columns, and
overlap and status behind unit. Values of an axis follow it, up to the next; several statuses that count
together are joined by +, `any` (or all) is every one. p_bh and p_holm adjust for the rows of one combination.
--influence leaves out each interview, and each pattern, in turn: [by...], a, b, unit, kind (interview or
pattern), left_out, n, n_a, n_b, n_ab, expected and the measure (odds_ratio, or the one of --measures) of
what is left, measure_all, change, change_percent; what moves the measure most comes first (an odds ratio
by its logarithm: half as much is as far as twice), and a pattern without which no count of the pair
changes has no row.

Examples:
  themata cooccur examples/interviews
  themata cooccur examples/interviews --unit sentence --level 2
  themata cooccur examples/interviews --unit window:20 --by document
  themata cooccur examples/interviews --level leaf --matrix
  themata cooccur examples/interviews --level 2 --measures odds_ratio,g2,fisher
  themata cooccur examples/interviews --null shift --draws 2000 --seed 7
  themata cooccur examples/interviews --ci jackknife --strata document,length
  themata cooccur examples/interviews --by status
  themata cooccur examples/interviews --by prompted --prompted 2 --measures odds_ratio,fisher
  themata cooccur examples/interviews --placebo 200
  themata cooccur examples/interviews --grid unit=turn,sentence,window:20,overlap=longest,all
  themata cooccur examples/interviews --influence --measures npmi
  themata cooccur examples/interviews --level 2 --audit
  themata cooccur examples/interviews --unit window:30 --ordered
  themata cooccur examples/interviews --unit stanza:4 --by document --normalise sphere
  themata cooccur examples/interviews --level 2 --format graphml)";

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
  arguments.notation.say(arguments.output, notation, console);
}

/// Takes what belongs to hits out of `--by`; how far questions reach, where it names prompting.
std::optional<Prompting> take_split(CooccurArguments& arguments) {
  CodingArguments& coding = arguments.analysis.coding;
  coding.use_statuses(CodingArguments::StatusUse::counted);
  const std::vector<std::string> taken =
      arguments.analysis.selection.take_from_by({"status", "polarity", "prompted"});
  for (const std::string& name : taken) {
    if (name == "status") arguments.split.status = true;
    if (name == "polarity") arguments.split.polarity = true;
  }
  if (arguments.split.status) coding.use_statuses(CodingArguments::StatusUse::needed);
  arguments.split.statuses = coding.options().counted;
  return arguments.prompting.of(taken, arguments.analysis);
}

/// Counts, and says how placebos are drawn.
int walk(const CooccurArguments& arguments, Analysis& analysis, CooccurTallies& tallies,
         Console& console, Diagnostics& made) {
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

/// Throws Error(usage) for tables whose cells stand beside each other in another way.
void check_disclosure(const CooccurArguments& arguments) {
  const DisclosureArguments& disclosure = arguments.output.disclosure();
  disclosure.refuse_least(arguments.matrix, "a matrix");
  disclosure.refuse_least(arguments.grid.asked(), "a grid of choices");
  disclosure.refuse_least(arguments.influence, "what one interview changes");
  disclosure.refuse_least(arguments.output.network().has_value(), "a network");
}

int run(CooccurArguments& arguments, Console& console) {
  check_disclosure(arguments);
  Diagnostics diagnostics;
  const std::optional<Prompting> prompting = take_split(arguments);
  if (prompting) return run_cooccur_prompted(arguments, *prompting, console);
  if (arguments.grid.asked()) return run_cooccur_grid(arguments, console);
  if (arguments.influence) return run_cooccur_influence(arguments, console);
  check(arguments);
  if (arguments.placebo.asked()) {
    arguments.analysis.input.refuse_coded(
        "--placebo draws words from the text, which a coded file does not hold; name the "
        "transcripts");
  } else {
    arguments.analysis.input.take_coded();
  }
  if (arguments.by_interview()) arguments.analysis.selection.keep_interviews_apart();
  const MeasureColumns measures = measure_columns(arguments);
  Analysis analysis(arguments.analysis, sentences_for(arguments.unit), diagnostics);
  analysis.keep_apart(arguments.output.path());
  CooccurTallies tallies = cooccur_tallies(arguments, analysis.dictionary());
  Diagnostics made;
  const int code = walk(arguments, analysis, tallies, console, made);
  const CountedPairs counted{analysis.selection(), analysis.dictionary(), tallies.pairs,
                             arguments.unit, arguments.shared()};
  arguments.output.disclosure().tell_interviews(analysis.selection(),
                                                arguments.analysis.selection.options().by);
  Table table = cooccur_table(arguments, counted, measures, tallies, made);
  if (arguments.null.asked()) arguments.null.report(arguments.inference, made);
  console.say(made);
  write(
      arguments, counted, std::move(table),
      [&] { return counting(arguments, arguments.unit.name()) + analysis.notation(); }, console);
  return code;
}

}  // namespace

Runner bind_cooccur(CLI::App& app) {
  const auto arguments = std::make_shared<CooccurArguments>();
  bind_cooccur_arguments(app, *arguments);
  set_footer(app, examples);
  return [arguments](Console& console) {
    DisclosureArguments& disclosure = arguments->output.disclosure();
    disclosure.say_to(console);
    if (arguments->disjoint) disclosure.use(disjoint_pair_cells);
    return run(*arguments, console);
  };
}

}  // namespace themata::cli
