// SPDX-License-Identifier: MIT
// Which cells are hidden beside small ones. A change is a product: of a change in themes and a
// change in groups. Each keeps the sums of its own kind, so the product keeps both; what is
// left is to find, for each small cell, the product that hides the fewest cells and takes
// nothing from a count of zero. Every hidden cell is part of such a product, which is the
// proof that it has two values; tests/unit/table/test_hidden_cells.cpp counts them out.
#include <algorithm>
#include <limits>
#include <map>
#include <numeric>
#include <optional>
#include <set>
#include <tuple>
#include <utility>

#include <themata/table/disclosure.hpp>

namespace themata {
namespace {

using Id = std::uint32_t;
using Ids = std::vector<Id>;
/// What one unit more or less is in: places, and +1 or -1 for each.
using Change = std::vector<std::pair<std::size_t, int>>;

constexpr std::size_t no_cell = std::numeric_limits<std::size_t>::max();
/// Values of a field that are tried beside one: those hidden already and the smallest counts.
constexpr std::ptrdiff_t most_partners = 64;

template <typename Value>
class Numbers {
 public:
  std::size_t of(const Value& value) {
    const auto [at, is_new] = ids_.try_emplace(value, values_.size());
    if (is_new) values_.push_back(value);
    return at->second;
  }
  [[nodiscard]] std::optional<std::size_t> find(const Value& value) const {
    const auto at = ids_.find(value);
    return at == ids_.end() ? std::nullopt : std::optional(at->second);
  }
  [[nodiscard]] const std::vector<Value>& values() const { return values_; }

 private:
  std::map<Value, std::size_t> ids_{};
  std::vector<Value> values_{};
};

/// What `find` says of the nearest ancestor of a theme for which it says anything.
template <typename Find>
auto nearest_parent(std::string name, const Find& find) -> decltype(find(name)) {
  for (std::size_t dot = name.rfind('.'); dot != std::string::npos; dot = name.rfind('.')) {
    name.resize(dot);
    if (auto parent = find(name)) return parent;
  }
  return std::nullopt;
}

/// The themes of a table and which of them counts what others do.
class ThemeChanges {
 public:
  using Themes = std::vector<std::string>;

  explicit ThemeChanges(const Numbers<Themes>& rows) : rows_(rows) {
    for (const Themes& themes : rows.values()) {
      for (const std::string& name : themes) names_.of(name);
    }
    children_.resize(names_.values().size());
    for (std::size_t at = 0; at < names_.values().size(); ++at) {
      if (const auto parent = parent_of(at)) children_[*parent].push_back(at);
    }
  }

  [[nodiscard]] std::vector<Change> of(std::size_t row) const {
    const Themes& themes = rows_.values()[row];
    if (themes.empty()) return {{{row, 1}}};
    if (themes.size() == 1) return of_theme(*names_.find(themes.front()));
    return of_pair(*names_.find(themes[0]), *names_.find(themes[1]));
  }

  [[nodiscard]] std::optional<std::size_t> parent_of(std::size_t theme) const {
    return nearest_parent(names_.values()[theme],
                          [this](const std::string& name) { return names_.find(name); });
  }

 private:
  using Path = std::vector<std::size_t>;

  /// The ways down from a theme to one without sub-themes.
  [[nodiscard]] std::vector<Path> ways_down(std::size_t theme) const {
    if (children_[theme].empty()) return {{theme}};
    std::vector<Path> ways;
    for (const std::size_t child : children_[theme]) {
      for (Path& way : ways_down(child)) {
        way.push_back(theme);
        ways.push_back(std::move(way));
      }
    }
    return ways;
  }

  /// Ways down through a theme from its first ancestor.
  [[nodiscard]] std::vector<Path> whole_paths(std::size_t theme) const {
    std::vector<Path> paths = ways_down(theme);
    for (auto parent = parent_of(theme); parent; parent = parent_of(*parent)) {
      for (Path& path : paths) path.push_back(*parent);
    }
    return paths;
  }

