// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <themata/base/diagnostics.hpp>
#include <themata/dictionary/dictionary.hpp>
#include <themata/segment/segmenter.hpp>
#include <themata/segment/token.hpp>
#include <themata/segment/vocabulary.hpp>

namespace themata {

/// What a phrase may not cross.
enum class PhraseScope : std::uint8_t {
  sentence,  ///< a sentence's end, or a character that no phrase steps over
  turn,      ///< a turn's end
  document   ///< nothing
};

/// A pattern found at words [begin, end) of the run it was looked for in.
struct Match {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  PatternId pattern{};
  friend bool operator==(const Match&, const Match&) = default;
};

/// Words [begin, end) of a run.
struct Stretch {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  friend bool operator==(const Stretch&, const Stretch&) = default;
};

/// How many matches to expect: it decides how they are looked for, and not what is found.
enum class Density : std::uint8_t {
  sparse,  ///< from the rarest word of each pattern
  dense    ///< from every word that a pattern begins with
};

/// Asked, only where a phrase would step over to this word of the run, what lies
/// before it: a terminator that ends no sentence is open, one that does a barrier.
class Crossing {
 public:
  virtual ~Crossing() = default;
  [[nodiscard]] virtual Separation before(std::uint32_t word) = 0;
};

class ContextProgram;

/// All patterns of a dictionary, compiled for one way of cutting words.
/// Immutable and shared between workers.
///
/// A type is looked at once: the first time a worker meets it, it learns which
/// word patterns it satisfies. After that a token that begins no pattern costs
/// one look at a table, and a step of a phrase that was taken before another.
class Matcher {
 public:
  /// A worker's memory of types, and its buffers.
  class Scratch;

  /// Patterns that hold no word under these options (`:)`) are left out, and
  /// patterns that are cut otherwise than written are named in `diagnostics`.
  /// Throws Error(dictionary) for regular expressions that RE2 refuses.
  Matcher(const Dictionary& dictionary, const Segmenter& segmenter, PhraseScope scope,
          Diagnostics& diagnostics);
  /// A matcher that was packed by this build of the library; nothing where it was packed
  /// for another way of cutting words or another scope. It reads where they stand, so the
  /// bytes have to outlive it.
  [[nodiscard]] static std::optional<Matcher> unpacked(std::string_view packed,
                                                       const Segmenter& segmenter,
                                                       PhraseScope scope);
  /// As bytes for unpacked().
  [[nodiscard]] std::string packed() const;

  Matcher(Matcher&&) noexcept;
  Matcher& operator=(Matcher&&) noexcept;
  ~Matcher();

  [[nodiscard]] std::unique_ptr<Scratch, void (*)(Scratch*)> make_scratch() const;

  /// For each pattern of the dictionary the first one that is the same after
  /// cutting and folding, under the same conditions, in whatever theme.
  [[nodiscard]] const std::vector<PatternId>& same_as() const;

  /// The conditions of patterns (`near`, `unless`, ...), which the coder asks about what
  /// find() has found; nullptr where no pattern has any.
  [[nodiscard]] const ContextProgram* contexts() const;

  /// Appends every match of the words of every pattern in a run of counted words, in
  /// order of begin, end, pattern; none twice.
  void find(std::span<const Token> words, const Vocabulary& vocabulary, Density expected,
            Crossing& crossing, Scratch& scratch, std::vector<Match>& out) const;
  /// The same for words of `text` that may be `unnamed` (Segmenter::unnamed_words), which is
  /// much less work: those whose first bytes tell that they matter are given a type, no others.
  /// All words of some runs are looked at together, in the order of the text; then find_in()
  /// appends what is found in the words [part.begin, part.end) of them, which are a run, counted
  /// from its first word. Where may_begin_in() is false, that is nothing.
  /// `begins` are their first words, ascending.
  void look_at(std::string_view text, std::span<Token> words, std::span<const std::uint32_t> begins,
               Vocabulary& vocabulary, Scratch& scratch) const;
  [[nodiscard]] bool may_begin_in(Stretch part, const Scratch& scratch) const;
  void find_in(std::string_view text, std::span<Token> words, Stretch part, Vocabulary& vocabulary,
               Crossing& crossing, Scratch& scratch, std::vector<Match>& out) const;

 private:
  struct Program;
  explicit Matcher(std::unique_ptr<const Program> program);
  std::unique_ptr<const Program> program_;
};

using MatcherScratch = std::unique_ptr<Matcher::Scratch, void (*)(Matcher::Scratch*)>;

}  // namespace themata
