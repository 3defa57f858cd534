// SPDX-License-Identifier: MIT
//
// The object form of a pattern:
//
//   match: charge*                    what is looked for: either `match` ...
//   near: [treat*, '@p.respect']      ... or `near`, two to six terms
//   within: 5 | sentence | turn       of `near`; 1 is side by side; left out: the sentence
//   ordered: yes | no                 of `near`; left out: no
//   unless: CONTEXTS                  none of them may hold
//   requires: CONTEXTS                each of them must hold
//   case: exact
//   role: respondent | interviewer
//   weight: -1.5
//   polarity: adherence | violation
//   note: text
//   source: text
//
// A TERM is a pattern or a theme (`'@p.voice'`, with its sub-themes). TERMS are one or a
// list of them, of which one is enough. CONTEXTS are one of
//
//   TERM                              around, in the same sentence
//   {before: TERMS, within: 1}        also `after`, `around`; `within` as above
//   {sentence: TERMS}                 short for {around: TERMS, within: sentence}
//   {turn: TERMS}                     short for {around: TERMS, within: turn}
//   a list of these                   its bare TERMS together are one context
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "native_fields.hpp"

namespace themata {

/// Reads a pattern object of `theme`. Nothing where it has no words; other mistakes are
/// said, and the pattern comes without what was wrong. References are not looked up yet.
[[nodiscard]] std::optional<Pattern> pattern_object(const YamlNode& map, const Theme& theme,
                                                    ThemeId id, NativeFields& fields);

/// As YAML in one line, for the tables.
[[nodiscard]] std::string near_in_one_line(const Near& near);
/// As after `within:`.
[[nodiscard]] std::string reach_in_words(const Reach& reach);

/// Looks up every `@theme` of the dictionary. A theme that is not there, and references
/// that lead in a circle or through more than 20 themes, are errors.
void resolve_references(Dictionary& dictionary, SourceErrors& errors);

}  // namespace themata
