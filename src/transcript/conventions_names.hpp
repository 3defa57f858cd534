// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "conventions.hpp"
#include "label_shapes.hpp"
#include "lines.hpp"

namespace themata {

inline constexpr std::size_t most_doubts = 20;

/// A name that stands in a label's place in one form.
struct Name {
  std::string text{};
  LabelForm form = LabelForm::colon;
  Lettering lettering = Lettering::title;
  std::size_t count = 0;
  std::size_t tight = 0;  ///< not in count: `Name:talk` without a blank
  std::size_t after_gap = 0;
  bool known = false;
  bool collective = false;  ///< `Both`
  bool doubtful = false;    ///< its words speak against it
  bool one_word = false;
  bool accepted = false;
  [[nodiscard]] bool recurs() const {
    return !doubtful && !collective && (count >= 2 || (known && count != 0));
  }
};

/// What the blocks of a text look like.
struct Blocks {
  std::string_view text;
  const Lines& lines;
  std::size_t count;
  bool gapless;  ///< blank lines are too few to say anything
};

/// `Will:` is a label where it comes again and again and takes turns with
/// others: it moves to the candidates. Both lists are in order of lines.
void promote_doubtful(std::vector<Name>& names, std::vector<Label>& candidates,
                      const std::vector<Label>& doubtful, const Blocks& blocks);

/// Forms that much else has too: they need more to show for themselves.
[[nodiscard]] bool is_weak(LabelForm form);

/// The same name in other letters, without bold, or without a blank after its colon.
void accept_variants(std::vector<Name>& names);

/// A slip of the pen for a label (`interviewr:`) is a label too; that it is
/// one, and not the same speaker, is said later.
void accept_slips(std::vector<Name>& names);

void tell_singletons(const std::vector<Name>& names, std::vector<std::string>& doubts);

}  // namespace themata
