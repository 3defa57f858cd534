// SPDX-License-Identifier: MIT
#include "prefix_tree.hpp"

#include <algorithm>

namespace themata {
namespace {

std::size_t first_wildcard(std::string_view text) {
  return std::min({text.find(wildcard_run_utf8), text.find(wildcard_one_utf8), text.size()});
}

}  // namespace

std::uint32_t PrefixTree::add(std::string_view text, std::uint32_t fresh) {
  const std::size_t head = first_wildcard(text);
  if (head == text.size()) return literals_.try_emplace(std::string(text), fresh).first->second;
  std::uint32_t node = root;
  for (const char byte : text.substr(0, head)) node = child(node, byte);
  const std::string_view tail = text.substr(head);
  for (std::uint32_t next = nodes_[node].globs; next != none; next = globs_[next].next) {
    if (globs_[next].tail == tail) return globs_[next].number;
  }
  globs_.push_back({std::string(tail), fresh, nodes_[node].globs});
  nodes_[node].globs = static_cast<std::uint32_t>(globs_.size() - 1);
  return fresh;
}

std::uint32_t PrefixTree::child(std::uint32_t node, char byte) {
  const std::size_t at = slot(node, byte);
  if (slots_[at] != root) return slots_[at];
  const auto fresh = static_cast<std::uint32_t>(nodes_.size());
  slots_[at] = fresh;
  nodes_.push_back({node, byte});
  if (3 * nodes_.size() > 2 * slots_.size()) grow();
  return fresh;
}

void PrefixTree::grow() {
  slots_.assign(2 * slots_.size(), root);
  for (std::uint32_t node = 1; node < nodes_.size(); ++node) {
    slots_[slot(nodes_[node].parent, nodes_[node].byte)] = node;
  }
}

}  // namespace themata
