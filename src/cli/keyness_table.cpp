// SPDX-License-Identifier: MIT
#include "keyness_table.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <tuple>
#include <utility>

#include <themata/stats/association_test.hpp>
#include <themata/stats/keyness.hpp>
#include <themata/stats/multiple.hpp>

namespace themata::cli {
namespace {

using Values = std::vector<std::optional<double>>;

struct Line {
  const TwoSides::Term* term = nullptr;
  TwoCorpora words{};
  TwoCorpora documents{};
  std::optional<double> cautious{};
  double g2 = 0;       ///< of the words; 0 where it has none
  std::size_t at = 0;  ///< in TwoSides::terms
  int direction = 0;   ///< 1 target, -1 reference
};

/// Hardie's log ratio, whichever side has none. Of a few occurrences in the larger side alone it
/// can point the wrong way: 1/2 of a small side is more than they are of a large one.
std::optional<double> either_log_ratio(const TwoCorpora& c) {
  if (c.a > 0) return log_ratio(c.a, c.n_a, c.b, c.n_b);
  const auto turned = log_ratio(c.b, c.n_b, c.a, c.n_a);
  return turned ? std::optional(-*turned) : std::nullopt;
}

std::vector<Line> lines_of(const TwoSides& sides, const KeynessOptions& options) {
  std::vector<Line> lines;
  for (std::size_t at = 0; at < sides.terms.size(); ++at) {
    const TwoSides::Term& term = sides.terms[at];
    Line line{&term,
              {term.counts[0], sides.words[0], term.counts[1], sides.words[1]},
              {term.documents[0], sides.documents[0], term.documents[1], sides.documents[1]},
              std::nullopt,
              0,
              at,
              0};
    line.g2 = g2(line.words.fourfold()).value_or(0);
    line.cautious = log_ratio_conservative(line.words, sides.terms.size(), options.confidence);
    const auto target = compare_shares(line.words);
    line.direction = target > 0 ? 1 : target < 0 ? -1 : 0;
    lines.push_back(line);
  }
  std::stable_sort(lines.begin(), lines.end(), [](const Line& one, const Line& other) {
    const auto rank = [](const Line& line) {
      return std::tuple(-line.direction, -std::abs(line.cautious.value_or(0)), -line.g2);
    };
    return rank(one) < rank(other);
  });
  if (options.held_back != nullptr) {
    std::erase_if(lines, [&](const Line& line) { return options.held_back->has(line.term->text); });
  }
  if (options.top > 0) {
    std::map<int, std::uint64_t> kept;
    std::erase_if(lines, [&](const Line& line) { return ++kept[line.direction] > options.top; });
  }
  return lines;
}

std::vector<Column> columns(const KeynessOptions& options) {
  std::vector<Column> columns{{"term"}, {"direction"}};
  const auto add = [&columns](ColumnType type, std::initializer_list<const char*> names) {
    for (const char* name : names) columns.push_back({name, type});
  };
  add(ColumnType::integer, {"count_target", "count_reference"});
  add(ColumnType::real, {"per_million_target", "per_million_reference"});
  add(ColumnType::integer, {"documents_target", "documents_reference"});
  add(ColumnType::real, {"log_ratio", "lrc", "g2", "p", "p_bh", "p_holm", "bic", "percent_diff",
                         "document_log_ratio", "document_g2", "document_p"});
  if (options.permutations > 0) add(ColumnType::real, {"p_permutation", "p_permutation_bh"});
  return columns;
}

/// How often each term occurs in a document on either side, ascending by term.
using BothSides = std::array<std::vector<std::pair<std::uint32_t, std::uint64_t>>, 2>;

/// Adds up what stands for one term several times, since several parts are of one side.
void add_up(std::vector<std::pair<std::uint32_t, std::uint64_t>>& counts) {
  const auto does_not_ascend = [](const auto& a, const auto& b) { return a.first >= b.first; };
  if (std::adjacent_find(counts.begin(), counts.end(), does_not_ascend) == counts.end()) return;
  std::sort(counts.begin(), counts.end());
  std::size_t kept = 0;
  for (const auto& [term, count] : counts) {
    if (kept > 0 && counts[kept - 1].first == term) {
      counts[kept - 1].second += count;
    } else {
      counts[kept++] = {term, count};
    }
  }
  counts.resize(kept);
}

/// Of the documents that have words on a side, in their order.
std::vector<BothSides> by_document(const TermTally::Total& total,
                                   const std::vector<Side>& side_of) {
  std::vector<BothSides> documents;
  std::optional<std::uint64_t> last;
  for (const TermTally::Part& part : total.parts) {
    const Side side = part.part < side_of.size() ? side_of[part.part] : Side::neither;
    if (side == Side::neither) continue;
    if (last != part.document) documents.emplace_back();
    last = part.document;
    auto& counts = documents.back()[static_cast<std::size_t>(side)];
    for (const TermTally::Count& count : part.counts) counts.emplace_back(count.term, count.count);
  }
  for (BothSides& both : documents) std::for_each(both.begin(), both.end(), add_up);
  return documents;
}

Cell per_million(std::uint64_t count, std::uint64_t words) {
  return real_cell(static_cast<double>(count) * 1e6 / static_cast<double>(words));
}

Cell direction_cell(int direction) {
  if (direction == 0) return {};
  return text_cell(direction > 0 ? "target" : "reference");
}

}  // namespace

TwoSides two_sides(const TermTally::Total& total, const std::vector<Side>& side_of,
                   std::uint64_t min_count) {
  TwoSides sides;
  std::vector<TwoSides::Term> all(total.terms.size());
  const std::vector<BothSides> documents = by_document(total, side_of);
  for (const BothSides& both : documents) {
    DocumentSides& document = sides.by_document.emplace_back();
    for (const std::size_t side : {0U, 1U}) {
      for (const auto& [term, count] : both[side]) {
        all[term].counts[side] += count;
        ++all[term].documents[side];
        document.words[side] += count;
      }
      sides.words[side] += document.words[side];
      sides.documents[side] += both[side].empty() ? 0U : 1U;
    }
  }
  constexpr std::uint32_t left_out = UINT32_MAX;
  std::vector<std::uint32_t> place(all.size(), left_out);
  for (std::size_t at = 0; at < all.size(); ++at) {
    const std::uint64_t count = all[at].counts[0] + all[at].counts[1];
    if (count > 0) ++sides.all_terms;
    if (count == 0 || count < min_count) continue;
    place[at] = static_cast<std::uint32_t>(sides.terms.size());
    all[at].text = total.terms[at];
    sides.terms.push_back(std::move(all[at]));
  }
  std::size_t at = 0;
  for (const BothSides& both : documents) {
    for (const std::size_t side : {0U, 1U}) {
      for (const auto& [term, count] : both[side]) {
        if (place[term] == left_out) continue;
        sides.by_document[at].counts[side].emplace_back(place[term], count);
      }
    }
    ++at;
  }
  return sides;
}

Table keyness_table(const TwoSides& sides, const KeynessOptions& options) {
  // Adjusted for all candidates, whichever rows are shown.
  Values p;
  for (const TwoSides::Term& term : sides.terms) {
    p.push_back(g2_p(
        TwoCorpora{term.counts[0], sides.words[0], term.counts[1], sides.words[1]}.fourfold()));
  }
  const Values by_rate = benjamini_hochberg(p);
  const Values by_any = holm(p);
  Values drawn;
  if (options.permutations > 0) {
    for (const double value : keyness_by_permutation(sides.by_document, sides.terms.size(),
                                                     options.permutations, options.seed)) {
      drawn.emplace_back(value);
    }
  }
  const Values drawn_by_rate = benjamini_hochberg(drawn);
  Table table{columns(options), {}};
  for (const Line& line : lines_of(sides, options)) {
    Row row{text_cell(line.term->text), direction_cell(line.direction)};
    for (const std::size_t side : {0U, 1U}) row.push_back(count_cell(line.term->counts[side]));
    for (const std::size_t side : {0U, 1U}) {
      row.push_back(per_million(line.term->counts[side], sides.words[side]));
    }
    for (const std::size_t side : {0U, 1U}) row.push_back(count_cell(line.term->documents[side]));
    const Fourfold of_documents = line.documents.fourfold();
    for (const std::optional<double> value :
         {either_log_ratio(line.words), line.cautious, g2(line.words.fourfold()), p[line.at],
          by_rate[line.at], by_any[line.at], bic(line.words), percent_difference(line.words),
          either_log_ratio(line.documents), g2(of_documents), g2_p(of_documents)}) {
      row.push_back(real_cell(value));
    }
    if (options.permutations > 0) {
      row.push_back(real_cell(drawn[line.at]));
      row.push_back(real_cell(drawn_by_rate[line.at]));
    }
    table.rows.push_back(std::move(row));
  }
  return table;
}

}  // namespace themata::cli
