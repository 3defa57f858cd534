// SPDX-License-Identifier: MIT
#include "cooccur_prompted.hpp"

#include <array>
#include <optional>
#include <utility>

#include <themata/tally/prompted_pairs.hpp>

#include "cooccur_counting.hpp"
#include "cooccur_inference.hpp"
#include "group_columns.hpp"
#include "options_prompting.hpp"
#include "paired_themes.hpp"

namespace themata::cli {
namespace {

void check_prompted(const CooccurArguments& arguments) {
  const auto refuse = [](const char* why) { throw Error(ErrorKind::usage, why); };
  if (arguments.unit.kind == UnitKind::document || arguments.stanzas()) {
    refuse(
        "--by prompted looks at what was asked before a turn: take --unit turn, sentence, "
        "paragraph or window:N");
  }
  const bool plain = !arguments.ordered && !arguments.disjoint && !arguments.audit &&
                     !arguments.matrix && !arguments.output.network() &&
                     arguments.normalise == Normalise::none;
  if (!plain || arguments.split.any()) {
    refuse(
        "--by prompted parts the fourfold table of a pair: it goes without --ordered, --disjoint, "
        "--audit, --matrix, --normalise, networks and --by status and polarity");
  }
  if (arguments.null.asked() || arguments.placebo.asked() || arguments.grid.asked() ||
      arguments.influence || arguments.by_length()) {
    refuse(
        "--by prompted goes with --measures, --ci and --strata document, and without --null, "
        "--placebo, --grid, --influence and classes of length");
  }
  arguments.output.disclosure().refuse_least(true, "rows by prompting, which add up");
}

/// The rows of a table, group after group.
class PromptedTable {
 public:
  PromptedTable(const CooccurArguments& arguments, Analysis& analysis, const PromptedPairs& tally)
      : arguments_(arguments),
        selection_(analysis.selection()),
        dictionary_(analysis.dictionary()),
        tally_(tally),
        measures_(measure_columns(arguments)) {
    if (arguments.inference.asked()) {
      intervals_.emplace(arguments.inference,
                         pair_figures(shown_measures(arguments), arguments.unit));
    }
  }

  Table make(Diagnostics& made) {
    Table table = grouped_table(selection_, columns());
    for (const ClusteredGroup& clustered : selection_.clustered_groups()) {
      std::vector<PromptedPairs::Group> parts;
      for (const GroupId id : clustered.parts) parts.push_back(tally_.group(id));
      for (const Prompted part : {Prompted::prompted, Prompted::spontaneous, Prompted::unknown}) {
        if (part == Prompted::unknown && !tally_.has_unknown()) continue;
        for (const auto& [i, j] : tally_.all().pairs(dictionary_)) {
          Row row = group_cells(clustered.key);
          row.push_back(text_cell(prompted_name(part)));
          add_pair(parts, i, j, part, row);
          table.rows.push_back(std::move(row));
        }
      }
    }
    measures_.adjust(table);
    if (intervals_) intervals_->report(made);
    return table;
  }

 private:
  [[nodiscard]] std::vector<Column> columns() const {
    std::vector<Column> columns{{"prompted"}, {"a"}, {"b"}, {"unit"}};
    for (const char* name : {"n", "n_a", "n_b", "n_ab"}) {
      columns.push_back({name, ColumnType::integer});
    }
    columns.push_back({"expected", ColumnType::real});
    const auto append = [&columns](std::vector<Column> more) {
      for (Column& column : more) columns.push_back(std::move(column));
    };
    append(measures_.columns());
    if (!arguments_.strata.empty()) append(strata_columns());
    if (intervals_) append(intervals_->columns());
    return columns;
  }

  void add_pair(const std::vector<PromptedPairs::Group>& parts, std::size_t i, std::size_t j,
                Prompted part, Row& row) {
    PromptedPairs::Counts sum;
    std::vector<Fourfold> strata;
    ClusterCounts clusters{pair_sums, {}};
    for (const PromptedPairs::Group& group : parts) {
      const PromptedPairs::Counts counts = tally_.counts(group, i, j, part);
      sum += counts;
      strata.push_back(Fourfold::from_counts(counts.n, counts.a, counts.b, counts.both));
      clusters.counts.insert(clusters.counts.end(), {counts.n, counts.a, counts.b, counts.both});
    }
    const std::vector<ThemeId>& themes = tally_.all().themes();
    row.push_back(text_cell(dictionary_.theme(themes[i]).full_name));
    row.push_back(text_cell(dictionary_.theme(themes[j]).full_name));
    row.push_back(text_cell(arguments_.unit.name()));
    for (const std::uint64_t count : {sum.n, sum.a, sum.b, sum.both}) {
      row.push_back(count_cell(count));
    }
    const Fourfold fourfold = Fourfold::from_counts(sum.n, sum.a, sum.b, sum.both);
    row.push_back(real_cell(expected_both(fourfold)));
    measures_.add_cells(fourfold, row);
    if (!arguments_.strata.empty()) {
      add_strata_cells(std::move(strata), arguments_.inference.confidence(), row);
    }
    if (intervals_) intervals_->add_cells(clusters, units_of_pair, row);
  }

  const CooccurArguments& arguments_;
  const Selection& selection_;
  const Dictionary& dictionary_;
  const PromptedPairs& tally_;
  MeasureColumns measures_;
  std::optional<IntervalColumns> intervals_{};
};

}  // namespace

int run_cooccur_prompted(CooccurArguments& arguments, const Prompting& prompting,
                         Console& console) {
  check(arguments);
  check_prompted(arguments);
  Diagnostics diagnostics;
  const StatusSet statuses = arguments.analysis.coding.leave_statuses_to_tally();
  arguments.analysis.input.take_coded();
  if (arguments.by_interview()) arguments.analysis.selection.keep_interviews_apart();
  Analysis analysis(arguments.analysis, sentences_for(arguments.unit), diagnostics);
  analysis.keep_apart(arguments.output.path());
  PromptedPairs tally(cooccur_tallies(arguments, analysis.dictionary()).pairs.themes(),
                      arguments.unit, prompting, statuses);
  const int code = analysis.tally(tally, console);
  Diagnostics made;
  Table table = PromptedTable(arguments, analysis, tally).make(made);
  console.say(made);
  arguments.notation.write(
      arguments.output, std::move(table),
      [&] {
        return counting(arguments, arguments.unit.name()) + "a or b " + notation_of(prompting) +
               "; " + notation_of(analysis, statuses);
      },
      console);
  return code;
}

}  // namespace themata::cli
