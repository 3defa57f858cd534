// SPDX-License-Identifier: MIT
#pragma once

#include <string>

namespace themata {

/// The name under which an encoding is shown: `utf8` is `UTF-8`, `latin1` is
/// `ISO-8859-1`. Throws Error(usage) for a name that ICU does not know.
[[nodiscard]] std::string canonical_encoding(const std::string& name);

[[noreturn]] void refuse_encoding(const std::string& name);

}  // namespace themata
