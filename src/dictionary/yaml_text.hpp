// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

namespace themata {

/// A scalar that every YAML reader takes for this very string: in quotes where it could
/// be taken for a number, a boolean, or something else.
[[nodiscard]] std::string yaml_scalar(std::string_view text);

}  // namespace themata
