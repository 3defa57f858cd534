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

/// A text that a theme must find something in, or must find nothing in.
struct Example {
  std::string text{};
  Place place{};
};

/// A finding of `dict check` that the author has looked at and wants no more of.
struct Silence {
  std::string code{};    ///< `D012`
  std::string reason{};  ///< never empty
  Place place{};
};

/// How far apart two things may stand.
struct Reach {
  enum class Kind : std::uint8_t {
    words,     ///< their nearest words at most `words` places apart: 1 is side by side
    sentence,  ///< in one sentence
    turn       ///< in one turn
  };
  static constexpr std::uint32_t most_words = 1000;

  Kind kind = Kind::sentence;
  std::uint32_t words = 0;  ///< of Kind::words: 1 to most_words
  friend bool operator==(const Reach&, const Reach&) = default;
};

/// What `near`, `unless` and `requires` name: words, or a theme. Of a theme every
/// match of its patterns and its sub-themes' patterns, before overlap.
struct Term {
  std::string written{};           ///< as in the file: `in the`, `@procedural.voice`
  PatternParts parts{};            ///< of words
  std::optional<ThemeId> theme{};  ///< of a reference
  Place place{};
};

/// What must or may not stand beside a match: one of several terms, on one side or
/// on either, never inside the match. Its words are not counted.
struct Context {
  enum class Side : std::uint8_t { before, after, around };

  Side side = Side::around;
  Reach within{};
  std::vector<Term> any_of{};
  Place place{};
};

/// Several terms, none overlapping, each neighbour within reach of the next. The match
/// goes from the first word to the last; of two matches, one inside the other, only the
/// shorter is one.
struct Near {
  enum class Order : std::uint8_t { any, as_written };
  static constexpr std::size_t most_terms = 6;

  std::vector<Term> terms{};  ///< 2 to most_terms
  Reach within{};
  Order order = Order::any;
};

enum class LetterCase : std::uint8_t {
  folded,  ///< `crown` is `Crown`
  exact    ///< as written
};

/// Whose talk a pattern is looked for in.
enum class Voice : std::uint8_t {
  any,
  respondent,  ///< whose role is respondent, or not known
  interviewer
};
[[nodiscard]] std::string_view voice_name(Voice voice);

/// What a theme looks for. A candidate that one of `unless` stops, that misses one of
/// `requires`, or that has other letters or another voice is no match.
struct Pattern {
  static constexpr std::size_t most_contexts = 100;  ///< of one pattern
  static constexpr double most_weight = 1e9;

  std::string written{};  ///< as in the file; with `near` as YAML in one line
  PatternParts parts{};   ///< empty with `near`
  ThemeId theme{};
  std::optional<Near> near{};
  std::vector<Context> unless{};    ///< none of them may hold
  std::vector<Context> required{};  ///< `requires`: each of them must hold
  LetterCase letter_case = LetterCase::folded;
  Voice voice = Voice::any;
  std::optional<double> weight{};  ///< finite, at most most_weight above or below 0
  Polarity polarity = Polarity::none;
  std::string note{};
  std::string source{};
  std::vector<Silence> silences{};
  Place place{};
};

/// Calls `visit` for every term of a pattern: of `near`, `unless`, `requires`, in this order.
template <typename Patterned, typename Visit>
void for_each_term(Patterned& pattern, const Visit& visit) {
  if (pattern.near) {
    for (auto& term : pattern.near->terms) visit(term);
  }
  for (auto* contexts : {&pattern.unless, &pattern.required}) {
    for (auto& context : *contexts) {
      for (auto& term : context.any_of) visit(term);
    }
  }
}

/// Words with a name, `{her}`, for any pattern of the file. Patterns hold them expanded.
struct NamedSet {
  std::string name{};
  std::vector<std::string> options{};  ///< as in the file
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
  std::vector<Example> must_match{};
  std::vector<Example> must_not_match{};
  std::vector<Silence> silences{};
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
  std::string license{};
  std::vector<NamedSet> sets{};  ///< in the file's order
  std::vector<Silence> silences{};
  std::string path{};

  [[nodiscard]] const std::vector<Theme>& themes() const { return themes_; }
  [[nodiscard]] const std::vector<Pattern>& patterns() const { return patterns_; }
  [[nodiscard]] const Theme& theme(ThemeId id) const { return themes_[index_of(id)]; }
  [[nodiscard]] const Pattern& pattern(PatternId id) const { return patterns_[index_of(id)]; }

  /// Is `ancestor` a parent, grandparent, ... of `theme`? A theme is not its own.
  [[nodiscard]] bool is_ancestor(ThemeId ancestor, ThemeId theme) const;
  [[nodiscard]] std::optional<ThemeId> find(std::string_view full_name) const;
  /// Has any pattern a weight?
  [[nodiscard]] bool has_weights() const;
  /// Do the patterns of a theme and its sub-themes have both polarities?
  [[nodiscard]] bool has_both_poles(ThemeId theme) const;
  /// Themes whose full name matches one of the globs, in order. Throws
  /// Error(usage), with a suggestion, for a glob that matches none; no globs: all.
  [[nodiscard]] std::vector<ThemeId> select(const std::vector<std::string>& globs) const;

  /// Building, used by the readers: returns the new id. `theme.full_name`,
  /// `level` and the parent's `children` are filled in here.
  ThemeId add_theme(Theme theme);
  PatternId add_pattern(Pattern pattern);
  /// Before adding as many: each takes memory once.
  void expect_patterns(std::size_t count) { patterns_.reserve(count); }
  Theme& mutable_theme(ThemeId id) { return themes_[index_of(id)]; }
  Pattern& mutable_pattern(PatternId id) { return patterns_[index_of(id)]; }

 private:
  std::vector<Theme> themes_{};
  std::vector<Pattern> patterns_{};
};

/// `care.virtue` -> `care\.virtue`.
[[nodiscard]] std::string escape_theme_name(std::string_view name);

}  // namespace themata
