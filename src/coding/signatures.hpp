// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include <themata/segment/vocabulary.hpp>

#include "pattern_keys.hpp"
#include "run_words.hpp"
#include "word_classes.hpp"

namespace themata {

/// The set of classes that a type satisfies. Types with the same classes are one
/// signature; most types have none.
enum class Signature : std::uint32_t {};
[[nodiscard]] constexpr std::uint32_t index_of(Signature word) {
  return static_cast<std::uint32_t>(word);
}

/// What a reach wants beside its key, narrowed. A frequent word can have a hundred reaches, and
/// nearly none of them gets further.
struct ReachGate {
  std::uint64_t before = 0;
  std::uint64_t after = 0;
  [[nodiscard]] bool lets_by(std::uint64_t word_before, std::uint64_t word_after) const {
    return ((before & word_before) != 0) & ((after & word_after) != 0);
  }
};

/// The signatures that a worker has met, and what is asked of them for every token: so
/// that it stands in few lines of memory, also where ten thousand patterns are looked for.
class Signatures {
 public:
  static constexpr Signature plain{0};  ///< of words that no pattern names

  Signatures(const WordClasses& classes, const PatternKeys& keys);

  [[nodiscard]] Signature of_form(std::string_view form);
  /// Which hold every unnamed word that is not `plain`, and few others.
  [[nodiscard]] const KnownBeginnings& beginnings() const { return word_classes_.beginnings(); }
  [[nodiscard]] std::size_t size() const { return facts_.size(); }

  /// Ascending.
  [[nodiscard]] std::span<const std::uint32_t> classes(Signature word) const {
    const std::size_t at = index_of(word);
    const std::uint32_t begin = at == 0 ? 0 : facts_[at - 1].classes_end;
    return std::span(classes_).subspan(begin, facts_[at].classes_end - begin);
  }
  [[nodiscard]] const Sieve& sieve(Signature word) const { return sieves_[index_of(word)]; }
  [[nodiscard]] std::uint64_t narrowed(Signature word) const { return narrowed_[index_of(word)]; }
  [[nodiscard]] Sieve sieve_of_class(std::uint32_t word_class) const {
    return keys_.sieve(word_class);
  }
  /// Can a match begin at such a word, whatever stands around it?
  [[nodiscard]] bool begins(Signature word) const {
    return (facts_[index_of(word)].reaches_end & begins_bit) != 0;
  }
  /// Where else matches begin that such a word is the key of.
  [[nodiscard]] std::span<const KeyReach> reaches(Signature word) const {
    return of(word, reaches_);
  }
  /// Which of 64 of these, from number `from` on, have gates that let by; a bit each.
  [[nodiscard]] std::uint64_t let_by(Signature word, std::size_t from, std::uint64_t word_before,
                                     std::uint64_t word_after) const {
    const std::span<const KeyReach> all = reaches(word);
    const std::size_t left = std::min<std::size_t>(all.size() - from, 64);
    const ReachGate* const gate = gates_.data() + (all.data() - reaches_.data()) + from;
    std::uint64_t open = 0;
    // In eights, past the end too: guessing a loop's length wrong costs more.
    for (std::size_t begin = 0; begin < left; begin += 8) {
      for (std::size_t at = begin; at < begin + 8; ++at) {
        open |= std::uint64_t{gate[at].lets_by(word_before, word_after)} << at;
      }
    }
    return left < 64 ? open & ((std::uint64_t{1} << left) - 1) : open;
  }

 private:
  static constexpr std::uint32_t begins_bit = std::uint32_t{1} << 31U;
  struct Facts {
    std::uint32_t classes_end = 0;
    std::uint32_t reaches_end = 0;  ///< and begins_bit
  };

  template <typename T>
  [[nodiscard]] std::span<const T> of(Signature word, const std::vector<T>& all) const {
    const std::size_t at = index_of(word);
    const std::uint32_t begin = at == 0 ? 0 : facts_[at - 1].reaches_end & ~begins_bit;
    return std::span(all).subspan(begin, (facts_[at].reaches_end & ~begins_bit) - begin);
  }
  [[nodiscard]] std::size_t slot(std::span<const std::uint32_t> classes) const;
  Signature add(std::span<const std::uint32_t> classes);
  [[nodiscard]] std::uint32_t add_reaches(std::span<const std::uint32_t> classes,
                                          const Sieve& sieve);
  void grow();

  const WordClasses& word_classes_;
  const PatternKeys& keys_;
  // Of a signature; each is asked for at other times.
  std::vector<Facts> facts_{};
  std::vector<Sieve> sieves_{};
  std::vector<std::uint64_t> narrowed_{};  ///< the sieves
  std::vector<std::uint32_t> classes_{};
  std::vector<KeyReach> reaches_{};
  std::vector<ReachGate> gates_{};    ///< of the reaches, and seven that are nobody's
  std::vector<std::uint32_t> slots_;  ///< signatures by their classes; `plain` marks a free slot
  std::vector<std::uint32_t> buffer_{};
};

/// The signatures of a worker's types, each worked out when it is first asked for.
class TypeSignatures {
 public:
  explicit TypeSignatures(Signatures& signatures) : signatures_(signatures) {}

  [[nodiscard]] Signature of(TypeId type, const Vocabulary& vocabulary) {
    const std::uint32_t at = index_of(type);
    if (at >= known_.size()) known_.resize(vocabulary.size(), not_asked);
    if (known_[at] == not_asked) known_[at] = signatures_.of_form(vocabulary.form(type));
    return known_[at];
  }
  /// Of a word, which is given a type only if it may be more than plain.
  [[nodiscard]] Signature of(RunWords& words, std::uint32_t at) {
    if (words.has_beginning(at) && !words.may_be(signatures_.beginnings(), at)) {
      return Signatures::plain;
    }
    return of(words.type(at), words.vocabulary);
  }

 private:
  static constexpr Signature not_asked{UINT32_MAX};
  Signatures& signatures_;
  std::vector<Signature> known_{};
};

}  // namespace themata
