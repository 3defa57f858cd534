// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include <themata/text/encoding.hpp>

namespace themata {

/// The encoding that a byte order mark at the beginning names.
[[nodiscard]] std::optional<std::string> encoding_of_mark(std::string_view bytes);

/// What a file is that is no text, by its first bytes: `a PDF document`; empty if
/// not known. `could_be_text`: nothing speaks against text but these bytes.
[[nodiscard]] std::string_view binary_kind(std::string_view bytes, bool could_be_text);

/// How much of a text is well-formed UTF-8 beyond ASCII, and how much is not.
struct Utf8Census {
  std::size_t valid = 0;   ///< multibyte sequences
  std::size_t weight = 0;  ///< the same, long sequences twice: they never come by chance
  std::size_t invalid = 0;
  std::size_t first_invalid = 0;
  std::size_t control = 0;  ///< C0 controls that no text file holds
  std::size_t nul = 0;
  std::size_t first_nul = 0;
  bool escapes = false;  ///< ESC sequences, as ISO-2022 has them
};
[[nodiscard]] Utf8Census take_census(std::string_view bytes, Extent extent);

/// UTF-16 without a byte order mark, by the pattern of its zero bytes.
[[nodiscard]] std::optional<std::string> looks_like_utf16(std::string_view bytes);

/// ICU's detector, on the stretches that are not ASCII.
[[nodiscard]] EncodingChoice ask_detector(std::string_view bytes);

}  // namespace themata