  void add(const Path& path, int sign, Change& change) const {
    for (const std::size_t theme : path) {
      change.emplace_back(*rows_.find({names_.values()[theme]}), sign);
    }
  }

  [[nodiscard]] std::vector<Change> of_theme(std::size_t theme) const {
    std::vector<Change> changes;
    for (const Path& path : whole_paths(theme)) add(path, 1, changes.emplace_back());
    std::vector<Path> below = ways_down(theme);
    for (std::size_t at = theme;;) {
      const auto parent = parent_of(at);
      if (!parent) return changes;
      for (const std::size_t sibling : children_[*parent]) {
        if (sibling == at) continue;
        for (const Path& other : ways_down(sibling)) {
          for (const Path& path : below) {
            add(path, 1, changes.emplace_back());
            add(other, -1, changes.back());
          }
        }
      }
      at = *parent;
      for (Path& path : below) path.push_back(at);
    }
  }

  [[nodiscard]] std::vector<Change> of_pair(std::size_t a, std::size_t b) const {
    std::vector<Change> changes;
    for (const Path& first : whole_paths(a)) {
      for (const Path& second : whole_paths(b)) {
        std::vector<std::size_t> rows;
        for (const std::size_t x : first) {
          for (const std::size_t y : second) {
            for (const auto& [from, to] : {std::pair(x, y), std::pair(y, x)}) {
              const auto row = rows_.find({names_.values()[from], names_.values()[to]});
              if (row) rows.push_back(*row);
            }
          }
        }
        std::sort(rows.begin(), rows.end());
        rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
        Change& change = changes.emplace_back();
        for (const std::size_t row : rows) change.emplace_back(row, 1);
      }
    }
    return changes;
  }

  const Numbers<Themes>& rows_;
  Numbers<std::string> names_{};
  std::vector<std::vector<std::size_t>> children_{};
};

/// The groups of a table and the lines of groups that differ in one field.
class GroupChanges {
 public:
  explicit GroupChanges(const Numbers<Ids>& groups) : groups_(groups) {
    const std::size_t fields = groups.values().empty() ? 0 : groups.values().front().size();
    lines_.resize(fields);
    for (std::size_t at = 0; at < groups.values().size(); ++at) {
      for (std::size_t field = 0; field < fields; ++field) {
        lines_[field][line(at, field)].push_back(at);
      }
    }
  }

  /// Boxes with a corner at the group. `before` orders partners by how gladly they are taken, and
  /// no two alike.
  template <typename Before>
  [[nodiscard]] std::vector<Change> of(std::size_t group, const Before& before) const {
    std::vector<Change> changes;
    for (std::size_t moved = 0; moved < (std::size_t{1} << lines_.size()); ++moved) {
      std::vector<Ids> boxes{{}};  // the other value of each field that moves
      for (std::size_t field = 0; field < lines_.size(); ++field) {
        if ((moved >> field & 1U) == 0) continue;
        std::vector<std::size_t> partners;
        for (const std::size_t other : lines_[field].at(line(group, field))) {
          if (other != group) partners.push_back(other);
        }
        const auto end = partners.begin() + std::min(most_partners, std::ssize(partners));
        std::partial_sort(partners.begin(), end, partners.end(), before);
        partners.erase(end, partners.end());
        std::vector<Ids> longer;
        for (const Ids& box : boxes) {
          for (const std::size_t partner : partners) {
            longer.push_back(box);
            longer.back().push_back(groups_.values()[partner][field]);
          }
        }
        boxes = std::move(longer);
      }
      for (const Ids& box : boxes) {
        if (auto change = corners(group, moved, box)) changes.push_back(std::move(*change));
      }
    }
    return changes;
  }

 private:
  [[nodiscard]] Ids line(std::size_t group, std::size_t field) const {
    Ids key = groups_.values()[group];
    key.erase(key.begin() + static_cast<std::ptrdiff_t>(field));
    return key;
  }

