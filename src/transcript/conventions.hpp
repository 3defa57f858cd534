// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <themata/transcript/document.hpp>

#include "label_shapes.hpp"
#include "lines.hpp"

namespace themata {

/// A line that begins with a label.
struct Label {
  std::uint32_t line = 0;
  std::uint32_t name = 0;  ///< index into Convention::names
  std::uint32_t talk = 0;  ///< where the talk begins in the line's text, or its length
  LabelForm form = LabelForm::colon;
  bool tight = false;  ///< no blank after the colon: `Name:talk`
  bool timed = false;  ///< its times stand in Convention::times
};

/// The times that stand beside a label; few texts have any.
struct LabelTimes {
  std::uint32_t line = 0;
  std::optional<double> start{};
  std::optional<double> end{};
};

/// What the document as a whole says about its labels.
struct Convention {
  std::vector<std::string> names{};
  std::vector<Role> roles{};        ///< of each name, where the form of its labels tells: `Q.`
  std::vector<Label> labels{};      ///< in order of their lines; none: a text without labels
  std::vector<LabelTimes> times{};  ///< in order of their lines, perhaps of other lines too
  std::vector<std::string> doubts{};
};

/// Decides which of the label-like beginnings of lines are labels. Needs the
/// gaps of the lines. Linear in the text. What is decided does not depend on how the lines are
/// shared.
[[nodiscard]] Convention decide_convention(TextPass& text, const Lines& lines,
                                           const Shares& shares);

}  // namespace themata
