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
  std::uint32_t node = root;
  for (const char byte : text.substr(0, head)) node = child(node, byte);
  if (head == text.size()) {
    if (nodes_[node].literal == none) nodes_[node].literal = fresh;
    return nodes_[node].literal;
  }
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
  if (edges_[at].to != root) return edges_[at].to;
  const auto fresh = static_cast<std::uint32_t>(nodes_.size());
  edges_[at] = {(std::uint64_t{node} << 8U) | static_cast<unsigned char>(byte), fresh};
  nodes_.emplace_back();
  if (2 * nodes_.size() > edges_.size()) grow();
  return fresh;
}

void PrefixTree::grow() {
  std::vector<Edge> before(2 * edges_.size());
  before.swap(edges_);
  for (const Edge& edge : before) {
    if (edge.to == root) continue;
    edges_[slot(static_cast<std::uint32_t>(edge.key >> 8U), static_cast<char>(edge.key & 0xFFU))] =
        edge;
  }
}

}  // namespace themata
