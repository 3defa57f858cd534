// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

#include <themata/dictionary/dictionary.hpp>

namespace themata {

/// A dictionary as bytes, for those that are part of the program, so that they are not
/// parsed at every start. No file format: what one build packs the same build unpacks.
[[nodiscard]] std::string pack(const Dictionary& dictionary);

/// Trusts its bytes.
[[nodiscard]] Dictionary unpack(std::string_view bytes);

}  // namespace themata
