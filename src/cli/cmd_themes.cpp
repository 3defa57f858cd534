// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>

#include <themata/stats/proportions.hpp>
#include <themata/table/table.hpp>
#include <themata/tally/theme_tally.hpp>

#include "commands.hpp"
#include "group_columns.hpp"
#include "interval_columns.hpp"
#include "notation.hpp"
#include "options_output.hpp"
#include "options_prompting.hpp"
#include "pipeline.hpp"
#include "theme_comparison.hpp"
#include "theme_influence.hpp"

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
  themata themes examples/interviews --influence --themes procedural)";

struct Arguments {
  AnalysisArguments analysis{Grouping::offered, {"document"}};
  OutputArguments output{};
  NotationArguments notation{};
  InferenceArguments inference{};
  PromptingArguments prompting{};
  Unit unit{};
  std::string compare{};
  bool wide = false;
  bool influence = false;
};

/// What one table is made of.
struct Counted {
  const Selection& selection;
  const Dictionary& dictionary;
  const ThemeTally& tally;
  std::vector<HitField> split_by;
  StatusSet statuses;            ///< that count; the others have no rows
  std::vector<bool> both_poles;  ///< of a theme of the dictionary

  [[nodiscard]] bool poles() const {
    const bool split =
        std::find(split_by.begin(), split_by.end(), HitField::polarity) != split_by.end();
    return !split && std::find(both_poles.begin(), both_poles.end(), true) != both_poles.end();
  }
};

std::vector<bool> both_poles(const Dictionary& dictionary) {
  std::vector<bool> both;
  for (std::uint32_t at = 0; at < dictionary.themes().size(); ++at) {
    both.push_back(dictionary.has_both_poles(ThemeId{at}));
  }
  return both;
}

std::optional<double> ratio(std::uint64_t part, std::uint64_t whole) {
  if (whole == 0) return std::nullopt;
  return static_cast<double>(part) / static_cast<double>(whole);
}

std::vector<Column> split_columns(const Counted& counted) {
  std::vector<Column> columns;
  for (const HitField field : counted.split_by) {
    columns.push_back({field == HitField::status     ? "status"
                       : field == HitField::polarity ? "polarity"
                                                     : "prompted"});
  }
  return columns;
}

/// The cells of a slice, or nothing for one that can't count.
std::optional<Row> split_cells(const Counted& counted, std::size_t slice) {
  Row cells;
  const std::vector<std::size_t> values = counted.tally.values(slice);
  for (std::size_t at = 0; at < values.size(); ++at) {
    if (counted.split_by[at] == HitField::status) {
      const auto status = static_cast<Status>(values[at]);
      if (!counted.statuses.has(status)) return std::nullopt;
      cells.push_back(text_cell(status_name(status)));
    } else if (counted.split_by[at] == HitField::prompted) {
      const auto prompted = static_cast<Prompted>(values[at]);
      if (prompted == Prompted::unknown && !counted.tally.has_unprompted_documents()) {
        return std::nullopt;
      }
      cells.push_back(text_cell(prompted_name(prompted)));
    } else {
      cells.push_back(text_cell(polarity_name(static_cast<Polarity>(values[at]))));
    }
  }
  return cells;
}

/// A group's counts: all of it, and its parts, which are interviews where they are kept apart.
struct GroupCounts {
  ThemeTally::Group all{};
  std::vector<ThemeTally::Group> parts{};

  GroupCounts(const ThemeTally& tally, const std::vector<GroupId>& ids) {
    for (const GroupId id : ids) parts.push_back(tally.group(id));
    all = parts.front();
    for (std::size_t part = 1; part < parts.size(); ++part) all += parts[part];
  }
};

/// Calls `visit(cells, group, first)` for every row's beginning: the cells of the group
/// and of the slice, and the counts of the slice's themes from themes[first] on.
template <typename Visit>
void for_each_slice(const Counted& counted, Visit visit) {
  for (const auto& [key, ids, documents] : counted.selection.clustered_groups()) {
    const GroupCounts group(counted.tally, ids);
    for (std::size_t slice = 0; slice < counted.tally.slices(); ++slice) {
      const auto cells = split_cells(counted, slice);
      if (!cells) continue;
      Row row = group_cells(key);
      row.insert(row.end(), cells->begin(), cells->end());
      visit(row, group, slice * counted.tally.themes().size());
    }
  }
}

enum Summed : std::size_t { hits_of, tokens_of, units_with_of, units_of, summed };

