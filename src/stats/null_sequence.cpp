// SPDX-License-Identifier: MIT
#include <themata/stats/null_sequence.hpp>

#include <algorithm>

namespace themata {
namespace {

std::optional<double> share_of_draws(std::uint64_t extreme, std::uint32_t draws) {
  if (draws == 0) return std::nullopt;
  return (1.0 + static_cast<double>(extreme)) / (1.0 + draws);
}

/// One interview: which units hold each theme, as observed or in a draw.
class Presence {
 public:
  Presence(const Talk& talk, std::uint32_t number) : talk_(talk), number_(number) {
    unit_of_.resize(talk.words);
    for (std::uint32_t unit = 0; unit < talk.units.size(); ++unit) {
      const bool last = unit + 1 == talk.units.size();
      const std::uint32_t end = last ? talk.words : talk.units[unit + 1];
      for (std::uint32_t at = talk.units[unit]; at < end; ++at) unit_of_[at] = unit;
    }
    for (const ThemePlaces& theme : talk.themes) {
      observed_.push_back(units_of(theme.starts));
      flags_.emplace_back(talk.units.size(), 0);
    }
    show(observed_);
  }

  void show_draw(const Redraw& redraw, NullModel model, std::uint32_t draw) {
    std::vector<std::vector<std::uint32_t>> moved;
    for (std::size_t theme = 0; theme < talk_.themes.size(); ++theme) {
      if (model == NullModel::shift_turns) {
        moved.push_back(moved_units(redraw, theme, draw));
        continue;
      }
      redraw.places(talk_, number_, talk_.themes[theme], draw, starts_, lengths_);
      moved.push_back(units_of(starts_));
    }
    show(std::move(moved));
  }

  [[nodiscard]] std::int64_t count(const LaggedPair& pair) const {
    std::int64_t found = 0;
    const auto units = static_cast<std::int64_t>(talk_.units.size());
    for (const std::uint32_t unit : shown_[pair.from]) {
      const std::int64_t other = std::int64_t{unit} + pair.lag;
      if (other >= 0 && other < units) found += flags_[pair.to][static_cast<std::size_t>(other)];
    }
    return found;
  }

 private:
  [[nodiscard]] std::vector<std::uint32_t> units_of(std::span<const std::uint32_t> starts) const {
    std::vector<std::uint32_t> units;
    for (const std::uint32_t start : starts) units.push_back(unit_of_[start]);
    std::sort(units.begin(), units.end());
    units.erase(std::unique(units.begin(), units.end()), units.end());
    return units;
  }

  [[nodiscard]] std::vector<std::uint32_t> moved_units(const Redraw& redraw, std::size_t theme,
                                                       std::uint32_t draw) const {
    const auto count = static_cast<std::uint32_t>(talk_.units.size());
    const std::uint32_t by = redraw.shift(number_, talk_.themes[theme], draw, count);
    std::vector<std::uint32_t> units = observed_[theme];
    for (std::uint32_t& unit : units) {
      unit = static_cast<std::uint32_t>((std::uint64_t{unit} + by) % count);
    }
    return units;
  }

  void show(std::vector<std::vector<std::uint32_t>> units) {
    for (std::size_t theme = 0; theme < shown_.size(); ++theme) {
      for (const std::uint32_t unit : shown_[theme]) flags_[theme][unit] = 0;
    }
    shown_ = std::move(units);
    for (std::size_t theme = 0; theme < shown_.size(); ++theme) {
      for (const std::uint32_t unit : shown_[theme]) flags_[theme][unit] = 1;
    }
  }

  const Talk& talk_;
  std::uint32_t number_;
  std::vector<std::uint32_t> unit_of_{};                ///< of a word
  std::vector<std::vector<std::uint32_t>> observed_{};  ///< units of a theme
  std::vector<std::vector<std::uint32_t>> shown_{};
  std::vector<std::vector<std::uint8_t>> flags_{};  ///< of a theme, by unit
  std::vector<std::uint32_t> starts_{};
  std::vector<std::uint32_t> lengths_{};
};

}  // namespace

void SignedNullResult::add_draw(std::int64_t figure) {
  ++draws;
  sum += figure;
  at_least += figure >= observed ? 1 : 0;
  at_most += figure <= observed ? 1 : 0;
}

std::optional<double> SignedNullResult::expected() const {
  if (draws == 0) return std::nullopt;
  return static_cast<double>(sum) / draws;
}

std::optional<double> SignedNullResult::ratio() const {
  if (sum == 0) return std::nullopt;
  return static_cast<double>(observed) / *expected();
}

std::optional<double> SignedNullResult::p_upper() const { return share_of_draws(at_least, draws); }
std::optional<double> SignedNullResult::p_lower() const { return share_of_draws(at_most, draws); }

std::vector<SignedNullResult> null_lagged_counts(std::span<const Talk> interviews,
                                                 std::span<const LaggedFigure> figures,
                                                 const NullOptions& options) {
  std::vector<Presence> presences;
  for (std::size_t at = 0; at < interviews.size(); ++at) {
    presences.emplace_back(interviews[at], static_cast<std::uint32_t>(at));
  }
  const auto figure_of = [&presences](const LaggedFigure& figure) {
    std::int64_t sum = 0;
    for (const Presence& presence : presences) {
      sum += presence.count(figure.plus) - (figure.minus ? presence.count(*figure.minus) : 0);
    }
    return sum;
  };
  std::vector<SignedNullResult> results(figures.size());
  for (std::size_t at = 0; at < figures.size(); ++at) results[at].observed = figure_of(figures[at]);
  const Redraw redraw(options.model, options.seed);
  for (std::uint32_t draw = 0; draw < options.draws; ++draw) {
    for (Presence& presence : presences) presence.show_draw(redraw, options.model, draw);
    for (std::size_t at = 0; at < figures.size(); ++at) {
      results[at].add_draw(figure_of(figures[at]));
    }
  }
  return results;
}

}  // namespace themata
