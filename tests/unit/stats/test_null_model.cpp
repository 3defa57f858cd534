// SPDX-License-Identifier: MIT
#include <algorithm>
#include <array>
#include <catch2/catch.hpp>
#include <set>

#include <themata/stats/null_model.hpp>
#include <themata/stats/random.hpp>

using namespace themata;

namespace {

using Numbers = std::vector<std::uint32_t>;

/// Talk that owns its numbers: two themes over units.
struct Interview {
  std::uint32_t words = 0;
  Numbers units{};
  std::array<Numbers, 2> starts{};
  std::array<Numbers, 2> lengths{};
  std::uint32_t window = 0;

  [[nodiscard]] Talk talk() const {
    return {words, units, window, {{0, starts[0], lengths[0]}, {1, starts[1], lengths[1]}}};
  }
};

Interview random_interview(RandomStream& random, std::uint32_t window) {
  Interview made;
  made.window = window;
  made.words = 1 + static_cast<std::uint32_t>(random.below(60));
  std::set<std::uint32_t> units{0};
  for (int i = 0; i < 6; ++i) units.insert(static_cast<std::uint32_t>(random.below(made.words)));
  made.units.assign(units.begin(), units.end());
  for (std::size_t theme = 0; theme < 2; ++theme) {
    std::set<std::uint32_t> starts;
    for (std::uint64_t i = random.below(8); i > 0; --i) {
      starts.insert(static_cast<std::uint32_t>(random.below(made.words)));
    }
    made.starts[theme].assign(starts.begin(), starts.end());
    for (std::size_t i = 0; i < starts.size(); ++i) {
      made.lengths[theme].push_back(1 + static_cast<std::uint32_t>(random.below(3)));
    }
  }
  return made;
}

/// Every unit, or every window, looked at one by one.
std::uint64_t naive(const Interview& interview, const std::array<Numbers, 2>& starts,
                    const std::array<Numbers, 2>& lengths) {
  std::uint64_t both = 0;
  for (std::size_t unit = 0; unit < interview.units.size(); ++unit) {
    const std::uint32_t begin = interview.units[unit];
    const std::uint32_t end =
        unit + 1 < interview.units.size() ? interview.units[unit + 1] : interview.words;
    const std::uint32_t width = interview.window == 0 ? end - begin : interview.window;
    for (std::uint32_t from = begin; from == begin || from + width <= end; ++from) {
      const auto holds = [&](std::size_t theme) {
        for (std::size_t hit = 0; hit < starts[theme].size(); ++hit) {
          const std::uint32_t at = starts[theme][hit];
          if (interview.window == 0
                  ? at >= begin && at < end
                  : at >= from && at + lengths[theme][hit] <= std::min(from + width, end))
            return true;
        }
        return false;
      };
      if (holds(0) && holds(1)) ++both;
    }
  }
  return both;
}

const std::vector<std::pair<std::size_t, std::size_t>> the_pair{{0, 1}};

}  // namespace

TEST_CASE("draws count what looking at every unit counts") {
  RandomStream random(3);
  for (std::uint32_t round = 0; round < 400; ++round) {
    const Interview interview = random_interview(random, round % 3 == 0 ? 0 : 1 + round % 7);
    const auto model = round % 2 == 0 ? NullModel::shift : NullModel::shuffle;
    const std::vector<Talk> talks{interview.talk()};
    const NullResult result = null_counts(talks, the_pair, {model, 5, 9}).front();
    CHECK(result.observed == naive(interview, interview.starts, interview.lengths));
    Redraw redraw(model, 9);
    std::uint64_t sum = 0;
    for (std::uint32_t draw = 0; draw < 5; ++draw) {
      std::array<Numbers, 2> starts;
      std::array<Numbers, 2> lengths;
      for (std::size_t theme = 0; theme < 2; ++theme) {
        redraw.places(talks[0], 0, talks[0].themes[theme], draw, starts[theme], lengths[theme]);
        CHECK(starts[theme].size() == interview.starts[theme].size());
      }
      sum += naive(interview, starts, lengths);
    }
    CHECK(result.sum == sum);
  }
}

