// SPDX-License-Identifier: MIT
// A draw costs little because it never looks at text: positions move, each theme marks the
// units that it falls into as bits, and a pair is counted by the bits that two themes share.
#include <themata/stats/null_model.hpp>

#include <algorithm>
#include <bit>
#include <cassert>

#include <themata/stats/random.hpp>

namespace themata {

std::vector<std::uint32_t> units_of_words(const Talk& talk) {
  std::vector<std::uint32_t> unit_of(talk.words);
  for (std::uint32_t unit = 0; unit < talk.units.size(); ++unit) {
    const bool last = unit + 1 == talk.units.size();
    const std::uint32_t end = last ? talk.words : talk.units[unit + 1];
    for (std::uint32_t at = talk.units[unit]; at < end; ++at) unit_of[at] = unit;
  }
  return unit_of;
}

namespace {

RandomStream stream_of(std::uint64_t seed, std::uint32_t interview, const ThemePlaces& theme,
                       std::uint32_t draw) {
  assert(draw < (1U << 24U) && interview < (1U << 24U));
  // Three numbers of 24, 24 and 16 bits; a theme's key beyond those goes into the seed.
  const std::uint64_t high = theme.key >> 16U;
  return RandomStream(seed + high * 0x9E3779B97F4A7C15U, (std::uint64_t{draw} << 40U) |
                                                             (std::uint64_t{interview} << 16U) |
                                                             (theme.key & 0xFFFFU));
}

/// A set of units.
class Units {
 public:
  void clear(std::size_t units) { bits_.assign((units + 63) / 64, 0); }
  void add(std::size_t unit) { bits_[unit / 64] |= std::uint64_t{1} << (unit % 64); }
  /// Units first ... last.
  void add(std::size_t first, std::size_t last) {
    const std::uint64_t from = ~std::uint64_t{0} << (first % 64);
    const std::uint64_t to = ~std::uint64_t{0} >> (63 - last % 64);
    if (first / 64 == last / 64) {
      bits_[first / 64] |= from & to;
      return;
    }
    bits_[first / 64] |= from;
    for (std::size_t at = first / 64 + 1; at < last / 64; ++at) bits_[at] = ~std::uint64_t{0};
    bits_[last / 64] |= to;
  }
  [[nodiscard]] std::uint64_t shared_with(const Units& other) const {
    std::uint64_t count = 0;
    for (std::size_t at = 0; at < bits_.size(); ++at) {
      count += static_cast<std::uint64_t>(std::popcount(bits_[at] & other.bits_[at]));
    }
    return count;
  }

 private:
  std::vector<std::uint64_t> bits_{};
};

/// One interview, ready to be counted many times.
class Counter {
 public:
  Counter(const Talk& talk, std::uint32_t number) : talk_(talk), number_(number) {
    if (talk.window > 0) {
      for (std::size_t turn = 0; turn < talk.units.size(); ++turn) {
        first_window_.push_back(units_);
        const std::uint32_t words = end_of(turn) - talk.units[turn];
        units_ += words <= talk.window ? 1 : words - talk.window + 1;
      }
    } else {
      units_ = talk.units.size();
    }
    unit_of_ = units_of_words(talk);
    present_.resize(talk.themes.size());
  }

  [[nodiscard]] const Talk& talk() const { return talk_; }
  [[nodiscard]] std::uint32_t number() const { return number_; }

  void mark(std::size_t theme, std::span<const std::uint32_t> starts,
            std::span<const std::uint32_t> lengths) {
    Units& units = present_[theme];
    units.clear(units_);
    if (talk_.window == 0) {
      for (const std::uint32_t start : starts) units.add(unit_of_[start]);
      return;
    }
    for (std::size_t hit = 0; hit < starts.size(); ++hit) {
      mark_windows(starts[hit], starts[hit] + lengths[hit], units);
    }
  }

