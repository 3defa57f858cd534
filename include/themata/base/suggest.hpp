// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace themata {

/// The candidate nearest to a misspelt word (edit distance with swaps, at most a third of its
/// length; ties: the first), else the shortest that begins with it, else "".
[[nodiscard]] std::string nearest(std::string_view word,
                                  const std::vector<std::string>& candidates);

/// ", did you mean `x`?" or "".
[[nodiscard]] std::string did_you_mean(std::string_view word,
                                       const std::vector<std::string>& candidates);

}  // namespace themata
