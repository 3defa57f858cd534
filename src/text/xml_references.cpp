// SPDX-License-Identifier: MIT
#include <themata/text/xml_references.hpp>

#include <algorithm>
#include <cstdint>

namespace themata {
namespace {

/// Of a digit in this base; the base of what is none.
std::uint32_t digit(char c, std::uint32_t base) {
  std::uint32_t value = base;
  if (c >= '0' && c <= '9') value = static_cast<std::uint32_t>(c - '0');
  if (c >= 'a' && c <= 'f') value = static_cast<std::uint32_t>(c - 'a') + 10;
  if (c >= 'A' && c <= 'F') value = static_cast<std::uint32_t>(c - 'A') + 10;
  return std::min(value, base);
}

/// Of a reference that begins with `&#`. One that is cut off is none.
bool is_forbidden(std::string_view reference) {
  constexpr std::uint32_t last = 0x10FFFF;
  std::size_t at = 2;
  const bool hexadecimal = reference.substr(at).starts_with('x');
  const std::uint32_t base = hexadecimal ? 16 : 10;
  if (hexadecimal) ++at;
  const std::size_t begin = at;
  std::uint32_t value = 0;
  for (; at < reference.size() && digit(reference[at], base) < base; ++at) {
    value = std::min(value * base + digit(reference[at], base), last + 1);
  }
  if (at == begin || at == reference.size() || reference[at] != ';') return false;
  return value == 0 || value > last || (value >= 0xD800 && value <= 0xDFFF);
}

/// Behind a comment or a section of characters that begins at `at`, where `&` is no more than that.
std::size_t past_literal(std::string_view xml, std::size_t at) {
  const std::string_view rest = xml.substr(at);
  std::string_view end;
  if (rest.starts_with("<!--")) end = "-->";
  if (rest.starts_with("<![CDATA[")) end = "]]>";
  if (end.empty()) return at + 1;
  const std::size_t found = xml.find(end, at);
  return found == std::string_view::npos ? xml.size() : found;
}

}  // namespace

std::optional<std::size_t> find_forbidden_reference(std::string_view xml) {
  if (xml.find("&#") == std::string_view::npos) return std::nullopt;
  for (std::size_t at = 0; at < xml.size();) {
    at = xml.find_first_of("&<", at);
    if (at == std::string_view::npos) break;
    if (xml.substr(at).starts_with("&#") && is_forbidden(xml.substr(at))) return at;
    at = xml[at] == '<' ? past_literal(xml, at) : at + 1;
  }
  return std::nullopt;
}

}  // namespace themata
