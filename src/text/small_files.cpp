// SPDX-License-Identifier: MIT
//
// Japanese: every byte beyond ASCII must be part of a character of the encoding, and
// most of these characters kana. Kana lie in two rows, and as windows-1252 such pairs are
// signs that never stand side by side.
//
// ISO 8859-14 (Celtic) differs from 8859-1 in letters where that has signs, and in w and y
// with a circumflex where that has eth and thorn. So it is told by signs that are words
// of their own, or by words whose only vowel would be eth or thorn: `dŵr`, `tŷ`.
#include "small_files.hpp"

#include <algorithm>
#include <cstddef>
#include <set>

namespace themata {
namespace {

constexpr std::size_t small = std::size_t{1} << 16;
constexpr std::size_t enough = 2;  ///< signs of an encoding, so that one slip is none

unsigned char at(std::string_view bytes, std::size_t place) {
  return place < bytes.size() ? static_cast<unsigned char>(bytes[place]) : 0;
}

bool within(unsigned char byte, unsigned char from, unsigned char to) {
  return byte >= from && byte <= to;
}

/// Of an encoding in pairs of bytes: is this pair a character, and kana?
struct Pairs {
  bool (*valid)(unsigned char lead, unsigned char trail);
  bool (*kana)(unsigned char lead, unsigned char trail);
};

constexpr Pairs euc_jp{[](unsigned char lead, unsigned char trail) {
                         return within(lead, 0xA1, 0xFE) && within(trail, 0xA1, 0xFE);
                       },
                       [](unsigned char lead, unsigned char trail) {
                         return (lead == 0xA4 && within(trail, 0xA1, 0xF3)) ||
                                (lead == 0xA5 && within(trail, 0xA1, 0xF6));
                       }};

constexpr Pairs shift_jis{[](unsigned char lead, unsigned char trail) {
                            return (within(lead, 0x81, 0x9F) || within(lead, 0xE0, 0xFC)) &&
                                   within(trail, 0x40, 0xFC) && trail != 0x7F;
                          },
                          [](unsigned char lead, unsigned char trail) {
                            return (lead == 0x82 && within(trail, 0x9F, 0xF1)) ||
                                   (lead == 0x83 && within(trail, 0x40, 0x96));
                          }};

bool is_mostly_kana(std::string_view bytes, const Pairs& pairs) {
  std::size_t characters = 0;
  std::size_t kana = 0;
  for (std::size_t place = 0; place < bytes.size(); ++place) {
    const unsigned char lead = at(bytes, place);
    if (lead < 0x80) continue;
    const unsigned char trail = at(bytes, ++place);
    if (!pairs.valid(lead, trail)) return false;
    ++characters;
    kana += pairs.kana(lead, trail) ? 1U : 0U;
  }
  return kana >= enough && 2 * kana >= characters;
}

bool is_letter(unsigned char byte) { return within(byte | 0x20U, 'a', 'z') || byte >= 0xA0; }

/// Is it a letter in ISO 8859-14, and one that Celtic languages write?
bool is_celtic(unsigned char byte) {
  constexpr std::string_view others =
      "\xA0\xA3\xA7\xA9\xAD\xAE\xB6\xC3\xC5\xC6\xD5\xD8\xE3\xE5\xE6\xF5\xF8";
  return byte >= 0xA0 && others.find(static_cast<char>(byte)) == std::string_view::npos;
}

/// A sign in windows-1252 that is no word, nor the beginning of one.
bool is_lone_sign(std::string_view word) {
  constexpr std::string_view signs = "\xA1\xA2\xA4\xA5\xA6\xA8\xAC\xAF\xB8";
  return word.size() == 1 && signs.find(word[0]) != std::string_view::npos;
}

/// Is eth or thorn its only vowel, so that it is none?
bool needs_circumflex(std::string_view word) {
  constexpr std::string_view eth_thorn = "\xD0\xDE\xF0\xFE";
  constexpr std::string_view vowels = "aeiouyAEIOUY";
  bool found = false;
  bool ascii = false;
  for (const char c : word) {
    if (!is_letter(static_cast<unsigned char>(c)) || vowels.find(c) != std::string_view::npos) {
      return false;
    }
    const bool high = static_cast<unsigned char>(c) >= 0x80;
    const bool rune = eth_thorn.find(c) != std::string_view::npos;
    if (high && !rune) return false;
    found = found || rune;
    ascii = ascii || !high;
  }
  return found && ascii;
}

bool is_celtic(std::string_view bytes) {
  std::set<std::string_view> signs;
  std::set<std::string_view> words;
  for (std::size_t from = 0; from < bytes.size();) {
    constexpr std::string_view blanks = " \t\r\n,;.:!?()\"";
    const std::size_t begin = std::min(bytes.find_first_not_of(blanks, from), bytes.size());
    const std::size_t end = std::min(bytes.find_first_of(blanks, begin), bytes.size());
    const std::string_view word = bytes.substr(begin, end - begin);
    if (is_lone_sign(word)) signs.insert(word);
    if (needs_circumflex(word)) words.insert(word);
    from = end;
  }
  return std::max(signs.size(), words.size()) >= enough && std::ranges::all_of(bytes, [](char c) {
           const auto byte = static_cast<unsigned char>(c);
           return byte < 0x80 || is_celtic(byte);
         });
}

}  // namespace

std::optional<std::string> encoding_of_small_file(std::string_view bytes) {
  if (bytes.size() > small) return std::nullopt;
  if (is_mostly_kana(bytes, euc_jp)) return "EUC-JP";
  if (is_mostly_kana(bytes, shift_jis)) return "Shift_JIS";
  if (is_celtic(bytes)) return "ISO-8859-14";
  return std::nullopt;
}

}  // namespace themata
