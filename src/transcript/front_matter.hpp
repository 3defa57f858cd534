// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>

#include <themata/transcript/document.hpp>

namespace themata {

/// Moves the `key: value` lines of a YAML header (`---` to `---` at the very
/// top) into the document's metadata; returns where the text proper begins.
/// What may be talk stays: that is a doubt.
std::uint32_t read_front_matter(Document& document);

}  // namespace themata
