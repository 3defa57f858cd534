// SPDX-License-Identifier: MIT
#include <algorithm>

#include <fmt/format.h>

#include <themata/table/table.hpp>

#include "commands.hpp"
#include "declared_options.hpp"
#include "notation.hpp"
#include "options_grid.hpp"
#include "options_output.hpp"
#include "options_prompting.hpp"
#include "pipeline.hpp"
#include "theme_comparison.hpp"
#include "theme_influence.hpp"
#include "theme_tables.hpp"

namespace themata::cli {
namespace {

constexpr const char* examples =
    R"(Columns: [by...], theme, hits, tokens, per_1000, units_with, units, share; weighted, the sum of
weights, behind hits where the dictionary has weights; adherence, violation and net (the first less the
second) at the end where a theme of it has both. --by takes status, polarity and prompted too.
--ci adds per_1000_low, per_1000_high, share_low, share_high, for each how many replicates were
undefined, and interviews; it makes one row of all interviews unless --by says otherwise.
--compare sets the rates of a field's groups against each other, two at a time: [by...], theme, group_a,
group_b, interviews_a, interviews_b, hits_a, hits_b, tokens_a, tokens_b, per_1000_a, per_1000_b,
difference and ratio (both with intervals; --ci jackknife unless it says otherwise), and p of a
permutation of interviews between the groups, as it is, p_bh and p_holm.
--influence leaves out each interview, and each pattern, in turn: [by...], theme, kind (interview or
pattern), left_out, hits, tokens and per_1000 of what is left, per_1000_all, change, change_percent;
what moves a theme most comes first, and a pattern that moves it not at all has no row.
--grid counts under every combination of declared choices, text being read once: the same columns, and
unit, overlap and status behind theme; one row of all interviews unless --by says otherwise. Values of an
axis follow it, up to the next; several statuses that count together are joined by +, `any` (or all)
is every one.
A parent counts as if it held its sub-themes' patterns itself, so it can be less than their sum.

Examples:
  themata themes examples/interviews
  themata themes examples/interviews --by none --themes 'procedural.*'
  themata themes examples/interviews --metadata examples/participants.csv --by gender --wide
  themata themes examples/interviews --by status --themes procedural,distributive
  themata themes examples/interviews --by prompted --prompted 2 --themes procedural,distributive
  themata themes examples/interviews --unit sentence --format markdown
  themata themes examples/interviews --ci jackknife --themes procedural,distributive
  themata themes examples/interviews --metadata examples/participants.csv --compare gender
  themata themes examples/interviews --influence --themes procedural
  themata themes examples/interviews --themes procedural --grid overlap=longest,all,status=any,affirmed)";

struct Arguments {
  AnalysisArguments analysis{Grouping::offered, {"document"}};
  OutputArguments output{};
  NotationArguments notation{};
  InferenceArguments inference{};
  PromptingArguments prompting{};
  Unit unit{};
  std::string compare{};
  GridArguments grid{};
  bool wide = false;
  bool influence = false;
};

/// What `--compare` asks of the other options.
void prepare_comparison(Arguments& arguments, const std::vector<HitField>& split_by) {
  using Method = InferenceArguments::Method;
  if (arguments.inference.method() == Method::wilson) {
    throw Error(ErrorKind::usage,
                "`--compare` has no Wilson interval; use jackknife, bca, percentile or none");
  }
  if (!split_by.empty()) {
    throw Error(ErrorKind::usage,
                "`--compare` has no rows by status or polarity; choose hits with `--status`");
  }
  if (arguments.compare == "document") {
    throw Error(ErrorKind::usage,
                "each document is one interview; compare a field that several "
                "have in common");
  }
  arguments.inference.use_by_default(Method::jackknife);
  arguments.analysis.selection.compare_by(arguments.compare);
  arguments.analysis.selection.keep_interviews_apart();
}

int run_influence(Arguments& arguments, Console& console) {
  Diagnostics diagnostics;
  AnalysisArguments& options = arguments.analysis;
  options.input.take_coded();
  options.selection.keep_interviews_apart();
  Analysis analysis(options, sentences_for(arguments.unit), diagnostics);
  analysis.keep_apart(arguments.output.path());
  const Dictionary& dictionary = analysis.dictionary();
  InfluenceTally tally(dictionary.select(options.coding.themes()), analysis.code_everything());
  const int code = analysis.tally(tally, console);
  arguments.notation.write(
      arguments.output, influence_table(analysis.selection(), dictionary, tally),
      [&] { return "each interview and each pattern left out; " + analysis.notation(); }, console);
  return code;
}

/// The table of one choice, with what it says in `made`.
Table counted_table(const Arguments& arguments, const CountedThemes& counted, const Unit& unit,
                    Diagnostics& made) {
  if (!arguments.compare.empty()) {
    return comparison_table({arguments.compare, counted.selection, counted.dictionary,
                             counted.tally, arguments.inference},
                            made);
  }
  if (!arguments.inference.asked()) return themes_table(counted, nullptr);
  IntervalColumns intervals = theme_intervals(arguments.inference, unit);
  Table table = themes_table(counted, &intervals);
  intervals.report(made);
  return table;
}

/// How the counts of the table were made.
std::string counting(const Arguments& arguments, const std::string& units) {
  std::string made = fmt::format("unit {}; ", units);
  if (!arguments.compare.empty())
    made += comparison_notation(arguments.compare, arguments.inference);
  if (arguments.inference.asked()) made += arguments.inference.description() + "; ";
  return made;
}

int run_grid(Arguments& arguments, Console& console) {
  Diagnostics diagnostics;
  AnalysisArguments& options = arguments.analysis;
  std::vector<CountingChoice> choices = arguments.grid.choices(arguments.unit, options.coding);
  if (asks_statuses(choices)) options.coding.use_statuses(CodingArguments::StatusUse::needed);
  options.selection.keep_interviews_apart();
  options.input.take_coded();
  Analysis analysis(options, sentences_for(choices), diagnostics);
  arguments.grid.adopt_overlap(options.coding, choices);
  analysis.keep_apart(arguments.output.path());
  const Dictionary& dictionary = analysis.dictionary();
  const std::vector<ThemeId> themes = dictionary.select(options.coding.themes());
  GridTally<ThemeTally> grid(choices, analysis.code_everything(),
                             [&](const CountingChoice& choice) {
                               return ThemeTally(themes, choice.unit, PatternFacts::of(dictionary));
                             });
  const int code = analysis.tally(grid, console);
  Diagnostics made;
  std::vector<Table> tables;
  for (std::size_t at = 0; at < choices.size(); ++at) {
    const CountedThemes counted{analysis.selection(), dictionary,
                                grid.tallies()[at],   {},
                                choices[at].statuses, both_poles(dictionary)};
    tables.push_back(counted_table(arguments, counted, choices[at].unit, made));
  }
  console.say(without_repeats(made));
  arguments.notation.write(
      arguments.output, join_choices(choices, std::move(tables), "theme", UnitColumn::added),
      [&] { return counting(arguments, units_of(choices)) + analysis.notation(hits_of(choices)); },
      console);
  return code;
}

struct Split {
  std::vector<HitField> by{};
  std::optional<Prompting> prompting{};
};

Split take_split(Arguments& arguments) {
  Split split;
  AnalysisArguments& analysis = arguments.analysis;
  analysis.coding.use_statuses(CodingArguments::StatusUse::counted);
  const std::vector<std::string> taken =
      analysis.selection.take_from_by({"status", "polarity", "prompted"});
  for (const std::string& name : taken) {
    split.by.push_back(name == "status"     ? HitField::status
                       : name == "polarity" ? HitField::polarity
                                            : HitField::prompted);
    if (name != "status") continue;
    analysis.coding.use_statuses(CodingArguments::StatusUse::needed);
  }
  split.prompting = arguments.prompting.of(taken, analysis);
  return split;
}

void refuse_split(const Split& split, const char* table) {
  if (split.by.empty()) return;
  throw Error(ErrorKind::usage,
              fmt::format("`{}` has no rows by status, polarity or prompting", table));
}

int run(Arguments& arguments, Console& console) {
  Diagnostics diagnostics;
  const Split split = take_split(arguments);
  const StatusSet statuses = split.prompting ? arguments.analysis.coding.leave_statuses_to_tally()
                                             : arguments.analysis.coding.options().counted;
  if (!arguments.output.disclosure().key_file().empty() &&
      (arguments.compare == "document" || arguments.compare == "speaker")) {
    throw Error(ErrorKind::usage, "`--pseudonyms` does not reach the groups of `--compare`");
  }
  arguments.output.disclosure().refuse_least(
      std::ranges::count(split.by, HitField::polarity) > 0,
      "rows by polarity: a theme without patterns of one tells what others count of it; without "
      "--by polarity, the columns adherence and violation can be kept");
  arguments.output.disclosure().refuse_least(arguments.wide, "a wide table");
  arguments.output.disclosure().refuse_least(arguments.grid.asked(), "a grid of choices");
  arguments.output.disclosure().refuse_least(arguments.influence, "what one interview changes");
  if (arguments.influence) {
    refuse_split(split, "--influence");
    return run_influence(arguments, console);
  }
  if (arguments.grid.asked()) refuse_split(split, "--grid");
  if (!arguments.compare.empty()) prepare_comparison(arguments, split.by);
  if (arguments.grid.asked()) return run_grid(arguments, console);
  arguments.analysis.input.take_coded();
  if (arguments.inference.asked()) arguments.analysis.selection.keep_interviews_apart();
  Analysis analysis(arguments.analysis, sentences_for(arguments.unit), diagnostics);
  analysis.keep_apart(arguments.output.path());
  const Dictionary& dictionary = analysis.dictionary();
  ThemeTally tally(dictionary.select(arguments.analysis.coding.themes()), arguments.unit,
                   PatternFacts::of(dictionary), split.by);
  if (split.prompting) tally.set_prompting(*split.prompting, statuses);
  const int code = analysis.tally(tally, console);
  const CountedThemes counted{analysis.selection(),  dictionary, tally, split.by, statuses,
                              both_poles(dictionary)};
  if (arguments.compare.empty()) {
    arguments.output.disclosure().tell_interviews(analysis.selection(),
                                                  arguments.analysis.selection.options().by);
  }
  const auto line = [&] {
    std::string made = counting(arguments, arguments.unit.name());
    if (split.prompting) made += notation_of(*split.prompting) + "; ";
    return made + notation_of(analysis, statuses);
  };
  const auto write = [&](auto table) {
    arguments.notation.write(arguments.output, std::move(table), line, console);
  };
  if (arguments.wide) {
    write(wide_themes_table(counted));
  } else if (arguments.compare.empty() && !arguments.inference.asked()) {
    write(themes_rows(counted));
  } else {
    Diagnostics made;
    Table table = counted_table(arguments, counted, arguments.unit, made);
    console.say(made);
    write(std::move(table));
  }
  return code;
}

}  // namespace

