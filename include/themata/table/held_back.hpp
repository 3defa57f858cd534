// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace themata {

/// How many counts a message of hide_small_cells says were held back; nothing for another message.
[[nodiscard]] std::optional<std::size_t> counts_held_back(std::string_view message);

/// What is said where so many words were held back. How many they are must stay in the room: where
/// they are said as often as there are words, each is said once.
[[nodiscard]] std::string message_of_words(std::uint64_t least, std::size_t words);
[[nodiscard]] bool tells_of_words(std::string_view message);

}  // namespace themata
