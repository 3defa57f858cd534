// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

namespace themata {

/// The GUID of a theme in a codebook that we write: a name always gets the same again
/// (RFC 9562, version 8).
[[nodiscard]] std::string qdc_guid(std::string_view full_name);

}  // namespace themata
