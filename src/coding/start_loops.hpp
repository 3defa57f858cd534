// SPDX-License-Identifier: MIT
//
// Loops of the start filter that are compiled for each kind of processor. Nothing branches on what
// is found: no processor can guess it.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>

#include "start_passes.hpp"

namespace themata {

/// StartPasses::look
[[gnu::always_inline]] inline void look_at_each(const StartPlaces& places, const StartGates& gates,
                                                const StretchWords& words, StartKeys& out) {
  out.open(words.passed_size);
  const StretchWords::View word = words.view();
  const StartPlaces::View place = places.view();
  const std::uint32_t* const firsts = gates.firsts();
  std::uint32_t* const found_at = out.at.data();
  std::uint32_t* const found_places = out.places.data();
  std::size_t found = 0;
  for (const std::uint32_t at : std::span(words.passed).first(words.passed_size)) {
    const std::uint32_t four = word.fours[at];
    if (four == StartGates::named) [[unlikely]] {
      out.others[out.others_size++] = at;
      continue;
    }
    const std::uint8_t before = word.hash_before(at);
    const std::uint8_t after = word.hash_after(at);
    const std::uint32_t whole = place.of_whole(four, word.rests[at]);
    found_at[found] = at;
    found_places[found] = whole;
    found += place.wanted[whole].by(before, after);
    const std::uint32_t head = place.of_head(four);
    found_at[found] = at;
    found_places[found] = head;
    found += place.wanted[head].by(before, after);
    found_at[found] = at;
    found_places[found] = place.of_first;
    found +=
        place.wanted[place.of_first].by(before, after) & firsts[(four & 0xFFU) / 32] >> (four % 32);
  }
  out.size = found;
}

/// StartPasses::ask
[[gnu::always_inline]] inline void ask_each(const StartEntries& entries, const StartKeys& keys,
                                            const StretchWords& words, StartCandidates& out) {
  const StretchWords::View word = words.view();
  const StartEntries::View all = entries.view();
  out.size = 0;
  for (std::size_t key = 0; key < keys.size; ++key) {
    const std::uint32_t at = keys.at[key];
    const auto [begin, end] = all.of(keys.places[key]);
    out.make_room_for(end - begin);
    const std::uint64_t beginning = word.beginning(at);
    const std::uint8_t hash_before = word.hash_before(at);
    const std::uint8_t hash_after = word.hash_after(at);
    const std::uint64_t* const before = all.before(hash_before);
    const std::uint64_t* const after = all.after(hash_after);
    std::uint32_t* const found_at = out.at.data();
    std::uint32_t* const found_rows = out.rows.data();
    std::size_t found = out.size;
    for (std::uint32_t entry = begin; entry < end; ++entry) {
      found_at[found] = at;
      found_rows[found] = all.rows[entry];
      const bool same = ((beginning ^ all.beginnings[entry]) & all.kept[entry]) == 0;
      found += before[entry] >> (hash_before % 64U) & after[entry] >> (hash_after % 64U) &
               (same ? 1U : 0U);
    }
    out.size = found;
  }
}

}  // namespace themata
