// SPDX-License-Identifier: MIT
//
// What an interview is like does not depend on its side, if there is no difference. So whole
// interviews change sides: those with words on one side change places among themselves, so that as
// many stay on each; those with words on both swap their own with a chance of 1/2.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include <themata/stats/random.hpp>

namespace themata {

class SideDealer {
 public:
  /// The next interview, by its words on each side; one without any stays where it is.
  void add(std::uint64_t words_a, std::uint64_t words_b) {
    const std::size_t interview = exchanged_.size();
    exchanged_.push_back(0);
    if (words_a > 0 && words_b > 0) {
      on_both_.push_back(interview);
    } else if (words_a > 0 || words_b > 0) {
      on_one_.push_back(interview);
      sides_.push_back(words_b > 0 ? 1 : 0);
    }
  }

  /// Of each interview: are its sides exchanged? Until the next deal.
  const std::vector<std::uint8_t>& deal(RandomStream random) {
    dealt_ = sides_;
    shuffle(std::span(dealt_), random);
    for (std::size_t i = 0; i < on_one_.size(); ++i) {
      exchanged_[on_one_[i]] = dealt_[i] == sides_[i] ? 0 : 1;
    }
    for (const std::size_t i : on_both_) {
      exchanged_[i] = static_cast<std::uint8_t>(random.below(2));
    }
    return exchanged_;
  }

 private:
  std::vector<std::size_t> on_one_{};
  std::vector<std::size_t> on_both_{};
  std::vector<std::uint8_t> sides_{};  ///< of those on one: 1 is b
  std::vector<std::uint8_t> dealt_{};
  std::vector<std::uint8_t> exchanged_{};
};

}  // namespace themata
