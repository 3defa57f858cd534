// SPDX-License-Identifier: MIT
#include <themata/tally/prompted_pairs.hpp>

#include <algorithm>
#include <optional>

namespace themata {

std::vector<std::uint32_t> raised_before(const RaisedThemes& raised, std::size_t turn,
                                         std::size_t themes) {
  std::vector<std::uint32_t> found;
  for (std::uint32_t theme = 0; theme < themes; ++theme) {
    if (raised.raised(turn, theme)) found.push_back(theme);
  }
  return found;
}

PromptedPairs::Counts& PromptedPairs::Counts::operator+=(const Counts& other) {
  n += other.n;
  a += other.a;
  b += other.b;
  both += other.both;
  return *this;
}

void PromptedPairs::add(const CodedDocument& document, std::span<const GroupId> groups) {
  std::vector<const std::vector<Hit>*> hits;
  for (const ThemeId theme : all_.themes()) hits.push_back(&document.hits.of[index_of(theme)]);
  const RaisedThemes raised(document, hits, prompting_);
  std::optional<CodedDocument> kept;
  if (counted_ != StatusSet::all()) {
    kept = document;
    for (const ThemeId theme : all_.themes()) {
      std::erase_if(kept->hits.of[index_of(theme)],
                    [this](const Hit& hit) { return !counted_.has(hit.status); });
    }
  }
  const CodedDocument& counts = kept ? *kept : document;
  all_.add(counts, groups);
  if (raised.has_interviewer()) return add_prompted(counts, groups, raised);
  has_unknown_ = true;
  unknown_.add(counts, groups);
}

void PromptedPairs::add_prompted(const CodedDocument& document, std::span<const GroupId> groups,
                                 const RaisedThemes& raised) {
  const auto themes = static_cast<std::uint32_t>(all_.themes().size());
  std::vector<const std::vector<Hit>*> hits;
  for (const ThemeId theme : all_.themes()) hits.push_back(&document.hits.of[index_of(theme)]);
  // Units are told by their turn, whose number stands in for the group here.
  std::vector<GroupId> turns(groups.size());
  for (std::size_t turn = 0; turn < groups.size(); ++turn) {
    turns[turn] = groups[turn] == set_aside ? set_aside : static_cast<GroupId>(turn);
  }
  std::vector<bool> present(themes);
  std::vector<bool> asked(themes);
  for_each_unit(document, unit_, turns, hits, [&](const UnitPresence& unit) {
    const std::vector<std::uint32_t> before = raised_before(raised, unit.group, themes);
    if (before.empty()) return;
    std::vector<Counts>& of_group = prompted_[groups[unit.group]];
    of_group.resize(static_cast<std::size_t>(themes) * themes);
    present.assign(themes, false);
    asked.assign(themes, false);
    for (const std::uint32_t theme : unit.present) present[theme] = true;
    for (const std::uint32_t theme : before) asked[theme] = true;
    for (const std::uint32_t one : before) {
      for (std::uint32_t other = 0; other < themes; ++other) {
        // A pair whose themes were both raised is met twice.
        if (other == one || (asked[other] && other < one)) continue;
        const std::uint32_t i = std::min(one, other);
        const std::uint32_t j = std::max(one, other);
        const bool both = present[i] && present[j];
        of_group[static_cast<std::size_t>(i) * themes + j] +=
            Counts{unit.count, present[i] ? unit.count : 0, present[j] ? unit.count : 0,
                   both ? unit.count : 0};
      }
    }
  });
}

void PromptedPairs::merge(const PromptedPairs& other) {
  all_.merge(other.all_);
  unknown_.merge(other.unknown_);
  has_unknown_ = has_unknown_ || other.has_unknown_;
  for (const auto& [id, from] : other.prompted_) {
    std::vector<Counts>& into = prompted_[id];
    into.resize(from.size());
    for (std::size_t at = 0; at < from.size(); ++at) into[at] += from[at];
  }
}

PromptedPairs::Group PromptedPairs::group(GroupId id) const {
  const auto found = prompted_.find(id);
  return {all_.group(id), unknown_.group(id),
          found == prompted_.end() ? std::vector<Counts>{} : found->second};
}

PromptedPairs::Counts PromptedPairs::counts(const Group& group, std::size_t i, std::size_t j,
                                            Prompted part) const {
  const std::size_t at = i * all_.themes().size() + j;
  const auto of = [&](const CooccurrenceTally::Group& its) -> Counts {
    return {its.n, its.with[i], its.with[j], its.both[at]};
  };
  const Counts unknown = of(group.unknown);
  if (part == Prompted::unknown) return unknown;
  const Counts prompted = group.prompted.empty() ? Counts{} : group.prompted[at];
  if (part == Prompted::prompted) return prompted;
  const Counts all = of(group.all);
  return {all.n - prompted.n - unknown.n, all.a - prompted.a - unknown.a,
          all.b - prompted.b - unknown.b, all.both - prompted.both - unknown.both};
}

}  // namespace themata
