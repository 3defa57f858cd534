// SPDX-License-Identifier: MIT
//
// The matcher. All patterns are one graph (pattern_graph.hpp). A run of words is
// searched for keys, the rarest words of the patterns (pattern_keys.hpp); from the
// words at which a pattern with that key could begin, the graph is walked forward
// (walk_memory.hpp). Where words have types, what a type can do is worked out once per
// worker, and most types are no key and cost one look; where they have none, their first
// bytes tell where a pattern could begin (start_filter.hpp), and only words that a walk
// meets are given a type. A walk goes on at most as far as the longest pattern and its
// gaps, and mostly ends at the next word.
#include <themata/coding/matcher.hpp>

#include <type_traits>

#include "bytes_of_memory.hpp"
#include "compiled_patterns.hpp"
#include "context_program.hpp"
#include "match_list.hpp"
#include "named_starts.hpp"
#include "packed_for.hpp"
#include "pattern_graph.hpp"
#include "pattern_keys.hpp"
#include "pattern_program.hpp"
#include "run_words.hpp"
#include "signatures.hpp"
#include "start_filter.hpp"
#include "walk_memory.hpp"
#include "word_classes.hpp"

namespace themata {

struct Matcher::Program {
  SegmentOptions cutting{};
  PhraseScope scope = PhraseScope::sentence;
  WordClasses classes{};
  PatternGraph graph{};
  PatternKeys keys{};
  StartFilter filter{};
  std::vector<PatternId> same_as{};
  std::unique_ptr<const ContextProgram> contexts{};

  static void fields(auto& pass, auto& program) {
    auto& [cutting, scope, classes, graph, keys, filter, same_as, contexts] = program;
    pass(classes, graph, keys, filter, same_as, contexts);
  }
};

class Matcher::Scratch {
 public:
  explicit Scratch(const Program& program)
      : program_(program),
        signatures_(program.classes, program.keys),
        types_(signatures_),
        memory_(program.graph, signatures_),
        named_(signatures_, types_, memory_) {}

  void find(std::span<const Token> tokens, const Vocabulary& vocabulary, Density expected,
            Crossing& crossing, std::vector<Match>& out) {
    starts_.clear();
    const bool dense = expected == Density::dense;
    const NamedWords words = dense ? named_.mark_openings(tokens, vocabulary, starts_)
                                   : named_.mark_begins(tokens, vocabulary, starts_);
    if (!dense) {
      for (const std::uint32_t key : named_.keys()) mark_starts(words, key, {}, starts_);
    }
    walk_from_starts(words, crossing, out);
  }

  void look_at(RunWords words, std::span<const std::uint32_t> runs) {
    if (!program_.filter.can_tell()) return;
    program_.filter.find(words.text, words.tokens, runs, buffers_, looked_at_);
    for (const std::uint32_t at : buffers_.others) mark_starts(words, at, runs, looked_at_);
  }

  [[nodiscard]] bool may_begin_in(Stretch part) const {
    if (!program_.filter.can_tell()) return true;
    std::uint64_t any = 0;
    for (std::uint32_t at = part.begin; at < part.end; at += 64) any |= starts_from(at, part.end);
    return any != 0;
  }

  /// `words` are those of `part` of what was looked at.
  void find_in(RunWords words, Stretch part, Crossing& crossing, std::vector<Match>& out) {
    if (!program_.filter.can_tell()) {
      for (std::uint32_t at = 0; at < words.size(); ++at) (void)words.type(at);
      return find(words.tokens, words.vocabulary, Density::sparse, crossing, out);
    }
    starts_.clear();
    for (std::uint32_t at = part.begin; at < part.end; at += 64) {
      starts_.push_back(starts_from(at, part.end));
    }
    walk_from_starts(words, crossing, out);
  }

 private:
  /// Of what was looked at the bits of the 64 words from `at` on, as far as they are before `end`.
  [[nodiscard]] std::uint64_t starts_from(std::uint32_t at, std::uint32_t end) const {
    const std::uint64_t* const from = looked_at_.data() + at / 64;
    // Shifted twice, since a shift by 64 is none.
    const std::uint64_t bits = from[0] >> (at % 64) | from[1] << 1U << (63 - at % 64);
    return end - at < 64 ? bits & ((std::uint64_t{1} << (end - at)) - 1) : bits;
  }

