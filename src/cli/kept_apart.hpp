// SPDX-License-Identifier: MIT
//
// No output replaces what is read: a transcript, a dictionary or a key that is gone is gone. And
// none is found out to be impossible when all has been read.
#pragma once

#include <string>
#include <vector>

#include "option_tree.hpp"

namespace themata::cli {

/// Throws Error(usage) where the output file is one of the files that are read, by whatever name.
void keep_apart(const std::string& output, const std::vector<std::string>& read);

/// The same of what `--output` names and of all that the other options that were given name, and
/// what stands without one. Files that those name in their turn the commands know.
void keep_apart(const CLI::App& app);

/// Throws Error(output) where the file could not be written as things are; nothing is left behind.
void expect_writable(const std::string& output);
/// The same of what `--output` names, where that is a file.
void expect_writable(const CLI::App& app);

}  // namespace themata::cli
