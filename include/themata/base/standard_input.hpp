// SPDX-License-Identifier: MIT
#pragma once

#include <istream>
#include <string_view>

namespace themata {

/// The program's standard input, read past the C library: there a read that fails looks like the
/// end; here the stream is bad() then. Where nothing is there yet, waits. For one thread at a time.
[[nodiscard]] std::istream& standard_input();

/// Does what is left of it begin so? Takes nothing of it. Throws Error(input) where reading fails.
[[nodiscard]] bool standard_input_begins_with(std::string_view begin);

}  // namespace themata
