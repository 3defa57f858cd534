// SPDX-License-Identifier: MIT
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <themata/dictionary/pattern.hpp>

#include "flat_list.hpp"

namespace themata {

/// Literals and globs, numbered by whoever adds them. Literals are looked up whole; globs
/// hang in a tree of bytes where their first wildcard stands. A form goes down the tree as
/// far as it fits, and most fit for two or three bytes.
///
/// Nodes know the edge that leads to them, and one table with open addressing
/// finds them by it, so that a tree of ten thousand words is built without an
/// allocation a node and takes few pages.
class PrefixTree {
 public:
  PrefixTree() : literal_slots_(first_slots), slots_(first_slots) {}

  /// The number of `text`, which is `fresh` where it was not there before.
  std::uint32_t add(std::string_view text, std::uint32_t fresh);

  /// Calls `found(number)` for each literal and glob that `form` satisfies.
  template <typename Found>
  void look_up(std::string_view form, const Found& found) const {
    std::uint32_t node = root;
    for (std::size_t at = 0;; ++at) {
      for (std::uint32_t next = nodes_[node].globs; next != none; next = globs_[next].next) {
        const Glob& glob = globs_[next];
        const std::string_view tail = tail_of(glob);
        if (tail == wildcard_run_utf8 || glob_matches(tail, form.substr(at))) {
          found(glob.number);
        }
      }
      if (at == form.size()) break;
      node = slots_[slot(node, static_cast<unsigned char>(form[at]))].node;
      if (node == root) break;
    }
    const std::uint32_t literal = literal_slots_[literal_slot(form, hash_of(form))].literal;
    if (literal != none) found(literals_[literal].number);
  }

  /// Calls `visit(text, number)` for every literal.
  void for_each_literal(const auto& visit) const {
    for (const Literal& literal : literals_) visit(text_of(literal), literal.number);
  }
  /// Calls `visit(head, tail, number)` for every glob; its tail begins with its first wildcard.
  void for_each_glob(const auto& visit) const {
    std::string head;
    for (std::uint32_t node = root; node < nodes_.size(); ++node) {
      if (nodes_[node].globs == none) continue;
      head.clear();
      for (std::uint32_t at = node; at != root; at = nodes_[at].parent) {
        head.insert(head.begin(), static_cast<char>(nodes_[at].byte));
      }
      for (std::uint32_t next = nodes_[node].globs; next != none; next = globs_[next].next) {
        visit(std::string_view(head), tail_of(globs_[next]), globs_[next].number);
      }
    }
  }

  static void fields(auto& pass, auto& tree) {
    auto& [literals, text, literal_slots, nodes, globs, slots, glob_slots] = tree;
    pass(literals, text, literal_slots, nodes, globs, slots);
  }

 private:
  static constexpr std::size_t first_slots = 8;  ///< a tree that is read has its own
  static constexpr std::uint32_t root = 0;       ///< no edge leads back to it
  static constexpr std::uint32_t none = UINT32_MAX;
  /// Slots hold some of the hash of what stands there: most looks are for what does not.
  struct Slot {
    std::uint32_t tag = 0;
    std::uint32_t node = root;
  };
  struct Node {
    std::uint32_t parent = root;
    std::uint32_t byte = 0;      ///< of the edge from the parent
    std::uint32_t globs = none;  ///< the first of those that hang here
  };
  struct Glob {
    std::uint32_t begin = 0;  ///< of the tail, in text_
    std::uint32_t size = 0;
    std::uint32_t number = 0;
    std::uint32_t next = none;
  };
  struct Literal {
    std::uint32_t begin = 0;  ///< in text_
    std::uint32_t size = 0;
    std::uint32_t number = 0;
  };
  struct LiteralSlot {
    std::uint32_t tag = 0;
    std::uint32_t literal = none;
  };
  struct GlobSlot {
    std::uint32_t node = root;
    std::uint32_t glob = none;
  };
  [[nodiscard]] static std::uint64_t hash_of(std::uint32_t parent, std::uint32_t byte) {
    return (std::uint64_t{parent} << 8U | byte) * 0x9E3779B97F4A7C15U;
  }
  [[nodiscard]] static std::uint32_t tag_of(std::uint64_t hash) {
    return static_cast<std::uint32_t>(hash >> 8U);
  }
  /// Where the child stands, or the free slot in which it would.
  [[nodiscard]] std::size_t slot(std::uint32_t parent, std::uint32_t byte) const {
    const std::uint64_t hash = hash_of(parent, byte);
    std::size_t at = hash >> (64 - std::countr_zero(slots_.size()));
    for (;; at = (at + 1) & (slots_.size() - 1)) {
      const Slot& here = slots_[at];
      if (here.node == root) return at;
      if (here.tag == tag_of(hash) && is_child(here.node, parent, byte)) return at;
    }
  }
  [[nodiscard]] bool is_child(std::uint32_t node, std::uint32_t parent, std::uint32_t byte) const {
    return nodes_[node].parent == parent && nodes_[node].byte == byte;
  }
  std::uint32_t add_literal(std::string_view text, std::uint32_t fresh);
  std::uint32_t add_glob(std::uint32_t node, std::string_view tail, std::uint32_t fresh);
  [[nodiscard]] std::size_t glob_slot(std::uint32_t node, std::string_view tail) const;
  void grow_globs();
  std::uint32_t child(std::uint32_t node, char byte);
  void grow();

  [[nodiscard]] std::string_view text_of(const Literal& literal) const {
    return {text_.data() + literal.begin, literal.size};
  }
  [[nodiscard]] std::string_view tail_of(const Glob& glob) const {
    return {text_.data() + glob.begin, glob.size};
  }
  [[nodiscard]] static std::uint64_t hash_of(std::string_view text);
  /// Where the literal stands, or the free slot in which it would.
  [[nodiscard]] std::size_t literal_slot(std::string_view text, std::uint64_t hash) const;
  void grow_literals();

  FlatList<Literal> literals_{};
  FlatList<char> text_{};                ///< of all, one behind the other
  FlatList<LiteralSlot> literal_slots_;  ///< literals by their text
  FlatList<Node> nodes_{1};
  FlatList<Glob> globs_{};
  FlatList<Slot> slots_;                ///< nodes; the root marks a free slot
  std::vector<GlobSlot> glob_slots_{};  ///< globs by node and tail, while they are added
};

}  // namespace themata
