// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>
#include <vector>

#include <themata/text/span.hpp>
#include <themata/transcript/notes.hpp>

#include "sign_map.hpp"

namespace themata {

/// The notes and timestamps in `range` of a text whose signs have been mapped.
void find_notes(std::string_view text, const SignMap& map, Span range, std::vector<Mark>& marks);

}  // namespace themata
