// SPDX-License-Identifier: MIT
#include "cooccur_grid.hpp"

#include "cooccur_counting.hpp"
#include "options_grid.hpp"

namespace themata::cli {

int run_cooccur_grid(CooccurArguments& arguments, Console& console) {
  Diagnostics diagnostics;
  AnalysisArguments& options = arguments.analysis;
  std::vector<CountingChoice> choices = arguments.grid.choices(arguments.unit, options.coding);
  check_grid(arguments, choices);
  for (const CountingChoice& choice : choices) {
    arguments.unit = choice.unit;
    check(arguments);
  }
  if (asks_statuses(choices)) options.coding.use_statuses(CodingArguments::StatusUse::needed);
  if (arguments.by_interview()) options.selection.keep_interviews_apart();
  options.input.take_coded();
  Analysis analysis(options, sentences_for(choices), diagnostics);
  arguments.grid.adopt_overlap(options.coding, choices);
  analysis.keep_apart(arguments.output.path());
  const Dictionary& dictionary = analysis.dictionary();
  GridTally<CooccurTallies> grid(choices, analysis.code_everything(),
                                 [&](const CountingChoice& choice) {
                                   arguments.unit = choice.unit;
                                   return cooccur_tallies(arguments, dictionary);
                                 });
  const int code = analysis.tally(grid, console);
  Diagnostics made;
  std::vector<Table> tables;
  for (std::size_t at = 0; at < choices.size(); ++at) {
    arguments.unit = choices[at].unit;
    const CooccurTallies& tallies = grid.tallies()[at];
    const CountedPairs counted{analysis.selection(), dictionary, tallies.pairs, arguments.unit,
                               arguments.shared()};
    tables.push_back(cooccur_table(arguments, counted, measure_columns(arguments), tallies, made));
  }
  if (arguments.null.asked()) arguments.null.report(arguments.inference, made);
  console.say(without_repeats(made));
  arguments.notation.write(
      arguments.output, join_choices(choices, std::move(tables), "unit", UnitColumn::left_out),
      [&] { return counting(arguments, units_of(choices)) + analysis.notation(hits_of(choices)); },
      console);
  return code;
}

}  // namespace themata::cli