std::optional<double> rate(std::span<const std::uint64_t> sums) {
  const auto hits_per_word = ratio(sums[hits_of], sums[tokens_of]);
  return hits_per_word ? std::optional(*hits_per_word * 1000) : std::nullopt;
}

std::optional<double> share(std::span<const std::uint64_t> sums) {
  return ratio(sums[units_with_of], sums[units_of]);
}

std::optional<Interval> wilson_of_share(std::span<const std::uint64_t> sums, double confidence) {
  return wilson_interval({sums[units_with_of], sums[units_of]}, confidence);
}

IntervalColumns interval_columns(const Arguments& arguments) {
  const bool windows = arguments.unit.kind == UnitKind::window;  // they overlap
  return {arguments.inference,
          {{"per_1000", {rate, Scale::log}, nullptr},
           {"share", {share, Scale::logit}, windows ? nullptr : wilson_of_share}}};
}

ClusterCounts clusters_of(const GroupCounts& group, std::size_t theme) {
  ClusterCounts counts{summed, {}};
  for (const ThemeTally::Group& part : group.parts) {
    const ThemeTally::Counts& of = part.themes[theme];
    counts.counts.insert(counts.counts.end(), {of.hits, part.tokens, of.units_with, part.units});
  }
  return counts;
}

void add_pole_cells(const Counted& counted, ThemeId theme, const ThemeTally::Counts& counts,
                    Row& row) {
  if (!counted.both_poles[index_of(theme)]) {
    row.insert(row.end(), 3, Cell{});
    return;
  }
  const std::uint64_t kept = counts.poles[static_cast<std::size_t>(Polarity::adherence)];
  const std::uint64_t broken = counts.poles[static_cast<std::size_t>(Polarity::violation)];
  row.push_back(count_cell(kept));
  row.push_back(count_cell(broken));
  row.emplace_back(static_cast<std::int64_t>(kept) - static_cast<std::int64_t>(broken));
}

std::vector<Column> long_columns(const Counted& counted) {
  std::vector<Column> columns = split_columns(counted);
  columns.push_back({"theme"});
  columns.push_back({"hits", ColumnType::integer});
  if (counted.dictionary.has_weights()) columns.push_back({"weighted", ColumnType::real});
  columns.push_back({"tokens", ColumnType::integer});
  columns.push_back({"per_1000", ColumnType::real});
  columns.push_back({"units_with", ColumnType::integer});
  columns.push_back({"units", ColumnType::integer});
  columns.push_back({"share", ColumnType::real});
  if (!counted.poles()) return columns;
  for (const char* name : {"adherence", "violation", "net"}) {
    columns.push_back({name, ColumnType::integer});
  }
  return columns;
}

Table long_table(const Counted& counted, IntervalColumns* intervals) {
  std::vector<Column> columns = long_columns(counted);
  if (intervals != nullptr) {
    for (Column& column : intervals->columns()) columns.push_back(std::move(column));
  }
  Table table = grouped_table(counted.selection, std::move(columns));
  const bool poles = counted.poles();
  const std::vector<ThemeId>& themes = counted.tally.themes();
  for_each_slice(counted, [&](const Row& start, const GroupCounts& parts, std::size_t first) {
    const ThemeTally::Group& group = parts.all;
    for (std::size_t at = 0; at < themes.size(); ++at) {
      const ThemeTally::Counts& counts = group.themes[first + at];
      Row row = start;
      row.push_back(text_cell(counted.dictionary.theme(themes[at]).full_name));
      row.push_back(count_cell(counts.hits));
      if (counted.dictionary.has_weights())
        row.push_back(real_cell(counted.tally.weighted(counts)));
      row.push_back(count_cell(group.tokens));
      const auto rate = ratio(counts.hits, group.tokens);
      row.push_back(rate ? real_cell(*rate * 1000) : Cell{});
      row.push_back(count_cell(counts.units_with));
      row.push_back(count_cell(group.units));
      row.push_back(real_cell(ratio(counts.units_with, group.units)));
      if (poles) add_pole_cells(counted, themes[at], counts, row);
      if (intervals != nullptr) {
        intervals->add_cells(clusters_of(parts, first + at), tokens_of, row);
      }
      table.rows.push_back(std::move(row));
    }
  });
  return table;
}

