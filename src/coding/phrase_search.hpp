// SPDX-License-Identifier: MIT
//
// The words that contexts name, looked for only beside a candidate. They are often the
// commonest words there are (`in`, `not`), so the matcher's run over all the text must
// not know them; here a walk begins at every word of a stretch of a few words.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include <themata/coding/matcher.hpp>

#include "compiled_patterns.hpp"
#include "pattern_graph.hpp"
#include "pattern_keys.hpp"
#include "pattern_program.hpp"
#include "run_words.hpp"
#include "signatures.hpp"
#include "walk_memory.hpp"
#include "word_classes.hpp"

namespace themata {

using PhraseId = std::uint32_t;

/// Words of which every match of some phrases has at least one: by what they begin with, and by
/// their classes, ascending.
struct PhraseKeys {
  KnownBeginnings beginnings{};
  std::vector<std::uint32_t> classes{};
  static void fields(auto& pass, auto& keys) {
    auto& [beginnings, classes] = keys;
    pass(beginnings, classes);
  }
};

/// Phrases, compiled together. Immutable after compile().
class PhraseSet {
 public:
  PhraseSet(const Segmenter& segmenter, PhraseScope scope, Diagnostics& diagnostics)
      : scope_(scope), compiler_(std::in_place, segmenter, classes_, compiled_, diagnostics) {}
  PhraseSet() = default;  ///< to be read
  PhraseSet(const PhraseSet&) = delete;
  PhraseSet& operator=(const PhraseSet&) = delete;

  /// The same words written twice are one phrase.
  PhraseId add(const Term& term);
  void compile();

  [[nodiscard]] std::size_t size() const { return longest_.size(); }
  /// Not of what is read; `by_class` are beginnings_by_class().
  [[nodiscard]] PhraseKeys keys_of(std::span<const PhraseId> phrases,
                                   std::span<const KnownBeginnings::Collector> by_class) const;
  [[nodiscard]] std::vector<KnownBeginnings::Collector> beginnings_by_class() const {
    return classes_.beginnings_by_class();
  }
  /// Words of its longest match, gaps among them.
  [[nodiscard]] std::uint32_t longest(PhraseId phrase) const { return longest_[phrase]; }

  static void fields(auto& pass, auto& phrases) {
    auto& [scope, classes, compiled, compiler, graph, keys, known, longest] = phrases;
    pass(scope, classes, graph, keys, longest);
  }

 private:
  friend class PhraseSearch;
  PhraseScope scope_ = PhraseScope::sentence;
  WordClasses classes_{};
  CompiledPatterns compiled_{};
  std::optional<PatternCompiler> compiler_{};  ///< until compile()
  PatternGraph graph_{};
  PatternKeys keys_{};
  std::map<std::string, PhraseId> known_{};
  std::vector<std::uint32_t> longest_{};
};

/// A phrase found at words [begin, end).
struct PhraseMatch {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  PhraseId phrase = 0;
};

/// A worker's search for the phrases of a set.
class PhraseSearch {
 public:
  explicit PhraseSearch(const PhraseSet& phrases)
      : phrases_(phrases),
        signatures_(phrases.classes_, phrases.keys_),
        types_(signatures_),
        memory_(phrases.graph_, signatures_) {}

  /// Appends all that lies wholly in `where`, by begin, then end.
  void find(RunWords words, Stretch where, Crossing& crossing, std::vector<PhraseMatch>& out) {
    find_from(words, where, where.end, crossing, out);
  }
  /// All that begins in `begins` and ends at word `end` or before.
  void find_from(RunWords words, Stretch begins, std::uint32_t end, Crossing& crossing,
                 std::vector<PhraseMatch>& out);

  /// The first word in `where` that may be one of these keys, or its end.
  [[nodiscard]] std::uint32_t next_key(RunWords words, Stretch where, const PhraseKeys& keys);

 private:
  [[nodiscard]] bool has_class(RunWords& words, std::uint32_t at,
                               std::span<const std::uint32_t> classes);

  const PhraseSet& phrases_;
  Signatures signatures_;
  TypeSignatures types_;
  WalkMemory memory_;
};

}  // namespace themata
