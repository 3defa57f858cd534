// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include <themata/dictionary/dictionary.hpp>

namespace themata {

/// A context as YAML in one line, nothing left out: `{before: in, within: 1}`.
[[nodiscard]] std::string written(const Context& context);

/// The conditions of a pattern, for people: `unless: {...}, requires: {...}, case: exact,
/// role: respondent`; "" where it has none.
[[nodiscard]] std::string written_conditions(const Pattern& pattern);

}  // namespace themata