  /// The units of a theme, moved round by so many units.
  void mark_moved(std::size_t theme, std::size_t by) {
    Units& units = present_[theme];
    units.clear(units_);
    for (const std::uint32_t start : talk_.themes[theme].starts) {
      units.add((unit_of_[start] + by) % units_);
    }
  }

  [[nodiscard]] std::uint64_t both(std::size_t a, std::size_t b) const {
    return present_[a].shared_with(present_[b]);
  }

 private:
  [[nodiscard]] std::uint32_t end_of(std::size_t unit) const {
    return unit + 1 < talk_.units.size() ? talk_.units[unit + 1] : talk_.words;
  }

  void mark_windows(std::uint32_t begin, std::uint32_t end, Units& units) const {
    const std::size_t turn = unit_of_[begin];
    const std::uint32_t first_word = talk_.units[turn];
    const std::uint32_t words = end_of(turn) - first_word;
    if (end > first_word + words || end - begin > talk_.window) return;
    const std::uint32_t last_window = words <= talk_.window ? 0 : words - talk_.window;
    const std::uint32_t reach = end - first_word;
    const std::uint32_t from = reach > talk_.window ? reach - talk_.window : 0;
    const std::uint32_t to = std::min(begin - first_word, last_window);
    units.add(first_window_[turn] + from, first_window_[turn] + to);
  }

  const Talk& talk_;
  std::uint32_t number_;
  std::size_t units_ = 0;
  std::vector<std::size_t> first_window_{};  ///< of a turn
  std::vector<std::uint32_t> unit_of_{};     ///< of a word
  std::vector<Units> present_{};
};

class Drawing {
 public:
  Drawing(std::span<const Talk> interviews,
          std::span<const std::pair<std::size_t, std::size_t>> pairs, const NullOptions& options)
      : pairs_(pairs), options_(options), redraw_(options.model, options.seed) {
    for (std::uint32_t at = 0; at < interviews.size(); ++at) {
      if (interviews[at].words > 0) counters_.emplace_back(interviews[at], at);
    }
    for (const auto& [a, b] : pairs) used_.insert(used_.end(), {a, b});
    std::sort(used_.begin(), used_.end());
    used_.erase(std::unique(used_.begin(), used_.end()), used_.end());
  }

  [[nodiscard]] std::vector<NullResult> run() {
    std::vector<NullResult> results(pairs_.size());
    for (Counter& counter : counters_) mark_observed(counter);
    counts_.assign(pairs_.size(), 0);
    for (const Counter& counter : counters_) count(counter);
    for (std::size_t pair = 0; pair < pairs_.size(); ++pair) results[pair].observed = counts_[pair];
    for (std::uint32_t draw = 0; draw < options_.draws; ++draw) {
      counts_.assign(pairs_.size(), 0);
      for (Counter& counter : counters_) {
        mark_drawn(counter, draw);
        count(counter);
      }
      for (std::size_t pair = 0; pair < pairs_.size(); ++pair) {
        results[pair].add_draw(counts_[pair]);
      }
    }
    return results;
  }

 private:
  void mark_observed(Counter& counter) {
    for (const std::size_t theme : used_) {
      const ThemePlaces& places = counter.talk().themes[theme];
      counter.mark(theme, places.starts, places.lengths);
    }
  }

  void mark_drawn(Counter& counter, std::uint32_t draw) {
    const Talk& talk = counter.talk();
    for (const std::size_t theme : used_) {
      const ThemePlaces& places = talk.themes[theme];
      if (options_.model == NullModel::shift_turns) {
        const auto units = static_cast<std::uint32_t>(talk.units.size());
        counter.mark_moved(theme, redraw_.shift(counter.number(), places, draw, units));
      } else {
        redraw_.places(talk, counter.number(), places, draw, starts_, lengths_);
        counter.mark(theme, starts_, lengths_);
      }
    }
  }

