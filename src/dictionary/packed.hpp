// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

#include <themata/dictionary/context_rules.hpp>
#include <themata/dictionary/dictionary.hpp>

namespace themata {

/// A dictionary as bytes, for those that are part of the program, so that they are not
/// parsed at every start. No file format: what one build packs the same build unpacks.
[[nodiscard]] std::string pack(const Dictionary& dictionary);

enum class Unpacked {
  whole,
  outline  ///< without what patterns look for, which is most of it
};

/// Trusts its bytes.
[[nodiscard]] Dictionary unpack(std::string_view bytes, Unpacked wanted = Unpacked::whole);

/// The same for triggers of statuses.
[[nodiscard]] std::string pack(const ContextRules& rules);
[[nodiscard]] ContextRules unpack_context_rules(std::string_view bytes);

}  // namespace themata
