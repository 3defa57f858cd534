// SPDX-License-Identifier: MIT
#include <benchmark/benchmark.h>

#include <vector>

#include <themata/stats/null_model.hpp>

#include "simulated_talk.hpp"

using namespace themata;
using namespace themata_bench;

namespace {

/// Draws for one pair over at least 100 interviews with at least 10,000 turns.
void draws(benchmark::State& state, NullModel model) {
  const Scenario scenario;
  std::vector<SimulatedInterview> interviews;
  std::size_t turns = 0;
  for (std::uint64_t at = 0; turns < 10'000 || interviews.size() < 100; ++at) {
    interviews.push_back(simulate(scenario, RandomStream(1, at)));
    turns += interviews.back().units.size();
  }
  std::vector<Talk> talks;
  for (const SimulatedInterview& interview : interviews) talks.push_back(interview.talk());
  const std::vector<std::pair<std::size_t, std::size_t>> pair{{0, 1}};
  const NullOptions options{model, static_cast<std::uint32_t>(state.range(0)), 1};
  for ([[maybe_unused]] auto _ : state) {
    benchmark::DoNotOptimize(null_counts(talks, pair, options));
  }
  state.counters["turns"] = static_cast<double>(turns);
  state.counters["interviews"] = static_cast<double>(talks.size());
}

BENCHMARK_CAPTURE(draws, shift, NullModel::shift)->Arg(10'000)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(draws, shuffle, NullModel::shuffle)->Arg(10'000)->Unit(benchmark::kMillisecond);

}  // namespace
