// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <themata/table/pseudonyms.hpp>

#include "option_tree.hpp"

namespace themata::cli {

/// The options of a command that were given and can change a number, as one would type them:
/// "--level 2 --context ours.yml (fnv1a64 0123456789abcdef)". Left out is what changes no number
/// (where a table goes, how many threads make it), which inputs are read, and the options in
/// `said`, named without their dashes, of which the line of notation speaks in words. An option
/// that is added later is in it unless somebody takes it out: two tables whose numbers differ by
/// a choice have different lines. Files are named without their folders, and with a hash of what
/// they hold; documents and speakers as `names` call them, where there is one.
[[nodiscard]] std::string given_options(const CLI::App& app, const std::vector<std::string>& said,
                                        const std::optional<Pseudonyms>& names);

/// FIELD=VALUE, in which a document or a speaker has its pseudonym.
[[nodiscard]] std::string named_condition(const std::string& condition,
                                          const std::optional<Pseudonyms>& names);

}  // namespace themata::cli
