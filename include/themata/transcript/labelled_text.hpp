// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

#include <themata/base/diagnostics.hpp>
#include <themata/transcript/document.hpp>
#include <themata/transcript/reader.hpp>

namespace themata {

/// Turns running text with speaker labels into turns: decides the document's
/// labelling convention from the whole text, then cuts it into turns,
/// paragraphs and notes.
///
/// `document.text` holds the text (UTF-8, LF); id, path, format and encoding
/// are set. Fills speakers, turns, marks, paragraphs, metadata and doubts.
/// The text is never changed. A text without labels is one turn of an unnamed
/// speaker; text before the first label is a turn of role preamble.
/// Cost is linear in the text.
void find_turns(Document& document, const ReadOptions& options, Diagnostics& diagnostics);

/// Applies `--interviewer` and `--same-speaker` to a document whose turns are
/// known, fills roles that labels declare, and reports likely typos.
void settle_speakers(Document& document, const ReadOptions& options, Diagnostics& diagnostics);

}  // namespace themata
