// SPDX-License-Identifier: MIT
//
// Where a match can begin, by the first bytes of words alone: the keys of pattern_keys.hpp
// without a look at any word's type, so that of nearly all words no type is ever asked.
// It may mark a word at which nothing begins, and never leaves one out.
//
// A word that the scan found is ASCII, and its form is the word with small letters. So a
// literal is known by its first eight bytes, a glob by what stands before its wildcard, and
// a regular expression by its first byte. What a key wants beside it is asked of hashes of the
// words there, of four bytes. First comes a gate, which words with the same four bytes share.
// Two of three words have one that lets nothing by; of the others it asks three bits, by the
// next two bytes and by each neighbour, and thirteen of fourteen words get no further. Then
// places by a hash of their own, then entries, then rows, the whole of what is wanted.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include <themata/segment/token.hpp>

#include "flat_list.hpp"
#include "pattern_keys.hpp"
#include "start_gates.hpp"
#include "word_beginnings.hpp"
#include "word_classes.hpp"

namespace themata {

class StartFilter {
 public:
  struct Buffers;

  /// Chooses the keys of all patterns, from classes that are compiled, and what finds them.
  void choose(const CompiledPatterns& patterns, const WordClasses& classes, PatternKeys& keys);

  /// False where a key may be any word at all: then there is nothing to be gained.
  [[nodiscard]] bool can_tell() const { return tells_ != 0; }

  /// Sets the bits in `starts`, a bit a word, of the words at which a match may begin whose key
  /// is `unnamed`. Of other words nothing is known here; they are listed in Buffers::others.
  /// `runs` are the words, ascending, at which runs begin; none goes on over one of them.
  void find(std::string_view text, std::span<const Token> words,
            std::span<const std::uint32_t> runs, Buffers& buffers,
            std::vector<std::uint64_t>& starts) const;

  static void fields(auto& pass, auto& filter) {
    auto& [tells, factor, gates, opens, firsts, rows, wholes, places, begins, entries] = filter;
    pass(tells, factor, gates, opens, firsts, rows, wholes, places, begins, entries);
  }

 private:
  /// The first eight bytes of a word, letters small and what is not the word's 0.
  using Beginning = std::uint64_t;

  /// A set of words by their hashes.
  struct Words {
    std::array<std::uint64_t, 4> bits{};
    [[nodiscard]] std::uint64_t narrowed() const;
    [[nodiscard]] std::uint64_t has(std::uint8_t hash) const {
      return bits[hash / 64U] >> (hash % 64U) & 1U;
    }
    void add(std::uint8_t hash) { bits[hash / 64U] |= std::uint64_t{1} << (hash % 64U); }
    Words& operator|=(const Words& other);
  };
  /// What is wanted before and after a key in few bits, one for four hashes: nearly all keys
  /// get no further.
  struct Wanted {
    std::uint64_t before = 0;
    std::uint64_t after = 0;
    [[nodiscard]] std::uint64_t by(std::uint8_t hash_before, std::uint8_t hash_after) const {
      return before >> hash_before / 4U & after >> hash_after / 4U & 1U;
    }
  };
  /// A KeyWish, with words for classes.
  struct Row {
    Words before{};
    Words after{};
    std::uint32_t least = 0;
    std::uint32_t most = 0;
    Words first{};
    Words second_before{};  ///< two words before the key
    Words second_after{};
    [[nodiscard]] Wanted wanted() const { return {before.narrowed(), after.narrowed()}; }
  };
  /// A row of the words that begin so.
  struct Entry {
    Beginning beginning = 0;
    Wanted wanted{};
    std::uint32_t row = 0;
    std::uint32_t bytes = 0;  ///< that `beginning` tells
  };
  /// A word that may be a key of the entries at a place, with the hashes of the words beside it:
  /// one number, written by one store.
  struct Key {
    std::uint64_t packed;
    static Key of(std::uint32_t at, std::uint64_t before, std::uint64_t after) {
      return {at | before << 48U | after << 56U};
    }
    [[nodiscard]] Key in(std::uint64_t place) const { return {packed | place << 32U}; }
    [[nodiscard]] std::uint32_t at() const { return static_cast<std::uint32_t>(packed); }
    [[nodiscard]] std::uint32_t place() const { return packed >> 32U & 0xFFFFU; }
    [[nodiscard]] std::uint8_t before() const { return packed >> 48U & 0xFFU; }
    [[nodiscard]] std::uint8_t after() const { return static_cast<std::uint8_t>(packed >> 56U); }
  };
  /// A key that has what a row wants beside it, as far as few bits tell.
  struct Candidate {
    Key key;
    std::uint32_t row;
  };
  class Seen;
  class Search;
  class Builder;

  void mark_starts(const Seen& seen, const Candidate& candidate,
                   std::span<const std::uint32_t> runs, std::uint64_t* starts) const;

  [[nodiscard]] GateHash gate_hash() const { return {factor_, gates_.size()}; }
  /// Is anything told by a first byte alone that is no figure?
  [[nodiscard]] bool has_initials() const {
    constexpr std::uint64_t figures = 0x3FFULL << '0';
    return ((firsts_[0] & ~figures) | firsts_[1] | firsts_[2] | firsts_[3]) != 0;
  }

  std::uint64_t tells_ = 0;
  std::uint32_t factor_ = 0;  ///< of hashes of four bytes
  FlatList<StartGate> gates_{};
  FlatList<std::uint8_t> opens_{};    ///< of a gate: 1 where it lets any word by
  FlatList<std::uint64_t> firsts_{};  ///< a bit for each first byte
  FlatList<Row> rows_{};
  // Places of entries whose words have a hash in common: first those of hashes of eight bytes,
  // behind them those of four, and one for all that is told by its first byte.
  std::uint64_t wholes_ = 0;  ///< how many are of eight
  FlatList<Wanted> places_{};
  FlatList<std::uint32_t> begins_{};  ///< of a place's entries; one more at the end
  FlatList<Entry> entries_{};
};

/// What find() needs room for; a worker keeps it.
struct StartFilter::Buffers {
  std::vector<std::uint32_t> others{};  ///< words that may be anything

  // More than is in use, so that writing asks for no room.
  // Of the words of a stretch:
  std::vector<std::uint32_t> fours{};   ///< the first four bytes of their beginnings
  std::vector<std::uint32_t> rests{};   ///< the next four
  std::vector<GatedWord> gated{};       ///< from the one before them on
  std::vector<std::uint32_t> sifted{};  ///< words that may be keys
  std::vector<Key> keys{};
  std::vector<Candidate> candidates{};
  std::size_t sifted_size = 0;
  std::size_t keys_size = 0;
  std::size_t candidates_size = 0;
};

}  // namespace themata
