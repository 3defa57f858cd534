// SPDX-License-Identifier: MIT
#include <themata/table/held_back_words.hpp>

#include <algorithm>
#include <array>
#include <map>
#include <span>
#include <stdexcept>
#include <tuple>

namespace themata {

HeldBackWords::HeldBackWords(std::vector<std::vector<std::string>> groups, std::uint64_t least,
                             Second second)
    : groups_(std::move(groups)), least_(least_for(least)), second_(second) {
  for (const auto& group : groups_) {
    if (group.size() > 2) throw std::invalid_argument("words by more than two fields");
  }
}

void HeldBackWords::add(std::string_view word, std::size_t group, std::uint64_t count,
                        std::uint64_t second) {
  if (count == 0) return;
  const auto [place, is_new] = places_.try_emplace(word, words_.size());
  if (is_new) words_.push_back({word, 0, 0, false, {}});
  Word& known = words_[place->second];
  known.cells.push_back({group, count, second});
  known.count += count;
  known.second += second;
}

bool HeldBackWords::has(std::string_view word) const {
  const auto place = places_.find(word);
  return place != places_.end() && words_[place->second].held;
}

/// What could have been otherwise: counts of one word moved from group to group so that no sum
/// over groups that is known moves, and moved back among the words that stand nowhere.
class HeldBackWords::Moves {
 public:
  explicit Moves(const HeldBackWords& words)
      : words_(words),
        fields_(words.groups_.empty() ? 0 : words.groups_.front().size()),
        pool_(words.groups_.size()),
        now_(words.groups_.size()) {
    for (std::size_t group = 0; group < words.groups_.size(); ++group) {
      places_.emplace(words.groups_[group], group);
    }
    for (const Word& word : words.words_) {
      if (!words.is_nowhere(word)) continue;
      for (const Cell& cell : word.cells) {
        pool_[cell.group].count += static_cast<std::int64_t>(cell.count);
        pool_[cell.group].second += static_cast<std::int64_t>(cell.second);
      }
    }
    for (std::size_t group = 0; group < pool_.size(); ++group) {
      by_pool_[{pool_[group].count, pool_[group].second}].push_back(group);
    }
  }

  /// How many small counts of a word, which stands in the table of all groups, have one value.
  std::size_t exposed(const Word& word) {
    small_ = 0;
    for (const Cell& cell : word.cells) {
      now_[cell.group] = {static_cast<std::int64_t>(cell.count),
                          static_cast<std::int64_t>(cell.second)};
      small_ += is_small(now_[cell.group]);
    }
    if (fields_ == 2) {
      for (const std::size_t field : {0U, 1U}) known_[field] = shows_sums_by(field, word);
    }
    list_others(word);
    std::size_t exposed = 0;
    for (const Cell& cell : word.cells) {
      if (words_.is_small(cell) && !is_free(cell.group)) ++exposed;
    }
    for (const Cell& cell : word.cells) now_[cell.group] = {};
    return exposed;
  }

 private:
  struct Counts {
    std::int64_t count = 0;
    std::int64_t second = 0;
  };
  using Corner = std::pair<std::size_t, std::int64_t>;  ///< a group, and 1 or -1
  static constexpr std::size_t most_corners = 4;
  struct Corners {
    std::array<Corner, most_corners> at{};
    std::size_t size = 0;
    [[nodiscard]] std::span<const Corner> all() const { return std::span(at).first(size); }
  };

  [[nodiscard]] bool is_small(const Counts& counts) const {
    return words_.is_small(static_cast<std::uint64_t>(counts.count)) ||
           words_.is_small(static_cast<std::uint64_t>(counts.second));
  }

  /// Does the table that is split by this field alone have the word?
  [[nodiscard]] bool shows_sums_by(std::size_t field, const Word& word) const {
    std::map<std::string_view, Counts> sums;
    for (const Cell& cell : word.cells) {
      Counts& sum = sums[words_.groups_[cell.group][field]];
      sum.count += static_cast<std::int64_t>(cell.count);
      sum.second += static_cast<std::int64_t>(cell.second);
    }
    return std::none_of(sums.begin(), sums.end(),
                        [this](const auto& one) { return is_small(one.second); });
  }

  /// Those that a count may be moved to or from: two of each kind where the kind alone tells.
  void list_others(const Word& word) {
    others_.clear();
    if (known_[0] || known_[1]) {
      for (std::size_t group = 0; group < now_.size(); ++group) others_.push_back(group);
      return;
    }
    std::map<std::tuple<std::int64_t, std::int64_t, std::int64_t, std::int64_t>, int> met;
    for (const Cell& cell : word.cells) {
      const Counts& now = now_[cell.group];
      const Counts& pool = pool_[cell.group];
      if (met[{now.count, now.second, pool.count, pool.second}]++ < 2) {
        others_.push_back(cell.group);
      }
    }
    for (const auto& [pool, groups] : by_pool_) {
      int listed = 0;
      for (const std::size_t group : groups) {
        if (now_[group].count != 0 || now_[group].second != 0) continue;
        others_.push_back(group);
        if (++listed == 2) break;
      }
    }
  }

