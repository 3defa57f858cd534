// SPDX-License-Identifier: MIT
// A figure stands in a unit if some link begins no earlier than the first end of the one theme
// and ends no later than the last begin of the other. So of each theme two numbers a unit are
// enough, and only units with a link are looked at.
#include <themata/stats/null_bridges.hpp>

#include <algorithm>

namespace themata {
namespace {

class BridgedTalk {
 public:
  BridgedTalk(const Talk& talk, std::size_t themes, std::uint32_t number)
      : talk_(talk), number_(number), links_(talk.units.size()), held_(themes) {
    unit_of_.resize(talk.words);
    for (std::uint32_t unit = 0; unit < talk.units.size(); ++unit) {
      const bool last = unit + 1 == talk.units.size();
      const std::uint32_t end = last ? talk.words : talk.units[unit + 1];
      for (std::uint32_t at = talk.units[unit]; at < end; ++at) unit_of_[at] = unit;
    }
    for (std::size_t link = themes; link < talk.themes.size(); ++link) {
      const ThemePlaces& places = talk.themes[link];
      for (std::size_t at = 0; at < places.starts.size(); ++at) {
        links_[unit_of_[places.starts[at]]].push_back(
            {link, places.starts[at], places.starts[at] + places.lengths[at]});
      }
    }
    for (std::size_t theme = 0; theme < themes; ++theme) {
      held_[theme].in.resize(talk.units.size());
      hold(theme, talk.themes[theme].starts, talk.themes[theme].lengths);
    }
  }

  void draw(const Redraw& redraw, std::uint32_t draw) {
    for (std::size_t theme = 0; theme < held_.size(); ++theme) {
      redraw.places(talk_, number_, talk_.themes[theme], draw, starts_, lengths_);
      hold(theme, starts_, lengths_);
    }
  }

  [[nodiscard]] std::uint64_t count(const BridgeFigure& figure) const {
    std::uint64_t found = 0;
    for (const std::uint32_t unit : held_[figure.from].units) {
      const Extent& from = held_[figure.from].in[unit];
      const Extent& to = held_[figure.to].in[unit];
      if (!to.present) continue;
      found += std::any_of(links_[unit].begin(), links_[unit].end(), [&](const Link& link) {
        return link.kind == figure.link && from.first_end <= link.begin &&
               link.end <= to.last_begin;
      });
    }
    return found;
  }

 private:
  struct Link {
    std::size_t kind;
    std::uint32_t begin;
    std::uint32_t end;
  };
  struct Extent {
    bool present = false;
    std::uint32_t first_end = 0;
    std::uint32_t last_begin = 0;
  };
  struct Held {
    std::vector<std::uint32_t> units{};  ///< with a link and the theme
    std::vector<Extent> in{};            ///< of a unit
  };

  void hold(std::size_t theme, std::span<const std::uint32_t> starts,
            std::span<const std::uint32_t> lengths) {
    Held& held = held_[theme];
    for (const std::uint32_t unit : held.units) held.in[unit] = {};
    held.units.clear();
    for (std::size_t at = 0; at < starts.size(); ++at) {
      const std::uint32_t unit = unit_of_[starts[at]];
      if (links_[unit].empty()) continue;
      Extent& extent = held.in[unit];
      const std::uint32_t end = starts[at] + lengths[at];
      if (!extent.present) {
        held.units.push_back(unit);
        extent = {true, end, starts[at]};
      }
      extent.first_end = std::min(extent.first_end, end);
      extent.last_begin = std::max(extent.last_begin, starts[at]);
    }
  }

  const Talk& talk_;
  std::uint32_t number_;
  std::vector<std::uint32_t> unit_of_{};  ///< of a word
  std::vector<std::vector<Link>> links_;  ///< of a unit
  std::vector<Held> held_;                ///< of a theme
  std::vector<std::uint32_t> starts_{};
  std::vector<std::uint32_t> lengths_{};
};

}  // namespace

std::vector<NullResult> null_bridges(std::span<const Talk> interviews, std::size_t themes,
                                     std::span<const BridgeFigure> figures,
                                     const NullOptions& options) {
  std::vector<BridgedTalk> talks;
  talks.reserve(interviews.size());
  for (std::size_t at = 0; at < interviews.size(); ++at) {
    talks.emplace_back(interviews[at], themes, static_cast<std::uint32_t>(at));
  }
  const auto count = [&talks](const BridgeFigure& figure) {
    std::uint64_t sum = 0;
    for (const BridgedTalk& talk : talks) sum += talk.count(figure);
    return sum;
  };
  std::vector<NullResult> results(figures.size());
  for (std::size_t at = 0; at < figures.size(); ++at) results[at].observed = count(figures[at]);
  const Redraw redraw(options.model, options.seed);
  for (std::uint32_t draw = 0; draw < options.draws; ++draw) {
    for (BridgedTalk& talk : talks) talk.draw(redraw, draw);
    for (std::size_t at = 0; at < figures.size(); ++at) results[at].add_draw(count(figures[at]));
  }
  return results;
}

}  // namespace themata
