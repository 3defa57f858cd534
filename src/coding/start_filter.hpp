// SPDX-License-Identifier: MIT
//
// Where a match can begin, by the first bytes of words alone: the keys of pattern_keys.hpp
// without a look at any word's type, so that of nearly all words no type is ever asked.
// It may mark a word at which nothing begins, and never leaves one out.
//
// A word that the scan found is ASCII, and its form is the word with small letters. So a
// literal is known by its first eight bytes, a glob by what stands before its wildcard, and
// a regular expression by its first byte. One bit tells whether a word can be a key; nine in
// ten can't. What a key wants beside it is asked of a hash of each word's first four bytes.
#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include <themata/segment/token.hpp>

#include "flat_list.hpp"
#include "pattern_keys.hpp"
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
  void find(std::string_view text, std::span<const Token> words, Buffers& buffers,
            std::vector<std::uint64_t>& starts) const;

  static void fields(auto& pass, auto& filter) {
    auto& [tells, keys, key_heads, firsts, rows, wholes, heads, initials] = filter;
    pass(tells, keys, key_heads, firsts, rows, wholes, heads, initials);
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
    friend bool operator==(const Words&, const Words&) = default;
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
    friend bool operator==(const Row&, const Row&) = default;
  };
  /// A row of the words that begin so.
  struct Entry {
    Beginning beginning = 0;
    std::uint32_t bytes = 0;  ///< that `beginning` tells
    std::uint32_t row = 0;
    auto operator<=>(const Entry&) const = default;
  };
  using Entries = std::vector<Entry>;
  /// A word that may be a key, with the hashes of the words beside it.
  struct Key {
    std::uint32_t at;
    std::uint8_t before;
    std::uint8_t after;
  };
  /// Entries whose words have a hash in common, and of the words beside them what any of the
  /// entries wants, in few bits: most keys get no further.
  struct Place {
    std::uint64_t before = 0;
    std::uint64_t after = 0;
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    [[nodiscard]] std::uint64_t wanted(const Key& key) const {
      return before >> key.before / 4U & after >> key.after / 4U & 1U;
    }
  };
  struct Table {
    FlatList<Place> places{};
    FlatList<Entry> entries{};
    static void fields(auto& pass, auto& table) { pass(table.places, table.entries); }
  };
  class Seen;
  class Builder;

  void mark_starts(const Table& table, const Place& place, const Seen& seen, const Key& key,
                   std::uint64_t* starts) const;

  std::uint64_t tells_ = 0;
  FlatList<std::uint64_t> keys_{};       ///< a bit for each hash of eight bytes
  FlatList<std::uint64_t> key_heads_{};  ///< a bit for each hash of four
  FlatList<std::uint64_t> firsts_{};     ///< a bit for each first byte
  FlatList<Row> rows_{};
  Table wholes_{};    ///< by a hash of eight bytes
  Table heads_{};     ///< by a hash of four
  Table initials_{};  ///< one place: of words told by their first byte
};

/// What find() needs room for; a worker keeps it.
struct StartFilter::Buffers {
  std::vector<std::uint32_t> keys{};    ///< words that may be keys
  std::vector<std::uint32_t> others{};  ///< words that may be anything
};

}  // namespace themata
