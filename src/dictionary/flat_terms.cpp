// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "writers.hpp"

namespace themata {
namespace {

/// LIWC knows `*` at the end of a term only; this program and quanteda read on.
bool only_last_star(const std::string& written) {
  std::string_view term = written;
  if (term.ends_with('*')) term.remove_suffix(1);
  return term.find_first_of("*?") == std::string_view::npos;
}

}  // namespace

std::vector<std::string> flat_names(const Dictionary& dictionary, Losses& losses) {
  std::vector<std::string> names;
  std::set<std::string> taken;
  for (const Theme& theme : dictionary.themes()) {
    std::string name = theme.name;
    if (theme.parent) {
      name = theme.full_name;
      losses.say(fmt::format("the theme `{}` stands beside its parent, which holds its terms too",
                             theme.full_name),
                 theme.place);
    }
    while (!taken.insert(name).second) name += '_';
    std::replace_if(
        name.begin(), name.end(), [](char c) { return c == '\n' || c == '\t'; }, ' ');
    names.push_back(std::move(name));
  }
  return names;
}

std::vector<FlatTerm> flat_terms(const Dictionary& dictionary, Losses& losses,
                                 Losses::Weight weight) {
  std::vector<FlatTerm> out;
  std::map<std::string, std::size_t, std::less<>> known;
  const auto add = [&](const std::string& term, ThemeId theme, const Pattern& pattern) {
    FlatTerm& flat = out[known.at(term)];
    const auto at = std::lower_bound(
        flat.in.begin(), flat.in.end(), index_of(theme),
        [](const auto& entry, std::uint32_t wanted) { return entry.first < wanted; });
    if (at == flat.in.end() || at->first != index_of(theme)) {
      flat.in.insert(at, {index_of(theme), pattern.weight});
    } else if (weight == Losses::Weight::kept && at->second != pattern.weight) {
      losses.say(fmt::format("`{}` has a second weight in `{}`, which is not carried over", term,
                             dictionary.theme(theme).full_name),
                 pattern.place);
    }
  };
  for (const Theme& theme : dictionary.themes()) {
    for (const PatternId id : theme.patterns) {
      const Pattern& pattern = dictionary.pattern(id);
      const std::vector<std::string> terms = plain_or_lost(pattern, losses, weight);
      if (!std::all_of(terms.begin(), terms.end(), only_last_star)) {
        losses.say(fmt::format("`{}` is written as it is, but LIWC knows `*` at a term's end only",
                               pattern.written),
                   pattern.place);
      }
      for (const std::string& term : terms) {
        if (known.try_emplace(term, out.size()).second) out.push_back({term, {}});
        std::optional<ThemeId> at = pattern.theme;
        for (; at; at = dictionary.theme(*at).parent) add(term, *at, pattern);
      }
    }
  }
  return out;
}

}  // namespace themata
