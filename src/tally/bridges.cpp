// SPDX-License-Identifier: MIT
#include <themata/tally/bridges.hpp>

#include <algorithm>
#include <optional>
#include <set>

#include "hit_cursor.hpp"

namespace themata {
namespace {

/// The hits that begin in one unit, by theme and by class of connectives.
class UnitHits {
 public:
  explicit UnitHits(const BridgeQuestion& question)
      : question_(question), of_(question.themes.size() + question.classes.size()) {}

  void clear() {
    for (const std::uint32_t theme : present_) of_[theme] = {};
    for (const std::uint32_t link : links_) of_[question_.themes.size() + link] = {};
    present_.clear();
    links_.clear();
  }

  void add(std::uint32_t list, std::span<const Hit> hits) {
    of_[list] = hits;
    const auto themes = static_cast<std::uint32_t>(question_.themes.size());
    if (list < themes) {
      present_.push_back(list);
    } else {
      links_.push_back(list - themes);
    }
  }

  [[nodiscard]] const std::vector<std::uint32_t>& present() const { return present_; }

  /// `sentences`: where those of the document begin, ascending; `end` of the unit.
  void find(std::span<const std::uint32_t> sentences, std::uint32_t end,
            std::vector<Bridge>& bridges) const {
    bridges.clear();
    if (present_.size() < 2) return;
    for (const std::uint32_t link : links_) {
      for (const Hit& connective : of_[question_.themes.size() + link]) {
        find_round(link, connective, bridges);
        if (question_.opening.empty() || !question_.opening[index_of(connective.pattern)]) continue;
        const auto next = std::upper_bound(sentences.begin(), sentences.end(), connective.begin);
        const bool opens = next != sentences.begin() && connective.begin - *(next - 1) <= 1;
        const std::uint32_t sentence_end = next == sentences.end() ? end : std::min(*next, end);
        if (opens) find_behind(link, connective, sentence_end, bridges);
      }
    }
    std::sort(bridges.begin(), bridges.end(), [](const Bridge& a, const Bridge& b) {
      return std::tuple(a.key(), a.width(), a.first.begin) <
             std::tuple(b.key(), b.width(), b.first.begin);
    });
    bridges.erase(std::unique(bridges.begin(), bridges.end(),
                              [](const Bridge& a, const Bridge& b) { return a.key() == b.key(); }),
                  bridges.end());
  }

 private:
  /// The last hit of a theme that ends before a connective, and the first that begins after.
  [[nodiscard]] std::optional<Hit> before(std::uint32_t theme, const Hit& connective) const {
    std::optional<Hit> nearest;
    for (const Hit& hit : of_[theme]) {
      if (hit.end <= connective.begin && (!nearest || hit.end > nearest->end)) nearest = hit;
    }
    return nearest;
  }
  [[nodiscard]] std::optional<Hit> after(std::uint32_t theme, const Hit& before) const {
    const std::span<const Hit> hits = all_after(theme, before);
    return hits.empty() ? std::nullopt : std::optional(hits.front());
  }
  [[nodiscard]] std::span<const Hit> all_after(std::uint32_t theme, const Hit& before) const {
    const auto first = std::ranges::lower_bound(of_[theme], before.end, {}, &Hit::begin);
    return {first, of_[theme].end()};
  }

  /// What a connective at the front ties: a theme in its sentence, and another behind that.
  void find_behind(std::uint32_t link, const Hit& connective, std::uint32_t sentence_end,
                   std::vector<Bridge>& bridges) const {
    const Pointing between = question_.pointing[index_of(connective.pattern)];
    const Pointing pointing = between == Pointing::backward  ? Pointing::forward
                              : between == Pointing::forward ? Pointing::backward
                                                             : Pointing::neither;
    for (const std::uint32_t from : present_) {
      for (const std::uint32_t to : present_) {
        if (from == to) continue;
        for (const Hit& first : all_after(from, connective)) {
          const auto second = after(to, first);
          if (!second || first.begin >= sentence_end) break;
          if (second->begin - first.end > question_.within) continue;
          bridges.push_back({from, link, to, pointing, first, connective, *second});
          break;
        }
      }
    }
  }

  void find_round(std::uint32_t link, const Hit& connective, std::vector<Bridge>& bridges) const {
    for (const std::uint32_t from : present_) {
      const auto first = before(from, connective);
      if (!first) continue;
      for (const std::uint32_t to : present_) {
        const auto second = from == to ? std::nullopt : after(to, connective);
        if (!second || second->begin - first->end > question_.within) continue;
        bridges.push_back({from, link, to, question_.pointing[index_of(connective.pattern)], *first,
                           connective, *second});
      }
    }
  }

