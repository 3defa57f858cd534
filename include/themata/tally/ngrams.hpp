// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace themata {

/// Gives ids to runs of `n` words, and takes no others; new runs get the next id.
class Ngrams {
 public:
  explicit Ngrams(std::size_t n) : n_(n) {}

  [[nodiscard]] std::size_t size() const { return words_.size() / n_; }
  [[nodiscard]] std::span<const std::uint32_t> words(std::uint32_t id) const {
    return std::span(words_).subspan(id * n_, n_);
  }

  /// Of a run, for the functions below: who has several asks for their memory first, since a table
  /// of many runs is far away.
  [[nodiscard]] static std::uint64_t hash(std::span<const std::uint32_t> run) {
    std::uint64_t hash = 0;
    for (const std::uint32_t word : run) hash = (hash ^ (hash >> 29U) ^ word) * 0x9E3779B97F4A7C15U;
    return hash;
  }
  void prefetch_place(std::uint64_t hash) const {
    if (!slots_.empty()) __builtin_prefetch(&slots_[place(hash)]);
  }
  /// Looks at the place of the run.
  void prefetch_words(std::uint64_t hash) const {
    if (slots_.empty()) return;
    const std::uint32_t slot = slots_[place(hash)];
    if (slot != 0) __builtin_prefetch(&words_[(slot - 1) * n_]);
  }

  std::uint32_t intern(std::span<const std::uint32_t> run) { return intern(run, hash(run)); }
  std::uint32_t intern(std::span<const std::uint32_t> run, std::uint64_t hash) {
    if (2 * size() >= slots_.size()) grow();
    std::uint32_t& slot = slots_[find(run, hash)];
    if (slot == 0) {
      words_.insert(words_.end(), run.begin(), run.end());
      slot = static_cast<std::uint32_t>(size());
    }
    return slot - 1;
  }

  [[nodiscard]] std::optional<std::uint32_t> known(std::span<const std::uint32_t> run) const {
    const std::uint32_t slot = slots_.empty() ? 0 : slots_[find(run, hash(run))];
    return slot == 0 ? std::nullopt : std::optional(slot - 1);
  }

 private:
  [[nodiscard]] std::size_t place(std::uint64_t hash) const {
    return static_cast<std::size_t>(hash >> shift_);
  }
  [[nodiscard]] std::size_t find(std::span<const std::uint32_t> run, std::uint64_t hash) const {
    std::size_t at = place(hash);
    while (slots_[at] != 0 && !is_of(slots_[at] - 1, run)) at = (at + 1) & (slots_.size() - 1);
    return at;
  }
  /// A loop of its own: a call takes longer than two words.
  [[nodiscard]] bool is_of(std::uint32_t id, std::span<const std::uint32_t> run) const {
    const std::uint32_t* const words = words_.data() + id * n_;
    std::uint32_t other = 0;
    for (std::size_t at = 0; at < n_; ++at) other |= words[at] ^ run[at];
    return other == 0;
  }

  void grow() {
    constexpr std::size_t least = 1024;
    slots_.assign(std::max(least, 2 * slots_.size()), 0);
    shift_ = 64 - static_cast<unsigned>(std::countr_zero(slots_.size()));
    for (std::uint32_t id = 0; id < size(); ++id) slots_[find(words(id), hash(words(id)))] = id + 1;
  }

  std::size_t n_;
  std::vector<std::uint32_t> words_{};  ///< n of each id
  std::vector<std::uint32_t> slots_{};  ///< id + 1, or 0 where free; a power of two
  unsigned shift_ = 64;
};

}  // namespace themata
