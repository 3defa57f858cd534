// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include <themata/coding/matcher.hpp>
#include <themata/segment/segmenter.hpp>

namespace themata {

/// What packed things begin with: how words were cut for them, and what a phrase may cross.
[[nodiscard]] std::string packed_for(const SegmentOptions& cutting, PhraseScope scope);

}  // namespace themata
