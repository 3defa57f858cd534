// SPDX-License-Identifier: MIT
#include <themata/tally/units.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <map>

#include <themata/tally/stanza.hpp>

#include "hit_cursor.hpp"

namespace themata {

std::optional<Unit> Unit::from_name(std::string_view name) {
  if (name == "turn") return Unit{UnitKind::turn, 0};
  if (name == "sentence") return Unit{UnitKind::sentence, 0};
  if (name == "paragraph") return Unit{UnitKind::paragraph, 0};
  if (name == "document") return Unit{UnitKind::document, 0};
  const std::size_t colon = name.find(':');
  if (colon == std::string_view::npos) return std::nullopt;
  const std::string_view word = name.substr(0, colon);
  if (word != "window" && word != "stanza") return std::nullopt;
  std::uint32_t width = 0;
  const char* end = name.data() + name.size();
  const auto [stop, problem] = std::from_chars(name.data() + colon + 1, end, width);
  if (problem != std::errc{} || stop != end || width == 0) return std::nullopt;
  return Unit{word == "window" ? UnitKind::window : UnitKind::stanza, width};
}

std::string Unit::name() const {
  switch (kind) {
    case UnitKind::turn: return "turn";
    case UnitKind::sentence: return "sentence";
    case UnitKind::paragraph: return "paragraph";
    case UnitKind::document: return "document";
    case UnitKind::window: return fmt::format("window:{}", width);
    case UnitKind::stanza: return fmt::format("stanza:{}", width);
  }
  return {};
}

namespace {

using Visit = std::function<void(const UnitPresence&)>;
using Themes = std::span<const std::vector<Hit>* const>;

/// Walks units from left to right, and every theme's hits with them.
class UnitWalk {
 public:
  UnitWalk(const CodedDocument& document, std::span<const GroupId> groups, Themes themes,
           const Visit& visit)
      : document_(document), groups_(groups), themes_(themes), visit_(visit), cursor_(themes) {}

  void turns() {
    for (std::size_t at = 0; at < document_.turns.size(); ++at) {
      const CodedTurn& turn = document_.turns[at];
      unit(turn.first_word, turn.first_word + turn.words, groups_[at]);
    }
  }

  /// Units that begin at `starts` and end where the next begins or the turn ends.
  void parts(const std::vector<std::uint32_t>& starts) {
    std::size_t part = 0;
    for (std::size_t at = 0; at < document_.turns.size(); ++at) {
      const std::uint32_t end = document_.turns[at].first_word + document_.turns[at].words;
      for (; part < starts.size() && starts[part] < end; ++part) {
        const bool more = part + 1 < starts.size() && starts[part + 1] < end;
        unit(starts[part], more ? starts[part + 1] : end, groups_[at]);
      }
    }
  }

  void whole() {
    std::map<GroupId, std::map<std::uint32_t, HitExtent>> present;
    for (std::size_t at = 0; at < document_.turns.size(); ++at) {
      const CodedTurn& turn = document_.turns[at];
      const bool counts = groups_[at] != set_aside && turn.words > 0;
      collect(turn.first_word + turn.words);
      if (!counts) continue;
      auto& in_group = present[groups_[at]];
      for (std::size_t i = 0; i < present_.size(); ++i) {
        HitExtent& extent = in_group[present_[i]];
        extent.first_end = std::min(extent.first_end, extents_[i].first_end);
        extent.last_begin = std::max(extent.last_begin, extents_[i].last_begin);
      }
    }
    for (const auto& [group, themes] : present) {
      present_.clear();
      extents_.clear();
      for (const auto& [theme, extent] : themes) {
        present_.push_back(theme);
        extents_.push_back(extent);
      }
      visit_({group, 1, present_, extents_});
    }
  }

 private:
  void unit(std::uint32_t begin, std::uint32_t end, GroupId group) {
    collect(end);
    if (group != set_aside && begin < end) visit_({group, 1, present_, extents_});
  }

  /// The themes with hits that begin before `end` and after the last unit.
  void collect(std::uint32_t end) {
    present_.clear();
    extents_.clear();
    cursor_.until(end, [this](std::uint32_t theme, std::span<const Hit> hits) {
      HitExtent extent{UINT32_MAX, hits.back().begin};
      for (const Hit& hit : hits) extent.first_end = std::min(extent.first_end, hit.end);
      present_.push_back(theme);
      extents_.push_back(extent);
    });
  }

