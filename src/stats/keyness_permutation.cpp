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
      : documents_(documents),
        target_(terms),
        totals_(terms, 0),
        side_of_target_(documents.size(), 0) {
    for (std::size_t at = 0; at < documents.size(); ++at) {
      const DocumentSides& document = documents[at];
      if (document.words[0] > 0 && document.words[1] > 0) {
        on_both_.push_back(at);
      } else if (document.words[0] > 0 || document.words[1] > 0) {
        on_one_.push_back(at);
        dealt_.push_back(document.words[0] > 0 ? 0 : 1);
      }
      for (const std::size_t side : {0U, 1U}) {
        words_ += document.words[side];
        for (const auto& [term, count] : document.counts[side]) totals_[term] += count;
      }
    }
  }

  void draw(RandomStream& random) {
    shuffle(std::span(dealt_), random);
    for (std::size_t i = 0; i < on_one_.size(); ++i) {
      const std::uint8_t own = documents_[on_one_[i]].words[0] > 0 ? 0 : 1;
      side_of_target_[on_one_[i]] = dealt_[i] == own ? 0 : 1;
    }
    for (const std::size_t at : on_both_) {
      side_of_target_[at] = static_cast<std::uint8_t>(random.next() >> 63U);
    }
  }

  /// How far the log ratio of each term is from 0, as the sides are dealt out now.
  void distances(std::vector<double>& out) {
    std::fill(target_.begin(), target_.end(), 0);
    std::uint64_t words = 0;
    for (std::size_t at = 0; at < documents_.size(); ++at) {
      const std::size_t side = side_of_target_[at];
      words += documents_[at].words[side];
      for (const auto& [term, count] : documents_[at].counts[side]) target_[term] += count;
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
  std::vector<std::size_t> on_one_{};
  std::vector<std::size_t> on_both_{};
  std::vector<std::uint8_t> dealt_{};  ///< of those on one: the side they are on now
  /// Of each document: which of its sides the target has; the other one is the reference's. Of a
  /// document on the wrong side for now that is the one without words.
  std::vector<std::uint8_t> side_of_target_;
  std::uint64_t words_ = 0;
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
