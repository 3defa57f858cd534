// SPDX-License-Identifier: MIT
//
// Which candidates are matches. The matcher has found words; here `near` is put together,
// and `unless`, `requires`, `case` and `role` are asked, each looking outward from a
// candidate and no further than it may. What is stopped is gone before overlap is
// resolved, as if it had not matched.
//
// A reference to a theme asks for its matches, which may have conditions of their own;
// each is decided once, when it is first asked for. References lead in no circle, so
// that ends; and themes that are named have their `near` put together first.
//
// What a sentence or a turn holds is looked for around few words, once for all candidates in
// it that ask for the same, and no further than they need; where they ask for many things it
// is worked out at once: of a phrase or theme only its first end and its last begin matter.
// So cost is linear in the words around candidates, however many of these stand in one
// sentence.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include <themata/coding/explanation.hpp>
#include <themata/coding/matcher.hpp>

#include "context_program.hpp"
#include "near_matches.hpp"
#include "surroundings.hpp"

namespace themata {

/// A worker's own.
class ContextResolver {
 public:
  explicit ContextResolver(const ContextProgram& program)
      : program_(program), search_(program.phrases()) {}

  /// Leaves of a run's candidates those that are matches, with those of `near`, by begin,
  /// end and pattern.
  void settle(Surroundings& around, std::vector<Match>& matches);

  /// What the last settle() stopped, and why.
  [[nodiscard]] const std::vector<Stopped>& stopped() const { return stopped_; }

  /// By which words of the run the conditions of a match hold that the last settle() left, or, of
  /// one that it stopped, the condition that did.
  [[nodiscard]] std::vector<ConditionWords> because(const Match& match);
  [[nodiscard]] std::vector<ConditionWords> because(const Stopped& stopped);

 private:
  enum class State : std::uint8_t { open, under_way, is_match, no_match };
  struct Candidate {
    Match match;
    State state;
    Stopped::Why why = Stopped::Why::unless;
    std::uint32_t context = 0;
  };
  /// Where something first ends and last begins in an extent.
  struct Extremes {
    std::uint32_t first_end = UINT32_MAX;
    std::uint32_t last_begin = 0;
    bool any = false;
    void take(std::uint32_t begin, std::uint32_t end);
    [[nodiscard]] bool beside(const Match& match, Context::Side side) const;
  };
  /// How far an extent was looked through for the phrases of a context, and what was found.
  struct Sought {
    std::uint32_t keys = 0;  ///< CompiledContext::keys
    std::uint32_t next = 0;  ///< the first word that was not looked at
    Extremes found{};
  };
  /// The sentence or turn of the candidates under way.
  struct Extent {
    Stretch where{};
    bool single = false;  ///< one sentence or turn, not several that one match crosses
    std::vector<Sought> sought{};
    std::uint32_t tried = 0;  ///< words from which a phrase was sought
    bool searched = false;    ///< for all phrases at once
    std::vector<std::pair<PhraseId, Extremes>> phrases{};
    std::vector<std::pair<ThemeRange, Extremes>> themes{};
  };

  void sort_out(const std::vector<Match>& matches);
  void add_near(PatternId pattern);
  void find_stretches(PatternId pattern, const CompiledNear& near);
  void collect(PatternId pattern, const CompiledNear& near, Stretch where);
  [[nodiscard]] bool is_match(std::size_t candidate);
  [[nodiscard]] bool decide(std::size_t candidate);
  [[nodiscard]] bool has_letters(const CasedWords& cased, Stretch words) const;
  [[nodiscard]] bool holds(const CompiledContext& context, const Match& match);
  [[nodiscard]] bool holds_beside(const CompiledContext& context, const Match& match);
  [[nodiscard]] bool holds_in_extent(const CompiledContext& context, const Match& match);
  [[nodiscard]] bool phrase_in(const CompiledContext& context, const Match& match, Stretch where);
  [[nodiscard]] bool theme_in(const CompiledContext& context, const Match& match, Stretch where);
  /// `words` and `far` more on either side, as many as there are.
  [[nodiscard]] Stretch stretch_around(Stretch words, std::uint64_t far) const;
  [[nodiscard]] static NearTask task_of(const CompiledNear& near);
  /// `where` cut to what a phrase may not leave.
  [[nodiscard]] Stretch in_scope(const Match& match, Stretch where);
  [[nodiscard]] Extent& extent(Reach::Kind kind, const Match& match);
  [[nodiscard]] const Extremes& theme_extremes(Reach::Kind kind, const Match& match,
                                               ThemeRange themes);
  void search(Extent& extent);
  [[nodiscard]] bool phrase_in_extent(const CompiledContext& context, const Match& match);
  [[nodiscard]] std::optional<bool> phrase_by_keys(const CompiledContext& context,
                                                   const Match& match, Extent& extent);
  void seek(const CompiledContext& context, Extent& extent, Sought& sought);
  [[nodiscard]] std::uint32_t next_key(const CompiledContext& context, Stretch where);
  [[nodiscard]] std::optional<Stretch> nearest(const CompiledContext& context, const Match& match);
  void parts_of_near(PatternId pattern, const CompiledNear& near, Stretch match,
                     std::vector<ConditionWords>& out);
  /// The first candidate that begins at or after a word.
  [[nodiscard]] std::size_t first_from(std::uint32_t word) const;

  const ContextProgram& program_;
  PhraseSearch search_;
  Surroundings* around_ = nullptr;
  std::vector<Candidate> candidates_{};  ///< by begin, end, pattern
  std::vector<Match> anchors_{};         ///< by pattern, begin
  std::uint32_t longest_ = 0;            ///< words of the longest candidate
  Extent sentence_{};
  Extent turn_{};
  std::vector<Stretch> stretches_{};
  static constexpr std::uint32_t no_slot = UINT32_MAX;
  std::vector<std::uint32_t> slot_{};   ///< of a phrase in the extent that is searched
  std::vector<PhraseMatch> phrases_{};  ///< of the context that is asked
  std::vector<PhraseMatch> parts_{};    ///< of the `near` that is put together
  std::vector<ComponentMatch> components_{};
  std::vector<Stopped> stopped_{};
};

}  // namespace themata
