// SPDX-License-Identifier: MIT
#include "near_matches.hpp"

#include <algorithm>
#include <deque>
#include <functional>
#include <iterator>
#include <map>
#include <optional>
#include <queue>

namespace themata {
namespace {

using Mask = std::uint32_t;

bool may_follow(const NearTask& task, Mask mask, Mask bit) {
  if ((mask & bit) != 0) return false;
  return task.order == Near::Order::any || mask == bit - 1;
}

class NearSweep {
 public:
  explicit NearSweep(const NearTask& task)
      : task_(task), all_((Mask{1} << task.components) - 1), ways_(all_ + 1) {}

  void take(const ComponentMatch& match) {
    bring_up_to(match.begin);
    const Mask bit = Mask{1} << match.component;
    if (may_follow(task_, 0, bit)) reach(bit, match.end, match.begin);
    for (Mask mask = 1; mask < all_; ++mask) {
      if (!may_follow(task_, mask, bit)) continue;
      std::deque<Way>& ways = ways_[mask];
      while (!ways.empty() && match.begin - ways.front().end + 1 > task_.most_apart) {
        ways.pop_front();
      }
      if (!ways.empty()) reach(mask | bit, match.end, ways.front().begin);
    }
  }

  std::vector<Stretch> stretches{};

 private:
  struct Way {
    std::uint32_t begin;
    std::uint32_t end;
  };
  struct Pending {
    std::uint32_t end;
    std::uint32_t begin;
    Mask mask;
    bool operator>(const Pending& other) const { return end > other.end; }
  };

  void reach(Mask mask, std::uint32_t end, std::uint32_t begin) {
    if (mask == all_) {
      stretches.push_back({begin, end});
    } else {
      pending_.push({end, begin, mask});
    }
  }

  /// Lets what ends before `begin` be followed.
  void bring_up_to(std::uint32_t begin) {
    while (!pending_.empty() && pending_.top().end <= begin) {
      const Pending next = pending_.top();
      pending_.pop();
      std::deque<Way>& ways = ways_[next.mask];
      while (!ways.empty() && ways.back().begin <= next.begin) ways.pop_back();
      ways.push_back({next.begin, next.end});
    }
  }

  const NearTask& task_;
  Mask all_;
  std::vector<std::deque<Way>> ways_;  ///< of a mask: ends ascending, begins falling
  std::priority_queue<Pending, std::vector<Pending>, std::greater<>> pending_{};
};

}  // namespace

void near_matches(const NearTask& task, const std::vector<ComponentMatch>& found,
                  std::vector<Stretch>& out) {
  NearSweep sweep(task);
  for (const ComponentMatch& match : found) sweep.take(match);
  std::vector<Stretch>& all = sweep.stretches;
  std::sort(all.begin(), all.end(), [](const Stretch& a, const Stretch& b) {
    return a.begin != b.begin ? a.begin > b.begin : a.end < b.end;
  });
  std::uint32_t soonest = UINT32_MAX;
  for (const Stretch& stretch : all) {
    if (stretch.end >= soonest) continue;
    soonest = stretch.end;
    out.push_back(stretch);
  }
}

std::vector<ComponentMatch> near_parts(const NearTask& task,
                                       const std::vector<ComponentMatch>& found, Stretch stretch) {
  const Mask all = (Mask{1} << task.components) - 1;
  struct Reached {
    std::size_t last = 0;      ///< in `found`
    std::size_t previous = 0;  ///< in `steps`; itself at the first
  };
  std::vector<Reached> steps;
  // Of a mask, by where its last component ends, a step that got there: the last to end
  // before the next component is the nearest, so no other need be asked.
  std::vector<std::map<std::uint32_t, std::size_t>> ways(all + 1);
  const auto reach = [&](Mask mask, std::size_t last, std::optional<std::size_t> previous) {
    steps.push_back({last, previous.value_or(steps.size())});
    ways[mask].emplace(found[last].end, steps.size() - 1);
  };
  for (std::size_t at = 0; at < found.size(); ++at) {
    const ComponentMatch& match = found[at];
    if (match.begin < stretch.begin || match.end > stretch.end) continue;
    const Mask bit = Mask{1} << match.component;
    if (match.begin == stretch.begin && may_follow(task, 0, bit)) reach(bit, at, std::nullopt);
    for (Mask mask = 1; mask < all; ++mask) {
      if (!may_follow(task, mask, bit)) continue;
      const auto behind = ways[mask].upper_bound(match.begin);
      if (behind == ways[mask].begin()) continue;
      const auto [end, step] = *std::prev(behind);
      if (match.begin - end < task.most_apart) reach(mask | bit, at, step);
    }
  }
  const auto whole = ways[all].find(stretch.end);
  if (whole == ways[all].end()) return {};
  std::vector<ComponentMatch> parts;
  for (std::size_t step = whole->second; parts.size() < task.components;
       step = steps[step].previous) {
    parts.push_back(found[steps[step].last]);
  }
  std::reverse(parts.begin(), parts.end());
  return parts;
}

}  // namespace themata
