// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>

#include <themata/table/rows.hpp>
#include <themata/transcript/document.hpp>

namespace themata::cli {

/// Bytes after which a worker passes its rows on: enough for one write, and still in the cache.
constexpr std::size_t enough_rows = std::size_t{1} << 17U;

/// The cells that begin the rows of a turn; its number counts from 1.
inline void write_turn_cells(RowWriter& rows, const Document& document, const Turn& turn,
                             std::uint64_t number) {
  const Speaker& speaker = document.speaker_of(turn);
  rows.text(document.id).count(number).text(speaker.name).text(role_name(speaker.role));
}

}  // namespace themata::cli
