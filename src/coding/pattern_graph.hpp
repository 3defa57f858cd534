// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <vector>

#include <themata/dictionary/dictionary.hpp>

#include "compiled_patterns.hpp"
#include "flat_list.hpp"
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
    std::uint32_t word_class = 0;
    NodeId to = root;
    std::uint32_t tight = 0;  ///< yes or no; a number leaves no hole in what is packed
  };
  struct Gap {
    std::uint32_t most = 0;
    NodeId to = root;  ///< the node that eats up to `most` words
  };
  /// One kind of thing that hangs on a node, in no order that matters: links through one
  /// list of all nodes, so that a node takes no memory of its own.
  template <typename Item>
  class Hung {
   public:
    static constexpr std::uint32_t none = UINT32_MAX;
    struct Link {
      Item item{};
      std::uint32_t next = none;
    };
    class Iterator {
     public:
      Iterator(const FlatList<Link>& links, std::uint32_t at) : links_(&links), at_(at) {}
      const Item& operator*() const { return (*links_)[at_].item; }
      Iterator& operator++() {
        at_ = (*links_)[at_].next;
        return *this;
      }
      bool operator==(const Iterator& other) const { return at_ == other.at_; }

     private:
      const FlatList<Link>* links_;
      std::uint32_t at_;
    };
    Hung(const FlatList<Link>& links, std::uint32_t first) : links_(links), first_(first) {}
    [[nodiscard]] Iterator begin() const { return {links_, first_}; }
    [[nodiscard]] Iterator end() const { return {links_, none}; }
    [[nodiscard]] bool empty() const { return first_ == none; }

   private:
    const FlatList<Link>& links_;
    std::uint32_t first_;
  };

  void add(CompiledPatterns::Places places, PatternId pattern);
  /// After the last add: what hangs on a node stands together, so that a walk touches few lines
  /// of memory.
  void lay_out();

  /// Edges of classes of words; those that every word takes are `any`.
  [[nodiscard]] Hung<Edge> edges(NodeId id) const { return {edges_, nodes_[id].edges}; }
  [[nodiscard]] Hung<Edge> any(NodeId id) const { return {edges_, nodes_[id].any}; }
  [[nodiscard]] Hung<Gap> gaps(NodeId id) const { return {gaps_, nodes_[id].gaps}; }
  /// Nodes reached as soon as this one is.
  [[nodiscard]] Hung<NodeId> also(NodeId id) const { return {also_, nodes_[id].also}; }
  [[nodiscard]] Hung<PatternId> ends(NodeId id) const { return {ends_, nodes_[id].ends}; }
  /// How many edges(id) there are.
  [[nodiscard]] std::uint32_t fan(NodeId id) const { return nodes_[id].fan; }
  /// Is one of them tight?
  [[nodiscard]] bool has_tight(NodeId id) const { return nodes_[id].tight != 0; }
  [[nodiscard]] std::size_t size() const { return nodes_.size(); }
  /// Where an edge leads, by a look-up; for nodes with many edges.
  [[nodiscard]] std::optional<NodeId> follow(NodeId from, std::uint32_t word_class,
                                             bool tight) const;

  /// Of a graph that is whole; nothing can be added to what is read.
  static void fields(auto& pass, auto& graph) {
    auto& [nodes, edges, gaps, also, ends, by_key, joins] = graph;
    pass(nodes, edges, gaps, also, ends, by_key);
  }

 private:
  struct Node {
    std::uint32_t edges = UINT32_MAX;
    std::uint32_t any = UINT32_MAX;
    std::uint32_t gaps = UINT32_MAX;
    std::uint32_t also = UINT32_MAX;
    std::uint32_t ends = UINT32_MAX;
    std::uint32_t fan = 0;
    std::uint32_t tight = 0;
  };
  template <typename Item>
  using Links = FlatList<typename Hung<Item>::Link>;

  NodeId path(NodeId node, std::span<const Step> steps);
  NodeId choice(NodeId node, CompiledPatterns::Place place);
  NodeId edge(NodeId node, const Step& step);
  NodeId gap(NodeId node, std::uint32_t most);
  NodeId fresh_node();
  /// The slot of an edge in `by_key_`, or the free one where it would stand.
  [[nodiscard]] std::size_t slot(NodeId from, std::uint32_t word_class, bool tight) const;
  void grow();

  FlatList<Node> nodes_{1};
  Links<Edge> edges_{};
  Links<Gap> gaps_{};
  Links<NodeId> also_{};
  Links<PatternId> ends_{};
  /// Edges by where they begin, class and tightness: open addressing.
  struct KnownEdge {
    std::uint64_t key = UINT64_MAX;
    std::uint64_t to = 0;
  };
  FlatList<KnownEdge> by_key_{8};
  /// Where the alternatives that begin at a node meet again: by node and options.
  std::map<std::vector<std::uint32_t>, NodeId> joins_{};
};

}  // namespace themata
