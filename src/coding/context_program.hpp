// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <vector>

#include <themata/coding/matcher.hpp>
#include <themata/dictionary/dictionary.hpp>

#include "cased_words.hpp"
#include "phrase_search.hpp"

namespace themata {

/// Themes [first, last): a theme and all below it.
struct ThemeRange {
  std::uint32_t first = 0;
  std::uint32_t last = 0;
  [[nodiscard]] bool holds(ThemeId theme) const {
    return first <= index_of(theme) && index_of(theme) < last;
  }
  friend bool operator==(const ThemeRange&, const ThemeRange&) = default;
};

/// A context as it is asked: phrases and themes by their numbers.
struct CompiledContext {
  Context::Side side = Context::Side::around;
  Reach within{};
  std::vector<PhraseId> phrases{};  ///< ascending
  std::vector<ThemeRange> themes{};
  std::uint32_t longest = 0;  ///< words of its longest phrase
  std::uint32_t keys = 0;     ///< of its phrases: which of ContextProgram::keys()
  static void fields(auto& pass, auto& context) {
    auto& [side, within, phrases, themes, longest, keys] = context;
    pass(side, within.kind, within.words, phrases, themes, longest, keys);
  }
};

struct CompiledNear {
  struct Component {
    PhraseId phrase = 0;
    std::optional<ThemeRange> themes{};  ///< instead of the phrase
    static void fields(auto& pass, auto& component) {
      auto& [phrase, themes] = component;
      pass(phrase, themes);
    }
  };
  std::vector<Component> components{};
  Reach within{};
  Near::Order order = Near::Order::any;
  std::size_t anchor = 0;     ///< the component that is looked for in all the text
  std::uint32_t longest = 0;  ///< words of the longest phrase
  static void fields(auto& pass, auto& near) {
    auto& [components, within, order, anchor, longest] = near;
    pass(components, within.kind, within.words, order, anchor, longest);
  }
};

/// What decides whether a candidate is a match, beyond its words.
struct Conditions {
  std::optional<CompiledNear> near{};
  std::vector<CompiledContext> unless{};
  std::vector<CompiledContext> required{};
  Voice voice = Voice::any;
  LetterCase letter_case = LetterCase::folded;
  static void fields(auto& pass, auto& conditions) {
    auto& [near, unless, required, voice, letter_case] = conditions;
    pass(near, unless, required, voice, letter_case);
  }
};

/// The contexts of a dictionary, compiled. Part of the matcher, and there only where the
/// dictionary has any. The matcher finds candidates: of a pattern with `near` the matches
/// of its anchor, under the pattern's own id.
class ContextProgram {
 public:
  /// Nothing for a dictionary without contexts.
  static std::unique_ptr<const ContextProgram> of(const Dictionary& dictionary,
                                                  const Segmenter& segmenter, PhraseScope scope,
                                                  Diagnostics& diagnostics);
  ContextProgram(const Dictionary& dictionary, const Segmenter& segmenter, PhraseScope scope,
                 Diagnostics& diagnostics);
  ContextProgram() = default;  ///< to be read

  [[nodiscard]] PhraseScope scope() const { return scope_; }
  [[nodiscard]] const PhraseSet& phrases() const { return phrases_; }
  /// Of a context's phrases.
  [[nodiscard]] const PhraseKeys& keys(const CompiledContext& context) const {
    return keys_[context.keys];
  }
  /// Of a pattern; nullptr where it has none.
  [[nodiscard]] const Conditions* conditions(PatternId pattern) const {
    return conditions_[index_of(pattern)].get();
  }
  [[nodiscard]] ThemeId theme(PatternId pattern) const { return themes_[index_of(pattern)]; }
  /// Patterns with `near`: those of a theme after those of the themes that it names.
  [[nodiscard]] const std::vector<PatternId>& nears() const { return nears_; }
  /// The capitals of a pattern, or of a component of its `near`.
  [[nodiscard]] const CasedWords& cased(PatternId pattern, std::size_t component = 0) const {
    return cased_.at(pattern)[component];
  }

  /// The words of `near` that the matcher looks for; nullptr where it is a theme.
  [[nodiscard]] static const Term* anchor_of(const Near& near);
  /// For each pattern the first one that is the same, conditions too.
  [[nodiscard]] std::vector<PatternId> told_apart(const std::vector<PatternId>& same_words) const;

  static void fields(auto& pass, auto& program) {
    auto& [dictionary, scope, phrases, keys, conditions, themes, nears, cased] = program;
    pass(scope, phrases, keys, conditions, themes, nears, cased);
  }

 private:
  [[nodiscard]] CompiledContext compiled(const Context& context);
  [[nodiscard]] CompiledNear compiled(const Near& near);
  [[nodiscard]] ThemeRange range(ThemeId theme) const;
  void compile_cased(PatternId id, const Pattern& pattern, const Segmenter& segmenter);
  void order_nears();
  void find_keys();
  void measure(std::vector<CompiledContext>& contexts) const;

  const Dictionary* dictionary_ = nullptr;  ///< while it is compiled
  PhraseScope scope_ = PhraseScope::sentence;
  PhraseSet phrases_{};
  std::vector<PhraseKeys> keys_{};
  std::vector<std::unique_ptr<Conditions>> conditions_{};
  std::vector<ThemeId> themes_{};
  std::vector<PatternId> nears_{};
  std::map<PatternId, std::vector<CasedWords>> cased_{};
};

}  // namespace themata
