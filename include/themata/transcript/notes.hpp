// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include <themata/text/span.hpp>

namespace themata {

/// Finds the notes and timestamps in `range` of `text` and appends them to
/// `marks`, ascending. A bracket is a note only when it holds a known marker
/// (inaudible, pause, laughter, crosstalk, ...) or a time: `[Post Office]`,
/// `(iii)` and `[dollars]` are spoken words. Linear in the range.
void find_notes(std::string_view text, Span range, std::vector<Mark>& marks);

/// A clock time or an offset at the beginning of `text`: `00:04:21`, `47:22`,
/// `1:02:03.5`, `00:00:01,500`; its length in bytes and the seconds.
struct ClockTime {
  std::size_t length = 0;
  double seconds = 0;
};
[[nodiscard]] std::optional<ClockTime> parse_clock_time(std::string_view text);

}  // namespace themata