  const CodedDocument& document_;
  std::span<const GroupId> groups_;
  Themes themes_;
  const Visit& visit_;
  HitCursor cursor_;
  std::vector<std::uint32_t> present_{};
  std::vector<HitExtent> extents_{};
};

/// The windows of one turn by sweeping: a hit [b, e) is inside the windows that
/// start from e - width to b. Where such a range begins or ends, what is
/// present changes; between two changes all windows are the same.
class WindowSweep {
 public:
  WindowSweep(std::uint32_t width, const Visit& visit) : width_(width), visit_(visit) {}

  void turn(const CodedTurn& turn, GroupId group, std::size_t themes, HitCursor& cursor) {
    const std::uint32_t end = turn.first_word + turn.words;
    const std::uint32_t last_start = turn.words <= width_ ? 0 : turn.words - width_;
    changes_.clear();
    cursor.until(end, [&](std::uint32_t theme, std::span<const Hit> found) {
      for (const Hit& hit : found) add(hit, theme, turn, last_start);
    });
    if (group == set_aside || turn.words == 0) return;
    sweep(group, themes, last_start);
  }

 private:
  struct Change {
    std::uint32_t at;
    std::uint32_t theme;
    int by;
  };

  void add(const Hit& hit, std::uint32_t theme, const CodedTurn& turn, std::uint32_t last_start) {
    const std::uint32_t begin = hit.begin - turn.first_word;
    const std::uint32_t end = hit.end - turn.first_word;
    if (end > turn.words || end - begin > width_) return;
    const std::uint32_t from = end > width_ ? end - width_ : 0;
    const std::uint32_t to = std::min(begin, last_start);
    changes_.push_back({from, theme, 1});
    changes_.push_back({to + 1, theme, -1});
  }

  void sweep(GroupId group, std::size_t themes, std::uint32_t last_start) {
    std::sort(changes_.begin(), changes_.end(),
              [](const Change& a, const Change& b) { return a.at < b.at; });
    depth_.assign(themes, 0);
    std::uint32_t from = 0;
    for (std::size_t at = 0; at < changes_.size();) {
      const std::uint32_t here = std::min(changes_[at].at, last_start + 1);
      report(group, here - from);
      from = here;
      const std::uint32_t place = changes_[at].at;
      for (; at < changes_.size() && changes_[at].at == place; ++at) {
        depth_[changes_[at].theme] += changes_[at].by;
      }
    }
    report(group, last_start + 1 - from);
  }

  void report(GroupId group, std::uint32_t windows) {
    if (windows == 0) return;
    present_.clear();
    for (std::uint32_t theme = 0; theme < depth_.size(); ++theme) {
      if (depth_[theme] > 0) present_.push_back(theme);
    }
    visit_({group, windows, present_, {}});
  }

  std::uint32_t width_;
  const Visit& visit_;
  std::vector<Change> changes_{};
  std::vector<int> depth_{};
  std::vector<std::uint32_t> present_{};
};

void stanzas(const CodedDocument& document, std::uint32_t width, std::span<const GroupId> groups,
             Themes themes, const Visit& visit) {
  MovingStanza stanza(themes.size(), width, StanzaWeight::binary);
  for_each_unit(document, Unit{}, groups, themes, [&](const UnitPresence& turn) {
    stanza.add(turn.present, [](std::uint32_t, std::uint32_t, std::uint64_t) {});
    const std::vector<std::uint32_t> present = stanza.themes();
    visit({turn.group, 1, present, {}});
  });
}

}  // namespace

void for_each_unit(const CodedDocument& document, const Unit& unit, std::span<const GroupId> groups,
                   Themes themes, const Visit& visit) {
  UnitWalk walk(document, groups, themes, visit);
  switch (unit.kind) {
    case UnitKind::turn: return walk.turns();
    case UnitKind::sentence: return walk.parts(document.sentence_starts);
    case UnitKind::paragraph: return walk.parts(document.paragraph_starts);
    case UnitKind::document: return walk.whole();
    case UnitKind::stanza: return stanzas(document, unit.width, groups, themes, visit);
    case UnitKind::window: break;
  }
  WindowSweep sweep(unit.width, visit);
  HitCursor cursor(themes);
  for (std::size_t at = 0; at < document.turns.size(); ++at) {
    sweep.turn(document.turns[at], groups[at], themes.size(), cursor);
  }
}

}  // namespace themata
