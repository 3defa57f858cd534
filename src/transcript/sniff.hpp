// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>

namespace themata {

/// The name of the format that the first bytes of a stream look like; `txt` if no other.
[[nodiscard]] std::string_view sniff_format(std::string_view head);

/// HTML or XML, by its first tag.
[[nodiscard]] bool begins_like_markup(std::string_view head);

}  // namespace themata
