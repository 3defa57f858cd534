// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <themata/base/error.hpp>
#include <themata/dictionary/pattern.hpp>

namespace themata {

enum class ThemeId : std::uint32_t {};
enum class PatternId : std::uint32_t {};
[[nodiscard]] constexpr std::uint32_t index_of(ThemeId id) {
  return static_cast<std::uint32_t>(id);
}
[[nodiscard]] constexpr std::uint32_t index_of(PatternId id) {
  return static_cast<std::uint32_t>(id);
}

enum class Polarity : std::uint8_t { none, adherence, violation };
[[nodiscard]] std::string_view polarity_name(Polarity polarity);

struct Pattern {
  std::string written{};  ///< as in the file
  PatternParts parts{};
  ThemeId theme{};
  Polarity polarity = Polarity::none;
  std::string note{};
  std::string source{};
  Place place{};
};

struct Theme {
  std::string name{};       ///< own name, unescaped
  std::string full_name{};  ///< `procedural.voice`; a dot inside a name is written `\.`
  std::string label{};
  std::string description{};
  std::vector<std::string> sources{};
  Polarity polarity = Polarity::none;
  std::optional<ThemeId> parent{};
  std::size_t level = 1;              ///< 1 for a top theme
  std::vector<ThemeId> children{};    ///< in the file's order
  std::vector<PatternId> patterns{};  ///< its own, not its children's
  std::vector<std::string> must_match{};
  std::vector<std::string> must_not_match{};
  Place place{};
};

/// Themes and their patterns. Immutable once loaded. Themes are numbered in
/// the order of the file, a parent before its children.
class Dictionary {
 public:
  std::string name{};
  std::string version{};
  std::string language{};  ///< BCP 47, or "" if the file does not say
  std::string description{};
  std::vector<std::string> sources{};
  std::string path{};

  [[nodiscard]] const std::vector<Theme>& themes() const { return themes_; }
  [[nodiscard]] const std::vector<Pattern>& patterns() const { return patterns_; }
  [[nodiscard]] const Theme& theme(ThemeId id) const { return themes_[index_of(id)]; }
  [[nodiscard]] const Pattern& pattern(PatternId id) const { return patterns_[index_of(id)]; }

  /// Is `ancestor` a parent, grandparent, ... of `theme`? A theme is not its own.
  [[nodiscard]] bool is_ancestor(ThemeId ancestor, ThemeId theme) const;
  [[nodiscard]] std::optional<ThemeId> find(std::string_view full_name) const;
  /// Themes whose full name matches one of the globs, in order. Throws
  /// Error(usage), with a suggestion, for a glob that matches none; no globs: all.
  [[nodiscard]] std::vector<ThemeId> select(const std::vector<std::string>& globs) const;

  /// Building, used by the readers: returns the new id. `theme.full_name`,
  /// `level` and the parent's `children` are filled in here.
  ThemeId add_theme(Theme theme);
  PatternId add_pattern(Pattern pattern);
  Theme& mutable_theme(ThemeId id) { return themes_[index_of(id)]; }

 private:
  std::vector<Theme> themes_{};
  std::vector<Pattern> patterns_{};
};

/// `care.virtue` -> `care\.virtue`.
[[nodiscard]] std::string escape_theme_name(std::string_view name);

}  // namespace themata