  /// Marks the words at which a match can begin whose key is the word `at`.
  template <typename Words>
  void mark_starts(Words& words, std::uint32_t at, std::span<const std::uint32_t> runs,
                   std::vector<std::uint64_t>& starts) {
    const Signature key = signature(words, at);
    starts[at / 64] |= std::uint64_t{signatures_.begins(key)} << (at % 64);
    const std::size_t reaches = signatures_.reaches(key).size();
    if (reaches == 0) return;
    const Signature before = at > 0 ? signature(words, at - 1) : Signatures::plain;
    const Signature after = at + 1 < words.size() ? signature(words, at + 1) : Signatures::plain;
    const std::uint64_t narrow_before = signatures_.narrowed(before);
    const std::uint64_t narrow_after = signatures_.narrowed(after);
    for (std::size_t from = 0; from < reaches; from += 64) {
      std::uint64_t open = signatures_.let_by(key, from, narrow_before, narrow_after);
      for (; open != 0; open &= open - 1) {
        const auto number = from + static_cast<std::size_t>(__builtin_ctzll(open));
        const KeyReach reach = signatures_.reaches(key)[number];
        if (!reach.after.meets(signatures_.sieve(after)) ||
            !reach.before.meets(signatures_.sieve(before)) || reach.least > at) {
          continue;
        }
        mark_starts_of(reach, words, at, runs, starts);
      }
    }
  }

  /// That the word `at` is the key of, which has what is wanted beside it.
  template <typename Words>
  void mark_starts_of(const KeyReach& reach, Words& words, std::uint32_t at,
                      std::span<const std::uint32_t> runs, std::vector<std::uint64_t>& starts) {
    const std::uint32_t last = at - reach.least;
    for (std::uint32_t start = first_start(at, reach.most, runs); start <= last; ++start) {
      const bool fits = reach.first.meets(sieve(words, start));
      starts[start / 64] |= std::uint64_t{fits} << (start % 64);
    }
  }

  template <typename Words>
  [[nodiscard]] const Sieve& sieve(Words& words, std::uint32_t at) {
    return signatures_.sieve(signature(words, at));
  }
  [[nodiscard]] Signature signature(RunWords& words, std::uint32_t at) {
    return types_.of(words, at);
  }
  [[nodiscard]] static Signature signature(const NamedWords& words, std::uint32_t at) {
    return words.signatures[at];
  }

  template <typename Words>
  void walk_from_starts(Words& words, Crossing& crossing, std::vector<Match>& matches) {
    MatchList out(matches, words.size());
    for_each_start([&](std::uint32_t at) { memory_.bring_near(signature(words, at)); });
    for_each_start([&](std::uint32_t at) {
      const WalkMemory::Set set = memory_.first(signature(words, at));
      if (set != WalkMemory::nothing) walk(words, at, set, crossing, out);
    });
  }

  void for_each_start(const auto& visit) const {
    for (std::uint32_t block = 0; block < starts_.size(); ++block) {
      for (std::uint64_t left = starts_[block]; left != 0; left &= left - 1) {
        visit(block * 64 + static_cast<std::uint32_t>(__builtin_ctzll(left)));
      }
    }
  }

  template <typename Words>
  void walk(Words& words, std::uint32_t begin, WalkMemory::Set set, Crossing& crossing,
            MatchList& out) {
    for (std::uint32_t at = begin + 1; set != WalkMemory::nothing; ++at) {
      out.add(begin, at, memory_.count_ends(set), memory_.first_end(set));
      if (memory_.count_ends(set) > 1) [[unlikely]]
        out.add_others(begin, at, memory_.ends(set));
      if (at == words.size()) return;
      // A word that nobody has asked for has to be looked up; others are asked in one go.
      if constexpr (std::is_same_v<Words, RunWords>) {
        if (!memory_.goes_on(set)) return;
      }
      const Signature word = signature(words, at);
      if (!memory_.may_go_on(set, word)) return;
      const Separation before =
          program_.scope == PhraseScope::sentence ? crossing.before(at) : Separation::open;
      if (before == Separation::barrier) return;
      set = memory_.next(set, word, before == Separation::tight);
    }
  }

