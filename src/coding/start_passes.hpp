// SPDX-License-Identifier: MIT
//
// The passes of the start filter that processors differ in. All of them give the same.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include <themata/segment/token.hpp>

#include "start_entries.hpp"
#include "start_gates.hpp"
#include "start_places.hpp"

namespace themata {

/// At least so many items, whatever they are.
template <typename T>
[[gnu::noinline]] void grow(std::vector<T>& items, std::size_t size) {
  items.resize(std::max(size, 2 * items.size()));
}
template <typename T>
[[gnu::always_inline]] inline void make_room(std::vector<T>& items, std::size_t size) {
  if (items.size() < size) [[unlikely]]
    grow(items, size);
}

/// What is known of the words of a stretch. There is more room than is in use, so that nobody who
/// writes has to ask for it.
struct StretchWords {
  static constexpr std::size_t more = 16;

  std::vector<std::uint32_t> fours{};   ///< the first four bytes, or StartGates::named
  std::vector<std::uint32_t> rests{};   ///< the next four
  std::vector<std::uint8_t> hashes{};   ///< from the word before the first on
  std::vector<std::uint32_t> passed{};  ///< numbers of those that get by their gates
  std::size_t passed_size = 0;

  /// What is asked, with nothing behind it that could change: a copy stays in registers.
  struct View {
    const std::uint32_t* fours;
    const std::uint32_t* rests;
    const std::uint8_t* hashes;

    [[nodiscard]] std::uint64_t beginning(std::uint32_t at) const {
      return fours[at] | std::uint64_t{rests[at]} << 32U;
    }
    [[nodiscard]] std::uint8_t hash_before(std::uint32_t at) const { return hashes[at]; }
    [[nodiscard]] std::uint8_t hash_after(std::uint32_t at) const { return hashes[at + 2U]; }
  };
  [[nodiscard]] View view() const { return {fours.data(), rests.data(), hashes.data()}; }

  /// Before and after so many words are written.
  void open(std::size_t words) {
    make_room(fours, words + more);
    make_room(rests, words + more);
    make_room(hashes, words + more + 1);
    make_room(passed, words + more);
    passed_size = 0;
  }
  void close(std::size_t words) {
    // Nothing is known of what is beside the first and the last.
    hashes[0] = hashes[words + 1] = anybody;
  }
};

/// Words that may be keys of the entries at a place each, and those that have a type. There is more
/// room than is in use.
struct StartKeys {
  static constexpr std::size_t more = 16;

  std::vector<std::uint32_t> at{};
  std::vector<std::uint32_t> places{};
  std::size_t size = 0;
  std::vector<std::uint32_t> others{};
  std::size_t others_size = 0;

  /// For what comes of so many words.
  void open(std::size_t words) {
    constexpr std::size_t each = 3;  // by eight bytes, by four, by the first
    make_room(at, each * words + more);
    make_room(places, each * words + more);
    make_room(others, words + more);
    size = 0;
    others_size = 0;
  }
};

/// Words with a row each; more room than is in use.
struct StartCandidates {
  std::vector<std::uint32_t> at{};
  std::vector<std::uint32_t> rows{};
  std::size_t size = 0;

  void make_room_for(std::size_t some) {
    make_room(at, size + some);
    make_room(rows, size + some);
  }
};

struct StartPasses {
  /// Reads these words, eight bytes of the text being there from each of them on, and lists those
  /// that get by their gates.
  void (*read)(const StartGates& gates, std::string_view text, std::span<const Token> words,
               StretchWords& out);
  /// Of words that got by those that may be keys, as far as places tell.
  void (*look)(const StartPlaces& places, const StartGates& gates, const StretchWords& words,
               StartKeys& out);
  /// The rows of all entries that these are keys of, with what is wanted beside them.
  void (*ask)(const StartEntries& entries, const StartKeys& keys, const StretchWords& words,
              StartCandidates& out);
};

/// The fastest here.
[[nodiscard]] const StartPasses& start_passes();

// Each of them is null where the processor has no such instructions.
[[nodiscard]] const StartPasses* plain_start_passes();
[[nodiscard]] const StartPasses* avx2_start_passes();
[[nodiscard]] const StartPasses* avx512_start_passes();

}  // namespace themata
