// SPDX-License-Identifier: MIT
//
// What is compiled when themata is built, so that a small file does not wait for it. Both
// are what compiling them here would give.
#pragma once

#include <optional>
#include <string_view>

#include <themata/coding/matcher.hpp>
#include <themata/coding/statuses.hpp>
#include <themata/segment/segmenter.hpp>

namespace themata {

/// The matcher of a built-in dictionary; nothing where there is none of this name, or words
/// are not cut as they are where nothing is asked for.
[[nodiscard]] std::optional<Matcher> built_in_matcher(std::string_view name,
                                                      const Segmenter& segmenter,
                                                      PhraseScope scope);

/// The same of built_in_context_rules().
[[nodiscard]] std::optional<StatusRules> built_in_status_rules(std::string_view language,
                                                               const Segmenter& segmenter);

}  // namespace themata