  /// The corners, where all of them are groups, and alone in the fields that do not move.
  [[nodiscard]] std::optional<Change> corners(std::size_t group, std::size_t moved,
                                              const Ids& box) const {
    Change change;
    for (std::size_t corner = 0; corner < (std::size_t{1} << box.size()); ++corner) {
      Ids key = groups_.values()[group];
      int sign = 1;
      std::size_t next = 0;
      for (std::size_t field = 0; field < lines_.size(); ++field) {
        if ((moved >> field & 1U) == 0) continue;
        if ((corner >> next & 1U) != 0) {
          key[field] = box[next];
          sign = -sign;
        }
        ++next;
      }
      const auto at = groups_.find(key);
      if (!at) return std::nullopt;
      for (std::size_t field = 0; field < lines_.size(); ++field) {
        const bool still = (moved >> field & 1U) == 0;
        if (still && lines_[field].at(line(*at, field)).size() > 1) return std::nullopt;
      }
      change.emplace_back(*at, sign);
    }
    return change;
  }

  const Numbers<Ids>& groups_;
  std::vector<std::map<Ids, std::vector<std::size_t>>> lines_{};
};

class Hiding {
 public:
  explicit Hiding(std::vector<CountedCell> cells)
      : cells_(std::move(cells)), shown_(cells_.size()) {
    add_own_counts();
    Numbers<std::string> words;
    for (const CountedCell& cell : cells_) {
      Ids group;
      for (const std::string& value : cell.fields)
        group.push_back(static_cast<Id>(words.of(value)));
      places_.emplace_back(groups_.of(group), rows_.of(cell.themes));
    }
    at_.assign(groups_.values().size() * rows_.values().size(), no_cell);
    for (std::size_t cell = 0; cell < cells_.size(); ++cell) {
      at_[place(places_[cell].first, places_[cell].second)] = cell;
    }
  }

  HiddenCells run() {
    result_.hidden.assign(cells_.size(), false);
    std::fill(result_.hidden.begin() + static_cast<std::ptrdiff_t>(shown_), result_.hidden.end(),
              true);
    const ThemeChanges themes(rows_);
    const GroupChanges groups(groups_);
    for (std::size_t cell = 0; cell < cells_.size(); ++cell) {
      if (!cells_[cell].small) continue;
      ++result_.small;
      if (!result_.hidden[cell]) hide(cell, themes, groups);
    }
    result_.hidden.resize(shown_);
    const auto hidden = std::count(result_.hidden.begin(), result_.hidden.end(), true);
    result_.beside = static_cast<std::size_t>(hidden) - result_.small;
    return std::move(result_);
  }

 private:
  struct Cost {
    std::size_t cells = no_cell;
    std::uint64_t counts = 0;
    friend auto operator<=>(const Cost&, const Cost&) = default;
  };

  /// What a theme counts beyond its sub-themes that have rows, as one more sub-theme, which no
  /// table shows.
  void add_own_counts() {
    using Key = std::pair<std::vector<std::string>, std::string>;
    std::map<Key, std::size_t> known;
    std::map<std::size_t, std::int64_t> rests;
    for (std::size_t cell = 0; cell < shown_; ++cell) {
      if (cells_[cell].themes.size() == 1)
        known[{cells_[cell].fields, cells_[cell].themes[0]}] = cell;
    }
    for (const auto& [key, cell] : known) {
      const std::vector<std::string>& fields = key.first;
      const auto parent = nearest_parent(key.second, [&](const std::string& name) {
        const auto at = known.find({fields, name});
        return at == known.end() ? std::nullopt : std::optional(at->second);
      });
      if (!parent) continue;
      const auto whole = static_cast<std::int64_t>(cells_[*parent].count);
      rests.try_emplace(*parent, whole).first->second -=
          static_cast<std::int64_t>(cells_[cell].count);
    }
    std::set<std::string> with_own;
    for (const auto& [cell, rest] : rests) {
      if (rest > 0) with_own.insert(cells_[cell].themes.front());
    }
    for (const auto& [cell, rest] : rests) {
      const std::string name = cells_[cell].themes.front();
      if (with_own.count(name) == 0) continue;
      const std::uint64_t own = rest > 0 ? static_cast<std::uint64_t>(rest) : 0;
      cells_.push_back({cells_[cell].fields, {name + ".\x01"}, own, false});
    }
  }

