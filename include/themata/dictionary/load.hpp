// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <themata/base/diagnostics.hpp>
#include <themata/dictionary/dictionary.hpp>

namespace themata {

/// Reads a dictionary from its text: native YAML (a `themata:` header), plain
/// quanteda YAML, LIWC `.dic` and `.dicx`, WordStat `.cat`, Yoshikoder `.ykd`, Lexicoder
/// `.lc3` and `.lcd`, REFI-QDA `.qdc`, or a table, told apart by extension and content.
/// Throws one Error(dictionary) that holds all the file's errors with carets;
/// what could not be carried over goes to `diagnostics`, each with its line.
[[nodiscard]] Dictionary parse_dictionary(std::string_view text, const std::string& path,
                                          Diagnostics& diagnostics);

/// The same from a file; its encoding is detected, or is the one that is named.
[[nodiscard]] Dictionary load_dictionary(const std::string& path, Diagnostics& diagnostics,
                                         const std::string& encoding = "auto");

/// Names of the dictionaries that are part of the library; the first is what
/// is used where none is asked for.
[[nodiscard]] const std::vector<std::string>& built_in_dictionary_names();
/// One of them.
[[nodiscard]] Dictionary built_in_dictionary(const std::string& name = "justice");

/// The same without what its patterns look for: `parts`, `near`, `unless` and `required`
/// are empty. For those who have its matcher, built_in_matcher().
[[nodiscard]] Dictionary built_in_outline(const std::string& name);
/// Is this the name of one, and no file there?
[[nodiscard]] bool is_built_in_dictionary(const std::string& path_or_name);

/// A file, or, where there is none of this path, the built-in dictionary of this name.
[[nodiscard]] Dictionary load_named_dictionary(const std::string& path_or_name,
                                               Diagnostics& diagnostics,
                                               const std::string& encoding = "auto");

/// The text of it, decoded, as its author wrote it: for messages that quote a line.
[[nodiscard]] std::string text_of_named_dictionary(const std::string& path_or_name);

/// One theme, `pattern`, out of patterns in the native syntax. Throws
/// Error(usage) with a caret under what is wrong.
[[nodiscard]] Dictionary dictionary_of_patterns(const std::vector<std::string>& patterns);

/// Several dictionaries as one, in the given order. Throws Error(dictionary)
/// if two have a theme of the same name.
[[nodiscard]] Dictionary combine(std::vector<Dictionary> dictionaries);

}  // namespace themata
