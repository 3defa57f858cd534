// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>

#include <themata/stats/null_sequence.hpp>

using namespace themata;

namespace {

struct Interview {
  std::vector<std::uint32_t> units;
  std::vector<std::vector<std::uint32_t>> starts;
  std::vector<std::uint32_t> lengths = std::vector<std::uint32_t>(100, 1);
  std::uint32_t words;

  Talk talk() const {
    Talk talk{words, units, 0, {}};
    for (std::uint32_t theme = 0; theme < starts.size(); ++theme) {
      talk.themes.push_back({theme, starts[theme], std::span(lengths).first(starts[theme].size())});
    }
    return talk;
  }
};

/// Turns of one word.
Interview of_turns(std::vector<std::vector<std::uint32_t>> starts, std::uint32_t words) {
  Interview interview{{}, std::move(starts), {}, words};
  interview.lengths.assign(100, 1);
  for (std::uint32_t at = 0; at < words; ++at) interview.units.push_back(at);
  return interview;
}

}  // namespace

TEST_CASE("lagged pairs are counted both ways and within an interview") {
  const Interview one = of_turns({{0, 2}, {1, 3}}, 4);
  const Interview two = of_turns({{3}, {0}}, 4);
  const std::vector<Talk> talks{one.talk(), two.talk()};
  const std::vector<LaggedFigure> figures{{{0, 1, 1}, {}},  {{1, 0, 1}, {}},
                                          {{0, 1, -1}, {}}, {{0, 1, 3}, {}},
                                          {{0, 0, 2}, {}},  {{0, 1, 1}, LaggedPair{1, 0, 1}}};
  const auto results = null_lagged_counts(talks, figures, {NullModel::shift, 0, 1});
  const std::vector<std::int64_t> expected{2, 1, 1, 1, 1, 1};
  for (std::size_t at = 0; at < figures.size(); ++at) {
    CHECK(results[at].observed == expected[at]);
    CHECK_FALSE(results[at].expected());
    CHECK_FALSE(results[at].p_upper());
  }
}

TEST_CASE("moving themes gives the mean and the level that moving must give") {
  // One hit each in ten turns of one word: the pair follows in 9 of 100 equally likely ways.
  const Interview interview = of_turns({{2}, {3}}, 10);
  const std::vector<Talk> talks{interview.talk()};
  const std::vector<LaggedFigure> figures{{{0, 1, 1}, {}}, {{0, 1, 1}, LaggedPair{1, 0, 1}}};
  for (const NullModel model : {NullModel::shift, NullModel::shuffle, NullModel::shift_turns}) {
    const auto results = null_lagged_counts(talks, figures, {model, 20'000, 7});
    CHECK(*results[0].expected() == Approx(0.09).margin(0.01));
    CHECK(*results[0].p_upper() == Approx(0.09).margin(0.01));
    CHECK(*results[0].p_lower() == 1);
    CHECK(*results[1].expected() == Approx(0.0).margin(0.01));
    CHECK(*results[1].p_upper() == Approx(0.09).margin(0.01));
  }
}

TEST_CASE("the same seed gives the same draws, another gives others") {
  const Interview interview = of_turns({{2, 5, 9}, {3, 6, 8}}, 12);
  const std::vector<Talk> talks{interview.talk()};
  const std::vector<LaggedFigure> figures{{{0, 1, 1}, {}}};
  const auto sum = [&](std::uint64_t seed) {
    return null_lagged_counts(talks, figures, {NullModel::shift, 500, seed})[0].sum;
  };
  CHECK(sum(1) == sum(1));
  CHECK(sum(1) != sum(2));
}

TEST_CASE("exclusive places are read alike in the talk and in draws") {
  // Units: a, b, a and b, a, none, b.
  const Interview interview = of_turns({{0, 2, 3}, {1, 2, 5}}, 6);
  const std::vector<Talk> talks{interview.talk()};
  const std::vector<LaggedFigure> figures{
      {{0, 1, 1}, {}, {}}, {{1, 0, 1}, {}, {}},  {{0, 2, 1}, {}, {}},
      {{2, 1, 1}, {}, {}}, {{1, 0, -1}, {}, {}}, {{0, 1, 1}, LaggedPair{1, 0, 1}, {}}};
  const auto observed = [&](ExclusivePlaces places) {
    std::vector<std::int64_t> counts;
    for (const auto& result :
         null_exclusive_counts(talks, figures, places, {NullModel::shift, 0, 1})) {
      counts.push_back(result.observed);
    }
    return counts;
  };
  using Uncoded = ExclusivePlaces::Uncoded;
  using Repeats = ExclusivePlaces::Repeats;
  CHECK(observed({}) == std::vector<std::int64_t>{1, 0, 0, 0, 1, 1});
  CHECK(observed({Uncoded::is_code, Repeats::counted}) ==
        std::vector<std::int64_t>{1, 0, 1, 1, 1, 1});
  CHECK(observed({Uncoded::breaks, Repeats::merged}) ==
        std::vector<std::int64_t>{1, 0, 0, 0, 1, 1});
  CHECK(null_exclusive_counts({}, figures, {}, {NullModel::shift, 3, 1})[0].observed == 0);
}

TEST_CASE("exclusive draws have the mean that moving must give") {
  // One hit each in ten turns of one word: never in one turn and in a row in 9 of 100 ways.
  const Interview interview = of_turns({{2}, {3}}, 10);
  const std::vector<Talk> talks{interview.talk()};
  const std::vector<LaggedFigure> figures{{{0, 1, 1}, {}, {}}, {{2, 2, 1}, {}, {}}};
  const auto results = null_exclusive_counts(
      talks, figures, {ExclusivePlaces::Uncoded::is_code, {}}, {NullModel::shift, 20'000, 7});
  CHECK(results[0].observed == 1);
  CHECK(*results[0].expected() == Approx(0.09).margin(0.01));
  CHECK(results[1].observed == 6);  // of nine pairs all but the three with a theme
}

TEST_CASE("of marked pairs only the first theme moves") {
  // The second stands in units 3 and 7, of which 3 is marked 0 and 7 is marked 1.
  const Interview interview = of_turns({{2}, {3, 7}}, 10);
  const std::vector<Talk> talks{interview.talk()};
  UnitMarks marks(2, std::vector<std::uint8_t>(10, 1));
  marks[1][3] = 0;
  const std::vector<LaggedFigure> figures{{{0, 1, 1}, {}, std::uint8_t{0}},
                                          {{0, 1, 1}, {}, std::uint8_t{1}},
                                          {{0, 1, 1}, {}, std::uint8_t{2}}};
  const auto results =
      null_marked_counts(talks, std::span(&marks, 1), figures, {NullModel::shift, 20'000, 7});
  CHECK(results[0].observed == 1);
  CHECK(results[1].observed == 0);
  // The first stands before either place of the second in 1 of 10 ways.
  CHECK(*results[0].expected() == Approx(0.1).margin(0.01));
  CHECK(*results[1].expected() == Approx(0.1).margin(0.01));
  CHECK(*results[0].p_upper() == Approx(0.1).margin(0.01));
  CHECK(*results[2].expected() == 0);
}
