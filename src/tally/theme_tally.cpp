// SPDX-License-Identifier: MIT
#include <themata/tally/theme_tally.hpp>

#include <algorithm>

#include "hit_cursor.hpp"

namespace themata {
namespace {

std::size_t values_of(HitField field) {
  return field == HitField::status ? all_statuses.size() : 3;
}

}  // namespace

PatternFacts PatternFacts::of(const Dictionary& dictionary) {
  PatternFacts facts;
  const auto weight_of = [](const Pattern& pattern) { return pattern.weight.value_or(1.0); };
  for (const Pattern& pattern : dictionary.patterns()) {
    facts.polarity.push_back(pattern.polarity);
    facts.alike = facts.alike && pattern.polarity == Polarity::none && !pattern.weight;
  }
  if (!dictionary.has_weights()) return facts;
  for (const Pattern& pattern : dictionary.patterns()) facts.weights.push_back(weight_of(pattern));
  std::sort(facts.weights.begin(), facts.weights.end());
  facts.weights.erase(std::unique(facts.weights.begin(), facts.weights.end()), facts.weights.end());
  for (const Pattern& pattern : dictionary.patterns()) {
    const auto place =
        std::lower_bound(facts.weights.begin(), facts.weights.end(), weight_of(pattern));
    facts.weight.push_back(static_cast<std::uint32_t>(place - facts.weights.begin()));
  }
  return facts;
}

ThemeTally::ThemeTally(std::vector<ThemeId> themes, Unit unit, PatternFacts facts,
                       std::vector<HitField> split_by)
    : themes_(std::move(themes)),
      unit_(unit),
      facts_(std::move(facts)),
      split_by_(std::move(split_by)) {
  for (const HitField field : split_by_) slices_ *= values_of(field);
}

void ThemeTally::set_prompting(Prompting prompting, StatusSet counted) {
  prompting_ = prompting;
  counted_ = counted;
}

std::vector<std::size_t> ThemeTally::values(std::size_t slice) const {
  std::vector<std::size_t> values(split_by_.size());
  for (std::size_t at = split_by_.size(); at-- > 0;) {
    const std::size_t value = slice % values_of(split_by_[at]);
    values[at] = split_by_[at] == HitField::polarity ? (value + 1) % 3 : value;
    slice /= values_of(split_by_[at]);
  }
  return values;
}

std::size_t ThemeTally::slice_of(const Hit& hit, Prompted prompted) const {
  std::size_t slice = 0;
  for (const HitField field : split_by_) {
    const std::size_t value =
        field == HitField::status ? static_cast<std::size_t>(hit.status)
        : field == HitField::prompted
            ? static_cast<std::size_t>(prompted)
            : (static_cast<std::size_t>(facts_.polarity[index_of(hit.pattern)]) + 2) % 3;
    slice = slice * values_of(field) + value;
  }
  return slice;
}

ThemeTally::Group& ThemeTally::at(GroupId id) {
  if (id >= groups_.size()) groups_.resize(id + 1);
  Group& group = groups_[id];
  if (group.themes.empty()) group.themes.resize(slices_ * themes_.size());
  return group;
}

ThemeTally::Group ThemeTally::group(GroupId id) const {
  if (id < groups_.size() && !groups_[id].themes.empty()) return groups_[id];
  Group none;
  none.themes.resize(slices_ * themes_.size());
  return none;
}

double ThemeTally::weighted(const Counts& counts) const {
  double sum = 0;
  for (const auto& [weight, hits] : counts.weights.sorted()) {
    sum += facts_.weights[weight] * static_cast<double>(hits);
  }
  return sum;
}

void ThemeTally::slice(const CodedDocument& document) {
  sliced_.resize(slices_ * themes_.size());
  for (std::vector<Hit>& hits : sliced_) hits.clear();
  std::vector<const std::vector<Hit>*> all;
  for (const ThemeId theme : themes_) all.push_back(&document.hits.of[index_of(theme)]);
  std::optional<RaisedThemes> raised;
  if (prompting_) {
    raised.emplace(document, all, *prompting_);
    without_interviewer_ = without_interviewer_ || !raised->has_interviewer();
  }
  for (std::size_t theme = 0; theme < themes_.size(); ++theme) {
    std::size_t turn = 0;
    for (const Hit& hit : *all[theme]) {
      while (document.turns[turn].first_word + document.turns[turn].words <= hit.begin) ++turn;
      if (!counted_.has(hit.status)) continue;
      const Prompted prompted = raised ? raised->of(turn, theme) : Prompted::unknown;
      sliced_[slice_of(hit, prompted) * themes_.size() + theme].push_back(hit);
    }
  }
}

void ThemeTally::count(std::span<const Hit> hits, Counts& counts) const {
  counts.hits += hits.size();
  if (facts_.polarity.empty()) return;
  if (facts_.alike) {
    counts.poles[static_cast<std::size_t>(Polarity::none)] += hits.size();
    return;
  }
  for (const Hit& hit : hits) {
    ++counts.poles[static_cast<std::size_t>(facts_.polarity[index_of(hit.pattern)])];
    if (!facts_.weight.empty()) counts.weights.add(facts_.weight[index_of(hit.pattern)], 1);
  }
}

void ThemeTally::add(const CodedDocument& document, std::span<const GroupId> groups) {
  std::vector<const std::vector<Hit>*> hits;
  if (slices_ == 1) {
    for (const ThemeId theme : themes_) hits.push_back(&document.hits.of[index_of(theme)]);
  } else {
    slice(document);
    for (const std::vector<Hit>& part : sliced_) hits.push_back(&part);
  }

  const bool by_turn = unit_.kind == UnitKind::turn;
  HitCursor cursor(hits);
  Group* own = nullptr;
  for (std::size_t turn = 0; turn < document.turns.size(); ++turn) {
    const std::uint32_t words = document.turns[turn].words;
    if (turn == 0 || groups[turn] != groups[turn - 1]) {
      own = groups[turn] == set_aside ? nullptr : &at(groups[turn]);
    }
    if (own != nullptr) {
      own->tokens += words;
      own->units += by_turn && words > 0 ? 1 : 0;
    }
    const std::uint32_t end = document.turns[turn].first_word + words;
    cursor.until(end, [this, own, by_turn](std::uint32_t theme, std::span<const Hit> found) {
      if (own == nullptr) return;
      count(found, own->themes[theme]);
      own->themes[theme].units_with += by_turn ? 1 : 0;
    });
  }
  if (by_turn) return;
  for_each_unit(document, unit_, groups, hits, [this](const UnitPresence& unit) {
    Group& group = at(unit.group);
    group.units += unit.count;
    for (const std::uint32_t theme : unit.present) group.themes[theme].units_with += unit.count;
  });
}

ThemeTally::Group& ThemeTally::Group::operator+=(const Group& other) {
  tokens += other.tokens;
  units += other.units;
  for (std::size_t theme = 0; theme < themes.size(); ++theme) {
    Counts& counts = themes[theme];
    counts.hits += other.themes[theme].hits;
    counts.units_with += other.themes[theme].units_with;
    for (std::size_t pole = 0; pole < counts.poles.size(); ++pole) {
      counts.poles[pole] += other.themes[theme].poles[pole];
    }
    for (const auto& [weight, hits] : other.themes[theme].weights.sorted()) {
      counts.weights.add(weight, hits);
    }
  }
  return *this;
}

void ThemeTally::merge(const ThemeTally& other) {
  without_interviewer_ = without_interviewer_ || other.without_interviewer_;
  for (GroupId id = 0; id < other.groups_.size(); ++id) {
    if (!other.groups_[id].themes.empty()) at(id) += other.groups_[id];
  }
}

}  // namespace themata
