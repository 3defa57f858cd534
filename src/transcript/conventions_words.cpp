// SPDX-License-Identifier: MIT
#include "conventions_words.hpp"

#include <algorithm>
#include <string>

#include <themata/text/utf8.hpp>

#include "byte_search.hpp"
#include "label_words.hpp"

namespace themata {
namespace {

constexpr std::size_t longest = 120;

bool has_colon(std::optional<LabelMatch> match) {
  return match && (match->form == LabelForm::colon || match->form == LabelForm::strong_colon);
}

std::optional<LabelMatch> only_with_colon(std::optional<LabelMatch> match) {
  return has_colon(match) ? match : std::nullopt;
}

bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }
bool is_small(char c) { return c >= 'a' && c <= 'z'; }

/// The bracket behind a name; nothing before the colon may follow it.
std::optional<Span> bracket_after_name(std::string_view line) {
  static constexpr ByteSet openers("([");
  const std::size_t end = std::min(line.size(), longest);
  std::size_t bracket = first_member(openers, line, 1, end);
  while (bracket < end && line[bracket - 1] != ' ') {
    bracket = first_member(openers, line, bracket + 1, end);
  }
  if (bracket >= end) return std::nullopt;
  const std::size_t open = bracket - 1;
  if (line.substr(0, open).find(':') != std::string_view::npos) {
    return std::nullopt;
  }
  const std::size_t close = line.find(line[bracket] == '(' ? ')' : ']', open);
  if (close == std::string_view::npos || close > longest || close + 1 >= line.size() ||
      line[close + 1] != ':') {
    return std::nullopt;
  }
  return Span{static_cast<std::uint32_t>(open), static_cast<std::uint32_t>(close + 1)};
}

/// `van der Berg` with a capital in front.
std::optional<LabelMatch> behind_particle(std::string_view line) {
  const std::size_t blank = line.find(' ');
  if (blank == std::string_view::npos || !is_small(line.front())) return std::nullopt;
  const std::string_view first = line.substr(0, blank);
  const std::size_t colon = line.substr(0, 40).find(':');
  if (colon == std::string_view::npos || !is_name_particle(first)) return std::nullopt;
  const std::size_t last = line.substr(0, colon).find_last_of(' ', colon - 1);
  if (last == std::string_view::npos || last + 1 >= colon || !is_capital(line[last + 1])) {
    return std::nullopt;
  }
  std::string copy{line};
  copy.front() = 'X';
  copy[1] = 'x';
  return only_with_colon(leading_label(copy));
}

}  // namespace

std::optional<LabelMatch> titled_label(std::string_view line) {
  if (line.empty()) return std::nullopt;
  if (is_capital(line.front()) && line.substr(1).starts_with("?: ")) {
    std::string copy{line};
    copy[1] = '1';
    return only_with_colon(leading_label(copy));
  }
  const auto bracket = bracket_after_name(line);
  if (!bracket) return behind_particle(line);
  std::string copy{line};
  copy.erase(bracket->begin, bracket->size());
  auto match = only_with_colon(leading_label(copy));
  if (!match) return std::nullopt;
  match->name.end = bracket->end;
  match->talk += static_cast<std::uint32_t>(bracket->size());
  return match;
}

std::optional<LabelMatch> doubtful_label(std::string_view line) {
  const std::size_t colon = line.substr(0, 60).find(':');
  if (colon == std::string_view::npos) return std::nullopt;
  std::string copy{line};
  for (std::size_t i = 0; i < colon; ++i) {
    if (is_capital(copy[i])) copy[i] = 'X';
    if (is_small(copy[i])) copy[i] = 'x';
  }
  auto match = only_with_colon(leading_label(copy));
  return match && match->lettering != Lettering::lower ? match : std::nullopt;
}

bool is_collective(std::string_view name) {
  const std::string lower = ascii_lower(name);
  return lower == "both" || lower == "all" || lower == "everyone" || lower == "everybody";
}

}  // namespace themata
