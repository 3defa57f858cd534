// SPDX-License-Identifier: MIT
// A figure stands in a unit if some link begins no earlier than the first end of the one theme
// and ends no later than the last begin of the other. So of each theme two numbers a unit are
// enough, and only units with a link are looked at. Figures of the same two themes are counted
// together, and an interview is drawn many times before the next, while it is in the cache.
#include <themata/stats/null_bridges.hpp>

#include <algorithm>
#include <utility>
#include <vector>

namespace themata {
namespace {

/// How many draws of an interview are made before the next interview is looked at.
constexpr std::uint32_t draws_at_once = 1024;

/// All figures of two themes in one order: by their links, which of the figures they are.
struct Pair {
  std::size_t from = 0;
  std::size_t to = 0;
  std::vector<std::pair<std::size_t, std::size_t>> figures{};
};

std::vector<Pair> pairs_of(std::span<const BridgeFigure> figures) {
  std::vector<Pair> pairs;
  for (std::size_t at = 0; at < figures.size(); ++at) {
    const BridgeFigure& figure = figures[at];
    const auto same = std::find_if(pairs.begin(), pairs.end(), [&figure](const Pair& pair) {
      return pair.from == figure.from && pair.to == figure.to;
    });
    Pair& pair = same != pairs.end() ? *same : pairs.emplace_back(Pair{figure.from, figure.to, {}});
    pair.figures.emplace_back(figure.link, at);
  }
  return pairs;
}

class BridgedTalk {
 public:
  BridgedTalk(const Talk& talk, std::size_t themes, std::uint32_t number)
      : talk_(talk),
        number_(number),
        links_(talk.units.size()),
        held_(themes),
        stands_(talk.themes.size()) {
    unit_of_ = units_of_words(talk);
    for (std::size_t link = themes; link < talk.themes.size(); ++link) {
      const ThemePlaces& places = talk.themes[link];
      for (std::size_t at = 0; at < places.starts.size(); ++at) {
        links_[unit_of_[places.starts[at]]].push_back(
            {link, places.starts[at], places.starts[at] + places.lengths[at]});
      }
    }
    for (std::uint32_t unit = 0; unit < talk.units.size(); ++unit) {
      if (!links_[unit].empty()) linked_.push_back(unit);
    }
    for (std::size_t theme = 0; theme < themes; ++theme) {
      held_[theme].resize(talk.units.size());
      hold(theme, talk.themes[theme].starts, talk.themes[theme].lengths);
    }
  }

  void draw(const Redraw& redraw, std::uint32_t draw) {
    for (std::size_t theme = 0; theme < held_.size(); ++theme) {
      redraw.places(talk_, number_, talk_.themes[theme], draw, starts_, lengths_);
      hold(theme, starts_, lengths_);
    }
  }

  /// Adds to the counts of figures in how many units they stand.
  void count(const Pair& pair, std::span<std::uint64_t> counts) {
    for (const std::uint32_t unit : linked_) {
      const Extent& from = held_[pair.from][unit];
      const Extent& to = held_[pair.to][unit];
      if (from.first_end > to.last_begin) continue;  // so where either is not there
      std::fill(stands_.begin(), stands_.end(), 0);
      bool any = false;
      for (const Link& link : links_[unit]) {
        if (from.first_end > link.begin || link.end > to.last_begin) continue;
        stands_[link.kind] = 1;
        any = true;
      }
      if (!any) continue;
      for (const auto& [link, figure] : pair.figures) counts[figure] += stands_[link];
    }
  }

 private:
  struct Link {
    std::size_t kind;
    std::uint32_t begin;
    std::uint32_t end;
  };
  /// Of a theme in a unit; what is not there ends after everything and begins at 0.
  struct Extent {
    std::uint32_t first_end = UINT32_MAX;
    std::uint32_t last_begin = 0;
  };

  void hold(std::size_t theme, std::span<const std::uint32_t> starts,
            std::span<const std::uint32_t> lengths) {
    std::vector<Extent>& held = held_[theme];
    std::fill(held.begin(), held.end(), Extent{});
    for (std::size_t at = 0; at < starts.size(); ++at) {
      Extent& extent = held[unit_of_[starts[at]]];
      extent.first_end = std::min(extent.first_end, starts[at] + lengths[at]);
      extent.last_begin = std::max(extent.last_begin, starts[at]);
    }
  }

  const Talk& talk_;
  std::uint32_t number_;
  std::vector<std::uint32_t> unit_of_{};   ///< of a word
  std::vector<std::vector<Link>> links_;   ///< of a unit
  std::vector<std::uint32_t> linked_{};    ///< units with a link
  std::vector<std::vector<Extent>> held_;  ///< of a theme, by unit
  std::vector<std::uint8_t> stands_;       ///< of a link: does it stand between, in a unit?
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
  const std::vector<Pair> pairs = pairs_of(figures);
  std::vector<std::uint64_t> counts(figures.size());
  for (BridgedTalk& talk : talks) {
    for (const Pair& pair : pairs) talk.count(pair, counts);
  }
  std::vector<NullResult> results(figures.size());
  for (std::size_t at = 0; at < figures.size(); ++at) results[at].observed = counts[at];
  const Redraw redraw(options.model, options.seed);
  for (std::uint32_t first = 0; first < options.draws; first += draws_at_once) {
    const std::uint32_t draws = std::min(draws_at_once, options.draws - first);
    counts.assign(draws * figures.size(), 0);
    for (BridgedTalk& talk : talks) {
      for (std::uint32_t draw = 0; draw < draws; ++draw) {
        talk.draw(redraw, first + draw);
        const std::span<std::uint64_t> row(counts.data() + draw * figures.size(), figures.size());
        for (const Pair& pair : pairs) talk.count(pair, row);
      }
    }
    for (std::size_t at = 0; at < counts.size(); ++at) {
      results[at % figures.size()].add_draw(counts[at]);
    }
  }
  return results;
}

}  // namespace themata
