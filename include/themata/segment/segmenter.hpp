// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <themata/segment/token.hpp>
#include <themata/segment/vocabulary.hpp>
#include <themata/text/span.hpp>

namespace themata {

enum class TokenMode {
  words,      ///< UAX #29 words, with CLDR's rule for the colon
  whitespace  ///< text that another program has cut: every blank-separated string is a word
};
enum class Hyphens {
  split,  ///< `victim-survivor` is two words
  keep    ///< ... is one
};
enum class Elision {
  none,
  french  ///< `l'enquête` is `l'` and `enquête`; `aujourd'hui` stays whole
};
enum class LineHyphens {
  keep,  ///< a hyphen at a line's end is a hyphen
  mend   ///< `po-\ntential` is one word
};

struct SegmentOptions {
  TokenMode tokens = TokenMode::words;
  Hyphens hyphens = Hyphens::split;
  Elision elision = Elision::none;
  LineHyphens line_hyphens = LineHyphens::keep;
  Diacritics diacritics = Diacritics::count;
};

/// One turn to be cut. Offsets refer to `text`, the whole document.
struct Passage {
  std::string_view text;
  Span span;
  std::span<const Mark> marks;  ///< those inside `span`, ascending
  /// Where paragraphs begin inside `span`, ascending; between each and the word before it is
  /// more than a blank: the end of a line, at least.
  std::span<const std::uint32_t> paragraphs;
};

/// A word of a pattern after cutting: its form, and what stood before it.
struct CutWord {
  std::string form{};
  std::string cased{};  ///< the same with its capitals: cased_form of the surface
  Separation before = Separation::barrier;
};

/// Cuts turns into words and sentences. Immutable and shared between workers;
/// all that changes while it works is in the worker's Scratch.
///
/// Words are UAX #29 words by a rule file of the project's own
/// (src/segment/word_rules.txt), so that they do not change with ICU's rules;
/// Thai, Lao, Khmer, Burmese, Chinese and Japanese go through ICU's
/// dictionaries. Most text needs no ICU to be cut so: src/segment/fast.
/// Sentences are UAX #29 sentences plus our own suppressions.
class Segmenter {
 public:
  /// A worker's own break iterator and buffers.
  class Scratch;

  explicit Segmenter(const SegmentOptions& options);
  Segmenter(const Segmenter&) = delete;
  Segmenter& operator=(const Segmenter&) = delete;
  ~Segmenter();

  [[nodiscard]] const SegmentOptions& options() const { return options_; }
  [[nodiscard]] std::unique_ptr<Scratch, void (*)(Scratch*)> make_scratch() const;

  /// Appends the counted words of a turn to `out`.
  void words(const Passage& passage, Scratch& scratch, Vocabulary& vocabulary,
             std::vector<Token>& out) const;

  /// The same words, but most are `unnamed`: where they stand is known and nothing else. For
  /// who needs the types of few; Vocabulary::intern_scanned gives them.
  void unnamed_words(const Passage& passage, Scratch& scratch, Vocabulary& vocabulary,
                     std::vector<Token>& out) const;

  /// What lies between two words of the passage that follow each other.
  [[nodiscard]] Separation separation(const Passage& passage, Span word, Span next) const {
    // Nearly always a blank, whatever marks lie in it; no paragraph begins there.
    const bool blank = word.end + 1 == next.begin && passage.text[word.end] == ' ' &&
                       options_.tokens == TokenMode::words;
    return blank ? Separation::open : look_between(passage, word, next);
  }

  /// All tokens of a turn: punctuation, symbols, notes and times too; replaces
  /// the contents of `out`.
  void tokens(const Passage& passage, Scratch& scratch, Vocabulary& vocabulary,
              std::vector<Token>& out) const;

  /// Indices into `words` at which a sentence begins, ascending; the first
  /// is 0. `words` are the counted words of the same passage.
  void sentence_starts(const Passage& passage, std::span<const Token> words, Scratch& scratch,
                       std::vector<std::uint32_t>& out) const;

  /// Is `word`, which follows the word `before`, one of sentence_starts()? Looks only
  /// around it; nothing where that does not tell.
  [[nodiscard]] std::optional<bool> begins_sentence(const Passage& passage, Span before, Span word,
                                                    Scratch& scratch) const;

  /// Indices into `words` at which a phrase can't go on from the word before: a
  /// sentence begins, or more than blanks and the like is between; ascending.
  void phrase_stops(const Passage& passage, std::span<const Token> words, Scratch& scratch,
                    std::vector<std::uint32_t>& out) const;

  /// A counted word as it is written, with its capitals: cased_form of its surface.
  [[nodiscard]] std::string cased(std::string_view text, Span word) const;

  /// Cuts one written string (a word of a pattern) as text would be cut.
  [[nodiscard]] std::vector<CutWord> cut_written(std::string_view written, Scratch& scratch) const;

 private:
  class Rules;

  [[nodiscard]] Separation look_between(const Passage& passage, Span word, Span next) const;
  void cut(const Passage& passage, Scratch& scratch) const;
  void scan(const Passage& passage, Scratch& scratch, Vocabulary& vocabulary, bool named,
            std::vector<Token>& out) const;

  SegmentOptions options_;
  std::unique_ptr<const Rules> rules_;
};

using SegmenterScratch = std::unique_ptr<Segmenter::Scratch, void (*)(Segmenter::Scratch*)>;

}  // namespace themata
