// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include <themata/base/diagnostics.hpp>
#include <themata/text/encoding.hpp>
#include <themata/transcript/reader.hpp>

namespace themata {

/// All bytes of `input`. Throws Error(input) for more than `limit`.
[[nodiscard]] std::string read_bytes(Input& input, std::size_t limit);

/// All of `input` as text; says what was guessed and what was replaced.
[[nodiscard]] Decoded read_whole_text(Input& input, const ReadOptions& options,
                                      Diagnostics& diagnostics);

/// The same, but the file itself where it is large and its bytes are the text as they stand.
[[nodiscard]] std::optional<Text> map_whole_text(const Input& input, const ReadOptions& options);

/// What a careful user should know about how bytes became text.
void report_decoding(const Decoded& decoded, const std::string& path, Diagnostics& diagnostics);

/// Document::encoding: the name, with the confidence where it was guessed.
[[nodiscard]] std::string encoding_words(const Decoded& decoded);

/// A document without text: said, not an error.
void note_empty_input(const Input& input, Diagnostics& diagnostics);

}  // namespace themata
