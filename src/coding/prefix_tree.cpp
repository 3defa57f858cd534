// SPDX-License-Identifier: MIT
#include "prefix_tree.hpp"

#include <algorithm>
#include <cstring>
#include <utility>

namespace themata {
namespace {

std::size_t first_wildcard(std::string_view text) {
  return std::min({text.find(wildcard_run_utf8), text.find(wildcard_one_utf8), text.size()});
}

}  // namespace

/// Packed matchers hold places by it: the same on every machine.
std::uint64_t PrefixTree::hash_of(std::string_view text) {
  std::uint64_t hash = text.size();
  while (!text.empty()) {
    std::uint64_t eight = 0;
    const std::size_t taken = std::min<std::size_t>(text.size(), sizeof eight);
    std::memcpy(&eight, text.data(), taken);
    hash = (hash ^ eight) * 0x9E3779B97F4A7C15U;
    hash ^= hash >> 32U;
    text.remove_prefix(taken);
  }
  return hash * 0x9E3779B97F4A7C15U;
}

std::uint32_t PrefixTree::add(std::string_view text, std::uint32_t fresh) {
  const std::size_t head = first_wildcard(text);
  if (head == text.size()) return add_literal(text, fresh);
  std::uint32_t node = root;
  for (const char byte : text.substr(0, head)) node = child(node, byte);
  return add_glob(node, text.substr(head), fresh);
}

std::uint32_t PrefixTree::add_glob(std::uint32_t node, std::string_view tail, std::uint32_t fresh) {
  if (glob_slots_.empty()) glob_slots_.resize(first_slots);
  GlobSlot& slot = glob_slots_[glob_slot(node, tail)];
  if (slot.glob != none) return globs_[slot.glob].number;
  slot = {node, static_cast<std::uint32_t>(globs_.size())};
  globs_.push_back({static_cast<std::uint32_t>(text_.size()),
                    static_cast<std::uint32_t>(tail.size()), fresh, nodes_[node].globs});
  text_.append(tail);
  nodes_.change(node).globs = static_cast<std::uint32_t>(globs_.size() - 1);
  if (2 * globs_.size() > glob_slots_.size()) grow_globs();
  return fresh;
}

/// Where the glob stands, or the free slot in which it would.
std::size_t PrefixTree::glob_slot(std::uint32_t node, std::string_view tail) const {
  const std::uint64_t hash = hash_of(tail) ^ hash_of(node, 0);
  std::size_t at = hash >> (64 - std::countr_zero(glob_slots_.size()));
  for (;; at = (at + 1) & (glob_slots_.size() - 1)) {
    const GlobSlot& here = glob_slots_[at];
    if (here.glob == none || (here.node == node && tail_of(globs_[here.glob]) == tail)) return at;
  }
}

void PrefixTree::grow_globs() {
  std::vector<GlobSlot> known(4 * glob_slots_.size());
  std::swap(known, glob_slots_);
  for (const GlobSlot& one : known) {
    if (one.glob != none) glob_slots_[glob_slot(one.node, tail_of(globs_[one.glob]))] = one;
  }
}

std::uint32_t PrefixTree::add_literal(std::string_view text, std::uint32_t fresh) {
  const std::uint64_t hash = hash_of(text);
  LiteralSlot& slot = literal_slots_.change(literal_slot(text, hash));
  if (slot.literal != none) return literals_[slot.literal].number;
  slot = {tag_of(hash), static_cast<std::uint32_t>(literals_.size())};
  literals_.push_back(
      {static_cast<std::uint32_t>(text_.size()), static_cast<std::uint32_t>(text.size()), fresh});
  text_.append(text);
  if (2 * literals_.size() > literal_slots_.size()) grow_literals();
  return fresh;
}

std::size_t PrefixTree::literal_slot(std::string_view text, std::uint64_t hash) const {
  const int bits = std::countr_zero(literal_slots_.size());
  const std::uint32_t tag = tag_of(hash);
  std::size_t at = hash >> (64 - bits);
  for (;; at = (at + 1) & (literal_slots_.size() - 1)) {
    const LiteralSlot& slot = literal_slots_[at];
    if (slot.literal == none) return at;
    if (slot.tag == tag && text_of(literals_[slot.literal]) == text) return at;
  }
}

void PrefixTree::grow_literals() {
  literal_slots_ = FlatList<LiteralSlot>(4 * literal_slots_.size());
  for (std::uint32_t at = 0; at < literals_.size(); ++at) {
    const std::string_view text = text_of(literals_[at]);
    const std::uint64_t hash = hash_of(text);
    literal_slots_.change(literal_slot(text, hash)) = {tag_of(hash), at};
  }
}

std::uint32_t PrefixTree::child(std::uint32_t node, char byte) {
  const auto value = std::uint32_t{static_cast<unsigned char>(byte)};
  const std::size_t at = slot(node, value);
  if (slots_[at].node != root) return slots_[at].node;
  const auto fresh = static_cast<std::uint32_t>(nodes_.size());
  slots_.change(at) = {tag_of(hash_of(node, value)), fresh};
  nodes_.push_back({node, value});
  if (3 * nodes_.size() > 2 * slots_.size()) grow();
  return fresh;
}

void PrefixTree::grow() {
  slots_ = FlatList<Slot>(2 * slots_.size());
  for (std::uint32_t node = 1; node < nodes_.size(); ++node) {
    const Node& known = nodes_[node];
    slots_.change(slot(known.parent, known.byte)) = {tag_of(hash_of(known.parent, known.byte)),
                                                     node};
  }
}

}  // namespace themata
