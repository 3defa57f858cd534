// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace themata {

/// A few bytes to look for, each of them anywhere in a text.
class ByteSet {
 public:
  constexpr explicit ByteSet(std::string_view members) {
    for (const char member : members) {
      const auto byte = static_cast<unsigned char>(member);
      members_[byte] = true;
      if (size_ < list_.size()) list_[size_] = member;
      ++size_;
      (byte < 0x80 ? ascii_ : wide_)[byte & 0xFU] |=
          static_cast<std::uint8_t>(1U << ((byte >> 4U) & 7U));
    }
  }
  [[nodiscard]] constexpr bool holds(char byte) const {
    return members_[static_cast<unsigned char>(byte)];
  }
  /// Its members one by one; empty if they are more than a few.
  [[nodiscard]] constexpr std::string_view list() const {
    return {list_.data(), size_ <= list_.size() ? size_ : 0};
  }
  /// For each low half of a byte, the high halves of the members: bit 0 is 0 or 8.
  [[nodiscard]] constexpr const std::uint8_t* ascii() const { return ascii_.data(); }
  [[nodiscard]] constexpr const std::uint8_t* wide() const { return wide_.data(); }

 private:
  std::array<bool, 256> members_{};
  std::array<char, 32> list_{};
  std::size_t size_ = 0;
  std::array<std::uint8_t, 16> ascii_{};
  std::array<std::uint8_t, 16> wide_{};
};

/// One bit for each of the 64 * `blocks` bytes: is it a member of the set?
void mark_members(const ByteSet& set, const char* bytes, std::size_t blocks, std::uint64_t* marks);

/// The first member in text[from, to); `to` if there is none.
[[nodiscard]] std::size_t first_member(const ByteSet& set, std::string_view text, std::size_t from,
                                       std::size_t to);

/// Calls `take` with the place of every member in text[from, to), ascending.
template <class Take>
void for_each_member(const ByteSet& set, std::string_view text, std::size_t from, std::size_t to,
                     const Take& take) {
  constexpr std::size_t most = 64;
  std::array<std::uint64_t, most> marks;
  while (from < to) {
    const std::size_t wanted = std::min(most, (to - from + 63) / 64);
    const std::size_t whole = std::min(wanted, (text.size() - from) / 64);
    if (whole != 0) mark_members(set, text.data() + from, whole, marks.data());
    if (whole < wanted) {
      std::array<char, 64> last{};
      text.copy(last.data(), last.size(), from + whole * 64);
      mark_members(set, last.data(), 1, marks.data() + whole);
    }
    for (std::size_t block = 0; block < wanted; ++block) {
      for (std::uint64_t bits = marks[block]; bits != 0; bits &= bits - 1) {
        const std::size_t at = from + block * 64 + static_cast<std::size_t>(std::countr_zero(bits));
        if (at >= to) return;
        take(at);
      }
    }
    from += wanted * 64;
  }
}

}  // namespace themata
