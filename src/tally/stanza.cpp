// SPDX-License-Identifier: MIT
#include <themata/tally/stanza.hpp>

#include <algorithm>

namespace themata {

void MovingStanza::restart() {
  window_.clear();
  std::fill(sums_.begin(), sums_.end(), 0);
}

void MovingStanza::add(std::span<const std::uint32_t> present, const Tie& tie) {
  if (window_.size() == turns_) {
    for (const std::uint32_t theme : window_.front()) --sums_[theme];
    window_.pop_front();
  }
  const auto report = [&](std::uint32_t i, std::uint32_t j, std::uint64_t weight) {
    if (weight == 0) return;
    tie(std::min(i, j), std::max(i, j), weight_ == StanzaWeight::binary ? 1 : weight);
  };
  for (std::size_t at = 0; at < present.size(); ++at) {
    const std::uint32_t i = present[at];
    std::size_t next = 0;
    for (std::uint32_t j = 0; j < sums_.size(); ++j) {
      while (next < present.size() && present[next] < j) ++next;
      if (next < present.size() && present[next] == j) {
        // (S'_i + 1)(S'_j + 1) - S'_i S'_j, once for the two of them.
        if (i < j) report(i, j, sums_[i] + sums_[j] + 1);
      } else {
        report(i, j, sums_[j]);
      }
    }
  }
  for (const std::uint32_t theme : present) ++sums_[theme];
  window_.emplace_back(present.begin(), present.end());
}

std::vector<std::uint32_t> MovingStanza::themes() const {
  std::vector<std::uint32_t> held;
  for (std::uint32_t theme = 0; theme < sums_.size(); ++theme) {
    if (sums_[theme] > 0) held.push_back(theme);
  }
  return held;
}

}  // namespace themata
