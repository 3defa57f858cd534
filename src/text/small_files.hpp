// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace themata {

/// What a small file is in that a statistical detector takes for Western European text,
/// for want of letters to count: EUC-JP, Shift_JIS or ISO-8859-14; nothing where its bytes
/// do not tell. A dictionary may hold a dozen words.
[[nodiscard]] std::optional<std::string> encoding_of_small_file(std::string_view bytes);

}  // namespace themata
