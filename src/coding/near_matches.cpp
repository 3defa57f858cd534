// SPDX-License-Identifier: MIT
#include "near_matches.hpp"

#include <algorithm>
#include <deque>
#include <functional>
#include <queue>

namespace themata {
namespace {

using Mask = std::uint32_t;

class NearSweep {
 public:
  explicit NearSweep(const NearTask& task)
      : task_(task), all_((Mask{1} << task.components) - 1), ways_(all_ + 1) {}

  void take(const ComponentMatch& match) {
    bring_up_to(match.begin);
    const Mask bit = Mask{1} << match.component;
    if (may_follow(0, bit)) reach(bit, match.end, match.begin);
    for (Mask mask = 1; mask < all_; ++mask) {
      if (!may_follow(mask, bit)) continue;
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

  [[nodiscard]] bool may_follow(Mask mask, Mask bit) const {
    if ((mask & bit) != 0) return false;
    return task_.order == Near::Order::any || mask == bit - 1;
  }

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

}  // namespace themata
