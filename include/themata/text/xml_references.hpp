// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace themata {

/// Where an XML text has its first reference to what is no character (`&#0;`, `&#xD800;`), which
/// XML 1.0 forbids (section 4.1). A parser that takes it for a NUL ends a text there.
[[nodiscard]] std::optional<std::size_t> find_forbidden_reference(std::string_view xml);

}  // namespace themata
