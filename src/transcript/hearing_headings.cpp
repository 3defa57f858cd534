// SPDX-License-Identifier: MIT
#include "hearing_headings.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include <themata/text/utf8.hpp>

#include "label_shapes.hpp"
#include "label_words.hpp"

namespace themata {
namespace {

constexpr std::size_t longest_heading = 120;
constexpr std::size_t longest_tail = 12;

constexpr auto examination_words = std::to_array<std::string_view>({
    "examination",
    "examined",
    "cross-examination",
    "cross-examined",
    "questioned",
    "questions",
    "questioning",
    "re-examination",
    "re-examined",
    "reexamination",
    "recross-examination",
    "redirect-examination",
    "cross",
    "direct",
    "redirect",
    "recross",
    "voir",
});

constexpr auto company_words = std::to_array<std::string_view>({
    "further", "additional", "continued",   "continuing", "resumed",    "on",         "behalf",
    "of",      "for",        "the",         "dire",       "in",         "chief",      "from",
    "counsel", "plaintiff",  "plaintiffs",  "defendant",  "defendants", "government", "people",
    "state",   "and",        "(continued)", "(resumed)",
});

template <std::size_t Size>
bool holds(const std::array<std::string_view, Size>& list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

bool is_of_trade(std::string_view word) {
  return holds(examination_words, word) || holds(company_words, word);
}

std::vector<std::string_view> words_of(std::string_view line) {
  std::vector<std::string_view> words;
  std::size_t at = 0;
  while (at < line.size()) {
    const std::size_t end = std::min(line.find_first_of(" \t", at), line.size());
    if (end > at) words.push_back(line.substr(at, end - at));
    at = end + 1;
  }
  return words;
}

std::string_view without_tail(std::string_view text) {
  for (const std::string_view tail : {":", ".", "(continued)", "(resumed)", "(Continued)",
                                      "(CONTINUED)", "(Resumed)", "continued", "CONTINUED"}) {
    text = trim(text);
    if (text.ends_with(tail)) text.remove_suffix(tail.size());
  }
  text = trim(text);
  while (!text.empty() && (text.back() == ':' || text.back() == ',')) text.remove_suffix(1);
  return trim(text);
}

bool is_name(std::string_view text) {
  const auto lettering = name_lettering(text);
  return lettering && *lettering != Lettering::lower;
}

/// The lines's words up to `by` are all of the trade, the rest is a name.
std::optional<HearingHeading> examiner(std::string_view line) {
  const auto is_blank = [](char c) { return c == ' ' || c == '\t'; };
  const auto end = std::find_if(line.begin(), line.end(), is_blank);
  const std::string first = ascii_lower({line.begin(), end});
  if (first != "by" && !is_of_trade(first)) return std::nullopt;
  const auto words = words_of(line);
  bool trade = false;
  std::size_t by = words.size();
  for (std::size_t i = 0; i < words.size() && by == words.size(); ++i) {
    const std::string word = ascii_lower(words[i]);
    if (word == "by") {
      by = i;
    } else if (holds(examination_words, word)) {
      trade = true;
    } else if (!holds(company_words, word)) {
      return std::nullopt;
    }
  }
  if (by + 1 >= words.size()) {
    const bool long_enough = line.size() >= 10 && line.back() != '.';
    if (!trade || !long_enough || by != words.size() || words.size() > 4) return std::nullopt;
    return HearingHeading{HearingHeading::Kind::plain, {}};
  }
  const bool bare = by == 0;
  if (!trade && !bare) return std::nullopt;
  const auto rest = line.substr(static_cast<std::size_t>(words[by + 1].data() - line.data()));
  const std::string_view name = without_tail(rest);
  if (!is_name(name) || (bare && line.back() != ':')) return std::nullopt;
  return HearingHeading{HearingHeading::Kind::examiner, clean_label(name)};
}

std::optional<HearingHeading> witness(std::string_view line) {
  if (line.back() == '.') line.remove_suffix(1);
  if (std::string_view{")nNdD"}.find(line.back()) == std::string_view::npos) return std::nullopt;
  if (line.back() != ')' && line.find(',') == std::string_view::npos) return std::nullopt;
  const std::string lower =
      ascii_lower(line.substr(line.size() - std::min(line.size(), longest_tail)));
  for (const std::string_view tail :
       {"(sworn)", "(affirmed)", "(continued)", "(recalled)", "(resumed)", ", sworn", ", affirmed",
        "(sworn in)", "(continuing)", "(called)"}) {
    if (!lower.ends_with(tail)) continue;
    const std::string_view name = trim(line.substr(0, line.size() - tail.size()));
    if (!is_name(name)) return std::nullopt;
    return HearingHeading{HearingHeading::Kind::witness, clean_label(name)};
  }
  return std::nullopt;
}

}  // namespace

std::optional<HearingHeading> hearing_heading(std::string_view line) {
  while (!line.empty() && (line.front() == '-' || line.front() == '*' || line.front() == '#')) {
    line = trim(line.substr(1));
  }
  while (!line.empty() && (line.back() == '*' || line.back() == '-')) {
    line = trim(line.substr(0, line.size() - 1));
  }
  if (line.size() < 5 || line.size() > longest_heading) return std::nullopt;
  if (line == "INDEX" || line == "I N D E X")
    return HearingHeading{HearingHeading::Kind::index, {}};
  if (auto found = examiner(line)) return found;
  return witness(line);
}

}  // namespace themata
