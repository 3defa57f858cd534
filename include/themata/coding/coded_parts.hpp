// SPDX-License-Identifier: MIT
#pragma once

#include <themata/coding/coded_document.hpp>

namespace themata {

/// Adds to a coded document its turns that follow, which were coded by themselves
/// (Coder::code_part): their positions count from the part's first word.
void append_part(CodedDocument& document, const CodedDocument& part);

}  // namespace themata
