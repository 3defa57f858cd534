// SPDX-License-Identifier: MIT
#include "character_references.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace themata {
namespace {

struct Named {
  std::string_view name{};
  char32_t value = 0;
};

/// HTML 4.01, section 24, without the Greek and the mathematical symbols; by name.
constexpr auto names = std::to_array<Named>(
    {{"AElig", 0xC6},    {"Aacute", 0xC1},   {"Acirc", 0xC2},    {"Agrave", 0xC0},
     {"Aring", 0xC5},    {"Atilde", 0xC3},   {"Auml", 0xC4},     {"Ccedil", 0xC7},
     {"Dagger", 0x2021}, {"ETH", 0xD0},      {"Eacute", 0xC9},   {"Ecirc", 0xCA},
     {"Egrave", 0xC8},   {"Euml", 0xCB},     {"Iacute", 0xCD},   {"Icirc", 0xCE},
     {"Igrave", 0xCC},   {"Iuml", 0xCF},     {"Ntilde", 0xD1},   {"OElig", 0x152},
     {"Oacute", 0xD3},   {"Ocirc", 0xD4},    {"Ograve", 0xD2},   {"Oslash", 0xD8},
     {"Otilde", 0xD5},   {"Ouml", 0xD6},     {"Prime", 0x2033},  {"Scaron", 0x160},
     {"THORN", 0xDE},    {"Uacute", 0xDA},   {"Ucirc", 0xDB},    {"Ugrave", 0xD9},
     {"Uuml", 0xDC},     {"Yacute", 0xDD},   {"Yuml", 0x178},    {"aacute", 0xE1},
     {"acirc", 0xE2},    {"acute", 0xB4},    {"aelig", 0xE6},    {"agrave", 0xE0},
     {"amp", 0x26},      {"apos", 0x27},     {"aring", 0xE5},    {"atilde", 0xE3},
     {"auml", 0xE4},     {"bdquo", 0x201E},  {"brvbar", 0xA6},   {"bull", 0x2022},
     {"ccedil", 0xE7},   {"cedil", 0xB8},    {"cent", 0xA2},     {"circ", 0x2C6},
     {"copy", 0xA9},     {"curren", 0xA4},   {"dagger", 0x2020}, {"deg", 0xB0},
     {"divide", 0xF7},   {"eacute", 0xE9},   {"ecirc", 0xEA},    {"egrave", 0xE8},
     {"emsp", 0x2003},   {"ensp", 0x2002},   {"eth", 0xF0},      {"euml", 0xEB},
     {"euro", 0x20AC},   {"fnof", 0x192},    {"frac12", 0xBD},   {"frac14", 0xBC},
     {"frac34", 0xBE},   {"gt", 0x3E},       {"hellip", 0x2026}, {"iacute", 0xED},
     {"icirc", 0xEE},    {"iexcl", 0xA1},    {"igrave", 0xEC},   {"iquest", 0xBF},
     {"iuml", 0xEF},     {"laquo", 0xAB},    {"ldquo", 0x201C},  {"lrm", 0x200E},
     {"lsaquo", 0x2039}, {"lsquo", 0x2018},  {"lt", 0x3C},       {"macr", 0xAF},
     {"mdash", 0x2014},  {"micro", 0xB5},    {"middot", 0xB7},   {"minus", 0x2212},
     {"nbsp", 0xA0},     {"ndash", 0x2013},  {"not", 0xAC},      {"ntilde", 0xF1},
     {"oacute", 0xF3},   {"ocirc", 0xF4},    {"oelig", 0x153},   {"ograve", 0xF2},
     {"ordf", 0xAA},     {"ordm", 0xBA},     {"oslash", 0xF8},   {"otilde", 0xF5},
     {"ouml", 0xF6},     {"para", 0xB6},     {"permil", 0x2030}, {"plusmn", 0xB1},
     {"pound", 0xA3},    {"prime", 0x2032},  {"quot", 0x22},     {"raquo", 0xBB},
     {"rdquo", 0x201D},  {"reg", 0xAE},      {"rlm", 0x200F},    {"rsaquo", 0x203A},
     {"rsquo", 0x2019},  {"sbquo", 0x201A},  {"scaron", 0x161},  {"sect", 0xA7},
     {"shy", 0xAD},      {"sup1", 0xB9},     {"sup2", 0xB2},     {"sup3", 0xB3},
     {"szlig", 0xDF},    {"thinsp", 0x2009}, {"thorn", 0xFE},    {"tilde", 0x2DC},
     {"times", 0xD7},    {"trade", 0x2122},  {"uacute", 0xFA},   {"ucirc", 0xFB},
     {"ugrave", 0xF9},   {"uml", 0xA8},      {"uuml", 0xFC},     {"yacute", 0xFD},
     {"yen", 0xA5},      {"yuml", 0xFF},     {"zwj", 0x200D},    {"zwnj", 0x200C}});
constexpr bool by_name(const Named& a, const Named& b) { return a.name < b.name; }
static_assert(std::is_sorted(names.begin(), names.end(), by_name));

/// What is meant by a number from 0x80 to 0x9F: the byte in windows-1252.
constexpr std::array<char32_t, 32> windows{
    0x20AC, 0,      0x201A, 0x192,  0x201E, 0x2026, 0x2020, 0x2021, 0x2C6,  0x2030, 0x160,
    0x2039, 0x152,  0,      0x17D,  0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x2DC,  0x2122, 0x161,  0x203A, 0x153,  0,      0x17E,  0x178};

std::optional<char32_t> named(std::string_view name) {
  const auto found = std::lower_bound(names.begin(), names.end(), Named{name, 0}, by_name);
  if (found == names.end() || found->name != name) return std::nullopt;
  return found->value;
}

std::optional<char32_t> numbered(std::string_view digits) {
  const bool hex = digits.starts_with('x') || digits.starts_with('X');
  if (hex) digits.remove_prefix(1);
  unsigned long value = 0;
  const char* const end = digits.data() + digits.size();
  const auto [stop, error] = std::from_chars(digits.data(), end, value, hex ? 16 : 10);
  if (error != std::errc{} || stop != end) return std::nullopt;
  if (value >= 0x80 && value < 0xA0) value = windows[value - 0x80];
  if (value == '\t' || value == '\n' || value == '\r') return U' ';
  if (value < 0x20 || value == 0x7F || value > 0x10FFFF) return std::nullopt;
  if (value >= 0xD800 && value < 0xE000) return std::nullopt;
  return static_cast<char32_t>(value);
}

}  // namespace

std::optional<CharacterReference> character_reference(std::string_view text) {
  if (!text.starts_with('&')) return std::nullopt;
  const std::size_t end = text.substr(0, longest_reference).find(';');
  if (end == std::string_view::npos || end < 2) return std::nullopt;
  const std::string_view inside = text.substr(1, end - 1);
  const auto value = inside.front() == '#' ? numbered(inside.substr(1)) : named(inside);
  if (!value) return std::nullopt;
  return CharacterReference{end + 1, *value};
}

}  // namespace themata
