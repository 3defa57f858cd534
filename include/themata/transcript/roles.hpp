// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include <themata/transcript/document.hpp>

namespace themata {

/// The role that a label itself declares: `Interviewer 2`, `INT`, `Q`,
/// `Moderator` ask; `Participant`, `P1`, `Respondent`, `Interviewee1`, `A`
/// answer; every other name says nothing (Role::unknown). Never guessed from
/// who speaks first. Case, accents and trailing numbers do not matter.
[[nodiscard]] Role role_of_label(std::string_view label);

/// True for a role that is written as one letter (`I`, `Q`, `A`, `P`, `R`),
/// which may as well be an initial: it counts only in the company of a label
/// that declares the other side.
[[nodiscard]] bool role_needs_company(std::string_view label);

/// The role of each label of one document, its company considered.
[[nodiscard]] std::vector<Role> roles_of_labels(const std::vector<std::string_view>& labels);

/// True for names that are labels even when they occur once: `Interviewer`,
/// `Participant`, `Witness 12`, `Speaker 3`, `THE COURT`.
[[nodiscard]] bool known_label(std::string_view label);

/// Is it a known label, or does it declare a role? No line of talk does, but for a few.
[[nodiscard]] bool declares_voice(std::string_view label);

/// Pairs of different labels of one document that look like slips of the pen
/// for each other: `Particpant` / `Participant`, `Interviewer1 ` / `Interviewer 1`.
struct LikelyTypo {
  std::size_t rare;    ///< index of the label that looks like the slip
  std::size_t common;  ///< index of what was probably meant
};
/// `turns` counts how often each label occurs. Ascending by `rare`; cost linear
/// in the labels' length altogether.
[[nodiscard]] std::vector<LikelyTypo> likely_typos(const std::vector<std::string_view>& labels,
                                                   const std::vector<std::size_t>& turns);

}  // namespace themata
