// SPDX-License-Identifier: MIT
#include <benchmark/benchmark.h>

#include <vector>

#include <themata/segment/segmenter.hpp>

#include "talk.hpp"

using namespace themata;
using namespace themata_bench;

namespace {

constexpr std::size_t turn_bytes = 4000;

void count_bytes(benchmark::State& state, const std::string& text) {
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations()) *
                          static_cast<std::int64_t>(text.size()));
}

void words(benchmark::State& state, Letters letters) {
  const std::string text = talk(turn_bytes, letters);
  const Segmenter segmenter{SegmentOptions{}};
  const SegmenterScratch scratch = segmenter.make_scratch();
  Vocabulary vocabulary;
  std::vector<Token> tokens;
  for ([[maybe_unused]] auto _ : state) {
    tokens.clear();
    segmenter.words(passage_of(text), *scratch, vocabulary, tokens);
    benchmark::DoNotOptimize(tokens.data());
  }
  count_bytes(state, text);
}

void sentences(benchmark::State& state) {
  const std::string text = talk(turn_bytes, Letters::ascii);
  const Segmenter segmenter{SegmentOptions{}};
  const SegmenterScratch scratch = segmenter.make_scratch();
  Vocabulary vocabulary;
  std::vector<Token> tokens;
  segmenter.words(passage_of(text), *scratch, vocabulary, tokens);
  std::vector<std::uint32_t> starts;
  for ([[maybe_unused]] auto _ : state) {
    starts.clear();
    segmenter.sentence_starts(passage_of(text), tokens, *scratch, starts);
    benchmark::DoNotOptimize(starts.data());
  }
  count_bytes(state, text);
}

BENCHMARK_CAPTURE(words, ascii, Letters::ascii);
BENCHMARK_CAPTURE(words, typographic, Letters::typographic);
BENCHMARK_CAPTURE(words, accented, Letters::accented);
BENCHMARK(sentences);

}  // namespace
