// SPDX-License-Identifier: MIT
#include <themata/tally/cooccurrence_tally.hpp>

namespace themata {

CooccurrenceTally::Group CooccurrenceTally::empty() const {
  return {0, std::vector<std::uint64_t>(themes_.size(), 0),
          std::vector<std::uint64_t>(themes_.size() * themes_.size(), 0)};
}

CooccurrenceTally::Group& CooccurrenceTally::at(GroupId id) {
  if (id >= groups_.size()) groups_.resize(id + 1);
  if (groups_[id].with.empty()) groups_[id] = empty();
  return groups_[id];
}

CooccurrenceTally::Group CooccurrenceTally::group(GroupId id) const {
  return id < groups_.size() && !groups_[id].with.empty() ? groups_[id] : empty();
}

void CooccurrenceTally::add(const CodedDocument& document, std::span<const GroupId> groups) {
  std::vector<const std::vector<Hit>*> hits;
  for (const ThemeId theme : themes_) hits.push_back(&document.hits.of[index_of(theme)]);
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
}

void CooccurrenceTally::merge(const CooccurrenceTally& other) {
  for (GroupId id = 0; id < other.groups_.size(); ++id) {
    const Group& from = other.groups_[id];
    if (from.with.empty()) continue;
    Group& into = at(id);
    into.n += from.n;
    for (std::size_t i = 0; i < from.with.size(); ++i) into.with[i] += from.with[i];
    for (std::size_t i = 0; i < from.both.size(); ++i) into.both[i] += from.both[i];
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
