// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "candidates.hpp"

namespace themata {

inline constexpr std::size_t most_doubts = 20;

/// `Will:` is a label where it comes again and again and takes turns with
/// others: it moves to the candidates. Both lists are in order of lines, and what
/// stays doubtful is in neither after.
void promote_doubtful(std::vector<Name>& names, std::vector<Label>& candidates,
                      std::vector<Label>& doubtful, const Blocks& blocks);

/// One speaker's colon may have no blank behind it where the others' have: what comes so again and
/// again in the places of labels, or is a known one, counts as they do.
void admit_tight(std::vector<Name>& names, const std::vector<Label>& labels, const Blocks& blocks);

/// Forms that much else has too: they need more to show for themselves.
[[nodiscard]] bool is_weak(LabelForm form);

/// The same name in other letters, without bold, or without a blank after its colon.
void accept_variants(std::vector<Name>& names);

/// A slip of the pen for a label (`interviewr:`) is a label too; that it is
/// one, and not the same speaker, is said later.
void accept_slips(std::vector<Name>& names);

void tell_singletons(const std::vector<Name>& names, std::vector<std::string>& doubts);

}  // namespace themata
