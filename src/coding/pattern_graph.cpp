// SPDX-License-Identifier: MIT
#include "pattern_graph.hpp"

#include <bit>
#include <utility>

namespace themata {
namespace {

std::uint64_t edge_key(PatternGraph::NodeId node, std::uint32_t word_class, bool tight) {
  return (std::uint64_t{node} << 33U) | (std::uint64_t{word_class} << 1U) | (tight ? 1U : 0U);
}

template <typename Item, typename Links>
void hang(const Item& item, Links& links, std::uint32_t& first) {
  links.push_back({item, first});
  first = static_cast<std::uint32_t>(links.size() - 1);
}

}  // namespace

void PatternGraph::add(CompiledPatterns::Places places, PatternId pattern) {
  if (places.empty()) return;
  NodeId node = root;
  for (std::size_t at = 0; at < places.size(); ++at) {
    const CompiledPatterns::Place place = places[at];
    if (place.gap() > 0) {
      node = gap(node, place.gap());
    } else if (place.options() == 1) {
      node = path(node, place.option(0));
    } else {
      node = choice(node, place);
    }
  }
  hang(pattern, ends_, nodes_.change(node).ends);
}

void PatternGraph::lay_out() {
  const auto together = [](auto& links, auto& laid, std::uint32_t& first) {
    const std::uint32_t from = first;
    if (from == Hung<NodeId>::none) return;
    first = static_cast<std::uint32_t>(laid.size());
    for (std::uint32_t at = from; at != Hung<NodeId>::none; at = links[at].next) {
      const auto next = static_cast<std::uint32_t>(laid.size() + 1);
      laid.push_back(
          {links[at].item, links[at].next == Hung<NodeId>::none ? links[at].next : next});
    }
  };
  Links<Edge> edges;
  Links<Gap> gaps;
  Links<NodeId> also;
  Links<PatternId> ends;
  for (std::size_t at = 0; at < nodes_.size(); ++at) {
    Node& node = nodes_.change(at);
    together(edges_, edges, node.edges);
    together(edges_, edges, node.any);
    together(gaps_, gaps, node.gaps);
    together(also_, also, node.also);
    together(ends_, ends, node.ends);
  }
  edges_ = std::move(edges);
  gaps_ = std::move(gaps);
  also_ = std::move(also);
  ends_ = std::move(ends);
}

std::size_t PatternGraph::slot(NodeId from, std::uint32_t word_class, bool tight) const {
  const std::uint64_t key = edge_key(from, word_class, tight);
  std::size_t at = (key * 0x9E3779B97F4A7C15U) >> (64 - std::countr_zero(by_key_.size()));
  while (by_key_[at].key != key && by_key_[at].key != KnownEdge{}.key) {
    at = (at + 1) & (by_key_.size() - 1);
  }
  return at;
}

std::optional<PatternGraph::NodeId> PatternGraph::follow(NodeId from, std::uint32_t word_class,
                                                         bool tight) const {
  const KnownEdge& edge = by_key_[slot(from, word_class, tight)];
  if (edge.key == KnownEdge{}.key) return std::nullopt;
  return static_cast<NodeId>(edge.to);
}

PatternGraph::NodeId PatternGraph::path(NodeId node, std::span<const Step> steps) {
  for (const Step& step : steps) node = edge(node, step);
  return node;
}

PatternGraph::NodeId PatternGraph::choice(NodeId node, CompiledPatterns::Place place) {
  std::vector<std::uint32_t> key{node};
  for (std::uint32_t option = 0; option < place.options(); ++option) {
    for (const Step& step : place.option(option)) {
      key.push_back(2 * step.word_class + (step.tight ? 1U : 0U));
    }
    key.push_back(UINT32_MAX);
  }
  const auto [known, added] =
      joins_.try_emplace(std::move(key), static_cast<NodeId>(nodes_.size()));
  const NodeId meeting = known->second;
  if (added) {
    fresh_node();
    for (std::uint32_t option = 0; option < place.options(); ++option) {
      const NodeId last = path(node, place.option(option));
      hang(meeting, also_, nodes_.change(last).also);
    }
  }
  return meeting;
}

PatternGraph::NodeId PatternGraph::edge(NodeId node, const Step& step) {
  KnownEdge& known = by_key_.change(slot(node, step.word_class, step.tight));
  if (known.key != KnownEdge{}.key) return static_cast<NodeId>(known.to);
  const NodeId fresh = fresh_node();
  known = {edge_key(node, step.word_class, step.tight), fresh};
  const Edge edge{step.word_class, fresh, step.tight};
  Node& from = nodes_.change(node);
  if (step.word_class == WordClasses::any) {
    hang(edge, edges_, from.any);
  } else {
    hang(edge, edges_, from.edges);
    ++from.fan;
    from.tight |= step.tight;
  }
  if (2 * edges_.size() > by_key_.size()) grow();
  return fresh;
}

void PatternGraph::grow() {
  FlatList<KnownEdge> old(4 * by_key_.size());
  std::swap(old, by_key_);
  for (const KnownEdge& edge : old) {
    if (edge.key == KnownEdge{}.key) continue;
    const std::uint64_t packed = edge.key & ((std::uint64_t{1} << 33U) - 1);
    by_key_.change(slot(static_cast<NodeId>(edge.key >> 33U),
                        static_cast<std::uint32_t>(packed >> 1U), (packed & 1U) != 0)) = edge;
  }
}

PatternGraph::NodeId PatternGraph::gap(NodeId node, std::uint32_t most) {
  for (const Gap& known : gaps(node)) {
    if (known.most == most) return known.to;
  }
  const NodeId fresh = fresh_node();
  hang(Gap{most, fresh}, gaps_, nodes_.change(node).gaps);
  return fresh;
}

PatternGraph::NodeId PatternGraph::fresh_node() {
  nodes_.push_back({});
  return static_cast<NodeId>(nodes_.size() - 1);
}

}  // namespace themata