TEST_CASE("a shift keeps the distances of a theme's hits, round the end") {
  const Interview interview{10, {0, 5}, {Numbers{1, 2, 7}, {}}, {Numbers{1, 1, 2}, {}}};
  const Talk talk = interview.talk();
  Redraw redraw(NullModel::shift, 1);
  std::set<std::uint32_t> shifts;
  for (std::uint32_t draw = 0; draw < 200; ++draw) {
    Numbers starts;
    Numbers lengths;
    redraw.places(talk, 0, talk.themes[0], draw, starts, lengths);
    const std::uint32_t by = redraw.shift(0, talk.themes[0], draw, 10);
    shifts.insert(by);
    Numbers expected{(1 + by) % 10, (2 + by) % 10, (7 + by) % 10};
    std::sort(expected.begin(), expected.end());
    CHECK(starts == expected);
    const auto two = std::find(lengths.begin(), lengths.end(), 2) - lengths.begin();
    CHECK(starts[static_cast<std::size_t>(two)] == (7 + by) % 10);
  }
  CHECK(shifts.size() == 10);
}

TEST_CASE("shuffled hits begin at words of their own, in any order") {
  const Interview interview{6, {0, 3}, {Numbers{0, 1, 2, 3}, {}}, {Numbers{9, 1, 1, 1}, {}}};
  const Talk talk = interview.talk();
  Redraw redraw(NullModel::shuffle, 1);
  std::array<std::uint32_t, 6> began{};
  constexpr std::uint32_t draws = 6000;
  for (std::uint32_t draw = 0; draw < draws; ++draw) {
    Numbers starts;
    Numbers lengths;
    redraw.places(talk, 0, talk.themes[0], draw, starts, lengths);
    CHECK(std::set<std::uint32_t>(starts.begin(), starts.end()).size() == 4);
    const auto longest = std::find(lengths.begin(), lengths.end(), 9) - lengths.begin();
    ++began[starts[static_cast<std::size_t>(longest)]];
  }
  for (const std::uint32_t count : began) CHECK(count == Approx(draws / 6.0).margin(120));
}

TEST_CASE("as many hits as words leave a shuffle no choice, and more begin where others do") {
  const Interview interview{
      4, {0, 2}, {Numbers{0, 1, 2, 3}, Numbers{1}}, {Numbers{1, 1, 1, 1}, Numbers{1}}};
  const std::vector<Talk> talks{interview.talk()};
  const NullResult result = null_counts(talks, the_pair, {NullModel::shuffle, 200, 1}).front();
  CHECK(*result.expected() == 1);
  CHECK(*result.p_upper() == 1);

  const Interview full{2, {0}, {Numbers{0, 0, 1}, {}}, {Numbers{1, 1, 1}, {}}};
  Numbers starts;
  Numbers lengths;
  Redraw(NullModel::shuffle, 1).places(full.talk(), 0, full.talk().themes[0], 0, starts, lengths);
  CHECK(starts.size() == 3);
  CHECK(starts[0] != starts[1]);
}

TEST_CASE("shifted themes meet as often as all pairs of shifts do on average") {
  // Units of 1 and 9 words; a hit each: both in the small unit 1 in 100, in the large 81.
  const Interview interview{10, {0, 1}, {Numbers{0}, Numbers{5}}, {Numbers{1}, Numbers{1}}};
  const std::vector<Talk> talks{interview.talk()};
  const NullResult shift = null_counts(talks, the_pair, {NullModel::shift, 20'000, 1}).front();
  CHECK(shift.observed == 0);
  CHECK(*shift.expected() == Approx(0.82).margin(0.01));
  CHECK(*shift.p_upper() == Approx(1.0));
  CHECK(*shift.p_lower() == Approx(0.18).margin(0.01));
  const NullResult turns =
      null_counts(talks, the_pair, {NullModel::shift_turns, 20'000, 1}).front();
  CHECK(*turns.expected() == Approx(0.5).margin(0.02));
}

TEST_CASE("a theme's draws do not depend on the other themes asked for") {
  RandomStream random(8);
  const Interview interview = random_interview(random, 0);
  Talk talk = interview.talk();
  talk.themes.push_back({7, interview.starts[0], interview.lengths[0]});
  const std::vector<Talk> three{talk};
  const std::vector<Talk> two{interview.talk()};
  const std::vector<std::pair<std::size_t, std::size_t>> all{{0, 1}, {0, 2}, {1, 2}};
  const auto with = null_counts(three, all, {});
  const auto without = null_counts(two, the_pair, {});
  CHECK(with.front().sum == without.front().sum);
  CHECK(with.front().at_least == without.front().at_least);
}

TEST_CASE("a p is never 0, and nothing drawn leaves it undefined") {
  NullResult result{5};
  CHECK_FALSE(result.p_upper());
  CHECK_FALSE(result.expected());
  for (int draw = 0; draw < 99; ++draw) result.add_draw(0);
  CHECK(*result.p_upper() == Approx(0.01));
  CHECK(*result.p_lower() == Approx(1));
  CHECK(*result.expected() == 0);
  CHECK_FALSE(result.ratio());
}
