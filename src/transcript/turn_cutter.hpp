// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <limits>

#include <themata/base/in_parts.hpp>
#include <themata/text/text_pass.hpp>
#include <themata/transcript/document.hpp>
#include <themata/transcript/reader.hpp>

#include "conventions.hpp"
#include "lines.hpp"
#include "note_places.hpp"

namespace themata {

/// A text whose labels are known.
/// The name of a label that ends the talk: what stands behind it is said by nobody.
inline constexpr std::uint32_t nobodys_name = std::numeric_limits<std::uint32_t>::max();

struct LabelledLines {
  TextPass& text;
  const Lines& lines;
  const NotePlaces& notes;
  const Convention& convention;
  Paragraphs paragraphs;  ///< never automatic
};

/// Cuts a document's text at its labels: into turns with their speakers, times, marks and
/// paragraphs. The document does not depend on how this is shared.
void cut_turns(const LabelledLines& from, const Shares& shares, Document& document);

}  // namespace themata
