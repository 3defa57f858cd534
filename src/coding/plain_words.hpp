// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <themata/segment/segmenter.hpp>

namespace themata {

/// Cuts a word of a pattern that consists of ASCII letters and digits,
/// wildcards, apostrophes inside and hyphens between, as Segmenter::cut_written
/// would: nearly all words are such, and a dictionary holds tens of thousands.
/// False, and `forms` as it was, where something else needs the segmenter.
/// No form follows the one before it tightly.
[[nodiscard]] bool cut_plain_word(std::string_view written, const SegmentOptions& options,
                                  std::vector<std::string>& forms);

}  // namespace themata
