// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <themata/table/pseudonyms.hpp>

#include "option_tree.hpp"

namespace themata::cli {

/// Names of options, without dashes but in `acting`, and values as typed.
using NamedValues = std::vector<std::pair<std::string, std::string>>;

/// The options of a command that were given and can change a number, as one would type them:
/// "--level 2 --context ours.yml (fnv1a64 0123456789abcdef)". Left out is what changes no number
/// (where a table goes, how many threads make it), which inputs are read, and the options in
/// `said`, named without their dashes, of which the line of notation speaks in words. An option
/// that is added later is in it unless somebody takes it out: two tables whose numbers differ by
/// a choice have different lines. Files are named without their folders, and with a hash of what
/// they hold; documents and speakers as `names` call them, where there is one. What was given
/// `when_coded`, and need not be given again, is among them.
[[nodiscard]] std::string given_options(const CLI::App& app, const std::vector<std::string>& said,
                                        const std::optional<Pseudonyms>& names,
                                        const NamedValues& when_coded = {});

/// Those of the options `acting`, on words and hits, that were given and that given_options()
/// names: for a coded file to record, people called as `names` have it, if any.
[[nodiscard]] NamedValues given_when_coding(const CLI::App& app, const NamedValues& acting,
                                            const Pseudonyms* names);

/// FIELD=VALUE, in which a document, a speaker or a field of documents' names (`name_fields`: the
/// option's value) has its pseudonym.
[[nodiscard]] std::string named_condition(const std::string& condition,
                                          const std::string& name_fields,
                                          const std::optional<Pseudonyms>& names);

}  // namespace themata::cli
