// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include <themata/base/diagnostics.hpp>
#include <themata/dictionary/dictionary.hpp>
#include <themata/dictionary/source_errors.hpp>
#include <themata/dictionary/yaml_tree.hpp>

namespace themata {

/// Each reader fills a dictionary and reports all that is wrong to `errors`;
/// what can't be carried over goes to `diagnostics`.
void read_native(const YamlNode& root, Dictionary& dictionary, SourceErrors& errors);
void read_quanteda(const YamlNode& root, Dictionary& dictionary, SourceErrors& errors);
void read_liwc(std::string_view text, Dictionary& dictionary, SourceErrors& errors,
               Diagnostics& diagnostics);

class Importer;
void read_dicx(std::string_view text, Importer& importer);
void read_csv_terms(std::string_view text, Importer& importer);
void read_wordstat(std::string_view text, Importer& importer);
void read_lexicoder(std::string_view text, Importer& importer);
void read_yoshikoder(std::string_view text, Importer& importer);
void read_qdc(std::string_view text, Importer& importer);

/// What a file of themes or contexts says, decoded.
[[nodiscard]] std::string text_of_file(const std::string& path, Diagnostics& diagnostics,
                                       const std::string& encoding = "auto");

/// Parses `node`'s scalar as a pattern of `theme`; an error is reported at its place.
[[nodiscard]] std::optional<Pattern> written_pattern(const YamlNode& node, ThemeId theme,
                                                     PatternSyntax syntax, SourceErrors& errors,
                                                     const PatternSets& sets = {});

/// Reports what is wrong with `node`'s scalar, with the caret inside it where the file
/// shows it verbatim.
void fail_inside(SourceErrors& errors, const YamlNode& node, const PatternError& problem);

}  // namespace themata
