// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include <themata/base/error.hpp>
#include <themata/text/encoding.hpp>

namespace themata {

/// The same error by line and column, where its place is a byte of a file with lines; for files
/// that somebody writes by hand. The file is read once more, as far as that byte.
[[nodiscard]] Error by_line(const Error& error);

/// decode() of such a file, whose errors are by line.
[[nodiscard]] Decoded decode_lines(std::string bytes, const DecodeOptions& options,
                                   const std::string& path);

}  // namespace themata