/// One row a group and slice, and one column of hits a theme.
Table wide_table(const Counted& counted) {
  std::vector<Column> columns = split_columns(counted);
  columns.push_back({"tokens", ColumnType::integer});
  columns.push_back({"units", ColumnType::integer});
  const std::vector<ThemeId>& themes = counted.tally.themes();
  for (const ThemeId theme : themes) {
    columns.push_back({counted.dictionary.theme(theme).full_name, ColumnType::integer});
  }
  Table table = grouped_table(counted.selection, std::move(columns));
  for_each_slice(counted, [&](Row row, const GroupCounts& group, std::size_t first) {
    row.push_back(count_cell(group.all.tokens));
    row.push_back(count_cell(group.all.units));
    for (std::size_t at = 0; at < themes.size(); ++at) {
      row.push_back(count_cell(group.all.themes[first + at].hits));
    }
    table.rows.push_back(std::move(row));
  });
  return table;
}

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
  options.selection.keep_interviews_apart();
  Analysis analysis(options, sentences_for(arguments.unit), diagnostics);
  analysis.keep_apart(arguments.output.path());
  const Dictionary& dictionary = analysis.dictionary();
  InfluenceTally tally(dictionary.select(options.coding.themes()), analysis.code_everything());
  const int code = analysis.tally(tally, console);
  arguments.output.write(influence_table(analysis.selection(), dictionary, tally));
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

int run(Arguments& arguments, Console& console) {
  Diagnostics diagnostics;
  const Split split = take_split(arguments);
  const StatusSet statuses = split.prompting ? arguments.analysis.coding.leave_statuses_to_tally()
                                             : arguments.analysis.coding.options().counted;
  if (arguments.influence) {
    if (!split.by.empty()) {
      throw Error(ErrorKind::usage, "`--influence` has no rows by status, polarity or prompting");
    }
    return run_influence(arguments, console);
  }
  if (!arguments.compare.empty()) prepare_comparison(arguments, split.by);
  if (arguments.inference.asked()) arguments.analysis.selection.keep_interviews_apart();
  Analysis analysis(arguments.analysis, sentences_for(arguments.unit), diagnostics);
  analysis.keep_apart(arguments.output.path());
  const Dictionary& dictionary = analysis.dictionary();
  ThemeTally tally(dictionary.select(arguments.analysis.coding.themes()), arguments.unit,
                   PatternFacts::of(dictionary), split.by);
  if (split.prompting) tally.set_prompting(*split.prompting, statuses);
  const int code = analysis.tally(tally, console);
  const auto notation = [&] {
    return fmt::format("unit {}; {}", arguments.unit.name(), analysis.notation());
  };
  if (!arguments.compare.empty()) {
    Diagnostics made;
    Table table = comparison_table(
        {arguments.compare, analysis.selection(), dictionary, tally, arguments.inference}, made);
    console.say(made);
    arguments.notation.write(arguments.output, std::move(table), notation, console);
    return code;
  }
  const Counted counted{analysis.selection(),  dictionary, tally, split.by, statuses,
                        both_poles(dictionary)};
  if (!arguments.inference.asked()) {
    arguments.notation.write(arguments.output,
                             arguments.wide ? wide_table(counted) : long_table(counted, nullptr),
                             notation, console);
    return code;
  }
  IntervalColumns intervals = interval_columns(arguments);
  Table table = long_table(counted, &intervals);
  Diagnostics made;
  intervals.report(made);
  console.say(made);
  arguments.notation.write(arguments.output, std::move(table), notation, console);
  return code;
}

}  // namespace

Runner bind_themes(CLI::App& app) {
  const auto arguments = std::make_shared<Arguments>();
  arguments->analysis.bind(app);
  bind_unit(app, arguments->unit);
  arguments->prompting.bind(app);
  arguments->inference.bind(app);
  app.add_option("--compare", arguments->compare,
                 "difference and ratio of rates between the groups of this field")
      ->type_name("FIELD")
      ->group("Inference");
  app.add_flag("--influence", arguments->influence,
               "rates with each interview, and each pattern, left out in turn")
      ->excludes("--ci")
      ->excludes("--compare")
      ->group("Inference");
  app.add_flag("--wide", arguments->wide, "one column of hits per theme")
      ->excludes("--ci")
      ->excludes("--compare")
      ->excludes("--influence")
      ->group("Output");
  arguments->notation.bind(app);
  arguments->output.bind(app);
  app.footer(examples);
  return [arguments](Console& console) { return run(*arguments, console); };
}

}  // namespace themata::cli
