// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include <themata/dictionary/context_rules.hpp>
#include <themata/dictionary/dictionary.hpp>

namespace themata {

/// A context as YAML in one line, nothing left out: `{before: in, within: 1}`.
[[nodiscard]] std::string written(const Context& context);

/// The conditions of a pattern, for people: `unless: {...}, requires: {...}, case: exact,
/// role: respondent`; "" where it has none.
[[nodiscard]] std::string written_conditions(const Pattern& pattern);

/// Triggers of statuses as text that is the same for the same triggers, however their file is
/// laid out: names, sources and sets of words, which are spelt out, have no part in it.
[[nodiscard]] std::string written_triggers(const ContextRules& rules);

}  // namespace themata
