// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <span>
#include <utility>
#include <vector>

#include <themata/coding/coded_document.hpp>
#include <themata/coding/group.hpp>
#include <themata/coding/recoding.hpp>

namespace themata {

/// The groups of a document's turns, numbered from 0: there are few of them, and a tally keeps
/// counts for every number below the largest. `ids`: the group of each number.
[[nodiscard]] inline std::vector<GroupId> number_groups(std::span<const GroupId> groups,
                                                        std::vector<GroupId>& ids) {
  std::vector<GroupId> numbers;
  for (const GroupId id : groups) {
    if (id == set_aside) {
      numbers.push_back(set_aside);
      continue;
    }
    const auto known = std::find(ids.begin(), ids.end(), id);
    numbers.push_back(static_cast<GroupId>(known - ids.begin()));
    if (known == ids.end()) ids.push_back(id);
  }
  return numbers;
}

/// Calls `all(document)` with the hits that a recoding chooses, then `without(pattern,
/// document)` for each pattern without which hits of `themes` are others. Requires what
/// Recoding::begin requires.
template <typename All, typename Without>
void leave_out_patterns(Recoding& recoding, const CodedDocument& everything,
                        const std::vector<ThemeId>& themes, const All& all,
                        const Without& without) {
  recoding.begin(everything);
  CodedDocument document = everything;
  document.hits = recoding.hits();
  all(std::as_const(document));
  for (const PatternId pattern : recoding.patterns()) {
    ThemeHits hits = recoding.hits(pattern);
    const bool same = std::all_of(themes.begin(), themes.end(), [&](ThemeId theme) {
      return hits.of[index_of(theme)] == document.hits.of[index_of(theme)];
    });
    if (same) continue;
    std::swap(document.hits, hits);
    without(pattern, std::as_const(document));
    std::swap(document.hits, hits);
  }
}

}  // namespace themata
