// SPDX-License-Identifier: MIT
//
// Walking the graph, all paths at once, and remembering every step. What is under
// way after some words is a set of nodes; which set follows depends only on the set
// and on the classes of the next word. So sets are numbered, and a step that was
// taken before is a look-up. Types with the same classes are one signature; talk
// takes the same few steps again and again.
//
// Invariants:
//  - a node is in a set at most once; of two gaps with different rests the longer
//    rest stands for both, since it can do all that the shorter can.
//  - memory is bounded: when there are too many sets or steps all are forgotten,
//    and the walk under way goes on from the set it is in.
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "pattern_graph.hpp"
#include "word_classes.hpp"

namespace themata {

enum class Signature : std::uint32_t {};

class WalkMemory {
 public:
  using Set = std::uint32_t;
  static constexpr Set nothing = 0;  ///< no pattern is under way

  WalkMemory(const PatternGraph& graph, const WordClasses& classes);

  [[nodiscard]] Signature signature_of(std::string_view form);

  /// What is under way after one word.
  [[nodiscard]] Set first(Signature word) {
    const Set known = first_[static_cast<std::uint32_t>(word)];
    return known != unknown ? known : find_first(word);
  }
  /// False where it takes more than a look to say.
  [[nodiscard]] bool surely_ends(Set set, Signature word) const {
    return sets_[set].after_plain == nothing && is_plain_to(sets_[set], word);
  }
  /// What is under way after one more. `tight`: a symbol without blanks is between.
  /// Numbers given out before are void if the memory was full.
  [[nodiscard]] Set next(Set set, Signature word, bool tight) {
    const Known& now = sets_[set];
    if (is_plain_to(now, word)) word = plain;
    if (word == plain && !tight && now.after_plain != unknown) return now.after_plain;
    return find_next(set, word, tight);
  }
  /// Patterns whose last word was just taken, ascending.
  [[nodiscard]] const std::vector<PatternId>& ends(Set set) const { return sets_[set].ends; }
  [[nodiscard]] bool goes_on(Set set) const { return sets_[set].goes_on; }

 private:
  static constexpr Set unknown = UINT32_MAX;
  static constexpr Signature plain{0};  ///< words that no pattern names
  struct State {
    PatternGraph::NodeId node;
    std::uint32_t rest;  ///< words that a gap may still eat
    auto operator<=>(const State&) const = default;
  };
  using States = std::vector<State>;
  struct Known {
    States states{};
    std::vector<PatternId> ends{};
    std::uint64_t asks = 0;  ///< sieve of the classes that lead on from here
    Set after_plain = unknown;
    bool goes_on = false;
  };

  [[nodiscard]] bool is_plain_to(const Known& set, Signature word) const {
    return (set.asks & sieves_[static_cast<std::uint32_t>(word)]) == 0;
  }
  Set find_first(Signature word);
  Set find_next(Set set, Signature word, bool tight);
  Set number_of_reached();
  [[nodiscard]] Known describe_reached() const;
  void forget();
  void reach(PatternGraph::NodeId first, std::uint32_t rest);
  void follow(PatternGraph::NodeId from, std::span<const std::uint32_t> classes, bool only_tight);
  void begin_step();

  const PatternGraph& graph_;
  const WordClasses& classes_;
  std::map<std::vector<std::uint32_t>, Signature> signatures_{};
  std::vector<std::vector<std::uint32_t>> classes_of_{};  ///< of a signature, ascending
  std::vector<std::uint64_t> sieves_{};                   ///< of a signature: a bit for each class
  std::vector<PatternGraph::NodeId> starts_{};            ///< nodes a pattern can begin behind
  std::vector<Set> first_{};                              ///< of a signature
  std::vector<Known> sets_{};
  std::map<States, Set> numbers_{};
  std::unordered_map<std::uint64_t, Set> steps_{};
  std::size_t states_held_ = 0;

  States reached_{};
  States pending_{};
  std::vector<std::uint64_t> seen_{};  ///< per node: the step that reached it last
  std::vector<std::uint32_t> slot_{};  ///< per node: where in reached_ it stands then
  std::uint64_t step_ = 0;
  std::vector<std::uint32_t> buffer_{};
};

}  // namespace themata