  const Program& program_;
  Signatures signatures_;
  TypeSignatures types_;
  WalkMemory memory_;
  NamedStarts named_;
  std::vector<std::uint64_t> starts_{};     ///< a bit a word of the run
  std::vector<std::uint64_t> looked_at_{};  ///< the same of all words that were looked at
  StartFilter::Buffers buffers_{};
};

namespace {

/// Of a pattern with `near` the words it is looked for by.
void add_anchor(const Near& near, PatternCompiler& compiler, CompiledPatterns& patterns) {
  const Term* anchor = ContextProgram::anchor_of(near);
  if (anchor == nullptr) return patterns.end_pattern();
  Pattern words;
  words.parts = anchor->parts;
  compiler.add(words);
}

}  // namespace

Matcher::Matcher(const Dictionary& dictionary, const Segmenter& segmenter, PhraseScope scope,
                 Diagnostics& diagnostics) {
  auto program = std::make_unique<Program>();
  program->cutting = segmenter.options();
  program->scope = scope;
  CompiledPatterns patterns;
  PatternCompiler compiler(segmenter, program->classes, patterns, diagnostics);
  Diagnostics said_elsewhere;
  PatternCompiler anchors(segmenter, program->classes, patterns, said_elsewhere);
  for (const Pattern& pattern : dictionary.patterns()) {
    if (pattern.near) {
      add_anchor(*pattern.near, anchors, patterns);
    } else {
      compiler.add(pattern);
    }
  }
  for (std::uint32_t at = 0; at < patterns.size(); ++at) {
    program->graph.add(patterns[at], PatternId{at});
  }
  program->graph.lay_out();
  program->classes.compile();
  program->filter.choose(patterns, program->classes, program->keys);
  program->same_as = patterns.first_alike();
  program->contexts = ContextProgram::of(dictionary, segmenter, scope, diagnostics);
  if (program->contexts) program->same_as = program->contexts->told_apart(program->same_as);
  program_ = std::move(program);
}

std::string Matcher::packed() const {
  ByteWriter writer;
  writer(*program_);
  return packed_for(program_->cutting, program_->scope) + writer.take();
}

std::optional<Matcher> Matcher::unpacked(std::string_view packed, const Segmenter& segmenter,
                                         PhraseScope scope) {
  const std::string wanted = packed_for(segmenter.options(), scope);
  if (!packed.starts_with(wanted)) return std::nullopt;
  auto program = std::make_unique<Program>();
  program->cutting = segmenter.options();
  program->scope = scope;
  ByteReader reader(packed.substr(wanted.size()));
  reader(*program);
  return Matcher(std::move(program));
}

Matcher::Matcher(std::unique_ptr<const Program> program) : program_(std::move(program)) {}
Matcher::Matcher(Matcher&&) noexcept = default;
Matcher& Matcher::operator=(Matcher&&) noexcept = default;
Matcher::~Matcher() = default;

MatcherScratch Matcher::make_scratch() const {
  return {new Scratch(*program_), [](Scratch* scratch) { delete scratch; }};
}

const std::vector<PatternId>& Matcher::same_as() const { return program_->same_as; }

const ContextProgram* Matcher::contexts() const { return program_->contexts.get(); }

void Matcher::find(std::span<const Token> words, const Vocabulary& vocabulary, Density expected,
                   Crossing& crossing, Scratch& scratch, std::vector<Match>& out) const {
  scratch.find(words, vocabulary, expected, crossing, out);
}

void Matcher::look_at(std::string_view text, std::span<Token> words,
                      std::span<const std::uint32_t> runs, Vocabulary& vocabulary,
                      Scratch& scratch) const {
  scratch.look_at(RunWords{text, words, vocabulary}, runs);
}

bool Matcher::may_begin_in(Stretch part, const Scratch& scratch) const {
  return scratch.may_begin_in(part);
}

void Matcher::find_in(std::string_view text, std::span<Token> words, Stretch part,
                      Vocabulary& vocabulary, Crossing& crossing, Scratch& scratch,
                      std::vector<Match>& out) const {
  const std::span<Token> run = words.subspan(part.begin, part.end - part.begin);
  scratch.find_in(RunWords{text, run, vocabulary}, part, crossing, out);
}

}  // namespace themata
