// SPDX-License-Identifier: MIT
#pragma once

#include <functional>
#include <string>
#include <vector>

#include <themata/tally/term_tally.hpp>

#include "pipeline.hpp"

namespace themata::cli {

/// Says for each word of a turn that counts which part it belongs to, or TermTally::no_part.
using DealOut = std::function<void(const TurnView& turn, std::span<const OwnedHit> hits,
                                   GroupId group, std::vector<std::uint32_t>& parts)>;

struct CountedTerms {
  TermTally::Total total{};
  int code = 0;  ///< of the walk
};

/// Codes every document and counts its words in parts.
[[nodiscard]] CountedTerms count_terms(Analysis& analysis, const DealOut& deal_out,
                                       Console& console);

/// `kind` for the themes that a name or glob chooses and all below them, written over
/// `kinds`, one entry a theme. Throws Error(usage) for a name that no theme has.
void choose_themes(const Dictionary& dictionary, const std::string& glob, std::uint8_t kind,
                   std::vector<std::uint8_t>& kinds);

}  // namespace themata::cli
