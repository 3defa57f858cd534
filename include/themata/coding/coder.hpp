// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <vector>

#include <themata/coding/coded_document.hpp>
#include <themata/coding/explanation.hpp>
#include <themata/coding/matcher.hpp>
#include <themata/coding/overlap.hpp>
#include <themata/coding/statuses.hpp>
#include <themata/segment/segmenter.hpp>
#include <themata/transcript/document.hpp>
#include <themata/transcript/turn_range.hpp>

namespace themata {

class StageTimes;

enum class Sentences : std::uint8_t {
  where_needed,  ///< looked for only where a phrase would cross one
  always         ///< every turn's sentence starts are in the coded document
};

struct CodingOptions {
  Overlap overlap = Overlap::longest_in_theme;
  PhraseScope scope = PhraseScope::sentence;
  Sentences sentences = Sentences::where_needed;
  const StatusRules* statuses = nullptr;  ///< without them every hit is affirmed
  StatusSet counted = StatusSet::all();   ///< hits of other statuses are dropped, after overlap
  StageTimes* times = nullptr;            ///< where it is asked how long it takes
};

/// A turn with its text at hand, for what shows text (code, kwic, freq).
struct TurnView {
  const Document& document;
  const Turn& turn;
  std::uint32_t number;      ///< of the turn in its document, from 0
  std::uint32_t first_word;  ///< position of words[0] in what is coded: document or part
  std::span<const Token> words;
  std::span<const Token> onwards;  ///< words and, where phrases cross turns, what follows
  const Vocabulary& vocabulary;
};

/// A hit with the theme that owns its pattern.
struct OwnedHit {
  ThemeId theme{};
  Hit hit{};
};

/// Whose types a TurnSink may ask for: those of all words, or none. Where words stand and how
/// many there are is known either way, and without types it costs much less to know.
enum class ShownTypes : std::uint8_t { all, none };

/// Called for each turn in order, with the hits that begin in it: of the
/// theme that owns the pattern, ordered by begin, then end, then theme.
using TurnSink = std::function<void(const TurnView& turn, std::span<const OwnedHit> hits)>;

class ContextResolver;
class Passages;
class StatusFinder;

/// Turns documents into coded documents: text in, positions out. One per
/// worker; the segmenter, the dictionary and the matcher are shared.
class Coder {
 public:
  Coder(const Segmenter& segmenter, const Dictionary& dictionary, const Matcher& matcher,
        const CodingOptions& options);
  Coder(Coder&&) noexcept;
  Coder& operator=(Coder&&) = delete;
  ~Coder();

  [[nodiscard]] CodedDocument code(const Document& document, const TurnSink& sink = {},
                                   ShownTypes types = ShownTypes::all);
  /// The document without any of its turns, and one part after the other to append to it: the
  /// same as code(). Parts can be coded by several coders at a time, except where phrases
  /// cross turns (PhraseScope::document). Words that a sink is shown count from the part's first.
  [[nodiscard]] CodedDocument code_head(const Document& document) const;
  [[nodiscard]] CodedDocument code_part(const Document& document, TurnRange part,
                                        const TurnSink& sink = {},
                                        ShownTypes types = ShownTypes::all);
  /// Every match of the words of a pattern, also those that are no hit, and what became
  /// of it; by begin, end, theme and pattern. For a text that a person looks at.
  [[nodiscard]] std::vector<Explained> explain(const Document& document);
  [[nodiscard]] const Vocabulary& vocabulary() const { return vocabulary_; }

 private:
  class Run;

  [[nodiscard]] CodedDocument nothing_coded(TurnRange part) const;
  void code_turns(const Document& document, TurnRange turns, CodedDocument& coded,
                  const TurnSink& sink, ShownTypes types);
  TurnRange cut_turns(const Document& document, TurnRange turns, Passages& passages,
                      CodedDocument& coded);
  void cut(const Document& document, std::size_t turn, const Passage& passage,
           CodedDocument& coded);
  void code_run(const Document& document, std::size_t first_turn, std::span<const CodedTurn> turns,
                CodedDocument& coded);
  void find_matches(Stretch part, const Document& document, Run& around);
  void settle_matches(Run& around, std::uint32_t first, CodedDocument& coded);
  void count_matched();
  [[nodiscard]] bool often_matched() const;
  void explain_run(std::uint32_t first);
  void settle_statuses(Run& around, std::uint32_t first, CodedDocument& coded);
  void show_run(const Document& document, std::size_t first_turn, std::span<const CodedTurn> turns,
                const CodedDocument& coded, const TurnSink& sink);

  const Segmenter& segmenter_;
  const Dictionary& dictionary_;
  const Matcher& matcher_;
  CodingOptions options_;
  Vocabulary vocabulary_;
  SegmenterScratch segmenter_scratch_;
  MatcherScratch matcher_scratch_;
  OverlapResolver resolver_;
  std::unique_ptr<ContextResolver> contexts_;  ///< where a pattern has conditions
  std::unique_ptr<StatusFinder> statuses_;     ///< where the options have any
  std::vector<std::size_t> settled_{};         ///< per list of hits: how many have a status
  std::vector<Token> cut_{};                   ///< words of turns that are looked at together
  std::vector<Passage> cut_passages_{};        ///< of these turns
  std::vector<std::uint32_t> cut_begins_{};    ///< of their runs: which of the words is first
  std::uint32_t first_word_ = 0;               ///< of these words, in what is coded
  std::size_t first_turn_ = 0;                 ///< of these turns, in the document
  bool named_ = true;                          ///< all of their types are looked up at once
  Density expected_ = Density::sparse;
  std::span<Token> run_{};               ///< words of the turns under way
  std::span<const Passage> passages_{};  ///< of the turns under way
  /// How many matches the last words had: where they are many, all types are looked up.
  struct {
    std::size_t words = 0;
    std::size_t matches = 0;
  } lately_{};
  std::vector<Match> matches_{};
  std::vector<std::uint32_t> sentences_{};
  std::vector<Explained>* explained_ = nullptr;  ///< where explain() collects
  std::vector<std::size_t> shown_{};  ///< per theme: how many of its hits a sink has seen
};

}  // namespace themata
