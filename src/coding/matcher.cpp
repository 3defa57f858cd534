// SPDX-License-Identifier: MIT
//
// The matcher. All sequences of all patterns are one trie: a node is what has
// been seen so far, an edge is a class of words, and a gap is a node that can
// eat a bounded number of words. From every word that can begin a sequence the
// trie is walked forward, all paths at once.
//
// Invariants:
//  - a node is under way at most once at any word of a walk; of two gaps with
//    different rests the longer rest stands for both, since it can do all that
//    the shorter can. So a step costs at most the number of nodes under way.
//  - what a type can do is worked out once per worker (classes, and the nodes
//    it leads to from the root); most types begin nothing and cost one look.
//
// A walk goes on at most as far as the longest sequence and its gaps.
#include <themata/coding/matcher.hpp>

#include <algorithm>
#include <map>
#include <tuple>
#include <unordered_map>

#include "sequences.hpp"
#include "word_classes.hpp"

namespace themata {
namespace {

struct Edge {
  std::uint32_t word_class;
  std::uint32_t to;
  bool tight;
};

struct Node {
  std::vector<Edge> edges{};
  std::vector<Edge> any{};  ///< edges that every word takes
  std::vector<std::pair<std::uint32_t, std::uint32_t>> gaps{};  ///< longest gap, its node
  std::vector<PatternId> ends{};
};

std::uint64_t edge_key(std::uint32_t node, std::uint32_t word_class, bool tight) {
  return (std::uint64_t{node} << 33U) | (std::uint64_t{word_class} << 1U) | (tight ? 1U : 0U);
}

/// A node with more edges than this is asked by class instead of scanned.
constexpr std::size_t few_edges = 8;

}  // namespace

struct Matcher::Program {
  PhraseScope scope = PhraseScope::sentence;
  WordClasses classes{};
  std::vector<Node> nodes{1};
  std::unordered_map<std::uint64_t, std::uint32_t> edges{};
  std::vector<PatternId> same_as{};

  void add(const Sequence& sequence, PatternId pattern) {
    std::uint32_t node = 0;
    for (const Step& step : sequence) node = step.gap > 0 ? gap(node, step.gap) : edge(node, step);
    std::vector<PatternId>& ends = nodes[node].ends;
    if (ends.empty() || ends.back() != pattern) ends.push_back(pattern);
  }

  std::uint32_t edge(std::uint32_t node, const Step& step) {
    const auto fresh = static_cast<std::uint32_t>(nodes.size());
    const auto [known, added] =
        edges.try_emplace(edge_key(node, step.word_class, step.tight), fresh);
    if (added) {
      nodes.emplace_back();
      auto& list = step.word_class == WordClasses::any ? nodes[node].any : nodes[node].edges;
      list.push_back({step.word_class, fresh, step.tight});
    }
    return known->second;
  }

  std::uint32_t gap(std::uint32_t node, std::uint32_t most) {
    for (const auto& [length, to] : nodes[node].gaps) {
      if (length == most) return to;
    }
    const auto fresh = static_cast<std::uint32_t>(nodes.size());
    nodes.emplace_back();
    nodes[node].gaps.emplace_back(most, fresh);
    return fresh;
  }
};

class Matcher::Scratch {
 public:
  explicit Scratch(const Program& program) : program_(program) {
    seen_.resize(program.nodes.size(), 0);
    slot_.resize(program.nodes.size(), 0);
  }

  void find(std::span<const Token> words, const Vocabulary& vocabulary,
            const BeginsSentence& begins_sentence, std::vector<Match>& out) {
    for (std::size_t type = types_.size(); type < vocabulary.size(); ++type) {
      learn(vocabulary.form(TypeId{static_cast<std::uint32_t>(type)}));
    }
    for (std::uint32_t at = 0; at < words.size(); ++at) {
      const Type& type = types_[index_of(words[at].type)];
      if (!type.begins.empty()) walk(words, at, type, begins_sentence, out);
    }
  }

 private:
  struct Type {
    std::vector<std::uint32_t> classes{};
    std::vector<std::uint32_t> begins{};  ///< nodes that the root leads to
  };
  struct State {
    std::uint32_t node;
    std::uint32_t rest;  ///< words that a gap may still eat
  };

  void learn(std::string_view form) {
    Type type;
    program_.classes.of_form(form, type.classes);
    for (const Edge& edge : program_.nodes[0].any) type.begins.push_back(edge.to);
    for (const std::uint32_t word_class : type.classes) {
      const auto edge = program_.edges.find(edge_key(0, word_class, false));
      if (edge != program_.edges.end()) type.begins.push_back(edge->second);
    }
    types_.push_back(std::move(type));
  }

