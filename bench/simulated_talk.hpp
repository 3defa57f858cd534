// SPDX-License-Identifier: MIT
// Interviews that are nothing but numbers: turns and the places of two themes that come in
// bursts, with a truth that is known because it was put in.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <set>
#include <vector>

#include <themata/stats/null_model.hpp>
#include <themata/stats/random.hpp>

namespace themata_bench {

enum class Turns : std::uint8_t {
  equal,   ///< 50 words each
  unequal  ///< half of them 3 to 20 words, three in ten 20 to 80, the rest 80 to 300
};
enum class Course : std::uint8_t {
  even,   ///< a theme may come up anywhere
  guided  ///< both come up three times as often in the second half, as an interview guide has it
};

/// How interviews are made.
struct Scenario {
  const char* name = "";
  Turns turns = Turns::unequal;
  Course course = Course::even;
  /// Of 100 bursts of the second theme, how many begin where one of the first does.
  std::uint32_t tied = 0;
};

struct SimulatedInterview {
  std::uint32_t words = 0;
  std::vector<std::uint32_t> units{};
  std::array<std::vector<std::uint32_t>, 2> starts{};
  std::array<std::vector<std::uint32_t>, 2> lengths{};

  [[nodiscard]] themata::Talk talk() const {
    return {words, units, 0, {{0, starts[0], lengths[0]}, {1, starts[1], lengths[1]}}};
  }
};

/// Uniform over low ... high.
inline std::uint32_t between(themata::RandomStream& random, std::uint32_t low, std::uint32_t high) {
  return low + static_cast<std::uint32_t>(random.below(high - low + 1));
}

inline std::uint32_t turn_words(Turns turns, themata::RandomStream& random) {
  if (turns == Turns::equal) return 50;
  const std::uint64_t kind = random.below(10);
  if (kind < 5) return between(random, 3, 20);
  return kind < 8 ? between(random, 20, 80) : between(random, 80, 300);
}

/// Where bursts of a theme begin: about 125 in 100,000 words at a rate of 100.
inline std::vector<std::uint32_t> burst_places(const SimulatedInterview& made, Course course,
                                               std::uint32_t rate, themata::RandomStream& random) {
  std::vector<std::uint32_t> places;
  for (std::uint32_t word = 0; word < made.words; ++word) {
    std::uint32_t here = rate * 2;
    if (course == Course::guided) here = word * 2 < made.words ? rate : rate * 3;
    if (random.below(160'000) < here) places.push_back(word);
  }
  return places;
}

/// Bursts of 10 to 120 words in which every twelfth word is a hit.
inline void fill_bursts(SimulatedInterview& made, std::size_t theme,
                        const std::vector<std::uint32_t>& places, themata::RandomStream& random) {
  std::set<std::uint32_t> hits;
  for (const std::uint32_t place : places) {
    const std::uint32_t end = std::min(made.words, place + between(random, 10, 120));
    for (std::uint32_t word = place; word < end; ++word) {
      if (random.below(12) == 0) hits.insert(word);
    }
  }
  made.starts[theme].assign(hits.begin(), hits.end());
  made.lengths[theme].assign(hits.size(), 1);
}

/// 40 to 120 turns; how much an interview speaks of each theme is its own (half, once, twice).
inline SimulatedInterview simulate(const Scenario& scenario, themata::RandomStream random) {
  SimulatedInterview made;
  for (std::uint32_t turns = between(random, 40, 120); turns > 0; --turns) {
    made.units.push_back(made.words);
    made.words += turn_words(scenario.turns, random);
  }
  const auto rate = [&random] { return std::array{50U, 100U, 200U}[random.below(3)]; };
  const std::uint32_t tied = scenario.tied;
  const auto first = burst_places(made, scenario.course, rate(), random);
  auto second = burst_places(made, scenario.course, rate() * (100 - tied) / 100, random);
  for (const std::uint32_t place : first) {
    if (random.below(100) < tied) second.push_back(place);
  }
  fill_bursts(made, 0, first, random);
  fill_bursts(made, 1, second, random);
  return made;
}

}  // namespace themata_bench
