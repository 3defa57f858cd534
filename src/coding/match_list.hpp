// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <span>
#include <vector>

#include <themata/coding/matcher.hpp>

#include "too_many_matches.hpp"

namespace themata {

/// Matches as they are found, written without asking whether there is one.
class MatchList {
 public:
  /// Of a run of so many words.
  MatchList(std::vector<Match>& out, std::size_t words)
      : out_(out), before_(out.size()), size_(out.size()), most_(before_ + most_matches(words)) {}
  MatchList(const MatchList&) = delete;
  MatchList& operator=(const MatchList&) = delete;
  ~MatchList() { out_.resize(size_); }

  /// One match if `count` is not 0. Throws TooManyMatches.
  void add(std::uint32_t begin, std::uint32_t end, std::uint32_t count, PatternId pattern) {
    if (size_ == out_.size()) grow();
    out_[size_] = {begin, end, pattern};
    size_ += count > 0 ? 1 : 0;
  }
  /// All but the first of `patterns`.
  void add_others(std::uint32_t begin, std::uint32_t end, std::span<const PatternId> patterns) {
    for (const PatternId pattern : patterns.subspan(1)) add(begin, end, 1, pattern);
  }

 private:
  void grow() {
    if (size_ > most_) throw TooManyMatches(commonest());
    out_.resize(std::min(2 * size_ - before_ + 16, most_ + 1));
  }
  [[nodiscard]] PatternId commonest() const {
    std::map<PatternId, std::size_t> counts;
    for (std::size_t at = before_; at < size_; ++at) ++counts[out_[at].pattern];
    return std::ranges::max_element(counts, {}, [](const auto& one) { return one.second; })->first;
  }

  std::vector<Match>& out_;
  std::size_t before_;
  std::size_t size_;
  std::size_t most_;
};

}  // namespace themata
