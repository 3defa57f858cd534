// SPDX-License-Identifier: MIT
#include "pair_order.hpp"

#include <algorithm>
#include <utility>

#include "hit_cursor.hpp"

namespace themata {
namespace {

using Visit = std::function<void(const PairOrder&)>;

void visit_pairs(const UnitPresence& unit, const Visit& visit) {
  for (std::size_t i = 0; i < unit.present.size(); ++i) {
    for (std::size_t j = i + 1; j < unit.present.size(); ++j) {
      const bool before = unit.extents[i].first_end <= unit.extents[j].last_begin;
      const bool after = unit.extents[j].first_end <= unit.extents[i].last_begin;
      visit({unit.group, unit.present[i], unit.present[j], before ? 1U : 0U, after ? 1U : 0U,
             before || after ? 1U : 0U});
    }
  }
}

/// Two hits in order, [b, e) and [c, f) with e <= c, are inside the windows that start from
/// f - width to b. For each later hit the earlier one that begins last has all windows that any
/// has; so a pair of themes is a list of ranges of starts, and their union is the answer.
class WindowOrder {
 public:
  WindowOrder(std::uint32_t width, const Visit& visit) : width_(width), visit_(visit) {}

  void turn(const CodedTurn& turn, GroupId group, HitCursor& cursor) {
    last_start_ = turn.words <= width_ ? 0 : turn.words - width_;
    themes_.clear();
    cursor.until(turn.first_word + turn.words, [&](std::uint32_t theme, std::span<const Hit> hits) {
      themes_.push_back({theme, {}});
      for (const Hit& hit : hits) {
        const Place place{hit.begin - turn.first_word, hit.end - turn.first_word};
        if (place.end <= turn.words) themes_.back().places.push_back(place);
      }
    });
    if (group == set_aside || turn.words == 0) return;
    for (std::size_t i = 0; i < themes_.size(); ++i) {
      for (std::size_t j = i + 1; j < themes_.size(); ++j) pair(themes_[i], themes_[j], group);
    }
  }

 private:
  struct Place {
    std::uint32_t begin;
    std::uint32_t end;
  };
  struct Theme {
    std::uint32_t number;
    std::vector<Place> places;
  };
  using Ranges = std::vector<std::pair<std::uint32_t, std::uint32_t>>;  ///< half-open

  void pair(const Theme& first, const Theme& second, GroupId group) {
    Ranges before = starts(first.places, second.places);
    Ranges after = starts(second.places, first.places);
    PairOrder order{group, first.number, second.number, covered(before), covered(after), 0};
    before.insert(before.end(), after.begin(), after.end());
    order.apart = covered(before);
    if (order.apart > 0) visit_(order);
  }

  [[nodiscard]] Ranges starts(std::vector<Place> earlier, const std::vector<Place>& later) const {
    std::sort(earlier.begin(), earlier.end(),
              [](const Place& one, const Place& other) { return one.end < other.end; });
    Ranges ranges;
    std::size_t passed = 0;
    std::uint32_t begin = 0;  // the last begin of those that have ended
    for (const Place& place : later) {
      for (; passed < earlier.size() && earlier[passed].end <= place.begin; ++passed) {
        begin = std::max(begin, earlier[passed].begin);
      }
      if (passed == 0) continue;
      const std::uint32_t from = place.end > width_ ? place.end - width_ : 0;
      const std::uint32_t to = std::min(begin, last_start_);
      if (from <= to) ranges.emplace_back(from, to + 1);
    }
    return ranges;
  }

  static std::uint64_t covered(Ranges& ranges) {
    std::sort(ranges.begin(), ranges.end());
    std::uint64_t sum = 0;
    std::uint32_t until = 0;
    for (const auto& [from, to] : ranges) {
      if (to <= until) continue;
      sum += to - std::max(from, until);
      until = to;
    }
    return sum;
  }

  std::uint32_t width_;
  const Visit& visit_;
  std::uint32_t last_start_ = 0;
  std::vector<Theme> themes_{};
};

}  // namespace

void for_each_pair_order(const CodedDocument& document, const Unit& unit,
                         std::span<const GroupId> groups,
                         std::span<const std::vector<Hit>* const> themes, const Visit& visit) {
  if (unit.kind != UnitKind::window) {
    for_each_unit(document, unit, groups, themes,
                  [&visit](const UnitPresence& found) { visit_pairs(found, visit); });
    return;
  }
  WindowOrder order(unit.width, visit);
  HitCursor cursor(themes);
  for (std::size_t at = 0; at < document.turns.size(); ++at) {
    order.turn(document.turns[at], groups[at], cursor);
  }
}

}  // namespace themata