  void walk(std::span<const Token> words, std::uint32_t begin, const Type& first,
            const BeginsSentence& begins_sentence, std::vector<Match>& out) {
    const std::size_t found_before = out.size();
    now_.clear();
    ++step_;
    for (const std::uint32_t node : first.begins) reach(node, 0, begin, begin + 1, now_, out);
    for (std::uint32_t at = begin + 1; at < words.size() && !now_.empty(); ++at) {
      const Separation before = crossing(words[at].before, at, begins_sentence);
      if (before == Separation::barrier) break;
      step(types_[index_of(words[at].type)], before == Separation::tight, begin, at + 1, out);
    }
    const auto from = out.begin() + static_cast<std::ptrdiff_t>(found_before);
    if (out.end() - from < 2) return;
    std::sort(from, out.end(), [](const Match& a, const Match& b) {
      return std::tie(a.begin, a.end, a.pattern) < std::tie(b.begin, b.end, b.pattern);
    });
    out.erase(std::unique(from, out.end()), out.end());
  }

  /// What the separation means under this scope: open, tight or barrier.
  [[nodiscard]] Separation crossing(Separation before, std::uint32_t at,
                                    const BeginsSentence& begins_sentence) const {
    if (program_.scope != PhraseScope::sentence) return Separation::open;
    if (before != Separation::terminator) return before;
    return begins_sentence(at) ? Separation::barrier : Separation::open;
  }

  void step(const Type& type, bool only_tight, std::uint32_t begin, std::uint32_t end,
            std::vector<Match>& out) {
    next_.clear();
    ++step_;
    for (const State& state : now_) {
      if (state.rest > 0 && !only_tight) reach(state.node, state.rest - 1, begin, end, next_, out);
      follow(program_.nodes[state.node], state.node, type, only_tight, begin, end, out);
    }
    now_.swap(next_);
  }

  void follow(const Node& node, std::uint32_t from, const Type& type, bool only_tight,
              std::uint32_t begin, std::uint32_t end, std::vector<Match>& out) {
    for (const Edge& edge : node.any) {
      if (edge.tight || !only_tight) reach(edge.to, 0, begin, end, next_, out);
    }
    if (node.edges.size() <= few_edges) {
      for (const Edge& edge : node.edges) {
        if (!edge.tight && only_tight) continue;
        if (std::binary_search(type.classes.begin(), type.classes.end(), edge.word_class)) {
          reach(edge.to, 0, begin, end, next_, out);
        }
      }
      return;
    }
    for (const std::uint32_t word_class : type.classes) {
      for (const bool tight : {true, false}) {
        if (!tight && only_tight) continue;
        const auto edge = program_.edges.find(edge_key(from, word_class, tight));
        if (edge != program_.edges.end()) reach(edge->second, 0, begin, end, next_, out);
      }
    }
  }

  void reach(std::uint32_t node, std::uint32_t rest, std::uint32_t begin, std::uint32_t end,
             std::vector<State>& states, std::vector<Match>& out) {
    if (seen_[node] == step_) {
      State& known = states[slot_[node]];
      known.rest = std::max(known.rest, rest);
      return;
    }
    seen_[node] = step_;
    slot_[node] = static_cast<std::uint32_t>(states.size());
    states.push_back({node, rest});
    const Node& reached = program_.nodes[node];
    for (const PatternId pattern : reached.ends) out.push_back({begin, end, pattern});
    for (const auto& [most, gap] : reached.gaps) reach(gap, most, begin, end, states, out);
  }

  const Program& program_;
  std::vector<Type> types_{};
  std::vector<State> now_{};
  std::vector<State> next_{};
  std::vector<std::uint64_t> seen_{};  ///< per node: the step that reached it last
  std::vector<std::uint32_t> slot_{};  ///< per node: where in the states it stands then
  std::uint64_t step_ = 0;
};

Matcher::Matcher(const Dictionary& dictionary, const Segmenter& segmenter, PhraseScope scope,
                 Diagnostics& diagnostics) {
  auto program = std::make_unique<Program>();
  program->scope = scope;
  const SegmenterScratch scratch = segmenter.make_scratch();
  std::map<std::vector<Sequence>, PatternId> first_alike;
  for (std::uint32_t at = 0; at < dictionary.patterns().size(); ++at) {
    const PatternId pattern{at};
    std::vector<Sequence> sequences = sequences_of(dictionary.pattern(pattern), segmenter, *scratch,
                                                   program->classes, diagnostics);
    for (const Sequence& sequence : sequences) program->add(sequence, pattern);
    program->same_as.push_back(first_alike.try_emplace(std::move(sequences), pattern).first->second);
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
                   const BeginsSentence& begins_sentence, Scratch& scratch,
                   std::vector<Match>& out) const {
  scratch.find(words, vocabulary, begins_sentence, out);
}

}  // namespace themata
