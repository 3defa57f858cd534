// SPDX-License-Identifier: MIT
#include "start_passes.hpp"

#include "start_loops.hpp"

namespace themata {
namespace {

void read_plainly(const StartGates& gates, std::string_view text, std::span<const Token> words,
                  StretchWords& out) {
  out.open(words.size());
  for (std::size_t at = 0; at < words.size(); ++at) {
    read_word(gates, text.data(), words[at], at, out);
  }
  out.close(words.size());
}

void look_plainly(const StartPlaces& places, const StartGates& gates, const StretchWords& words,
                  StartKeys& out) {
  look_at_each(places, gates, words, out);
}

void ask_plainly(const StartEntries& entries, const StartKeys& keys, const StretchWords& words,
                 StartCandidates& out) {
  ask_each(entries, keys, words, out);
}

}  // namespace

const StartPasses* plain_start_passes() {
  static constexpr StartPasses passes{read_plainly, look_plainly, ask_plainly};
  return &passes;
}

#if !defined(__x86_64__)
const StartPasses* avx2_start_passes() { return nullptr; }
const StartPasses* avx512_start_passes() { return nullptr; }
#endif

const StartPasses& start_passes() {
  static const StartPasses* const fastest = [] {
    for (const StartPasses* passes : {avx512_start_passes(), avx2_start_passes()}) {
      if (passes != nullptr) return passes;
    }
    return plain_start_passes();
  }();
  return *fastest;
}

}  // namespace themata
