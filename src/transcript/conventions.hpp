// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <themata/transcript/document.hpp>

#include "label_shapes.hpp"
#include "lines.hpp"

namespace themata {

/// A line that begins with a label; positions in `match` count from the
/// line's text.
struct Label {
  std::size_t line = 0;
  std::uint32_t name = 0;  ///< index into Convention::names
  LabelMatch match{};
};

/// What the document as a whole says about its labels.
struct Convention {
  std::vector<std::string> names{};
  std::vector<Role> roles{};    ///< of each name, where the form of its labels tells: `Q.`
  std::vector<Label> labels{};  ///< in order of their lines; none: a text without labels
  std::vector<std::string> doubts{};
};

/// Decides which of the label-like beginnings of lines are labels. Needs the
/// gaps of the lines. Linear in the text.
[[nodiscard]] Convention decide_convention(std::string_view text, const Lines& lines);

}  // namespace themata
