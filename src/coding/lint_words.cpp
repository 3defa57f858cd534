// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>

#include "lint_rules.hpp"

namespace themata {

bool has_context(const Pattern& pattern) {
  return !pattern.unless.empty() || !pattern.required.empty();
}

bool is_unconditional(const Pattern& pattern) {
  return !pattern.near && !has_context(pattern) && pattern.letter_case == LetterCase::folded &&
         pattern.voice == Voice::any;
}

std::size_t fewest_words(const Pattern& pattern, const LintPattern& taken) {
  if (pattern.near) return pattern.near->terms.size();
  std::size_t words = 0;
  for (const LintPart& part : taken.parts) {
    if (part.options.empty()) continue;
    words += std::min_element(part.options.begin(), part.options.end(),
                              [](const auto& a, const auto& b) { return a.size() < b.size(); })
                 ->size();
  }
  return words;
}

std::string counted(std::uint64_t number, std::string_view thing) {
  return fmt::format("{} {}{}", number, thing, number == 1 ? "" : "s");
}

std::string listed(const std::vector<std::string>& names, std::size_t most) {
  std::string out;
  const std::size_t shown = std::min(names.size(), most);
  for (std::size_t at = 0; at < shown; ++at) {
    if (at > 0) out += at + 1 == names.size() ? " and " : ", ";
    out += fmt::format("`{}`", names[at]);
  }
  if (shown < names.size()) out += fmt::format(" and {} more", names.size() - shown);
  return out;
}

std::vector<std::string> words_of_list(std::string_view text) {
  std::vector<std::string> out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    if (end > at) out.emplace_back(text.substr(at, end - at));
    at = end + 1;
  }
  return out;
}

std::vector<std::vector<std::string>> lines_of_list(std::string_view text) {
  constexpr std::string_view between = " | ";
  std::vector<std::vector<std::string>> out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    std::string_view line = text.substr(at, end - at);
    at = end + 1;
    if (line.empty() || line.front() == '#') continue;
    std::vector<std::string>& fields = out.emplace_back();
    for (std::size_t bar = line.find(between); bar != std::string_view::npos;
         bar = line.find(between)) {
      fields.emplace_back(line.substr(0, bar));
      line.remove_prefix(bar + between.size());
    }
    fields.emplace_back(line);
  }
  return out;
}

}  // namespace themata