  [[nodiscard]] std::size_t place(std::size_t group, std::size_t row) const {
    return group * rows_.values().size() + row;
  }

  void hide(std::size_t cell, const ThemeChanges& themes, const GroupChanges& groups) {
    const auto [group, row] = places_[cell];
    const auto gladness = [this, at = row](std::size_t partner) {
      const std::size_t other = at_[place(partner, at)];
      if (other == no_cell) return std::tuple(3, std::uint64_t{0}, partner);
      const std::uint64_t count = cells_[other].count;
      return std::tuple(result_.hidden[other] ? 0 : count > 0 ? 1 : 2, count, partner);
    };
    const auto before = [&](std::size_t x, std::size_t y) { return gladness(x) < gladness(y); };
    const std::vector<Change> boxes = groups.of(group, before);
    Cost least;
    std::vector<std::size_t> taken;
    for (const Change& in_themes : themes.of(row)) {
      for (const Change& in_groups : boxes) {
        for (const int sign : {-1, 1}) {
          std::vector<std::size_t> with;
          const auto cost = cost_of(in_themes, in_groups, sign, with);
          if (!cost || *cost >= least) continue;
          least = *cost;
          taken = std::move(with);
        }
      }
    }
    result_.hidden[cell] = true;
    if (taken.empty()) result_.exposed.push_back(cell);
    for (const std::size_t with : taken) result_.hidden[with] = true;
  }

  [[nodiscard]] std::optional<Cost> cost_of(const Change& in_themes, const Change& in_groups,
                                            int sign, std::vector<std::size_t>& with) const {
    Cost cost{0, 0};
    for (const auto& [row, row_sign] : in_themes) {
      for (const auto& [group, group_sign] : in_groups) {
        const std::size_t cell = at_[place(group, row)];
        if (cell == no_cell) return std::nullopt;
        if (sign * row_sign * group_sign < 0 && cells_[cell].count == 0) return std::nullopt;
        with.push_back(cell);
        if (result_.hidden[cell] || cells_[cell].small) continue;
        ++cost.cells;
        cost.counts += cells_[cell].count;
      }
    }
    return cost;
  }

  std::vector<CountedCell> cells_;  ///< those of the table, then those that no table shows
  std::size_t shown_;
  Numbers<Ids> groups_{};
  Numbers<std::vector<std::string>> rows_{};
  std::vector<std::pair<std::size_t, std::size_t>> places_{};  ///< group and row of a cell
  std::vector<std::size_t> at_{};                              ///< the cell of a group and row
  HiddenCells result_{};
};

}  // namespace

// In an order of their own: else two tables of the same counts each show what the other hides.
HiddenCells hide_cells(std::vector<CountedCell> cells) {
  std::vector<std::size_t> order(cells.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&cells](std::size_t one, std::size_t other) {
    return std::tie(cells[one].fields, cells[one].themes) <
           std::tie(cells[other].fields, cells[other].themes);
  });
  std::vector<CountedCell> sorted;
  for (const std::size_t cell : order) sorted.push_back(std::move(cells[cell]));
  HiddenCells found = Hiding(std::move(sorted)).run();
  const std::vector<bool> hidden = found.hidden;
  for (std::size_t at = 0; at < order.size(); ++at) found.hidden[order[at]] = hidden[at];
  for (std::size_t& cell : found.exposed) cell = order[cell];
  return found;
}

}  // namespace themata
