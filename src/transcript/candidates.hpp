// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "conventions.hpp"
#include "label_shapes.hpp"
#include "lines.hpp"

namespace themata {

/// A name that stands in a label's place in one form.
struct Name {
  std::string text{};
  LabelForm form = LabelForm::colon;
  Lettering lettering = Lettering::title;
  std::size_t count = 0;
  std::size_t tight = 0;  ///< not in count: `Name:talk` without a blank
  std::size_t after_gap = 0;
  std::size_t tight_after_gap = 0;  ///< not in after_gap
  bool known = false;
  bool collective = false;  ///< `Both`
  bool doubtful = false;    ///< its words speak against it
  bool one_word = false;
  bool accepted = false;
  [[nodiscard]] bool recurs() const {
    return !doubtful && !collective && (count >= 2 || (known && count != 0));
  }
};

/// All lines that begin like a label, in order; `name` of a label counts `names`.
struct Candidates {
  std::vector<Name> names{};
  std::vector<Label> labels{};
  std::vector<Label> doubtful{};  ///< their names speak against them
  std::vector<Label> phrases{};   ///< a word of their names is small; not in Name::count
  std::vector<Label> items{};     ///< of a list; not in Name::count
  std::vector<Label> clocked{};   ///< a time of two numbers stands in front; not in Name::count
  std::vector<Label> agenda{};    ///< of these, what is read as an agenda's
  std::vector<LabelTimes> times{};
};

/// What the blocks of a text look like.
struct Blocks {
  TextPass& text;
  const Lines& lines;
  std::size_t count;
  bool gapless;  ///< blank lines are too few to say anything
};

/// The candidates among the lines from `first` on. Linear in the lines. What is found does not
/// depend on how they are shared.
[[nodiscard]] Candidates collect_candidates(const Blocks& blocks, std::size_t first,
                                            const Shares& shares);

/// `Name` on a line of its own, without a time.
[[nodiscard]] bool stands_alone(LabelForm form);

}  // namespace themata
