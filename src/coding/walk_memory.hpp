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
#include <span>
#include <vector>

#include "pattern_graph.hpp"
#include "signatures.hpp"

namespace themata {

/// Steps that were taken, by set, signature and tightness: open addressing, and
/// emptied when it holds `most`.
class StepTable {
 public:
  static constexpr std::size_t most = std::size_t{1} << 17U;

  [[nodiscard]] const std::uint32_t* find(std::uint64_t key) const {
    const Entry& entry = entries_[place(key)];
    return entry.key == key ? &entry.to : nullptr;
  }
  void add(std::uint64_t key, std::uint32_t to);
  void clear();

 private:
  static constexpr std::uint64_t empty = UINT64_MAX;
  struct Entry {
    std::uint64_t key = empty;
    std::uint32_t to = 0;
  };
  [[nodiscard]] std::size_t place(std::uint64_t key) const {
    const std::uint64_t mixed = key * 0x9E3779B97F4A7C15U;
    std::size_t at = (mixed ^ (mixed >> 32U)) & (entries_.size() - 1);
    while (entries_[at].key != key && entries_[at].key != empty)
      at = (at + 1) & (entries_.size() - 1);
    return at;
  }
  std::vector<Entry> entries_{1024};
  std::size_t size_ = 0;
};

class WalkMemory {
 public:
  using Set = std::uint32_t;
  static constexpr Set nothing = 0;  ///< no pattern is under way

  WalkMemory(const PatternGraph& graph, const Signatures& signatures);

  /// What is under way after one word.
  [[nodiscard]] Set first(Signature word) {
    const std::uint32_t at = index_of(word);
    return at < first_.size() && first_[at] != unknown ? first_[at] : find_first(word);
  }
  /// Asks for the memory that a walk from such a word will look at.
  void bring_near(Signature word) const {
    const std::uint32_t at = index_of(word);
    if (at < first_.size() && first_[at] != unknown) __builtin_prefetch(&outlooks_[first_[at]]);
  }
  [[nodiscard]] bool goes_on(Set set) const {
    return outlooks_[set].asks != 0 || outlooks_[set].after_plain != nothing;
  }
  /// Does it go on with such a word? True where it takes more than a look to say.
  [[nodiscard]] bool may_go_on(Set set, Signature word) const {
    return outlooks_[set].after_plain != nothing || !is_plain_to(set, word);
  }
  /// What is under way after one more. `tight`: a symbol without blanks is between.
  /// Numbers given out before are void if the memory was full.
  [[nodiscard]] Set next(Set set, Signature word, bool tight) {
    if (is_plain_to(set, word)) word = plain;
    const Set after_plain = outlooks_[set].after_plain;
    if (word == plain && !tight && after_plain != unknown) return after_plain;
    return find_next(set, word, tight);
  }
  /// Patterns whose last word was just taken, ascending.
  [[nodiscard]] std::span<const PatternId> ends(Set set) const {
    return std::span(ends_).subspan(outlooks_[set].ends_begin, outlooks_[set].ends);
  }
  [[nodiscard]] std::uint32_t count_ends(Set set) const { return outlooks_[set].ends; }
  /// The first of them; anything where there is none.
  [[nodiscard]] PatternId first_end(Set set) const { return outlooks_[set].first_end; }

 private:
  static constexpr Set unknown = UINT32_MAX;
  static constexpr Signature plain = Signatures::plain;
  struct State {
    PatternGraph::NodeId node;
    std::uint32_t rest;  ///< words that a gap may still eat
    auto operator<=>(const State&) const = default;
  };
  using States = std::vector<State>;
  /// What is asked of a set at every step.
  struct Outlook {
    std::uint64_t asks = 0;     ///< the classes that lead on from here, narrowed
    Set after_plain = unknown;  ///< `nothing` where nothing leads on
    std::uint32_t ends_begin = 0;
    std::uint32_t ends = 0;
    PatternId first_end{};
  };
  /// What is asked of it now and then.
  struct Details {
    Sieve asks{};
    std::uint32_t states_begin = 0;
    std::uint32_t states = 0;
  };

  [[nodiscard]] bool is_plain_to(Set set, Signature word) const {
    if ((outlooks_[set].asks & signatures_.narrowed(word)) == 0) return true;
    return !details_[set].asks.meets(signatures_.sieve(word));
  }
  [[nodiscard]] std::span<const State> states(Set set) const {
    return std::span(states_).subspan(details_[set].states_begin, details_[set].states);
  }
  Set find_first(Signature word);
  Set find_next(Set set, Signature word, bool tight);
  Set number_of_reached();
  [[nodiscard]] std::size_t slot(std::span<const State> states) const;
  void keep_reached();
  void grow();
  void forget();
  void reach(PatternGraph::NodeId first, std::uint32_t rest);
  void follow(PatternGraph::NodeId from, std::span<const std::uint32_t> classes, bool only_tight);
  void begin_step();

  const PatternGraph& graph_;
  const Signatures& signatures_;
  std::vector<PatternGraph::NodeId> starts_{};  ///< nodes a pattern can begin behind
  std::vector<Set> first_{};                    ///< of a signature
  std::vector<Outlook> outlooks_{};             ///< of a set
  std::vector<Details> details_{};              ///< the same
  States states_{};                             ///< of all sets, one behind the other
  std::vector<PatternId> ends_{};               ///< the same
  std::vector<Set> slots_{};  ///< sets by their states; `nothing` marks a free slot
  StepTable steps_{};

  States reached_{};
  States pending_{};
  std::vector<std::uint64_t> seen_{};  ///< per node: the step that reached it last
  std::vector<std::uint32_t> slot_{};  ///< per node: where in reached_ it stands then
  std::uint64_t step_ = 0;
};

}  // namespace themata
