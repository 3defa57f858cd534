// SPDX-License-Identifier: MIT
#include <algorithm>

#include <themata/text/utf8.hpp>
#include <themata/transcript/notes.hpp>

#include "blanks.hpp"
#include "label_shapes.hpp"

namespace themata {
namespace {

constexpr std::size_t longest_time = 120;

struct Closer {
  std::string_view opener;
  std::string_view closer;
};
constexpr Closer brackets[] = {{"[", "]"},     {"(", ")"},           {"\\[", "\\]"},
                               {"\\(", "\\)"}, {"\uFF08", "\uFF09"}, {"\u3010", "\u3011"},
                               {"{", "}"}};

std::size_t range_sign(std::string_view text) {
  for (const std::string_view sign : {"-->", "to ", "-", "\u2013", "\u2014"}) {
    if (text.starts_with(sign)) return sign.size();
  }
  return 0;
}

/// A time or a range of times without brackets.
std::optional<LeadingTime> times(std::string_view text) {
  const auto first = parse_clock_time(text);
  if (!first) return std::nullopt;
  LeadingTime found{static_cast<std::uint32_t>(first->length), first->seconds, std::nullopt};
  std::size_t at = skip_blanks(text, first->length);
  const std::size_t sign = range_sign(text.substr(at));
  if (sign == 0) return found;
  at = skip_blanks(text, at + sign);
  const auto second = parse_clock_time(text.substr(at));
  if (!second) return found;
  found.length = static_cast<std::uint32_t>(at + second->length);
  found.end = second->seconds;
  return found;
}

std::optional<LeadingTime> bracketed_time(std::string_view text) {
  for (const Closer& pair : brackets) {
    if (!text.starts_with(pair.opener)) continue;
    const std::size_t from = skip_blanks(text, pair.opener.size());
    auto found = times(text.substr(from));
    if (!found) return std::nullopt;
    const std::size_t close = skip_blanks(text, from + found->length);
    if (!text.substr(close).starts_with(pair.closer)) return std::nullopt;
    found->length = static_cast<std::uint32_t>(close + pair.closer.size());
    return found;
  }
  return std::nullopt;
}

/// `[58:05] to [59:55]`
LeadingTime with_second(std::string_view text, LeadingTime found) {
  std::size_t at = skip_blanks(text, found.length);
  const std::size_t sign = range_sign(text.substr(at));
  if (sign == 0 || found.end) return found;
  at = skip_blanks(text, at + sign);
  if (const auto second = bracketed_time(text.substr(at))) {
    found.end = second->start;
    found.length = static_cast<std::uint32_t>(at + second->length);
  }
  return found;
}

std::size_t colons_in(std::string_view text) {
  return static_cast<std::size_t>(std::count(text.begin(), text.end(), ':'));
}

}  // namespace

std::optional<LeadingTime> leading_time(std::string_view text) {
  if (text.empty()) return std::nullopt;
  if (const auto found = bracketed_time(text.substr(0, longest_time))) {
    return with_second(text.substr(0, longest_time), *found);
  }
  const std::string_view head = text.substr(0, longest_time);
  const auto found = times(head);
  if (!found || !blank_or_end(head, found->length)) return std::nullopt;
  const bool alone = skip_blanks(head, found->length) >= head.size();
  const bool precise = found->end || colons_in(head.substr(0, found->length)) >= 2;
  if (!alone && !precise) return std::nullopt;
  return found;
}

}  // namespace themata
