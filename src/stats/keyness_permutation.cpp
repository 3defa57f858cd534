// SPDX-License-Identifier: MIT
#include <themata/stats/keyness_permutation.hpp>

#include <algorithm>
#include <cmath>
#include <limits>

#include <themata/stats/keyness.hpp>
#include <themata/stats/random.hpp>

namespace themata {
namespace {

class Permutation {
 public:
  Permutation(std::span<const DocumentSides> documents, std::size_t terms)
      : documents_(documents), target_(terms), totals_(terms, 0), order_(documents.size()) {
    for (std::size_t at = 0; at < documents.size(); ++at) {
      const DocumentSides& document = documents[at];
      mixed_ = mixed_ || (document.words[0] > 0 && document.words[1] > 0);
      order_[at] = document.words[0] == 0 ? 1 : 0;
      for (const std::size_t side : {0U, 1U}) {
        words_ += document.words[side];
        for (const auto& [term, count] : document.counts[side]) totals_[term] += count;
      }
    }
    if (mixed_) std::fill(order_.begin(), order_.end(), std::uint8_t{0});
  }

  void draw(RandomStream& random) {
    if (!mixed_) return shuffle(std::span(order_), random);
    for (std::uint8_t& swapped : order_) swapped = static_cast<std::uint8_t>(random.next() >> 63U);
  }

  /// How far the log ratio of each term is from 0, as the sides are dealt out now.
  void distances(std::vector<double>& out) {
    std::fill(target_.begin(), target_.end(), 0);
    std::uint64_t words = 0;
    for (std::size_t at = 0; at < documents_.size(); ++at) {
      const DocumentSides& document = documents_[at];
      // Of a document with one side, the other is empty: it adds both or nothing.
      for (const std::size_t side : {0U, 1U}) {
        const bool counts = mixed_ ? side == order_[at] : order_[at] == 0;
        if (!counts) continue;
        words += document.words[side];
        for (const auto& [term, count] : document.counts[side]) target_[term] += count;
      }
    }
    for (std::size_t term = 0; term < totals_.size(); ++term) {
      const auto ratio =
          log_ratio_smoothed({target_[term], words, totals_[term] - target_[term], words_ - words});
      out[term] = ratio ? std::abs(*ratio) : std::numeric_limits<double>::infinity();
    }
  }

 private:
  std::span<const DocumentSides> documents_;
  std::vector<std::uint64_t> target_;
  std::vector<std::uint64_t> totals_;
  std::vector<std::uint8_t> order_;  ///< 1: on the side of the reference, or swapped
  std::uint64_t words_ = 0;
  bool mixed_ = false;
};

}  // namespace

std::vector<double> keyness_by_permutation(std::span<const DocumentSides> documents,
                                           std::size_t terms, std::uint64_t draws,
                                           std::uint64_t seed) {
  Permutation permutation(documents, terms);
  std::vector<double> observed(terms);
  permutation.distances(observed);
  std::vector<std::uint64_t> as_far(terms, 1);
  std::vector<double> drawn(terms);
  for (std::uint64_t draw = 0; draw < draws; ++draw) {
    RandomStream random(seed, draw);
    permutation.draw(random);
    permutation.distances(drawn);
    for (std::size_t term = 0; term < terms; ++term) {
      constexpr double rounding = 1e-12;  // the mirror image of the data is as far from 0
      if (drawn[term] >= observed[term] - rounding) ++as_far[term];
    }
  }
  std::vector<double> p;
  for (const std::uint64_t count : as_far) {
    p.push_back(static_cast<double>(count) / static_cast<double>(draws + 1));
  }
  return p;
}

}  // namespace themata
