// SPDX-License-Identifier: MIT
//
// Where no blank lines stand, each short line may be a name alone. Nearly all of them have a small
// word among others, which no name has but for particles, and no sign that takes more than a
// glance: then reading them as labels comes to nothing. All that is asked here is asked of all
// bytes of the line at once, a bit for each.
#include "plain_talk.hpp"

#include <array>
#include <bit>
#include <cstdint>

#include <themata/text/ascii_letters.hpp>
#include <themata/transcript/roles.hpp>

#include "byte_search.hpp"
#include "label_words.hpp"
#include "role_words.hpp"

namespace themata {
namespace {

__extension__ using Bits = unsigned __int128;
constexpr std::size_t most = 128;

constexpr ByteSet small_letters("abcdefghijklmnopqrstuvwxyz");
constexpr ByteSet capitals("ABCDEFGHIJKLMNOPQRSTUVWXYZ");
constexpr ByteSet blanks(" ");
/// What can stand in a name without an end of its own.
constexpr ByteSet signs(".,'-");

/// A line that is shorter than `most`, with room behind it.
struct Bytes {
  std::array<char, most> bytes{};
  std::size_t blocks;

  explicit Bytes(std::string_view line) : blocks(line.size() / 64 + 1) {
    line.copy(bytes.data(), line.size());
  }
  [[nodiscard]] Bits marks(const ByteSet& set) const {
    std::array<std::uint64_t, most / 64> marks{};
    mark_members(set, bytes.data(), blocks, marks.data());
    return marks[0] | Bits{marks[1]} << 64U;
  }
};

std::size_t first_of(Bits bits) {
  const auto low = static_cast<std::uint64_t>(bits);
  return static_cast<std::size_t>(
      low != 0 ? std::countr_zero(low)
               : 64 + std::countr_zero(static_cast<std::uint64_t>(bits >> 64U)));
}

/// Those from a place on.
Bits from(Bits bits, std::size_t at) { return bits >> at << at; }

}  // namespace

bool is_plain_talk(std::string_view line) {
  if (line.size() >= most || line.empty() || !is_ascii_letter(line.front())) return false;
  const Bytes bytes(line);
  const Bits small = bytes.marks(small_letters);
  const Bits large = bytes.marks(capitals);
  const Bits blank = bytes.marks(blanks);
  const Bits letters = small | large;
  const Bits whole = (Bits{1} << line.size()) - 1;
  if ((letters | blank | bytes.marks(signs)) != whole) return false;
  if ((letters & 2U) == 0) return false;  // `Q.` and `A  `
  const Bits ends = blank | ~whole;
  // Behind a blank, so that it is not the first.
  Bits words = small & blank << 1U & small >> 1U & small >> 2U & small >> 3U;
  for (; words != 0; words &= words - 1) {
    const std::size_t begin = first_of(words);
    const std::size_t end = first_of(from(ends, begin));
    const bool has_capital = from(large, begin) << (most - end) != 0;
    if (has_capital || is_name_particle(line.substr(begin, end - begin))) continue;
    const std::size_t letters_end = first_of(from(~letters, begin));
    return !may_be_of_voice(line.substr(begin, letters_end - begin)) || !declares_voice(line);
  }
  return false;
}

}  // namespace themata
