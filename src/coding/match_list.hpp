// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include <themata/coding/matcher.hpp>

namespace themata {

/// Matches as they are found, written without asking whether there is one.
class MatchList {
 public:
  explicit MatchList(std::vector<Match>& out) : out_(out), before_(out.size()), size_(out.size()) {}
  MatchList(const MatchList&) = delete;
  MatchList& operator=(const MatchList&) = delete;
  ~MatchList() { out_.resize(size_); }

  /// One match if `count` is not 0.
  void add(std::uint32_t begin, std::uint32_t end, std::uint32_t count, PatternId pattern) {
    if (size_ == out_.size()) out_.resize(2 * size_ - before_ + 16);
    out_[size_] = {begin, end, pattern};
    size_ += count > 0 ? 1 : 0;
  }
  /// All but the first of `patterns`.
  void add_others(std::uint32_t begin, std::uint32_t end, std::span<const PatternId> patterns) {
    for (const PatternId pattern : patterns.subspan(1)) add(begin, end, 1, pattern);
  }

 private:
  std::vector<Match>& out_;
  std::size_t before_;
  std::size_t size_;
};

}  // namespace themata
