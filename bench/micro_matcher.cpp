// SPDX-License-Identifier: MIT
#include <benchmark/benchmark.h>

#include <string>
#include <vector>

#include <themata/coding/matcher.hpp>
#include <themata/dictionary/load.hpp>

#include "talk.hpp"

using namespace themata;
using namespace themata_bench;

namespace {

/// Half of the patterns are words or beginnings of words, half are phrases.
std::string dictionary_of(std::size_t patterns) {
  Dice dice;
  std::string yaml = "themata: 1\nname: bench\nthemes:\n  theme:\n    patterns:\n";
  for (std::size_t at = 0; at < patterns; ++at) {
    yaml.append("      - ").append(rare_word(dice));
    if (at % 2 == 0) yaml += '*';
    if (at % 2 == 1) yaml.append(" ").append(rare_word(dice));
    yaml += '\n';
  }
  return yaml;
}

Dictionary dictionary(std::int64_t patterns) {
  Diagnostics none;
  if (patterns == 0) return built_in_dictionary();
  return parse_dictionary(dictionary_of(static_cast<std::size_t>(patterns)), "bench.yml", none);
}

/// Reading a dictionary and making its graph; 0 is the built-in one.
void compile(benchmark::State& state) {
  const Segmenter segmenter{SegmentOptions{}};
  for ([[maybe_unused]] auto _ : state) {
    Diagnostics none;
    const Matcher matcher(dictionary(state.range(0)), segmenter, PhraseScope::sentence, none);
    benchmark::DoNotOptimize(matcher.same_as().data());
  }
}

/// Nothing that a phrase stops at.
class OneSentence : public Crossing {
 public:
  Separation before(std::uint32_t) override { return Separation::open; }
};

/// Matching a turn whose types are known by now.
void find(benchmark::State& state) {
  Diagnostics none;
  const Segmenter segmenter{SegmentOptions{}};
  const Dictionary themes = dictionary(state.range(0));
  const Matcher matcher(themes, segmenter, PhraseScope::sentence, none);
  const std::string text = talk(4000, Letters::ascii);
  const SegmenterScratch cutting = segmenter.make_scratch();
  const MatcherScratch scratch = matcher.make_scratch();
  Vocabulary vocabulary;
  std::vector<Token> words;
  segmenter.words(passage_of(text), *cutting, vocabulary, words);
  std::vector<Match> matches;
  OneSentence crossing;
  for ([[maybe_unused]] auto _ : state) {
    matches.clear();
    matcher.find(words, vocabulary, Density::sparse, crossing, *scratch, matches);
    benchmark::DoNotOptimize(matches.data());
  }
  state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations()) *
                          static_cast<std::int64_t>(words.size()));
}

BENCHMARK(compile)->Arg(0)->Arg(10000)->Unit(benchmark::kMillisecond);
BENCHMARK(find)->Arg(0)->Arg(10000);

}  // namespace
