// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include <themata/coding/coded_file.hpp>
#include <themata/dictionary/context_rules.hpp>

#include "pipeline.hpp"

namespace themata::cli {

/// Of all that a dictionary holds, as it would be written.
[[nodiscard]] std::uint64_t hash_of(const Dictionary& dictionary);

/// `fnv1a64 0123456789abcdef`.
[[nodiscard]] std::string shown_hash(std::uint64_t hash);

/// What decided about words and hits, with the values that options have or would have.
/// `language`: of the dictionary.
[[nodiscard]] std::vector<std::pair<std::string, std::string>> coding_options(
    const AnalysisArguments& arguments, const std::string& language, const ContextRules* statuses);

/// By which names people are called in a coded file: "none" for their own, else what tells one
/// key from another and not the key.
[[nodiscard]] std::string names_in_file(const Pseudonyms* names);

/// Names of people in options are pseudonyms too.
void rename_people(const Pseudonyms& names,
                   std::vector<std::pair<std::string, std::string>>& options);

/// Options that were not given become those that documents were coded with. Throws
/// Error(usage) for one that was given and is another.
void adopt_recorded(AnalysisArguments& arguments, const CodedHeader& recorded);

}  // namespace themata::cli
