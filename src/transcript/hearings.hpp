// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>

#include "conventions.hpp"
#include "lines.hpp"

namespace themata {

/// What is particular to hearings: headings between turns (`PAUL SMITH
/// (sworn)`, `Questioned by MR BEER`, `ORAL ARGUMENT OF ...`) are layout, and `Q.` and
/// `A.` are the examiner and the witness last named, where they are known.
void read_hearing(TextPass& text, Lines& lines, Convention& convention);

}  // namespace themata
