// SPDX-License-Identifier: MIT
#pragma once

#include <themata/transcript/document.hpp>

#include "lines.hpp"

namespace themata {

/// Timed snippets: `[[Role;Name]]` opens a turn, `<<begin;end;language>>` stands
/// above each piece of it, and all pieces of a turn are one paragraph. False,
/// and nothing done, where the text is not written so.
bool read_snippets(Document& document, TextPass& text, const Lines& lines, const LineCounts& counts,
                   const NotePlaces& notes);

}  // namespace themata
