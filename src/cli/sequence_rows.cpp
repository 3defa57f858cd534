// SPDX-License-Identifier: MIT
#include "sequence_rows.hpp"

#include <cmath>

#include "group_columns.hpp"

namespace themata::cli {
namespace {

Prompted prompted_of(Part part) {
  return part == Part::prompted      ? Prompted::prompted
         : part == Part::spontaneous ? Prompted::spontaneous
                                     : Prompted::unknown;
}

}  // namespace

std::string code_name(const SequenceTally& tally, const Dictionary& dictionary, std::size_t code) {
  const std::vector<ThemeId>& themes = tally.themes();
  return code < themes.size() ? dictionary.theme(themes[code]).full_name : "none";
}

std::string CountedSequences::code_name(std::size_t code) const {
  return cli::code_name(tally, dictionary, code);
}

Fourfold fourfold_of(const LaggedCounts& counts) {
  return Fourfold::from_counts(counts.n, counts.from, counts.to, counts.both);
}

Fourfold summed(std::span<const std::uint64_t> sums, std::size_t pair) {
  return fourfold_of({sums[4 * pair], sums[4 * pair + 1], sums[4 * pair + 2], sums[4 * pair + 3]});
}

std::optional<double> log_odds_ratio(const Fourfold& table) {
  const auto ratio = odds_ratio(table);
  return ratio ? std::optional(std::log(*ratio)) : std::nullopt;
}

GroupCounts counts_of(const CountedSequences& counted, const ClusteredGroup& group) {
  return {counted.tally.total(group.parts), counted.tally.documents(group.parts)};
}

std::vector<Part> parts_of(const CountedSequences& counted) {
  if (!counted.tally.options().prompting) return {Part::all};
  for (const ClusteredGroup& group : counted.selection.clustered_groups()) {
    const SequenceTally::Document total = counted.tally.total(group.parts);
    for (std::size_t lag = 0; lag < counted.tally.options().lags.size(); ++lag) {
      if (counted.tally.counts(total, lag, 0, 0, Part::unknown).n > 0) {
        return {Part::prompted, Part::spontaneous, Part::unknown};
      }
    }
  }
  return {Part::prompted, Part::spontaneous};
}

bool may_pair(const SequenceTally& tally, const Dictionary& dictionary, std::int32_t lag,
              std::size_t from, std::size_t to) {
  const std::vector<ThemeId>& themes = tally.themes();
  if (from == to) return lag != 0;
  if (from >= themes.size() || to >= themes.size()) return true;
  return !dictionary.is_ancestor(themes[from], themes[to]) &&
         !dictionary.is_ancestor(themes[to], themes[from]);
}

ClusterCounts clusters_of(const CountedSequences& counted, const GroupCounts& group,
                          std::span<const Pair> pairs) {
  ClusterCounts clusters{4 * pairs.size(), {}};
  for (const SequenceTally::Document* document : group.documents) {
    for (const Pair& pair : pairs) {
      const LaggedCounts counts =
          counted.tally.counts(*document, pair.lag, pair.from, pair.to, pair.part);
      clusters.counts.insert(clusters.counts.end(),
                             {counts.n, counts.from, counts.to, counts.both});
    }
  }
  return clusters;
}

void NullRows::add(LaggedFigure figure, Part part) {
  if (counted_.positions == nullptr) return;
  if (part != Part::all && figure.plus.from == figure.plus.to) {
    undrawn_.push_back(table_.rows.size());
    return;
  }
  if (part != Part::all) figure.mark = static_cast<std::uint8_t>(prompted_of(part));
  figures_.push_back(figure);
  rows_.push_back(table_.rows.size());
}

std::vector<SignedNullResult> NullRows::draw() const {
  const std::vector<Talk> talks = talks_of_group(*counted_.positions, group_);
  const NullOptions options = counted_.null.options(counted_.inference);
  if (counted_.exclusive()) {
    const SequenceOptions& asked = counted_.tally.options();
    ExclusivePlaces places;
    if (asked.uncoded == SequenceOptions::Uncoded::is_code) {
      places.uncoded = ExclusivePlaces::Uncoded::is_code;
    }
    if (asked.repeats == SequenceOptions::Repeats::merged) {
      places.repeats = ExclusivePlaces::Repeats::merged;
    }
    return null_exclusive_counts(talks, figures_, places, options);
  }
  if (counted_.prompted == nullptr) return null_lagged_counts(talks, figures_, options);
  std::vector<UnitMarks> marks;
  for (const GroupId id : group_.parts) {
    if (counted_.positions->talk(id) != nullptr) marks.push_back(counted_.prompted->of(id));
  }
  return null_marked_counts(talks, marks, figures_, options);
}

void NullRows::fill() const {
  if (counted_.positions == nullptr) return;
  for (const std::size_t row : undrawn_) {
    table_.rows[row].resize(table_.rows[row].size() + null_columns().size());
  }
  const std::vector<SignedNullResult> results = draw();
  for (std::size_t at = 0; at < results.size(); ++at) {
    Row& row = table_.rows[rows_[at]];
    row.push_back(real_cell(results[at].expected()));
    row.push_back(figures_[at].minus ? Cell{} : real_cell(results[at].ratio()));
    row.push_back(real_cell(results[at].p_upper()));
    row.push_back(real_cell(results[at].p_lower()));
  }
}

LaggedPair lagged(const CountedSequences& counted, std::size_t from, std::size_t to,
                  std::size_t lag) {
  return {from, to, counted.tally.options().lags[lag]};
}

std::vector<Column> first_columns(const CountedSequences& counted) {
  return counted.tally.options().prompting ? std::vector<Column>{{"prompted"}}
                                           : std::vector<Column>{};
}

void add_inference_columns(const CountedSequences& counted, std::vector<Column>& columns) {
  if (counted.intervals != nullptr) {
    for (Column& column : counted.intervals->columns()) columns.push_back(std::move(column));
  }
  if (counted.positions != nullptr) {
    for (Column& column : null_columns()) columns.push_back(std::move(column));
  }
}

void add_row(const CountedSequences& counted, Table& table, const Row& start, Part part,
             const Row& cells) {
  Row row = start;
  if (counted.tally.options().prompting) row.push_back(text_cell(prompted_name(prompted_of(part))));
  row.insert(row.end(), cells.begin(), cells.end());
  table.rows.push_back(std::move(row));
}

}  // namespace themata::cli