  void count(const Counter& counter) {
    for (std::size_t pair = 0; pair < pairs_.size(); ++pair) {
      counts_[pair] += counter.both(pairs_[pair].first, pairs_[pair].second);
    }
  }

  std::span<const std::pair<std::size_t, std::size_t>> pairs_;
  NullOptions options_;
  Redraw redraw_;
  std::vector<Counter> counters_{};
  std::vector<std::size_t> used_{};  ///< themes of a pair
  std::vector<std::uint64_t> counts_{};
  std::vector<std::uint32_t> starts_{};
  std::vector<std::uint32_t> lengths_{};
};

}  // namespace

std::uint32_t Redraw::shift(std::uint32_t interview, const ThemePlaces& theme, std::uint32_t draw,
                            std::uint32_t count) const {
  RandomStream random = stream_of(seed_, interview, theme, draw);
  return static_cast<std::uint32_t>(random.below(count));
}

void Redraw::places(const Talk& talk, std::uint32_t interview, const ThemePlaces& theme,
                    std::uint32_t draw, std::vector<std::uint32_t>& starts,
                    std::vector<std::uint32_t>& lengths) const {
  starts.clear();
  lengths.clear();
  if (theme.starts.empty()) return;
  if (model_ == NullModel::shift) {
    const std::uint32_t by = shift(interview, theme, draw, talk.words);
    // What moves beyond the end comes first: still ascending.
    const auto wraps = std::lower_bound(theme.starts.begin(), theme.starts.end(), talk.words - by);
    const auto split = static_cast<std::size_t>(wraps - theme.starts.begin());
    for (std::size_t hit = split; hit < theme.starts.size(); ++hit) {
      starts.push_back(theme.starts[hit] - (talk.words - by));
    }
    for (std::size_t hit = 0; hit < split; ++hit) starts.push_back(theme.starts[hit] + by);
    const auto middle = theme.lengths.begin() + static_cast<std::ptrdiff_t>(split);
    lengths.assign(middle, theme.lengths.end());
    lengths.insert(lengths.end(), theme.lengths.begin(), middle);
    return;
  }
  RandomStream random = stream_of(seed_, interview, theme, draw);
  // Without replacement, and in an order of chance, since each length goes with a place.
  std::vector<bool> taken(talk.words);
  std::size_t left = talk.words;
  for (std::size_t hit = 0; hit < theme.lengths.size(); ++hit) {
    if (left == 0) {  // more hits than words, where several may begin at one
      taken.assign(talk.words, false);
      left = talk.words;
    }
    std::uint64_t start = random.below(talk.words);
    while (taken[start]) start = random.below(talk.words);
    taken[start] = true;
    --left;
    starts.push_back(static_cast<std::uint32_t>(start));
  }
  lengths.assign(theme.lengths.begin(), theme.lengths.end());
}

void NullResult::add_draw(std::uint64_t count) {
  ++draws;
  sum += count;
  if (count >= observed) ++at_least;
  if (count <= observed) ++at_most;
}

std::optional<double> NullResult::expected() const {
  if (draws == 0) return std::nullopt;
  return static_cast<double>(sum) / draws;
}

std::optional<double> NullResult::ratio() const {
  if (sum == 0) return std::nullopt;
  return static_cast<double>(observed) / *expected();
}

std::optional<double> NullResult::p_upper() const {
  if (draws == 0) return std::nullopt;
  return static_cast<double>(at_least + 1) / (static_cast<double>(draws) + 1);
}

std::optional<double> NullResult::p_lower() const {
  if (draws == 0) return std::nullopt;
  return static_cast<double>(at_most + 1) / (static_cast<double>(draws) + 1);
}

std::vector<NullResult> null_counts(std::span<const Talk> interviews,
                                    std::span<const std::pair<std::size_t, std::size_t>> pairs,
                                    const NullOptions& options) {
  return Drawing(interviews, pairs, options).run();
}

}  // namespace themata
