// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

#include <themata/transcript/document.hpp>

namespace themata {

/// Adds `turn` to the document with its notes, the traces of layout inside it
/// (`layout`, ascending) and its paragraphs (ascending; those that fall outside
/// are left out, the turn's begin is put in). Times and traces of layout at
/// either end are trimmed off. False if no talk remains: then nothing is added.
bool add_turn(Document& document, Turn turn, const std::vector<Mark>& layout,
              const std::vector<std::uint32_t>& paragraphs);

}  // namespace themata
