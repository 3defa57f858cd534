// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>

#include <themata/base/diagnostics.hpp>
#include <themata/transcript/document.hpp>

namespace themata {

/// Moves the `key: value` lines of a YAML header (`---` to `---` at the very
/// top) into the document's metadata, and says so; returns where the text proper
/// begins. What may be talk stays: that is a doubt.
std::uint32_t read_front_matter(Document& document, Diagnostics& diagnostics);

}  // namespace themata
