// SPDX-License-Identifier: MIT
//
// The matcher. All patterns are one graph (pattern_graph.hpp), and from every word
// that can begin a pattern it is walked forward (walk_memory.hpp). What a type can
// do is worked out once per worker; most types begin nothing and cost one look. A
// walk goes on at most as far as the longest pattern and its gaps, and mostly ends
// at the next word.
#include <themata/coding/matcher.hpp>

#include <map>

#include "pattern_graph.hpp"
#include "pattern_program.hpp"
#include "walk_memory.hpp"
#include "word_classes.hpp"

namespace themata {

struct Matcher::Program {
  PhraseScope scope = PhraseScope::sentence;
  WordClasses classes{};
  PatternGraph graph{};
  std::vector<PatternId> same_as{};
};

class Matcher::Scratch {
 public:
  explicit Scratch(const Program& program)
      : program_(program), memory_(program.graph, program.classes) {}

  void find(std::span<const Token> words, const Vocabulary& vocabulary, Crossing& crossing,
            std::vector<Match>& out) {
    for (std::size_t type = signatures_.size(); type < vocabulary.size(); ++type) {
      const auto form = vocabulary.form(TypeId{static_cast<std::uint32_t>(type)});
      signatures_.push_back(memory_.signature_of(form));
    }
    const auto count = static_cast<std::uint32_t>(words.size());
    for (std::uint32_t at = 0; at < count; ++at) {
      const WalkMemory::Set set = memory_.first(signature(words[at]));
      if (set != WalkMemory::nothing) walk(words, at, set, crossing, out);
    }
  }

 private:
  [[nodiscard]] Signature signature(const Token& word) const {
    return signatures_[index_of(word.type)];
  }

  void walk(std::span<const Token> words, std::uint32_t begin, WalkMemory::Set set,
            Crossing& crossing, std::vector<Match>& out) {
    for (std::uint32_t at = begin + 1; set != WalkMemory::nothing; ++at) {
      for (const PatternId pattern : memory_.ends(set)) out.push_back({begin, at, pattern});
      if (at == words.size() || !memory_.goes_on(set)) return;
      const Signature word = signature(words[at]);
      if (memory_.surely_ends(set, word)) return;
      const Separation before = program_.scope == PhraseScope::sentence ? crossing.before(at)
                                                                        : Separation::open;
      if (before == Separation::barrier) return;
      set = memory_.next(set, word, before == Separation::tight);
    }
  }

  const Program& program_;
  WalkMemory memory_;
  std::vector<Signature> signatures_{};  ///< of a type
};

Matcher::Matcher(const Dictionary& dictionary, const Segmenter& segmenter, PhraseScope scope,
                 Diagnostics& diagnostics) {
  auto program = std::make_unique<Program>();
  program->scope = scope;
  const SegmenterScratch scratch = segmenter.make_scratch();
  std::map<std::vector<CompiledPart>, PatternId> first_alike;
  for (std::uint32_t at = 0; at < dictionary.patterns().size(); ++at) {
    const PatternId pattern{at};
    std::vector<CompiledPart> parts = compile_pattern(dictionary.pattern(pattern), segmenter,
                                                      *scratch, program->classes, diagnostics);
    program->graph.add(parts, pattern);
    program->same_as.push_back(first_alike.try_emplace(std::move(parts), pattern).first->second);
  }
  program->classes.compile();
  program_ = std::move(program);
}

Matcher::Matcher(Matcher&&) noexcept = default;
Matcher& Matcher::operator=(Matcher&&) noexcept = default;
Matcher::~Matcher() = default;

MatcherScratch Matcher::make_scratch() const {
  return {new Scratch(*program_), [](Scratch* scratch) { delete scratch; }};
}

const std::vector<PatternId>& Matcher::same_as() const { return program_->same_as; }

void Matcher::find(std::span<const Token> words, const Vocabulary& vocabulary,
                   Crossing& crossing, Scratch& scratch, std::vector<Match>& out) const {
  scratch.find(words, vocabulary, crossing, out);
}

}  // namespace themata
