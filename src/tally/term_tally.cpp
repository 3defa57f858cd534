// SPDX-License-Identifier: MIT
#include <themata/tally/term_tally.hpp>

#include <algorithm>
#include <tuple>

namespace themata {

std::vector<std::uint8_t> word_places(const TurnView& turn, std::span<const OwnedHit> hits,
                                      const std::vector<std::uint8_t>& kind_of_theme,
                                      std::uint32_t within) {
  const auto words = static_cast<std::uint32_t>(turn.words.size());
  std::vector<std::uint8_t> places(words, 0);
  const auto mark = [&](std::uint32_t from, std::uint32_t to, unsigned place) {
    for (std::uint32_t at = from; at < std::min(to, words); ++at) {
      places[at] = static_cast<std::uint8_t>(places[at] | place);
    }
  };
  for (const OwnedHit& hit : hits) {
    const std::uint8_t kind = kind_of_theme[index_of(hit.theme)];
    if (kind == 0) continue;
    const std::uint32_t begin = hit.hit.begin - turn.first_word;
    const std::uint32_t end = hit.hit.end - turn.first_word;
    mark(begin > within ? begin - within : 0, words - end < within ? words : end + within, kind);
  }
  for (const OwnedHit& hit : hits) {
    if (kind_of_theme[index_of(hit.theme)] == 0) continue;
    for (std::uint32_t at = hit.hit.begin; at < hit.hit.end; ++at) {
      if (at - turn.first_word < words) places[at - turn.first_word] = in_hit;
    }
  }
  return places;
}

void TermTally::add(std::span<const Token> words, std::span<const std::uint32_t> parts) {
  std::uint32_t part = no_part;
  SparseCounts* counts = nullptr;
  for (std::size_t at = 0; at < words.size(); ++at) {
    if (parts[at] == no_part) continue;
    if (counts == nullptr || parts[at] != part) {
      part = parts[at];
      counts = &now_[part];
    }
    counts->add(index_of(words[at].type), 1);
  }
}

void TermTally::end_document(std::uint64_t order) {
  for (const auto& [number, counts] : now_) {
    Part part{order, number, 0, {}};
    for (const auto& [type, count] : counts.sorted()) {
      part.words += count;
      part.counts.push_back({type, count});
    }
    parts_.push_back(std::move(part));
  }
  now_.clear();
}

/// Of each type its number among `terms`, where any part has it.
std::vector<std::uint32_t> TermTally::numbers_among(const std::vector<std::string>& terms) const {
  constexpr std::uint32_t none = UINT32_MAX;
  std::vector<std::uint32_t> numbers(vocabulary_.size(), none);
  for (const Part& part : parts_) {
    for (const Count& count : part.counts) {
      if (numbers[count.term] != none) continue;
      const auto found =
          std::lower_bound(terms.begin(), terms.end(), vocabulary_.form(TypeId{count.term}));
      numbers[count.term] = static_cast<std::uint32_t>(found - terms.begin());
    }
  }
  return numbers;
}

TermTally::Total TermTally::merged(std::span<const TermTally* const> tallies) {
  Total total;
  for (const TermTally* tally : tallies) {
    std::vector<bool> used(tally->vocabulary_.size(), false);
    for (const Part& part : tally->parts_) {
      for (const Count& count : part.counts) used[count.term] = true;
    }
    for (std::uint32_t type = 0; type < used.size(); ++type) {
      if (used[type]) total.terms.emplace_back(tally->vocabulary_.form(TypeId{type}));
    }
  }
  std::sort(total.terms.begin(), total.terms.end());
  total.terms.erase(std::unique(total.terms.begin(), total.terms.end()), total.terms.end());
  for (const TermTally* tally : tallies) {
    const std::vector<std::uint32_t> numbers = tally->numbers_among(total.terms);
    for (const Part& part : tally->parts_) {
      Part renamed = part;
      for (Count& count : renamed.counts) count.term = numbers[count.term];
      std::sort(renamed.counts.begin(), renamed.counts.end(),
                [](const Count& one, const Count& other) { return one.term < other.term; });
      total.parts.push_back(std::move(renamed));
    }
  }
  std::sort(total.parts.begin(), total.parts.end(), [](const Part& one, const Part& other) {
    return std::tie(one.document, one.part) < std::tie(other.document, other.part);
  });
  return total;
}

}  // namespace themata