Runner bind_themes(CLI::App& app) {
  const auto arguments = std::make_shared<Arguments>();
  arguments->analysis.bind(app);
  bind_unit(app, arguments->unit);
  arguments->prompting.bind(app);
  arguments->inference.bind(app);
  add_option(app, "--compare", arguments->compare,
             "difference and ratio of rates between the groups of this field")
      .type_name("FIELD")
      .group("Inference");
  arguments->grid.bind(app);
  add_flag(app, "--influence", arguments->influence,
           "rates with each interview, and each pattern, left out in turn")
      .excludes("--ci")
      .excludes("--compare")
      .excludes("--grid")
      .group("Inference");
  add_flag(app, "--wide", arguments->wide, "one column of hits per theme")
      .excludes("--ci")
      .excludes("--compare")
      .excludes("--influence")
      .excludes("--grid")
      .group("Output");
  arguments->notation.bind(
      app,
      {"unit", "ci", "confidence", "draws", "seed", "compare", "prompted", "grid", "influence"},
      &arguments->analysis);
  arguments->output.bind(app);
  arguments->output.disclosure().bind_cells(app, "theme", theme_cells);
  set_footer(app, examples);
  return [arguments](Console& console) {
    arguments->output.disclosure().say_to(console);
    return run(*arguments, console);
  };
}

}  // namespace themata::cli
