// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

#include <themata/coding/overlap.hpp>
#include <themata/dictionary/dictionary.hpp>

namespace themata {

/// Matches that are no hits, since longer ones hold their words: by ThemeId of the theme that
/// owns the pattern, in order of their begin. With the hits they are every match, and hits under
/// any other choice follow from them (Recoding).
using LostMatches = std::vector<std::vector<Hit>>;

/// What `every`, coded with Overlap::all, has and `chosen` has not.
[[nodiscard]] LostMatches lost_matches(const Dictionary& dictionary, const ThemeHits& every,
                                       const ThemeHits& chosen);

/// Makes hits every match again, as far as Recoding::begin looks: of the themes that own patterns.
void add_lost_matches(const Dictionary& dictionary, const LostMatches& lost, ThemeHits& hits);

}  // namespace themata
