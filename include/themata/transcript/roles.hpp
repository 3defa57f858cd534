// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>
#include <vector>

#include <themata/transcript/document.hpp>

namespace themata {

/// The role that a label itself declares: `Interviewer 2`, `INT`, `Q`,
/// `Moderator` ask; `Participant`, `P1`, `Respondent`, `Interviewee1`, `A`
/// answer; every other name says nothing (Role::unknown). Never guessed from
/// who speaks first. Case and trailing numbers do not matter.
[[nodiscard]] Role role_of_label(std::string_view label);

/// A one- or two-letter label such as `I`, `Q`, `A`, `P` means a role only in
/// company: `known_label` is true for names that are labels even when they
/// occur once (`Interviewer`, `Participant`, `Witness 12`).
[[nodiscard]] bool known_label(std::string_view label);

/// Pairs of different labels of one document that look like slips of the pen
/// for each other: `Particpant` / `Participant`, `Interviewer1 ` / `Interviewer 1`.
struct LikelyTypo {
  std::size_t rare;    ///< index of the label that looks like the slip
  std::size_t common;  ///< index of what was probably meant
};
[[nodiscard]] std::vector<LikelyTypo> likely_typos(const std::vector<std::string_view>& labels,
                                                   const std::vector<std::size_t>& turns);

}  // namespace themata
