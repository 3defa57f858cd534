// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <unordered_map>
#include <vector>

#include <themata/coding/statuses.hpp>

#include "phrase_search.hpp"
#include "surroundings.hpp"

namespace themata {

/// One kind of phrase in one rule.
enum class Part : std::uint8_t { before = 1, after = 2, never = 4, until = 8 };

struct StatusRules::Program {
  struct Rule {
    Status status = Status::negated;
    std::uint32_t within = 1;
    std::vector<std::string> ends{};
    static void fields(auto& pass, auto& rule) {
      auto& [status, within, ends] = rule;
      pass(status, within, ends);
    }
  };
  Program() = default;  ///< to be read
  Program(const Segmenter& segmenter, Diagnostics& diagnostics)
      : cutting(segmenter.options()), phrases(segmenter, PhraseScope::sentence, diagnostics) {}

  static void fields(auto& pass, auto& program) {
    auto& [cutting, phrases, rules, parts, longest, farthest, asks_ends] = program;
    pass(phrases, rules, parts, longest, farthest, asks_ends);
  }

  [[nodiscard]] bool is(std::size_t rule, PhraseId phrase, Part part) const {
    return (parts[phrase * rules.size() + rule] & static_cast<std::uint8_t>(part)) != 0;
  }

  SegmentOptions cutting{};
  PhraseSet phrases{};
  std::vector<Rule> rules{};
  std::vector<std::uint8_t> parts{};  ///< by phrase and rule: a set of Part
  std::uint32_t longest = 0;          ///< words of the longest phrase
  std::uint32_t farthest = 0;         ///< words from a hit that matter
  bool asks_ends = false;             ///< some rule looks at the sentence's end
};

/// A worker's search for the status of hits, in the order in which they stand.
class StatusFinder {
 public:
  explicit StatusFinder(const StatusRules& rules)
      : program_(*rules.program_), search_(program_.phrases) {}

  /// Before the hits of another run.
  void begin_run() {
    known_.clear();
    sentence_ = {};
  }
  [[nodiscard]] Status of(Surroundings& around, Stretch hit);

 private:
  [[nodiscard]] Status find(Surroundings& around, Stretch hit);
  [[nodiscard]] bool holds(std::size_t rule, Stretch hit) const;
  [[nodiscard]] bool reaches(std::size_t rule, const PhraseMatch& trigger, Stretch hit) const;
  [[nodiscard]] bool any_covers(std::size_t rule, const PhraseMatch& trigger) const;
  [[nodiscard]] bool any_between(std::size_t rule, Stretch gap) const;
  [[nodiscard]] bool sentence_ends(std::size_t rule, Surroundings& around, Stretch hit);
  [[nodiscard]] const std::vector<PhraseMatch>& last_of_sentence(Surroundings& around);

  const StatusRules::Program& program_;
  PhraseSearch search_;
  std::unordered_map<std::uint64_t, Status> known_{};  ///< parents hold the hits of their children
  std::vector<PhraseMatch> found_{};
  Stretch sentence_{};                                ///< whose end was looked at last
  std::optional<std::vector<PhraseMatch>> at_end_{};  ///< of its last words, once asked for
};

}  // namespace themata
