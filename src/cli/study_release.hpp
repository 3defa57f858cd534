// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

#include <themata/dictionary/source_errors.hpp>
#include <themata/study/manifest.hpp>
#include <themata/table/table.hpp>

#include "study_options.hpp"
#include "study_plan.hpp"

namespace themata::cli {

/// The folder, within the results, of what may leave the room; and the table in it that says what
/// is not there.
constexpr std::string_view release_folder = "release/";
constexpr const char* held_back_file = "release/held-back.csv";

[[nodiscard]] inline bool is_released(std::string_view table) {
  return table.starts_with(release_folder);
}

/// Plans the tables that a study's section `release` names once more, with `--min-cell` and
/// `--pseudonyms`. What can't leave the room in any case is planned as held back, with the reason.
/// Reads the key, to say what is wrong with it where it is named.
void plan_release(PlannedStudy& plan, SourceErrors& errors, SettingOptions& options);

/// What a table of a release lacks, for who receives it: no name, and no count that is kept back.
[[nodiscard]] Table held_back_table(const Manifest& manifest);

/// Counts that were emptied, or rows left out, by what the table's command said.
[[nodiscard]] std::size_t held_back_in(const ManifestTable& table);
/// Is it a table of words, which has not all of them?
[[nodiscard]] bool holds_words_back(const ManifestTable& table);

}  // namespace themata::cli
