// SPDX-License-Identifier: MIT
#include <benchmark/benchmark.h>

#include <string>
#include <vector>

#include <themata/segment/vocabulary.hpp>

#include "talk.hpp"

using namespace themata;
using namespace themata_bench;

namespace {

std::vector<std::string> rare_words(std::size_t count) {
  Dice dice;
  std::vector<std::string> words(count);
  for (std::string& word : words) word = rare_word(dice);
  return words;
}

void count_words(benchmark::State& state, std::size_t words) {
  state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations()) *
                          static_cast<std::int64_t>(words));
}

/// Words that are known by now: what nearly every token costs.
void known(benchmark::State& state) {
  const auto words = rare_words(static_cast<std::size_t>(state.range(0)));
  Vocabulary vocabulary;
  for ([[maybe_unused]] auto _ : state) {
    for (const std::string& word : words) benchmark::DoNotOptimize(vocabulary.intern(word));
  }
  count_words(state, words.size());
}

/// A vocabulary that begins empty.
void fresh(benchmark::State& state) {
  const auto words = rare_words(static_cast<std::size_t>(state.range(0)));
  for ([[maybe_unused]] auto _ : state) {
    Vocabulary vocabulary;
    for (const std::string& word : words) benchmark::DoNotOptimize(vocabulary.intern(word));
  }
  count_words(state, words.size());
}

BENCHMARK(known)->Arg(300)->Arg(50000);
BENCHMARK(fresh)->Arg(300)->Arg(50000);

}  // namespace
