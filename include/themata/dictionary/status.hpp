// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace themata {

/// How a speaker puts what a hit says, by the words around it (ContextRules).
enum class Status : std::uint8_t {
  affirmed,      ///< none of the others, or not asked for
  negated,       ///< `she never gave a statement`
  hypothetical,  ///< `if she wants to go ahead`
  attributed,    ///< somebody else's words: `the Crown told her`
  questioned     ///< `did she give a statement?`
};
inline constexpr std::array all_statuses{Status::affirmed, Status::negated, Status::hypothetical,
                                         Status::attributed, Status::questioned};

/// The word that the tables print, and its reverse.
[[nodiscard]] std::string_view status_name(Status status);
[[nodiscard]] std::optional<Status> status_from_name(std::string_view name);

}  // namespace themata