  const BridgeQuestion& question_;
  std::vector<std::span<const Hit>> of_;  ///< themes, then classes
  std::vector<std::uint32_t> present_{};
  std::vector<std::uint32_t> links_{};
};

}  // namespace

void for_each_bridged_unit(const CodedDocument& document, const BridgeQuestion& question,
                           std::span<const GroupId> groups,
                           const std::function<void(const BridgedUnit&)>& visit) {
  std::vector<std::vector<Hit>> kept(question.themes.size());
  std::vector<const std::vector<Hit>*> lists;
  for (std::size_t theme = 0; theme < question.themes.size(); ++theme) {
    for (const Hit& hit : document.hits.of[index_of(question.themes[theme])]) {
      if (question.counted.has(hit.status)) kept[theme].push_back(hit);
    }
    lists.push_back(&kept[theme]);
  }
  for (const ThemeId link : question.classes) lists.push_back(&document.hits.of[index_of(link)]);

  HitCursor cursor(lists);
  UnitHits hits(question);
  std::vector<Bridge> bridges;
  const bool by_sentence = question.unit.kind == UnitKind::sentence;
  const std::vector<std::uint32_t>& starts = document.sentence_starts;
  std::size_t next = 0;
  for (std::uint32_t turn = 0; turn < document.turns.size(); ++turn) {
    const std::uint32_t turn_end = document.turns[turn].first_word + document.turns[turn].words;
    std::uint32_t begin = document.turns[turn].first_word;
    while (begin < turn_end) {
      while (next < starts.size() && starts[next] <= begin) ++next;
      const bool more = by_sentence && next < starts.size() && starts[next] < turn_end;
      const std::uint32_t end = more ? starts[next] : turn_end;
      hits.clear();
      cursor.until(
          end, [&hits](std::uint32_t list, std::span<const Hit> found) { hits.add(list, found); });
      if (groups[turn] != set_aside) {
        hits.find(starts, end, bridges);
        visit({turn, begin, end, groups[turn], hits.present(), bridges});
      }
      begin = end;
    }
  }
}

BridgeTally::Group& BridgeTally::at(Groups& groups, GroupId id) {
  if (id >= groups.size()) groups.resize(id + 1);
  return groups[id];
}

template <typename Keep>
void BridgeTally::count(const BridgedUnit& unit, const Keep& keep, Group& group) const {
  ++group.units;
  for (std::size_t a = 0; a < unit.present.size(); ++a) {
    for (std::size_t b = a + 1; b < unit.present.size(); ++b) {
      if (keep(unit.present[a], unit.present[b])) ++group.both[{unit.present[a], unit.present[b]}];
    }
  }
  std::set<std::tuple<std::uint32_t, std::uint32_t, std::uint32_t>> seen;
  for (const Bridge& bridge : unit.bridges) {
    if (!keep(bridge.from, bridge.to)) continue;
    const bool turned = order_ == Order::sense && bridge.pointing == Pointing::backward;
    const auto key = turned ? std::tuple(bridge.to, bridge.link, bridge.from)
                            : std::tuple(bridge.from, bridge.link, bridge.to);
    Counts& counts = group.counts[key];
    if (seen.insert(key).second) ++counts.units;
    if (bridge.pointing == Pointing::forward) ++counts.forward;
    if (bridge.pointing == Pointing::backward) ++counts.backward;
  }
}

void BridgeTally::count_prompted(const BridgedUnit& unit, const RaisedThemes& raised) {
  const auto themes = static_cast<std::uint32_t>(question_.themes.size());
  std::vector<bool> asked(themes, false);
  for (std::uint32_t theme = 0; theme < themes; ++theme) {
    asked[theme] = raised.raised(unit.turn, theme);
  }
  if (std::find(asked.begin(), asked.end(), true) == asked.end()) return;
  Group& group = at(prompted_, unit.group);
  const auto keep = [&asked](std::uint32_t a, std::uint32_t b) { return asked[a] || asked[b]; };
  for (std::uint32_t a = 0; a < themes; ++a) {
    for (std::uint32_t b = a + 1; b < themes; ++b) {
      if (keep(a, b)) ++group.units_of[{a, b}];
    }
  }
  count(unit, keep, group);
}

void BridgeTally::add(const CodedDocument& document, std::span<const GroupId> groups) {
  std::optional<RaisedThemes> raised;
  if (prompting_) {
    std::vector<const std::vector<Hit>*> hits;
    for (const ThemeId theme : question_.themes) hits.push_back(&document.hits.of[index_of(theme)]);
    raised.emplace(document, hits, *prompting_);
    has_unknown_ = has_unknown_ || !raised->has_interviewer();
  }
  const auto all = [](std::uint32_t, std::uint32_t) { return true; };
  for_each_bridged_unit(document, question_, groups, [&](const BridgedUnit& unit) {
    count(unit, all, at(groups_, unit.group));
    if (!raised) return;
    if (raised->has_interviewer()) {
      count_prompted(unit, *raised);
    } else {
      count(unit, all, at(unknown_, unit.group));
    }
  });
}

void BridgeTally::merge(const Groups& from, Groups& into) {
  for (GroupId id = 0; id < from.size(); ++id) {
    Group& group = at(into, id);
    group.units += from[id].units;
    for (const auto& [pair, units] : from[id].units_of) group.units_of[pair] += units;
    for (const auto& [pair, units] : from[id].both) group.both[pair] += units;
    for (const auto& [key, counted] : from[id].counts) {
      Counts& counts = group.counts[key];
      counts.units += counted.units;
      counts.forward += counted.forward;
      counts.backward += counted.backward;
    }
  }
}

void BridgeTally::merge(const BridgeTally& other) {
  merge(other.groups_, groups_);
  merge(other.prompted_, prompted_);
  merge(other.unknown_, unknown_);
  has_unknown_ = has_unknown_ || other.has_unknown_;
}

BridgeTally::PairUnits BridgeTally::of_pair(const Groups& groups, GroupId id, std::size_t from,
                                            std::size_t link, std::size_t to) {
  if (id >= groups.size()) return {};
  const Group& group = groups[id];
  const auto in = [&](const Together& together) -> std::uint64_t {
    const auto found = together.find({static_cast<std::uint32_t>(std::min(from, to)),
                                      static_cast<std::uint32_t>(std::max(from, to))});
    return found == together.end() ? 0 : found->second;
  };
  const auto tied =
      group.counts.find({static_cast<std::uint32_t>(from), static_cast<std::uint32_t>(link),
                         static_cast<std::uint32_t>(to)});
  return {group.units_of.empty() ? group.units : in(group.units_of), in(group.both),
          tied == group.counts.end() ? Counts{} : tied->second};
}

BridgeTally::PairUnits BridgeTally::of_pair(GroupId group, std::size_t from, std::size_t link,
                                            std::size_t to, Part part) const {
  PairUnits all = of_pair(groups_, group, from, link, to);
  if (!part) return all;
  const PairUnits unknown = of_pair(unknown_, group, from, link, to);
  if (part == Prompted::unknown) return unknown;
  const PairUnits prompted = of_pair(prompted_, group, from, link, to);
  if (part == Prompted::prompted) return prompted;
  for (const PairUnits& other : {unknown, prompted}) {
    all.units -= other.units;
    all.both -= other.both;
    all.tied.units -= other.tied.units;
    all.tied.forward -= other.tied.forward;
    all.tied.backward -= other.tied.backward;
  }
  return all;
}

std::vector<BridgeTally::Part> BridgeTally::parts() const {
  if (!prompting_) return {std::nullopt};
  std::vector<Part> parts{Prompted::prompted, Prompted::spontaneous};
  if (has_unknown_) parts.emplace_back(Prompted::unknown);
  return parts;
}

std::uint64_t BridgeTally::units(GroupId group) const {
  return group < groups_.size() ? groups_[group].units : 0;
}

BridgeTally::Together BridgeTally::pairs_together(GroupId group) const {
  return group < groups_.size() ? groups_[group].both : Together{};
}

BridgeTally::AllCounts BridgeTally::all_counts(GroupId group) const {
  return group < groups_.size() ? groups_[group].counts : AllCounts{};
}

std::uint64_t BridgeTally::units_with_both(GroupId group, std::size_t a, std::size_t b) const {
  if (group >= groups_.size()) return 0;
  const auto found = groups_[group].both.find(
      {static_cast<std::uint32_t>(std::min(a, b)), static_cast<std::uint32_t>(std::max(a, b))});
  return found == groups_[group].both.end() ? 0 : found->second;
}

BridgeTally::Counts BridgeTally::counts(GroupId group, std::size_t from, std::size_t link,
                                        std::size_t to) const {
  if (group >= groups_.size()) return {};
  const auto found = groups_[group].counts.find({static_cast<std::uint32_t>(from),
                                                 static_cast<std::uint32_t>(link),
                                                 static_cast<std::uint32_t>(to)});
  return found == groups_[group].counts.end() ? Counts{} : found->second;
}

}  // namespace themata
