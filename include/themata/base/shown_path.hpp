// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

namespace themata {

/// A file's name as a message holds it: a line end in it, which would make two messages of one,
/// is shown by its sign, `␊`.
[[nodiscard]] std::string shown_path(std::string_view path);

}  // namespace themata
