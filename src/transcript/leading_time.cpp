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

/// `00:00:04:12`: hours, minutes, seconds and the frame, which is left out.
std::optional<ClockTime> frame_time(std::string_view text) {
  constexpr std::size_t length = 11;
  constexpr std::size_t seconds = 8;
  if (text.size() < length || !blank_or_end(text, length)) return std::nullopt;
  if (text[seconds] != ':' && text[seconds] != ';') return std::nullopt;
  for (std::size_t at = seconds + 1; at < length; ++at) {
    if (text[at] < '0' || text[at] > '9') return std::nullopt;
  }
  const auto clock = parse_clock_time(text.substr(0, seconds));
  if (!clock || clock->length != seconds) return std::nullopt;
  return ClockTime{length, clock->seconds};
}

std::optional<ClockTime> clock_time(std::string_view text) {
  if (const auto framed = frame_time(text)) return framed;
  return parse_clock_time(text);
}

/// A time or a range of times without brackets.
std::optional<LeadingTime> times(std::string_view text) {
  if (text.empty() || text.front() < '0' || text.front() > '9') return std::nullopt;
  const auto first = clock_time(text);
  if (!first) return std::nullopt;
  LeadingTime found{static_cast<std::uint32_t>(first->length), first->seconds, std::nullopt};
  std::size_t at = skip_blanks(text, first->length);
  const std::size_t sign = range_sign(text.substr(at));
  if (sign == 0) return found;
  at = skip_blanks(text, at + sign);
  const auto second = clock_time(text.substr(at));
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

std::optional<LeadingTime> hash_time(std::string_view text) {
  if (!text.starts_with('#')) return std::nullopt;
  const auto clock = parse_clock_time(text.substr(1, longest_time));
  if (!clock) return std::nullopt;
  std::size_t at = clock->length + 1;
  if (at < text.size() && text[at] == '-') {
    ++at;
    while (at < text.size() && at < longest_time && text[at] >= '0' && text[at] <= '9') ++at;
  }
  if (at >= text.size() || text[at] != '#') return std::nullopt;
  return LeadingTime{static_cast<std::uint32_t>(at + 1), clock->seconds, std::nullopt};
}

std::optional<LeadingTime> leading_time(std::string_view text) {
  if (text.empty() || !may_begin_time(text.front())) return std::nullopt;
  if (const auto found = hash_time(text)) return found;
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
