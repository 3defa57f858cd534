// SPDX-License-Identifier: MIT
//
// Loops of the start filter that are compiled for each kind of processor. Nothing branches on what
// is found: no processor can guess it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

#include "start_passes.hpp"

namespace themata {

/// StartPasses::read for the word with number `at`.
inline void read_word(const StartGates& gates, const char* text, const Token& word, std::size_t at,
                      StretchWords& out) {
  const bool has_type = word.type != unnamed;
  const std::uint64_t beginning = has_type ? ~std::uint64_t{0} : beginning_at(text, word.span);
  const auto four = static_cast<std::uint32_t>(beginning);
  const auto rest = static_cast<std::uint32_t>(beginning >> 32U);
  out.fours[at] = four;
  out.rests[at] = rest;
  const std::uint8_t hash = is_contraction({text + word.span.begin, word.span.size()})
                                ? contraction
                                : hash_of_word(beginning);
  out.hashes[at + 1] = has_type ? anybody : hash;
  out.passed[out.passed_size] = static_cast<std::uint32_t>(at);
  out.passed_size += gates.let_by(four, rest);
}

/// StartPasses::look
[[gnu::always_inline]] inline void look_at_each(const StartPlaces& places, const StartGates& gates,
                                                const StretchWords& words, StartKeys& out) {
  out.open(words.passed_size);
  const StretchWords::View word = words.view();
  const StartPlaces::View place = places.view();
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
    found += place.wanted[place.of_first].by(before, after) & gates.has_first(four);
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
    const auto [begin, end, before, after] =
        all.of(keys.places[key], word.hash_before(at), word.hash_after(at));
    out.make_room_for(end - begin);
    const std::uint64_t beginning = word.beginning(at);
    std::uint32_t* const found_at = out.at.data();
    std::uint32_t* const found_rows = out.rows.data();
    std::size_t found = out.size;
    for (std::uint32_t entry = begin; entry < end; ++entry) {
      found_at[found] = at;
      found_rows[found] = all.rows[entry];
      const bool same = ((beginning ^ all.beginnings[entry]) & all.kept[entry]) == 0;
      found +=
          before.words[entry] >> before.bit & after.words[entry] >> after.bit & (same ? 1U : 0U);
    }
    out.size = found;
  }
}

}  // namespace themata
