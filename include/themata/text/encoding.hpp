// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include <themata/base/error.hpp>

namespace themata {

enum class InvalidBytes {
  stop,    ///< bytes that do not decode are an Error with their offset
  replace  ///< each becomes U+FFFD, and is counted
};

struct DecodeOptions {
  std::string encoding = "auto";  ///< "auto" or any name ICU knows
  InvalidBytes invalid = InvalidBytes::stop;
};

/// Text as UTF-8 without a byte order mark, and with every CRLF and CR as LF.
struct Decoded {
  std::string text{};
  std::string encoding{};     ///< canonical name, `UTF-8`, `UTF-16LE`, `windows-1252`
  int confidence = 100;       ///< of the guess, in percent; 100 where nothing was guessed
  std::size_t replaced = 0;   ///< sequences that did not decode
};

/// What `auto` does, in this order: a byte order mark; well-formed UTF-8;
/// UTF-16 by the pattern of its zero bytes; ICU's detector.
/// Throws Error(input) with the byte offset of what does not decode, for an
/// unknown encoding name, and for binary data (NUL bytes that are no UTF-16).
[[nodiscard]] Decoded decode(std::string bytes, const DecodeOptions& options,
                             const std::string& path);

/// CRLF and CR become LF, in place.
void normalise_line_ends(std::string& text);

}  // namespace themata
