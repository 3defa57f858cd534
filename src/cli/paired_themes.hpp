// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

#include <themata/dictionary/dictionary.hpp>

#include "option_tree.hpp"

namespace themata::cli {

/// The deepest level of a theme; 1 for top themes.
[[nodiscard]] std::size_t deepest(const Dictionary& dictionary);

/// The themes to pair: those chosen by `--themes`, or those of a level (a number, `leaf`,
/// `all`); of no word at all, the topmost level that has two. Never one of `left_out`.
[[nodiscard]] std::vector<ThemeId> paired_themes(const Dictionary& dictionary,
                                                 const std::vector<std::string>& globs,
                                                 const std::string& level,
                                                 const std::function<bool(ThemeId)>& left_out = {});

/// `--level`.
void bind_level(CLI::App& app, std::string& level);

}  // namespace themata::cli
