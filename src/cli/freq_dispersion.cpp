// SPDX-License-Identifier: MIT
#include "freq_dispersion.hpp"

#include <algorithm>
#include <tuple>
#include <unordered_map>

namespace themata::cli {

DispersedGroup disperse(const std::vector<FrequencyTally::Group>& documents,
                        const std::vector<GroupId>& parts, const FrequencyLimits& limits) {
  DispersedGroup group;
  std::vector<std::uint64_t> sizes;
  std::unordered_map<std::string_view, std::vector<DispersionParts::Hits>> hits;
  for (const GroupId part : parts) {
    if (part >= documents.size()) continue;
    for (const FrequencyTally::Term& term : documents[part].terms) {
      hits[term.text].push_back({sizes.size(), term.count});
    }
    sizes.push_back(documents[part].tokens);
    group.tokens += documents[part].tokens;
  }
  for (const auto& [text, places] : hits) {
    DispersedTerm term{text, 0, places.size(), {}};
    for (const DispersionParts::Hits& place : places) term.count += place.count;
    if (term.count >= limits.min_count) group.terms.push_back(term);
  }
  std::sort(group.terms.begin(), group.terms.end(),
            [](const DispersedTerm& one, const DispersedTerm& other) {
              return std::tie(other.count, one.text) < std::tie(one.count, other.text);
            });
  if (limits.top > 0 && group.terms.size() > limits.top) group.terms.resize(limits.top);
  const DispersionParts all(sizes);
  for (DispersedTerm& term : group.terms) term.dispersion = all.of(hits[term.text]);
  return group;
}

std::vector<Column> dispersion_columns() {
  std::vector<Column> columns{{"range", ColumnType::integer}};
  for (const char* name : {"dp", "dp_norm", "juilland_d", "carroll_d2", "rosengren_s"}) {
    columns.push_back({name, ColumnType::real});
  }
  return columns;
}

}  // namespace themata::cli
