// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <span>

#include <themata/segment/token.hpp>

namespace themata {

/// What words begin with (beginning_at), in two lists: their first four bytes, and the next four;
/// all bits of those that have a type. Eight bytes of `text` can be read from each word on, and
/// each list has room for all words.
void read_beginnings(const char* text, std::span<const Token> words, std::uint32_t* fours,
                     std::uint32_t* rests);
/// The same one by one, to compare with.
void read_beginnings_plainly(const char* text, std::span<const Token> words, std::uint32_t* fours,
                             std::uint32_t* rests);

}  // namespace themata
