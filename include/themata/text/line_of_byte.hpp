// SPDX-License-Identifier: MIT
#pragma once

#include <themata/base/error.hpp>

namespace themata {

/// The same error by line and column, where its place is a byte of a file with lines; for files
/// that somebody writes by hand. The file is read once more, as far as that byte.
[[nodiscard]] Error by_line(const Error& error);

}  // namespace themata
