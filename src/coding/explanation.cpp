// SPDX-License-Identifier: MIT
#include <themata/coding/explanation.hpp>

#include <algorithm>
#include <tuple>

#include <themata/coding/coder.hpp>
#include <themata/dictionary/written.hpp>

namespace themata {
namespace {

bool overlap(const Hit& a, const Hit& b) { return a.begin < b.end && b.begin < a.end; }

}  // namespace

std::string written_condition(const Pattern& pattern, const Stopped& stopped) {
  switch (stopped.why) {
    case Stopped::Why::unless: return "unless: " + written(pattern.unless[stopped.context]);
    case Stopped::Why::required: return "requires: " + written(pattern.required[stopped.context]);
    case Stopped::Why::letters: return "case: exact";
    case Stopped::Why::voice: return "role: " + std::string(voice_name(pattern.voice));
  }
  return {};
}

std::vector<Explained> Coder::explain(const Document& document) {
  std::vector<Explained> all;
  std::vector<OwnedHit> counted;
  explained_ = &all;
  (void)code(document, [&counted](const TurnView&, std::span<const OwnedHit> hits) {
    counted.insert(counted.end(), hits.begin(), hits.end());
  });
  explained_ = nullptr;
  for (Explained& one : all) {
    if (one.stopped) continue;
    for (const OwnedHit& other : counted) {
      if (!overlap(other.hit, one.hit)) continue;
      if (other.theme != one.theme && options_.overlap != Overlap::longest) continue;
      const bool itself = other.theme == one.theme && other.hit.begin == one.hit.begin &&
                          other.hit.end == one.hit.end && other.hit.pattern == one.hit.pattern;
      if (itself) {
        one.hit.status = other.hit.status;
        one.outcome = Explained::Outcome::counted;
        one.by.reset();
        break;
      }
      const auto words = [](const Hit& hit) { return hit.end - hit.begin; };
      if (!one.by || words(other.hit) > words(*one.by)) one.by = other.hit;
    }
  }
  std::sort(all.begin(), all.end(), [](const Explained& a, const Explained& b) {
    return std::tie(a.hit.begin, a.hit.end, a.theme, a.hit.pattern) <
           std::tie(b.hit.begin, b.hit.end, b.theme, b.hit.pattern);
  });
  return all;
}

}  // namespace themata