  [[nodiscard]] bool is_free(std::size_t group) const {
    bool count = false;
    bool second = false;
    for (const std::size_t other : others_) {
      if (count && second) break;
      if (other == group) continue;
      const Corners corners = corners_of(group, other);
      count = count || can_change(corners.all(), &Counts::count);
      second = second || can_change(corners.all(), &Counts::second);
    }
    return count && second;
  }

  /// The groups that change with one, `other` against it; none where a sum would move.
  [[nodiscard]] Corners corners_of(std::size_t group, std::size_t other) const {
    const std::vector<std::string>& here = words_.groups_[group];
    const std::vector<std::string>& there = words_.groups_[other];
    bool moves_sum = false;
    for (std::size_t field = 0; field < fields_; ++field) {
      moves_sum = moves_sum || (known_[field] && here[field] != there[field]);
    }
    if (!moves_sum || fields_ < 2) return {{{{group, 1}, {other, -1}}}, 2};
    if (here[0] == there[0] || here[1] == there[1]) return {};
    const auto one = places_.find({here[0], there[1]});
    const auto two = places_.find({there[0], here[1]});
    if (one == places_.end() || two == places_.end()) return {};
    return {{{{group, 1}, {one->second, -1}, {two->second, -1}, {other, 1}}}, 4};
  }

  /// Is there a change of the corners in which `what` changes?
  [[nodiscard]] bool can_change(std::span<const Corner> corners, std::int64_t Counts::*what) const {
    if (corners.empty()) return false;
    std::array<std::int64_t, 3 + 2 * most_corners> steps{0, 1, -1};
    std::size_t size = 3;
    for (const Corner& corner : corners) {
      steps[size++] = now_[corner.first].count;
      steps[size++] = -now_[corner.first].count;
    }
    for (const std::int64_t count : std::span(steps).first(size)) {
      for (const std::int64_t second : {0, 1, -1}) {
        const Counts change{count, second};
        if (change.*what != 0 && holds(corners, change) && is_still_held(corners, change)) {
          return true;
        }
      }
    }
    return false;
  }

  /// With a change by which no count is small the word would be shown, and a reader who knows the
  /// rule would know that it is not so.
  [[nodiscard]] bool is_still_held(std::span<const Corner> corners, const Counts& change) const {
    std::size_t small = small_;
    for (const auto& [group, sign] : corners) {
      const Counts& now = now_[group];
      small += is_small({now.count + sign * change.count, now.second + sign * change.second});
      small -= is_small(now);
    }
    return small > 0;
  }

  [[nodiscard]] bool holds(std::span<const Corner> corners, const Counts& change) const {
    return std::all_of(corners.begin(), corners.end(), [&](const Corner& corner) {
      const std::int64_t count = corner.second * change.count;
      const std::int64_t second = corner.second * change.second;
      const Counts then{now_[corner.first].count + count, now_[corner.first].second + second};
      const bool can_be =
          then.second >= 0 && then.count >= then.second &&
          (then.second > 0 || then.count == 0 || words_.second_ == Second::occurrences);
      const bool balanced =
          pool_[corner.first].count >= count &&
          (words_.second_ == Second::documents || pool_[corner.first].second >= second);
      return can_be && balanced;
    });
  }

  const HeldBackWords& words_;
  std::size_t fields_;
  std::map<std::vector<std::string>, std::size_t> places_{};
  std::vector<Counts> pool_;  ///< of the words that stand nowhere, by group
  std::map<std::pair<std::int64_t, std::int64_t>, std::vector<std::size_t>> by_pool_{};
  std::vector<std::size_t> others_{};
  std::vector<Counts> now_;  ///< of the word that is looked at
  std::size_t small_ = 0;    ///< groups of it that have a small count
  std::array<bool, 2> known_{};
};

void HeldBackWords::settle() {
  bool any = false;
  for (Word& word : words_) {
    word.held =
        is_nowhere(word) || std::any_of(word.cells.begin(), word.cells.end(),
                                        [this](const Cell& cell) { return is_small(cell); });
    any = any || word.held;
  }
  std::vector<Word*> rarest;
  for (Word& word : words_) rarest.push_back(&word);
  const auto end = rarest.begin() +
                   static_cast<std::ptrdiff_t>(std::min<std::size_t>(any ? 2 : 0, rarest.size()));
  std::partial_sort(rarest.begin(), end, rarest.end(), [](const Word* one, const Word* other) {
    return std::tie(one->count, one->text) < std::tie(other->count, other->text);
  });
  std::for_each(rarest.begin(), end, [](Word* word) { word->held = true; });
  held_back_ = static_cast<std::size_t>(
      std::count_if(words_.begin(), words_.end(), [](const Word& word) { return word.held; }));
  Moves moves(*this);
  exposed_ = 0;
  for (const Word& word : words_) {
    if (word.held && !is_nowhere(word)) exposed_ += moves.exposed(word);
  }
}

}  // namespace themata
