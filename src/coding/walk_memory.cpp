// SPDX-License-Identifier: MIT
#include "walk_memory.hpp"

#include <algorithm>

namespace themata {
namespace {

/// A node with more edges than this is asked by class instead of scanned.
constexpr std::size_t few_edges = 8;
constexpr std::size_t most_states = 500'000;  // of all sets together
constexpr std::size_t first_slots = 1024;

}  // namespace

void StepTable::add(std::uint64_t key, std::uint32_t to) {
  if (size_ == most) clear();
  if (size_ * 2 >= entries_.size()) {
    std::vector<Entry> old(entries_.size() * 4);
    old.swap(entries_);
    for (const Entry& entry : old) {
      if (entry.key != empty) entries_[place(entry.key)] = entry;
    }
  }
  entries_[place(key)] = {key, to};
  ++size_;
}

void StepTable::clear() {
  std::fill(entries_.begin(), entries_.end(), Entry{});
  size_ = 0;
}

WalkMemory::WalkMemory(const PatternGraph& graph, const Signatures& signatures)
    : graph_(graph), signatures_(signatures) {
  seen_.resize(graph.size(), 0);
  slot_.resize(graph.size(), 0);
  // Where a pattern's first words are optional, it can begin behind them.
  starts_.push_back(PatternGraph::root);
  for (std::size_t at = 0; at < starts_.size(); ++at) {
    for (const PatternGraph::NodeId more : graph.also(starts_[at])) {
      if (std::find(starts_.begin(), starts_.end(), more) == starts_.end()) {
        starts_.push_back(more);
      }
    }
  }
  forget();
}

void WalkMemory::forget() {
  states_.clear();
  ends_.clear();
  outlooks_.assign(1, Outlook{});
  outlooks_.front().after_plain = nothing;
  details_.assign(1, Details{});
  slots_.assign(first_slots, nothing);
  steps_.clear();
  first_.clear();
}

WalkMemory::Set WalkMemory::find_first(Signature word) {
  begin_step();
  const auto classes = signatures_.classes(word);
  for (const PatternGraph::NodeId start : starts_) {
    for (const PatternGraph::Edge& edge : graph_.any(start)) reach(edge.to, 0);
    for (const std::uint32_t word_class : classes) {
      if (const auto to = graph_.follow(start, word_class, false)) reach(*to, 0);
    }
  }
  const Set found = number_of_reached();
  if (first_.size() < signatures_.size()) first_.resize(signatures_.size(), unknown);
  first_[index_of(word)] = found;
  return found;
}

WalkMemory::Set WalkMemory::find_next(Set set, Signature word, bool tight) {
  const std::uint64_t key =
      (std::uint64_t{set} << 33U) | (std::uint64_t{index_of(word)} << 1U) | (tight ? 1U : 0U);
  if (const std::uint32_t* known = steps_.find(key)) return *known;
  begin_step();
  const auto classes = signatures_.classes(word);
  for (const State& state : states(set)) {
    if (state.rest > 0 && !tight) reach(state.node, state.rest - 1);
    follow(state.node, classes, tight);
  }
  const std::size_t before = outlooks_.size();
  const Set found = number_of_reached();
  if (outlooks_.size() < before) return found;  // all was forgotten, and what `set` was too
  if (word == plain && !tight) {
    outlooks_[set].after_plain = found;
  } else {
    steps_.add(key, found);
  }
  return found;
}

WalkMemory::Set WalkMemory::number_of_reached() {
  if (reached_.empty()) return nothing;
  std::sort(reached_.begin(), reached_.end());
  if (const Set known = slots_[slot(reached_)]; known != nothing) return known;
  if (states_.size() >= most_states) forget();
  const auto number = static_cast<Set>(outlooks_.size());
  slots_[slot(reached_)] = number;
  keep_reached();
  if (2 * outlooks_.size() > slots_.size()) grow();
  return number;
}

/// Where the set of these states stands, or the free slot where it would.
std::size_t WalkMemory::slot(std::span<const State> states) const {
  std::uint64_t hash = states.size();
  for (const State& state : states) {
    hash = (hash ^ (std::uint64_t{state.rest} << 32U | state.node)) * 0x9E3779B97F4A7C15U;
    hash ^= hash >> 32U;
  }
  std::size_t at = hash & (slots_.size() - 1);
  while (slots_[at] != nothing && !std::ranges::equal(this->states(slots_[at]), states)) {
    at = (at + 1) & (slots_.size() - 1);
  }
  return at;
}

void WalkMemory::grow() {
  slots_.assign(4 * slots_.size(), nothing);
  for (Set set = 1; set < outlooks_.size(); ++set) slots_[slot(states(set))] = set;
}

void WalkMemory::keep_reached() {
  Outlook& outlook = outlooks_.emplace_back();
  Details& details = details_.emplace_back();
  details.states_begin = static_cast<std::uint32_t>(states_.size());
  details.states = static_cast<std::uint32_t>(reached_.size());
  states_.insert(states_.end(), reached_.begin(), reached_.end());
  const auto before = static_cast<std::ptrdiff_t>(ends_.size());
  bool goes_on = false;
  for (const State& state : reached_) {
    for (const PatternId end : graph_.ends(state.node)) ends_.push_back(end);
    const auto edges = graph_.edges(state.node);
    goes_on |= state.rest > 0 || !edges.empty() || !graph_.any(state.node).empty();
    for (const PatternGraph::Edge& edge : edges) {
      details.asks |= signatures_.sieve_of_class(edge.word_class);
    }
  }
  outlook.asks = details.asks.narrowed();
  if (!goes_on) outlook.after_plain = nothing;
  std::sort(ends_.begin() + before, ends_.end());
  ends_.erase(std::unique(ends_.begin() + before, ends_.end()), ends_.end());
  outlook.ends_begin = static_cast<std::uint32_t>(before);
  outlook.ends = static_cast<std::uint32_t>(ends_.size()) - outlook.ends_begin;
  if (outlook.ends > 0) outlook.first_end = ends_[outlook.ends_begin];
}

void WalkMemory::begin_step() {
  reached_.clear();
  ++step_;
}

void WalkMemory::follow(PatternGraph::NodeId from, std::span<const std::uint32_t> classes,
                        bool only_tight) {
  for (const PatternGraph::Edge& edge : graph_.any(from)) {
    if (edge.tight || !only_tight) reach(edge.to, 0);
  }
  if (graph_.fan(from) <= few_edges) {
    for (const PatternGraph::Edge& edge : graph_.edges(from)) {
      if (!edge.tight && only_tight) continue;
      if (std::binary_search(classes.begin(), classes.end(), edge.word_class)) reach(edge.to, 0);
    }
    return;
  }
  for (const bool tight : {true, false}) {
    if (tight ? !graph_.has_tight(from) : only_tight) continue;
    for (const std::uint32_t word_class : classes) {
      if (const auto to = graph_.follow(from, word_class, tight)) reach(*to, 0);
    }
  }
}

void WalkMemory::reach(PatternGraph::NodeId first, std::uint32_t first_rest) {
  pending_.push_back({first, first_rest});
  while (!pending_.empty()) {
    const State state = pending_.back();
    pending_.pop_back();
    if (seen_[state.node] == step_) {
      State& known = reached_[slot_[state.node]];
      known.rest = std::max(known.rest, state.rest);
      continue;
    }
    seen_[state.node] = step_;
    slot_[state.node] = static_cast<std::uint32_t>(reached_.size());
    reached_.push_back(state);
    for (const PatternGraph::Gap& gap : graph_.gaps(state.node)) {
      pending_.push_back({gap.to, gap.most});
    }
    for (const PatternGraph::NodeId more : graph_.also(state.node)) pending_.push_back({more, 0});
  }
}

}  // namespace themata
