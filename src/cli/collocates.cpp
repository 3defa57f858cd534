// SPDX-License-Identifier: MIT
#include "collocates.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <map>

#include "group_columns.hpp"
#include "measure_columns.hpp"
#include "term_counting.hpp"

namespace themata::cli {
namespace {

/// Is the node a theme of the dictionary? If not, it becomes the dictionary.
bool settle_node(const std::string& node, CodingArguments& coding) {
  Diagnostics unsaid;  // the dictionary is loaded again for the count, and says it then
  const Dictionary dictionary = coding.load(unsaid);
  try {
    (void)dictionary.select({node});
    return true;
  } catch (const Error& error) {
    if (!coding.dictionaries().empty()) throw;
  }
  coding.look_for(node);
  return false;
}

MeasureColumns columns_of(const CollocateArguments& arguments) {
  if (arguments.measures.asked()) {
    return {arguments.measures.chosen(), arguments.confidence, Independence::assumed};
  }
  return MeasureColumns({find_measure("log_dice"), find_measure("pmi"), find_measure("g2")});
}

/// Of one group: all words that are no hit's, those near the node, and each word's in both.
struct Words {
  std::uint64_t all = 0;
  std::uint64_t near = 0;
  std::map<std::uint32_t, std::pair<std::uint64_t, std::uint64_t>> of_term{};  ///< all, near
};

std::vector<Words> by_group(const TermTally::Total& total) {
  std::vector<Words> groups;
  for (const TermTally::Part& part : total.parts) {
    const std::size_t group = part.part / 2;
    const bool near = part.part % 2 == 1;
    if (group >= groups.size()) groups.resize(group + 1);
    Words& words = groups[group];
    words.all += part.words;
    if (near) words.near += part.words;
    for (const TermTally::Count& count : part.counts) {
      auto& [all, close] = words.of_term[count.term];
      all += count.count;
      if (near) close += count.count;
    }
  }
  return groups;
}

/// By the first measure, falling, or rising where it is a p; an undefined one last; equal ones
/// by text.
void sort_rows(std::vector<Row>& rows, std::size_t term, std::size_t measure, double direction) {
  const auto value = [measure, direction](const Row& row) {
    const double* found = measure < row.size() ? std::get_if<double>(&row[measure]) : nullptr;
    return std::pair(found == nullptr, found == nullptr ? 0.0 : direction * *found);
  };
  std::stable_sort(rows.begin(), rows.end(), [&](const Row& one, const Row& other) {
    if (value(one) != value(other)) return value(one) < value(other);
    return std::get<std::string>(one[term]) < std::get<std::string>(other[term]);
  });
}

/// By all counts, whatever --top and --min-count leave out.
HeldBackWords words_held_back(const std::vector<Words>& groups, const TermTally::Total& total,
                              const Selection& selection, DisclosureArguments& disclosure) {
  std::vector<std::vector<std::string>> values;
  std::vector<std::size_t> ids;
  for (const auto& [key, id] : selection.groups()) {
    if (id >= groups.size()) continue;
    values.push_back(texts_of(key));
    ids.push_back(id);
  }
  if (!disclosure.has_least()) values.clear();
  HeldBackWords words = disclosure.words(std::move(values), HeldBackWords::Second::occurrences);
  if (!disclosure.has_least()) return words;
  for (std::size_t at = 0; at < ids.size(); ++at) {
    for (const auto& [term, counts] : groups[ids[at]].of_term) {
      words.add(total.terms[term], at, counts.first, counts.second);
    }
  }
  disclosure.settle(words);
  return words;
}

}  // namespace

int list_collocates(const CollocateArguments& arguments, AnalysisArguments& analysis_arguments,
                    OutputArguments& output, const NotationArguments& notation,
                    const std::unordered_set<std::string>& stopwords, std::uint64_t least,
                    std::uint64_t top, Console& console) {
  Diagnostics diagnostics;
  const MeasureColumns measures = columns_of(arguments);
  const bool is_theme = settle_node(arguments.node, analysis_arguments.coding);
  if (!is_theme) {
    diagnostics.note(fmt::format(
        "`{}` is no theme of the dictionary: it is looked for as a pattern", arguments.node));
  }
  Analysis analysis(analysis_arguments, Sentences::where_needed, diagnostics);
  analysis.keep_apart(output.path());
  std::vector<std::uint8_t> kinds;
  choose_themes(analysis.dictionary(), is_theme ? arguments.node : "*", near_first, kinds);
  const CountedTerms counted = count_terms(
      analysis,
      [&](const TurnView& turn, std::span<const OwnedHit> hits, GroupId group,
          std::vector<std::uint32_t>& parts) {
        const auto places = word_places(turn, hits, kinds, arguments.window);
        for (std::size_t at = 0; at < places.size(); ++at) {
          if (places[at] != in_hit) parts[at] = 2 * group + (places[at] == near_first ? 1 : 0);
        }
      },
      console);
  std::vector<Column> columns{{"term"}};
  for (const char* name : {"n", "n_a", "n_b", "n_ab"}) {
    columns.push_back({name, ColumnType::integer});
  }
  columns.push_back({"expected", ColumnType::real});
  for (Column& column : measures.columns()) columns.push_back(std::move(column));
  Table table = grouped_table(analysis.selection(), std::move(columns));
  const std::vector<Words> groups = by_group(counted.total);
  std::vector<std::pair<std::size_t, std::size_t>> stretches;
  for (const auto& [key, id] : analysis.selection().groups()) {
    if (id >= groups.size()) continue;
    const std::size_t from = table.rows.size();
    for (const auto& [term, counts] : groups[id].of_term) {
      const std::string& text = counted.total.terms[term];
      if (counts.second < std::max<std::uint64_t>(1, least) || stopwords.contains(text)) continue;
      const Fourfold fourfold =
          Fourfold::from_counts(groups[id].all, groups[id].near, counts.first, counts.second);
      Row row = group_cells(key);
      row.push_back(text_cell(text));
      for (const std::uint64_t count :
           {groups[id].all, groups[id].near, counts.first, counts.second}) {
        row.push_back(count_cell(count));
      }
      row.push_back(real_cell(expected_both(fourfold)));
      measures.add_cells(fourfold, row);
      table.rows.push_back(std::move(row));
    }
    stretches.emplace_back(from, table.rows.size());
  }
  measures.adjust(table);  // for all candidates, before the top ones are chosen
  output.disclosure().tell_interviews(analysis.selection(), analysis.selection().columns({}));
  const HeldBackWords held_back =
      words_held_back(groups, counted.total, analysis.selection(), output.disclosure());
  const bool rises = measures.columns().front().name == "fisher_p";
  std::vector<Row> kept;
  for (const auto& [from, to] : stretches) {
    std::vector<Row> rows(
        std::make_move_iterator(table.rows.begin() + static_cast<std::ptrdiff_t>(from)),
        std::make_move_iterator(table.rows.begin() + static_cast<std::ptrdiff_t>(to)));
    const std::size_t term = rows.empty() ? 0 : rows.front().size() - measures.columns().size() - 6;
    sort_rows(rows, term, term + 6, rises ? 1 : -1);
    std::erase_if(rows,
                  [&](const Row& row) { return held_back.has(std::get<std::string>(row[term])); });
    if (top > 0 && rows.size() > top) rows.resize(top);
    kept.insert(kept.end(), std::make_move_iterator(rows.begin()),
                std::make_move_iterator(rows.end()));
  }
  table.rows = std::move(kept);
  const auto line = [&] {
    return fmt::format(
        "words at most {} words from a hit of {} `{}`, in its turn; words of "
        "hits left out; n_ab at least {}; {}",
        arguments.window, is_theme ? "theme" : "pattern", arguments.node,
        std::max<std::uint64_t>(1, least), analysis.notation());
  };
  notation.write(output, std::move(table), line, console);
  return counted.code;
}

}  // namespace themata::cli
