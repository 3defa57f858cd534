// SPDX-License-Identifier: MIT
#include <themata/tally/cooccurrence_tally.hpp>

#include "pair_order.hpp"

namespace themata {

CooccurrenceTally::Group& CooccurrenceTally::Group::operator+=(const Group& other) {
  n += other.n;
  for (std::size_t i = 0; i < with.size(); ++i) with[i] += other.with[i];
  for (std::size_t i = 0; i < both.size(); ++i) both[i] += other.both[i];
  for (std::size_t i = 0; i < before.size(); ++i) before[i] += other.before[i];
  for (std::size_t i = 0; i < apart.size(); ++i) apart[i] += other.apart[i];
  return *this;
}

CooccurrenceTally::Group CooccurrenceTally::empty() const {
  const std::vector<std::uint64_t> square(themes_.size() * themes_.size(), 0);
  Group group{0, std::vector<std::uint64_t>(themes_.size(), 0), square, {}, {}};
  if (detail_ == PairDetail::order) group.before = group.apart = square;
  return group;
}

CooccurrenceTally::Group& CooccurrenceTally::at(GroupId id) {
  if (id >= groups_.size()) groups_.resize(id + 1);
  if (groups_[id].with.empty()) groups_[id] = empty();
  return groups_[id];
}

CooccurrenceTally::Group CooccurrenceTally::group(GroupId id) const {
  return id < groups_.size() && !groups_[id].with.empty() ? groups_[id] : empty();
}

CooccurrenceTally::Group CooccurrenceTally::group(std::span<const GroupId> parts) const {
  Group sum = empty();
  for (const GroupId id : parts) {
    if (id < groups_.size() && !groups_[id].with.empty()) sum += groups_[id];
  }
  return sum;
}

void CooccurrenceTally::add(const CodedDocument& document, std::span<const GroupId> groups) {
  std::vector<const std::vector<Hit>*> hits;
  for (const ThemeId theme : themes_) hits.push_back(&document.hits.of[index_of(theme)]);
  if (unit_.kind == UnitKind::stanza) return add_stanzas(document, groups, hits);
  for_each_unit(document, unit_, groups, hits, [this](const UnitPresence& unit) {
    Group& group = at(unit.group);
    group.n += unit.count;
    for (std::size_t i = 0; i < unit.present.size(); ++i) {
      group.with[unit.present[i]] += unit.count;
      for (std::size_t j = i + 1; j < unit.present.size(); ++j) {
        group.both[unit.present[i] * themes_.size() + unit.present[j]] += unit.count;
      }
    }
  });
  if (detail_ == PairDetail::presence) return;
  for_each_pair_order(document, unit_, groups, hits, [this](const PairOrder& pair) {
    Group& group = at(pair.group);
    group.before[pair.first * themes_.size() + pair.second] += pair.before;
    group.before[pair.second * themes_.size() + pair.first] += pair.after;
    group.apart[pair.first * themes_.size() + pair.second] += pair.apart;
  });
}

void CooccurrenceTally::add_stanzas(const CodedDocument& document, std::span<const GroupId> groups,
                                    std::span<const std::vector<Hit>* const> hits) {
  MovingStanza stanza(themes_.size(), unit_.width, weight_);
  for_each_unit(document, Unit{}, groups, hits, [&](const UnitPresence& turn) {
    Group& group = at(turn.group);
    ++group.n;
    stanza.add(turn.present, [&](std::uint32_t i, std::uint32_t j, std::uint64_t weight) {
      group.both[i * themes_.size() + j] += weight;
    });
    for (const std::uint32_t theme : stanza.themes()) ++group.with[theme];
  });
}

void CooccurrenceTally::merge(const CooccurrenceTally& other) {
  for (GroupId id = 0; id < other.groups_.size(); ++id) {
    const Group& from = other.groups_[id];
    if (from.with.empty()) continue;
    at(id) += from;
  }
}

std::vector<std::pair<std::size_t, std::size_t>> CooccurrenceTally::pairs(
    const Dictionary& dictionary) const {
  std::vector<std::pair<std::size_t, std::size_t>> out;
  for (std::size_t i = 0; i < themes_.size(); ++i) {
    for (std::size_t j = i + 1; j < themes_.size(); ++j) {
      if (!dictionary.is_ancestor(themes_[i], themes_[j]) &&
          !dictionary.is_ancestor(themes_[j], themes_[i])) {
        out.emplace_back(i, j);
      }
    }
  }
  return out;
}

}  // namespace themata
