// SPDX-License-Identifier: MIT
#include "cooccur_influence.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

#include <themata/tally/pair_influence_tally.hpp>

#include "cooccur_counting.hpp"
#include "group_columns.hpp"
#include "influence_order.hpp"

namespace themata::cli {
namespace {

struct Counts {
  std::uint64_t n = 0;
  std::uint64_t a = 0;
  std::uint64_t b = 0;
  std::uint64_t both = 0;

  [[nodiscard]] Fourfold table() const { return Fourfold::from_counts(n, a, b, both); }
};

/// Something left out, and what is left.
struct Left {
  const char* kind;
  std::string name;
  Counts without;
  std::optional<double> change{};
  std::optional<double> moved{};
};

class PairInfluence {
 public:
  PairInfluence(const Selection& selection, const Dictionary& dictionary,
                const PairInfluenceTally& tally, const Unit& unit, const Measure& measure)
      : dictionary_(dictionary), tally_(tally), unit_(unit), measure_(measure) {
    const std::string name(measure.name);
    std::vector<Column> columns{{"a"}, {"b"}, {"unit"}, {"kind"}, {"left_out"}};
    for (const char* count : {"n", "n_a", "n_b", "n_ab"}) {
      columns.push_back({count, ColumnType::integer});
    }
    for (const std::string& real : {std::string("expected"), name, name + "_all",
                                    std::string("change"), std::string("change_percent")}) {
      columns.push_back({real, ColumnType::real});
    }
    table_ = grouped_table(selection, std::move(columns));
    names_ = selection.documents();
    for (const ClusteredGroup& group : selection.clustered_groups()) add_group(group);
  }

  [[nodiscard]] Table take() { return std::move(table_); }

 private:
  void add_group(const ClusteredGroup& group) {
    std::vector<PairInfluenceTally::Group> parts;
    for (const GroupId id : group.parts) parts.push_back(tally_.group(id));
    for (const auto& [i, j] : tally_.pairs(dictionary_)) add_pair(group, parts, i, j);
  }

  void add_pair(const ClusteredGroup& group, const std::vector<PairInfluenceTally::Group>& parts,
                std::size_t i, std::size_t j) {
    const std::size_t themes = tally_.themes().size();
    std::vector<Counts> of_interview;
    Counts all;
    for (const PairInfluenceTally::Group& part : parts) {
      const CooccurrenceTally::Group& of = part.counts;
      const Counts counts{of.n, of.with[i], of.with[j], of.both[i * themes + j]};
      all = {all.n + counts.n, all.a + counts.a, all.b + counts.b, all.both + counts.both};
      of_interview.push_back(counts);
    }
    std::vector<Left> left;
    for (std::size_t at = 0; at < parts.size(); ++at) {
      const Counts& out = of_interview[at];
      if (out.n == 0) continue;  // no part of the sample
      left.push_back({"interview",
                      names_.at(group.documents[at]),
                      {all.n - out.n, all.a - out.a, all.b - out.b, all.both - out.both}});
    }
    for (const auto& [pattern, lost] : lost_of(parts, i, j)) {
      const auto rest = [](std::uint64_t count, std::int64_t gone) {
        return static_cast<std::uint64_t>(static_cast<std::int64_t>(count) - gone);
      };
      left.push_back(
          {"pattern",
           dictionary_.pattern(pattern).written,
           {all.n, rest(all.a, lost[0]), rest(all.b, lost[1]), rest(all.both, lost[2])}});
    }
    add_rows(group.key, {i, j}, all, std::move(left));
  }

  using Lost = std::array<std::int64_t, 3>;
  /// Units with a, with b and with both that go with a pattern; of patterns with which some go.
  [[nodiscard]] std::map<PatternId, Lost> lost_of(
      const std::vector<PairInfluenceTally::Group>& parts, std::size_t i, std::size_t j) const {
    const std::size_t themes = tally_.themes().size();
    const std::array places{i, j, themes + i * themes + j};
    std::map<PatternId, Lost> sums;
    for (const PairInfluenceTally::Group& part : parts) {
      for (const auto& [pattern, lost] : part.lost) {
        for (std::size_t at = 0; at < places.size(); ++at) {
          const auto found = lost.find(static_cast<std::uint32_t>(places[at]));
          if (found != lost.end()) sums[pattern][at] += found->second;
        }
      }
    }
    std::erase_if(sums, [](const auto& sum) { return sum.second == Lost{}; });
    return sums;
  }

  void add_rows(const GroupKey& key, std::pair<std::size_t, std::size_t> pair, const Counts& all,
                std::vector<Left> left) {
    const std::optional<double> before = measure_.value(all.table());
    const Moving moving = measure_.name == "odds_ratio" ? Moving::by_ratio : Moving::by_difference;
    for (Left& one : left) {
      const auto after = measure_.value(one.without.table());
      one.change = movement(before, after, Moving::by_difference);
      one.moved = movement(before, after, moving);
    }
    std::stable_sort(left.begin(), left.end(),
                     [](const Left& a, const Left& b) { return moves_more(a.moved, b.moved); });
    for (const Left& one : left) {
      Row row = group_cells(key);
      for (const std::size_t theme : {pair.first, pair.second}) {
        row.push_back(text_cell(dictionary_.theme(tally_.themes()[theme]).full_name));
      }
      for (const std::string& text : {unit_.name(), std::string(one.kind), one.name}) {
        row.push_back(text_cell(text));
      }
      for (const std::uint64_t count :
           {one.without.n, one.without.a, one.without.b, one.without.both}) {
        row.push_back(count_cell(count));
      }
      row.push_back(real_cell(expected_both(one.without.table())));
      row.push_back(real_cell(measure_.value(one.without.table())));
      row.push_back(real_cell(before));
      row.push_back(real_cell(one.change));
      const bool relative = one.change && before && *before != 0;
      row.push_back(relative ? real_cell(*one.change / std::abs(*before) * 100) : Cell{});
      table_.rows.push_back(std::move(row));
    }
  }

  const Dictionary& dictionary_;
  const PairInfluenceTally& tally_;
  Unit unit_;
  const Measure& measure_;
  std::map<std::uint64_t, std::string> names_{};
  Table table_{};
};

const Measure& headline(const CooccurArguments& arguments) {
  const Measure* measure =
      arguments.measures.asked() ? arguments.measures.chosen().front() : find_measure("odds_ratio");
  if (measure->value != nullptr) return *measure;
  throw Error(ErrorKind::usage,
              fmt::format("{} has no value that could change, only a p; name another measure with "
                          "--measures",
                          measure->name));
}

}  // namespace

int run_cooccur_influence(CooccurArguments& arguments, Console& console) {
  Diagnostics diagnostics;
  check_influence(arguments);
  check(arguments);
  const Measure& measure = headline(arguments);
  arguments.analysis.selection.keep_interviews_apart();
  arguments.analysis.input.take_coded();
  Analysis analysis(arguments.analysis, sentences_for(arguments.unit), diagnostics);
  analysis.keep_apart(arguments.output.path());
  const Dictionary& dictionary = analysis.dictionary();
  PairInfluenceTally tally(cooccur_tallies(arguments, dictionary).pairs.themes(), arguments.unit,
                           analysis.code_everything());
  const int code = analysis.tally(tally, console);
  arguments.notation.write(
      arguments.output,
      PairInfluence(analysis.selection(), dictionary, tally, arguments.unit, measure).take(),
      [&] {
        return "each interview and each pattern left out; " +
               counting(arguments, arguments.unit.name()) + analysis.notation();
      },
      console);
  return code;
}

}  // namespace themata::cli
