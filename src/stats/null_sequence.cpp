// SPDX-License-Identifier: MIT
#include <themata/stats/null_sequence.hpp>

#include <algorithm>
#include <cstdlib>

namespace themata {
namespace {

std::optional<double> share_of_draws(std::uint64_t extreme, std::uint32_t draws) {
  if (draws == 0) return std::nullopt;
  return (1.0 + static_cast<double>(extreme)) / (1.0 + draws);
}

/// How many draws of an interview are made before the next interview is looked at: it stays in
/// the cache.
constexpr std::uint32_t draws_at_once = 1024;

/// One interview: which units hold each theme, as observed or in a draw.
class Presence {
 public:
  Presence(const Talk& talk, std::uint32_t number) : talk_(talk), number_(number) {
    unit_of_ = units_of_words(talk);
    for (const ThemePlaces& theme : talk.themes) {
      flags_.emplace_back(talk.units.size(), 0);
      shown_.emplace_back();
      show_hits(shown_.size() - 1, theme.starts);
    }
    observed_ = shown_;
    stays_ = flags_;
  }

  void show_draw(const Redraw& redraw, NullModel model, std::uint32_t draw) {
    for (std::size_t theme = 0; theme < talk_.themes.size(); ++theme) {
      if (model == NullModel::shift_turns) {
        show_moved(redraw, theme, draw);
        continue;
      }
      redraw.places(talk_, number_, talk_.themes[theme], draw, starts_, lengths_);
      show_hits(theme, starts_);
    }
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

  /// The second theme as observed, at units that are marked so.
  [[nodiscard]] std::int64_t count(const LaggedPair& pair, const UnitMarks& marks,
                                   std::uint8_t mark) const {
    std::int64_t found = 0;
    const auto units = static_cast<std::int64_t>(talk_.units.size());
    for (const std::uint32_t unit : shown_[pair.from]) {
      const std::int64_t other = std::int64_t{unit} + pair.lag;
      if (other < 0 || other >= units) continue;
      const auto at = static_cast<std::size_t>(other);
      if (marks[pair.to][at] == mark) found += stays_[pair.to][at];
    }
    return found;
  }

  /// One code a place; no_code where the chain breaks.
  void read(const ExclusivePlaces& rule, std::vector<std::size_t>& stream) const {
    constexpr std::size_t holds_nothing = no_code - 1;
    stream.assign(talk_.units.size(), holds_nothing);
    for (std::size_t theme = 0; theme < shown_.size(); ++theme) {
      for (const std::uint32_t unit : shown_[theme]) {
        stream[unit] = stream[unit] == holds_nothing ? theme : no_code;
      }
    }
    const std::size_t none =
        rule.uncoded == ExclusivePlaces::Uncoded::is_code ? talk_.themes.size() : no_code;
    const bool merge = rule.repeats == ExclusivePlaces::Repeats::merged;
    std::size_t places = 0;
    for (const std::size_t held : stream) {
      const std::size_t code = held == holds_nothing ? none : held;
      if (merge && code != no_code && places > 0 && stream[places - 1] == code) continue;
      stream[places++] = code;
    }
    stream.resize(places);
  }

  static constexpr std::size_t no_code = SIZE_MAX;

 private:
  void show_hits(std::size_t theme, std::span<const std::uint32_t> starts) {
    hide(theme);
    for (const std::uint32_t start : starts) show(theme, unit_of_[start]);
  }

  void show_moved(const Redraw& redraw, std::size_t theme, std::uint32_t draw) {
    hide(theme);
    const auto count = static_cast<std::uint32_t>(talk_.units.size());
    const std::uint32_t by = redraw.shift(number_, talk_.themes[theme], draw, count);
    for (const std::uint32_t unit : observed_[theme]) {
      show(theme, static_cast<std::uint32_t>((std::uint64_t{unit} + by) % count));
    }
  }

  void hide(std::size_t theme) {
    for (const std::uint32_t unit : shown_[theme]) flags_[theme][unit] = 0;
    shown_[theme].clear();
  }

  void show(std::size_t theme, std::uint32_t unit) {
    if (flags_[theme][unit] != 0) return;
    flags_[theme][unit] = 1;
    shown_[theme].push_back(unit);
  }

  const Talk& talk_;
  std::uint32_t number_;
  std::vector<std::uint32_t> unit_of_{};                ///< of a word
  std::vector<std::vector<std::uint32_t>> observed_{};  ///< units of a theme
  std::vector<std::vector<std::uint32_t>> shown_{};
  std::vector<std::vector<std::uint8_t>> flags_{};  ///< of a theme, by unit
  std::vector<std::vector<std::uint8_t>> stays_{};  ///< as observed
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

namespace {

std::vector<Presence> presences_of(std::span<const Talk> interviews) {
  std::vector<Presence> presences;
  for (std::size_t at = 0; at < interviews.size(); ++at) {
    presences.emplace_back(interviews[at], static_cast<std::uint32_t>(at));
  }
  return presences;
}

/// Draws; `add(one, values)` adds what is shown of an interview to a value for each result.
template <typename Add>
std::vector<SignedNullResult> drawn(std::vector<Presence>& presences, std::size_t count,
                                    const NullOptions& options, const Add& add) {
  std::vector<SignedNullResult> results(count);
  std::vector<std::int64_t> values(count);
  for (std::size_t one = 0; one < presences.size(); ++one) add(one, std::span(values));
  for (std::size_t at = 0; at < count; ++at) results[at].observed = values[at];
  const Redraw redraw(options.model, options.seed);
  for (std::uint32_t first = 0; first < options.draws; first += draws_at_once) {
    const std::uint32_t draws = std::min(draws_at_once, options.draws - first);
    values.assign(draws * count, 0);
    for (std::size_t one = 0; one < presences.size(); ++one) {
      for (std::uint32_t draw = 0; draw < draws; ++draw) {
        presences[one].show_draw(redraw, options.model, first + draw);
        add(one, std::span(values).subspan(draw * count, count));
      }
    }
    for (std::size_t at = 0; at < values.size(); ++at) results[at % count].add_draw(values[at]);
  }
  return results;
}

/// How often one code stands so many places before another, for each lag and pair of codes.
class ExclusiveCounts {
 public:
  explicit ExclusiveCounts(std::span<const LaggedFigure> figures) {
    for (const LaggedFigure& figure : figures) {
      note(figure.plus);
      if (figure.minus) note(*figure.minus);
    }
    counts_.resize(lags_.size() * codes_ * codes_);
  }

  void clear() { std::fill(counts_.begin(), counts_.end(), 0); }

  void add(std::span<const std::size_t> stream) {
    for (std::size_t lag = 0; lag < lags_.size(); ++lag) {
      const auto apart = static_cast<std::size_t>(std::abs(std::int64_t{lags_[lag]}));
      std::size_t unbroken_from = 0;
      for (std::size_t place = 0; place < stream.size(); ++place) {
        if (stream[place] == Presence::no_code) {
          unbroken_from = place + 1;
        } else if (place >= unbroken_from + apart) {
          const std::size_t before = stream[place - apart];
          const std::size_t here = stream[place];
          if (before >= codes_ || here >= codes_) continue;  // no figure asks for it
          ++counts_[lags_[lag] < 0 ? cell(lag, here, before) : cell(lag, before, here)];
        }
      }
    }
  }

  [[nodiscard]] std::int64_t of(const LaggedPair& pair) const {
    const auto lag = std::find(lags_.begin(), lags_.end(), pair.lag) - lags_.begin();
    return counts_[cell(static_cast<std::size_t>(lag), pair.from, pair.to)];
  }

 private:
  void note(const LaggedPair& pair) {
    codes_ = std::max({codes_, pair.from + 1, pair.to + 1});
    const bool known = std::find(lags_.begin(), lags_.end(), pair.lag) != lags_.end();
    if (!known) lags_.push_back(pair.lag);
  }
  [[nodiscard]] std::size_t cell(std::size_t lag, std::size_t from, std::size_t to) const {
    return (lag * codes_ + from) * codes_ + to;
  }

  std::size_t codes_ = 0;
  std::vector<std::int32_t> lags_{};
  std::vector<std::int64_t> counts_{};
};

}  // namespace

namespace {

/// Figures as sums over interviews: `count(interview, pair, figure)` of what is shown in one.
template <typename Count>
std::vector<SignedNullResult> drawn_sums(std::vector<Presence>& presences,
                                         std::span<const LaggedFigure> figures,
                                         const NullOptions& options, const Count& count) {
  return drawn(presences, figures.size(), options,
               [&](std::size_t one, std::span<std::int64_t> values) {
                 for (std::size_t at = 0; at < figures.size(); ++at) {
                   const LaggedFigure& figure = figures[at];
                   values[at] += count(one, figure.plus, figure);
                   if (figure.minus) values[at] -= count(one, *figure.minus, figure);
                 }
               });
}

}  // namespace

std::vector<SignedNullResult> null_lagged_counts(std::span<const Talk> interviews,
                                                 std::span<const LaggedFigure> figures,
                                                 const NullOptions& options) {
  std::vector<Presence> presences = presences_of(interviews);
  return drawn_sums(presences, figures, options,
                    [&](std::size_t one, const LaggedPair& pair, const LaggedFigure&) {
                      return presences[one].count(pair);
                    });
}

std::vector<SignedNullResult> null_marked_counts(std::span<const Talk> interviews,
                                                 std::span<const UnitMarks> marks,
                                                 std::span<const LaggedFigure> figures,
                                                 const NullOptions& options) {
  std::vector<Presence> presences = presences_of(interviews);
  return drawn_sums(presences, figures, options,
                    [&](std::size_t one, const LaggedPair& pair, const LaggedFigure& figure) {
                      return presences[one].count(pair, marks[one], *figure.mark);
                    });
}

std::vector<SignedNullResult> null_exclusive_counts(std::span<const Talk> interviews,
                                                    std::span<const LaggedFigure> figures,
                                                    const ExclusivePlaces& places,
                                                    const NullOptions& options) {
  std::vector<Presence> presences = presences_of(interviews);
  ExclusiveCounts counts(figures);
  std::vector<std::size_t> stream;
  return drawn(presences, figures.size(), options,
               [&](std::size_t one, std::span<std::int64_t> values) {
                 presences[one].read(places, stream);
                 counts.clear();
                 counts.add(stream);
                 for (std::size_t at = 0; at < figures.size(); ++at) {
                   const LaggedFigure& figure = figures[at];
                   values[at] += counts.of(figure.plus);
                   if (figure.minus) values[at] -= counts.of(*figure.minus);
                 }
               });
}

}  // namespace themata
