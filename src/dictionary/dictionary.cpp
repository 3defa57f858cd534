// SPDX-License-Identifier: MIT
#include <themata/dictionary/dictionary.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include <themata/base/suggest.hpp>

namespace themata {

std::string_view polarity_name(Polarity polarity) {
  switch (polarity) {
    case Polarity::none: return "";
    case Polarity::adherence: return "adherence";
    case Polarity::violation: return "violation";
  }
  return "";
}

std::string_view voice_name(Voice voice) {
  switch (voice) {
    case Voice::any: return "";
    case Voice::respondent: return "respondent";
    case Voice::interviewer: return "interviewer";
  }
  return "";
}

bool Dictionary::has_weights() const {
  return std::any_of(patterns_.begin(), patterns_.end(),
                     [](const Pattern& pattern) { return pattern.weight.has_value(); });
}

bool Dictionary::has_both_poles(ThemeId theme) const {
  bool adherence = false;
  bool violation = false;
  std::vector<ThemeId> below{theme};
  for (std::size_t at = 0; at < below.size() && !(adherence && violation); ++at) {
    const Theme& one = this->theme(below[at]);
    below.insert(below.end(), one.children.begin(), one.children.end());
    for (const PatternId id : one.patterns) {
      adherence |= pattern(id).polarity == Polarity::adherence;
      violation |= pattern(id).polarity == Polarity::violation;
    }
  }
  return adherence && violation;
}

bool Dictionary::is_ancestor(ThemeId ancestor, ThemeId theme) const {
  for (auto at = this->theme(theme).parent; at; at = this->theme(*at).parent) {
    if (*at == ancestor) return true;
  }
  return false;
}

std::optional<ThemeId> Dictionary::find(std::string_view full_name) const {
  for (std::uint32_t at = 0; at < themes_.size(); ++at) {
    if (themes_[at].full_name == full_name) return ThemeId{at};
  }
  return std::nullopt;
}

namespace {

std::string with_wildcards(std::string_view glob) {
  std::string out;
  for (const char c : glob) {
    if (c == '*') {
      out += wildcard_run_utf8;
    } else if (c == '?') {
      out += wildcard_one_utf8;
    } else {
      out += c;
    }
  }
  return out;
}

}  // namespace

std::vector<ThemeId> Dictionary::select(const std::vector<std::string>& globs) const {
  std::set<std::uint32_t> chosen;
  for (const std::string& glob : globs) {
    const std::string wild = with_wildcards(glob);
    bool found = false;
    for (std::uint32_t at = 0; at < themes_.size(); ++at) {
      if (!glob_matches(wild, themes_[at].full_name)) continue;
      chosen.insert(at);
      found = true;
    }
    if (found) continue;
    std::vector<std::string> names;
    for (const Theme& theme : themes_) names.push_back(theme.full_name);
    throw Error(ErrorKind::usage,
                fmt::format("no theme matches `{}`{} (`themata dict show` lists them)", glob,
                            did_you_mean(glob, names)));
  }
  std::vector<ThemeId> out;
  for (std::uint32_t at = 0; at < themes_.size(); ++at) {
    if (globs.empty() || chosen.contains(at)) out.push_back(ThemeId{at});
  }
  return out;
}

ThemeId Dictionary::add_theme(Theme theme) {
  const ThemeId id{static_cast<std::uint32_t>(themes_.size())};
  theme.full_name = escape_theme_name(theme.name);
  if (theme.parent) {
    Theme& parent = themes_[index_of(*theme.parent)];
    theme.full_name = parent.full_name + "." + theme.full_name;
    theme.level = parent.level + 1;
    parent.children.push_back(id);
  }
  themes_.push_back(std::move(theme));
  return id;
}

PatternId Dictionary::add_pattern(Pattern pattern) {
  Theme& theme = themes_[index_of(pattern.theme)];
  const PatternId id{static_cast<std::uint32_t>(patterns_.size())};
  theme.patterns.push_back(id);
  patterns_.push_back(std::move(pattern));
  return id;
}

std::string escape_theme_name(std::string_view name) {
  std::string out;
  for (const char c : name) {
    if (c == '.' || c == '\\') out += '\\';
    out += c;
  }
  return out;
}

}  // namespace themata
