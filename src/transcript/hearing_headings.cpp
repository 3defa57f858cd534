// SPDX-License-Identifier: MIT
#include "hearing_headings.hpp"

#include <algorithm>
#include <array>

#include <themata/text/utf8.hpp>

#include "label_shapes.hpp"
#include "label_words.hpp"
#include "word_lengths.hpp"

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

constexpr WordLengths lengths_of_examination(examination_words);
constexpr WordLengths lengths_of_company(company_words);

/// `by`, or a word of the trade, in any case: as far as its first letter and its length tell.
bool may_be_of_trade(std::string_view word) {
  return word.size() == 2 || lengths_of_examination.may_hold(word) ||
         lengths_of_company.may_hold(word);
}

template <std::size_t Size>
bool holds(const std::array<std::string_view, Size>& list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

/// The next word from `at` on, which is moved behind it; empty where there is none.
std::string_view next_word(std::string_view line, std::size_t& at) {
  const auto is_blank = [line](std::size_t place) {
    return line[place] == ' ' || line[place] == '\t';
  };
  while (at < line.size() && is_blank(at)) ++at;
  const std::size_t begin = at;
  while (at < line.size() && !is_blank(at)) ++at;
  return line.substr(begin, at - begin);
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

/// The line's words up to `by` are all of the trade, the rest is a name.
std::optional<HearingHeading> examiner(std::string_view line) {
  bool trade = false;
  bool by = false;
  std::size_t words = 0;
  std::size_t at = 0;
  while (!by) {
    const std::string_view written = next_word(line, at);
    if (written.empty()) break;
    if (!may_be_of_trade(written)) return std::nullopt;
    const std::string word = ascii_lower(written);
    ++words;
    by = word == "by";
    const bool examination = holds(examination_words, word);
    if (!by && !examination && !holds(company_words, word)) return std::nullopt;
    trade = trade || examination;
  }
  if (!by) {
    const bool long_enough = line.size() >= 10 && line.back() != '.';
    if (!trade || !long_enough || words > 4) return std::nullopt;
    return HearingHeading{HearingHeading::Kind::plain, {}};
  }
  const bool bare = words == 1;
  const std::string_view first = next_word(line, at);
  if (first.empty() || (!trade && !bare)) return std::nullopt;
  const auto rest = line.substr(static_cast<std::size_t>(first.data() - line.data()));
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
