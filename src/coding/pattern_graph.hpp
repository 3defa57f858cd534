// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <unordered_map>
#include <utility>
#include <vector>

#include <themata/dictionary/dictionary.hpp>

#include "pattern_program.hpp"
#include "word_classes.hpp"

namespace themata {

/// All patterns as one graph: a node is what has been seen so far, an edge is a
/// class of words, and a gap is a node that can eat a bounded number of words.
/// Patterns that begin alike share their beginnings; the alternatives of one
/// place meet again in one node, so that they add up and never multiply.
class PatternGraph {
 public:
  using NodeId = std::uint32_t;
  static constexpr NodeId root = 0;

  struct Edge {
    std::uint32_t word_class;
    NodeId to;
    bool tight;
  };
  struct Node {
    std::vector<Edge> edges{};
    std::vector<Edge> any{};                               ///< edges that every word takes
    std::vector<std::pair<std::uint32_t, NodeId>> gaps{};  ///< longest gap, its node
    std::vector<NodeId> also{};                            ///< nodes reached as soon as this one is
    std::vector<PatternId> ends{};
  };

  void add(const std::vector<CompiledPart>& parts, PatternId pattern);

  [[nodiscard]] const Node& node(NodeId id) const { return nodes_[id]; }
  [[nodiscard]] std::size_t size() const { return nodes_.size(); }
  /// Where an edge leads, by a look-up; for nodes with many edges.
  [[nodiscard]] std::optional<NodeId> follow(NodeId from, std::uint32_t word_class,
                                             bool tight) const;

 private:
  NodeId path(NodeId node, const std::vector<Step>& steps);
  NodeId choice(NodeId node, const std::vector<std::vector<Step>>& options);
  NodeId edge(NodeId node, const Step& step);
  NodeId gap(NodeId node, std::uint32_t most);
  NodeId fresh_node();

  std::vector<Node> nodes_{1};
  std::unordered_map<std::uint64_t, NodeId> edges_{};
  /// Where the alternatives that begin at a node meet again.
  std::map<std::pair<NodeId, std::vector<std::vector<Step>>>, NodeId> joins_{};
};

}  // namespace themata
