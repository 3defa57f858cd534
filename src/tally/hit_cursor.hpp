// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstdint>
#include <span>
#include <vector>

#include <themata/coding/overlap.hpp>

namespace themata {

/// Walks through the hits of several themes from left to right, together. A stretch
/// without a hit costs one comparison, however many themes there are.
class HitCursor {
 public:
  explicit HitCursor(std::span<const std::vector<Hit>* const> themes)
      : themes_(themes), next_(themes.size(), 0) {
    for (const std::vector<Hit>* hits : themes) look_at(*hits, 0);
  }

  /// Calls `visit(theme, hits)` for each theme, ascending, with hits that begin before
  /// `end` and were not visited yet.
  template <typename Visit>
  void until(std::uint32_t end, Visit visit) {
    if (soonest_ >= end) return;
    soonest_ = UINT32_MAX;
    for (std::uint32_t theme = 0; theme < themes_.size(); ++theme) {
      const std::vector<Hit>& hits = *themes_[theme];
      const std::size_t from = next_[theme];
      std::size_t to = from;
      while (to < hits.size() && hits[to].begin < end) ++to;
      next_[theme] = to;
      look_at(hits, to);
      if (to > from) visit(theme, std::span(hits).subspan(from, to - from));
    }
  }

 private:
  void look_at(const std::vector<Hit>& hits, std::size_t at) {
    if (at < hits.size()) soonest_ = std::min(soonest_, hits[at].begin);
  }

  std::span<const std::vector<Hit>* const> themes_;
  std::vector<std::size_t> next_;
  std::uint32_t soonest_ = UINT32_MAX;
};

}  // namespace themata
