// SPDX-License-Identifier: MIT
#include "pattern_graph.hpp"

namespace themata {
namespace {

std::uint64_t edge_key(PatternGraph::NodeId node, std::uint32_t word_class, bool tight) {
  return (std::uint64_t{node} << 33U) | (std::uint64_t{word_class} << 1U) | (tight ? 1U : 0U);
}

}  // namespace

void PatternGraph::add(const std::vector<CompiledPart>& parts, PatternId pattern) {
  if (parts.empty()) return;
  NodeId node = root;
  for (const CompiledPart& part : parts) {
    if (part.gap > 0) {
      node = gap(node, part.gap);
    } else if (part.options.size() == 1) {
      node = path(node, part.options.front());
    } else {
      node = choice(node, part.options);
    }
  }
  nodes_[node].ends.push_back(pattern);
}

std::optional<PatternGraph::NodeId> PatternGraph::follow(NodeId from, std::uint32_t word_class,
                                                         bool tight) const {
  const auto edge = edges_.find(edge_key(from, word_class, tight));
  if (edge == edges_.end()) return std::nullopt;
  return edge->second;
}

PatternGraph::NodeId PatternGraph::path(NodeId node, const std::vector<Step>& steps) {
  for (const Step& step : steps) node = edge(node, step);
  return node;
}

PatternGraph::NodeId PatternGraph::choice(NodeId node,
                                          const std::vector<std::vector<Step>>& options) {
  const auto fresh = static_cast<NodeId>(nodes_.size());
  const auto [known, added] = joins_.try_emplace({node, options}, fresh);
  if (added) {
    fresh_node();
    for (const auto& option : options) nodes_[path(node, option)].also.push_back(fresh);
  }
  return known->second;
}

PatternGraph::NodeId PatternGraph::edge(NodeId node, const Step& step) {
  const auto fresh = static_cast<NodeId>(nodes_.size());
  const auto [known, added] =
      edges_.try_emplace(edge_key(node, step.word_class, step.tight), fresh);
  if (added) {
    fresh_node();
    auto& list = step.word_class == WordClasses::any ? nodes_[node].any : nodes_[node].edges;
    list.push_back({step.word_class, fresh, step.tight});
  }
  return known->second;
}

PatternGraph::NodeId PatternGraph::gap(NodeId node, std::uint32_t most) {
  for (const auto& [length, to] : nodes_[node].gaps) {
    if (length == most) return to;
  }
  const NodeId fresh = fresh_node();
  nodes_[node].gaps.emplace_back(most, fresh);
  return fresh;
}

PatternGraph::NodeId PatternGraph::fresh_node() {
  nodes_.emplace_back();
  return static_cast<NodeId>(nodes_.size() - 1);
}

}  // namespace themata
