// SPDX-License-Identifier: MIT
#pragma once

#include <themata/base/diagnostics.hpp>
#include <themata/transcript/document.hpp>

namespace themata {

/// Rewrites the text of a document in Markdown where characters are spelled: `&eacute;`, `didn\'t`.
/// What would be markup as a character stays as it is written. A backslash that breaks a line is
/// left out. What was rewritten is said. Cost: the text.
void read_markdown_signs(Document& document, Diagnostics& diagnostics);

}  // namespace themata
