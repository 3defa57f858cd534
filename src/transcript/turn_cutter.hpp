// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>

#include <themata/text/text_pass.hpp>
#include <themata/transcript/document.hpp>
#include <themata/transcript/reader.hpp>

#include "conventions.hpp"
#include "lines.hpp"
#include "note_places.hpp"

namespace themata {

/// A text whose labels are known.
struct LabelledLines {
  TextPass& text;
  const Lines& lines;
  const NotePlaces& notes;
  const Convention& convention;
  Paragraphs paragraphs;  ///< never automatic
};

/// Cuts a document's text at its labels: into turns with their speakers, times, marks and
/// paragraphs. So many threads cut at once; the document does not depend on it.
void cut_turns(const LabelledLines& from, std::size_t threads, Document& document);

}  // namespace themata
