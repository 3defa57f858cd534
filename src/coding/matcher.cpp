// SPDX-License-Identifier: MIT
//
// The matcher. All patterns are one graph: a node is what has been seen so
// far, an edge is a class of words, and a gap is a node that can eat a bounded
// number of words. Patterns that begin alike share their beginnings; the
// alternatives of one place meet again in one node, so that they add up and
// never multiply. From every word that can begin a pattern the graph is walked
// forward, all paths at once.
//
// Invariants:
//  - a node is under way at most once at any word of a walk; of two gaps with
//    different rests the longer rest stands for both, since it can do all that
//    the shorter can. So a step costs at most the number of nodes under way.
//  - what a type can do is worked out once per worker (classes, and the nodes
//    it leads to from the root); most types begin nothing and cost one look.
//
// A walk goes on at most as far as the longest pattern and its gaps.
#include <themata/coding/matcher.hpp>

#include <algorithm>
#include <map>
#include <tuple>
#include <unordered_map>

#include "pattern_program.hpp"
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
  std::vector<Edge> any{};                                      ///< edges that every word takes
  std::vector<std::pair<std::uint32_t, std::uint32_t>> gaps{};  ///< longest gap, its node
  std::vector<std::uint32_t> also{};  ///< nodes reached as soon as this one is
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

  /// Where the alternatives that begin at a node meet again.
  std::map<std::pair<std::uint32_t, std::vector<std::vector<Step>>>, std::uint32_t> joins{};

  void add(const std::vector<CompiledPart>& parts, PatternId pattern) {
    if (parts.empty()) return;
    std::uint32_t node = 0;
    for (const CompiledPart& part : parts) {
      if (part.gap > 0) {
        node = gap(node, part.gap);
      } else if (part.options.size() == 1) {
        node = path(node, part.options.front());
      } else {
        node = choice(node, part.options);
      }
    }
    nodes[node].ends.push_back(pattern);
  }

  std::uint32_t path(std::uint32_t node, const std::vector<Step>& steps) {
    for (const Step& step : steps) node = edge(node, step);
    return node;
  }

  std::uint32_t choice(std::uint32_t node, const std::vector<std::vector<Step>>& options) {
    const auto fresh = static_cast<std::uint32_t>(nodes.size());
    const auto [known, added] = joins.try_emplace({node, options}, fresh);
    if (added) {
      nodes.emplace_back();
      for (const auto& option : options) nodes[path(node, option)].also.push_back(fresh);
    }
    return known->second;
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
    // Where a pattern's first words are optional, it can begin behind them.
    starts_.push_back(0);
    for (std::size_t at = 0; at < starts_.size(); ++at) {
      for (const std::uint32_t more : program.nodes[starts_[at]].also) {
        if (std::find(starts_.begin(), starts_.end(), more) == starts_.end()) {
          starts_.push_back(more);
        }
      }
    }
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
    for (const std::uint32_t start : starts_) {
      for (const Edge& edge : program_.nodes[start].any) type.begins.push_back(edge.to);
      for (const std::uint32_t word_class : type.classes) {
        const auto edge = program_.edges.find(edge_key(start, word_class, false));
        if (edge != program_.edges.end()) type.begins.push_back(edge->second);
      }
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

  void reach(std::uint32_t first, std::uint32_t first_rest, std::uint32_t begin, std::uint32_t end,
             std::vector<State>& states, std::vector<Match>& out) {
    pending_.push_back({first, first_rest});
    while (!pending_.empty()) {
      const auto [node, rest] = pending_.back();
      pending_.pop_back();
      if (seen_[node] == step_) {
        State& known = states[slot_[node]];
        known.rest = std::max(known.rest, rest);
        continue;
      }
      seen_[node] = step_;
      slot_[node] = static_cast<std::uint32_t>(states.size());
      states.push_back({node, rest});
      const Node& reached = program_.nodes[node];
      for (const PatternId pattern : reached.ends) out.push_back({begin, end, pattern});
      for (const auto& [most, gap] : reached.gaps) pending_.push_back({gap, most});
      for (const std::uint32_t more : reached.also) pending_.push_back({more, 0});
    }
  }

  const Program& program_;
  std::vector<Type> types_{};
  std::vector<State> now_{};
  std::vector<State> next_{};
  std::vector<State> pending_{};
  std::vector<std::uint32_t> starts_{};
  std::vector<std::uint64_t> seen_{};  ///< per node: the step that reached it last
  std::vector<std::uint32_t> slot_{};  ///< per node: where in the states it stands then
  std::uint64_t step_ = 0;
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
    program->add(parts, pattern);
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
                   const BeginsSentence& begins_sentence, Scratch& scratch,
                   std::vector<Match>& out) const {
  scratch.find(words, vocabulary, begins_sentence, out);
}

}  // namespace themata
