// SPDX-License-Identifier: MIT
#include <themata/tally/hit_changes.hpp>

#include <algorithm>

namespace themata {
namespace {

constexpr std::uint32_t quoted_words = 8;  ///< on either side

void sort(std::vector<PlacedHit>& hits) {
  std::ranges::stable_sort(
      hits, [](const PlacedHit& a, const PlacedHit& b) { return a.key() < b.key(); });
}

}  // namespace

void add_placed(const TurnView& turn, std::span<const OwnedHit> hits, const Dictionary& dictionary,
                std::vector<PlacedHit>& out) {
  const auto words = static_cast<std::uint32_t>(turn.onwards.size());
  for (const OwnedHit& owned : hits) {
    const std::uint32_t first = owned.hit.begin - turn.first_word;
    const std::uint32_t last = owned.hit.end - 1 - turn.first_word;
    const Token& from = turn.onwards[first - std::min(first, quoted_words)];
    const Token& to = turn.onwards[std::min(last + quoted_words, words - 1)];
    out.push_back({turn.number,
                   {turn.onwards[first].span.begin, turn.onwards[last].span.end},
                   dictionary.theme(owned.theme).full_name,
                   dictionary.pattern(owned.hit.pattern).written,
                   {from.span.begin, to.span.end}});
  }
}

std::string_view change_name(HitChange::Kind kind) {
  return kind == HitChange::Kind::appears ? "appears" : "gone";
}

std::vector<HitChange> hit_changes(std::vector<PlacedHit> before, std::vector<PlacedHit> after) {
  sort(before);
  sort(after);
  std::vector<HitChange> changes;
  auto was = before.begin();
  auto is = after.begin();
  while (was != before.end() || is != after.end()) {
    if (is == after.end() || (was != before.end() && was->key() < is->key())) {
      changes.push_back({HitChange::Kind::gone, *was++});
    } else if (was == before.end() || is->key() < was->key()) {
      changes.push_back({HitChange::Kind::appears, *is++});
    } else {
      ++was;
      ++is;
    }
  }
  return changes;
}

}  // namespace themata
