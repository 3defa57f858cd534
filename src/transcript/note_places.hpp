// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include <themata/text/span.hpp>
#include <themata/transcript/notes.hpp>

namespace themata {

/// Where a note may open, and the colons behind a digit: all of a text, ascending.
using NotePlaces = std::vector<std::uint32_t>;

/// May a note, or a time with a sign before it, begin at `at`?
[[nodiscard]] bool may_open_note(std::string_view text, std::size_t at);

/// The notes and timestamps in `range` of a text. `places` are all in it where a note may
/// open, and the colons behind a digit.
void find_notes(std::string_view text, std::span<const std::uint32_t> places, Span range,
                std::vector<Mark>& marks);

}  // namespace themata
