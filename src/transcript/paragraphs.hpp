// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <themata/transcript/reader.hpp>

#include "conventions.hpp"
#include "lines.hpp"

namespace themata {

/// Where the paragraphs of a text end: Paragraphs::lines or Paragraphs::blank,
/// never automatic. What was hard to decide is told in `doubts`.
[[nodiscard]] Paragraphs decide_paragraphs(TextPass& text, const Lines& lines,
                                           const std::vector<Label>& labels, Paragraphs wanted,
                                           std::vector<std::string>& doubts);

}  // namespace themata
