// SPDX-License-Identifier: MIT
#include <themata/stats/keyness_permutation.hpp>

#include <algorithm>
#include <cmath>
#include <limits>

#include <themata/stats/keyness.hpp>

#include "side_dealer.hpp"

namespace themata {
namespace {

class Permutation {
 public:
  Permutation(std::span<const DocumentSides> documents, std::size_t terms)
      : documents_(documents), target_(terms), totals_(terms, 0) {
    for (const DocumentSides& document : documents) {
      dealer_.add(document.words[0], document.words[1]);
      for (const std::size_t side : {0U, 1U}) {
        words_ += document.words[side];
        for (const auto& [term, count] : document.counts[side]) totals_[term] += count;
      }
    }
  }

  void as_it_is(std::vector<double>& out) {
    distances(std::vector<std::uint8_t>(documents_.size(), 0), out);
  }
  void draw(RandomStream random, std::vector<double>& out) { distances(dealer_.deal(random), out); }

 private:
  /// How far the log ratio of each term is from 0. Of a document on the wrong side the target has
  /// the side without words.
  void distances(const std::vector<std::uint8_t>& exchanged, std::vector<double>& out) {
    std::fill(target_.begin(), target_.end(), 0);
    std::uint64_t words = 0;
    for (std::size_t at = 0; at < documents_.size(); ++at) {
      const std::size_t side = exchanged[at];
      words += documents_[at].words[side];
      for (const auto& [term, count] : documents_[at].counts[side]) target_[term] += count;
    }
    for (std::size_t term = 0; term < totals_.size(); ++term) {
      const auto ratio =
          log_ratio_smoothed({target_[term], words, totals_[term] - target_[term], words_ - words});
      out[term] = ratio ? std::abs(*ratio) : std::numeric_limits<double>::infinity();
    }
  }

  std::span<const DocumentSides> documents_;
  SideDealer dealer_{};
  std::vector<std::uint64_t> target_;
  std::vector<std::uint64_t> totals_;
  std::uint64_t words_ = 0;
};

}  // namespace

std::vector<double> keyness_by_permutation(std::span<const DocumentSides> documents,
                                           std::size_t terms, std::uint64_t draws,
                                           std::uint64_t seed) {
  Permutation permutation(documents, terms);
  std::vector<double> observed(terms);
  permutation.as_it_is(observed);
  std::vector<std::uint64_t> as_far(terms, 1);
  std::vector<double> drawn(terms);
  for (std::uint64_t draw = 0; draw < draws; ++draw) {
    permutation.draw(RandomStream(seed, draw), drawn);
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
