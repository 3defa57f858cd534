// SPDX-License-Identifier: MIT
#include <themata/coding/lost_matches.hpp>

#include <algorithm>
#include <iterator>
#include <tuple>

namespace themata {
namespace {

bool by_place(const Hit& a, const Hit& b) {
  return std::tie(a.begin, a.end, a.pattern) < std::tie(b.begin, b.end, b.pattern);
}

/// Of a theme's own patterns.
template <typename Hits>
auto& own_of(const Theme& theme, std::size_t at, Hits& hits) {
  return theme.children.empty() ? hits.of[at] : hits.own[at];
}

std::vector<Hit> sorted(std::vector<Hit> hits) {
  std::sort(hits.begin(), hits.end(), by_place);
  return hits;
}

}  // namespace

LostMatches lost_matches(const Dictionary& dictionary, const ThemeHits& every,
                         const ThemeHits& chosen) {
  LostMatches lost(dictionary.themes().size());
  for (std::size_t at = 0; at < lost.size(); ++at) {
    const Theme& theme = dictionary.themes()[at];
    const std::vector<Hit>& all = own_of(theme, at, every);
    const std::vector<Hit>& kept = own_of(theme, at, chosen);
    if (theme.patterns.empty() || all.size() == kept.size()) continue;
    const std::vector<Hit> found = sorted(all);
    const std::vector<Hit> hits = sorted(kept);
    std::set_difference(found.begin(), found.end(), hits.begin(), hits.end(),
                        std::back_inserter(lost[at]), by_place);
  }
  return lost;
}

void add_lost_matches(const Dictionary& dictionary, const LostMatches& lost, ThemeHits& hits) {
  for (std::size_t at = 0; at < lost.size(); ++at) {
    if (lost[at].empty()) continue;
    std::vector<Hit>& own = own_of(dictionary.themes()[at], at, hits);
    own.insert(own.end(), lost[at].begin(), lost[at].end());
    std::sort(own.begin(), own.end(), by_place);
  }
}

}  // namespace themata
