// SPDX-License-Identifier: MIT
#include <themata/tally/cooccurrence_slices.hpp>

#include <algorithm>
#include <bit>
#include <iterator>

namespace themata {

namespace {

/// Turns in place of the parts that begin at `starts`, and the group of each.
void part_turns(const CodedDocument& document, const std::vector<std::uint32_t>& starts,
                std::vector<CodedTurn>& turns, std::vector<GroupId>& groups) {
  std::vector<CodedTurn> parts;
  std::vector<GroupId> of_parts;
  std::size_t next = 0;
  for (std::size_t at = 0; at < document.turns.size(); ++at) {
    const std::uint32_t end = document.turns[at].first_word + document.turns[at].words;
    for (; next < starts.size() && starts[next] < end; ++next) {
      const bool more = next + 1 < starts.size() && starts[next + 1] < end;
      CodedTurn& one = parts.emplace_back(document.turns[at]);
      one.first_word = starts[next];
      one.words = (more ? starts[next + 1] : end) - starts[next];
      of_parts.push_back(groups[at]);
    }
  }
  turns = std::move(parts);
  groups = std::move(of_parts);
}

}  // namespace

std::uint32_t length_class(std::uint32_t words, UnitKind of) {
  const std::uint32_t least = of == UnitKind::sentence ? 2 : 8;
  const auto doublings = static_cast<std::uint32_t>(std::bit_width(words / least));
  return std::min(doublings == 0 ? 0 : doublings - 1, length_classes - 1);
}

CooccurrenceSlices::CooccurrenceSlices(const CooccurrenceTally& like,
                                       std::vector<CooccurrenceSlice> slices,
                                       std::vector<Polarity> polarity, UnitKind parts)
    : slices_(std::move(slices)),
      polarity_(std::move(polarity)),
      parts_(parts),
      tallies_(slices_.size(), like) {}

bool CooccurrenceSlices::keeps(const CooccurrenceSlice& slice, const Hit& hit) const {
  return (!slice.status || hit.status == *slice.status) &&
         (!slice.polarity || polarity_[index_of(hit.pattern)] == *slice.polarity);
}

void CooccurrenceSlices::add(const CodedDocument& document, std::span<const GroupId> groups) {
  CodedDocument part = document;
  std::vector<GroupId> of_turns(groups.begin(), groups.end());
  if (parts_ != UnitKind::turn) {
    const bool sentences = parts_ == UnitKind::sentence;
    part_turns(document, sentences ? document.sentence_starts : document.paragraph_starts,
               part.turns, of_turns);
  }
  std::vector<GroupId> kept = of_turns;
  for (std::size_t at = 0; at < slices_.size(); ++at) {
    const CooccurrenceSlice& slice = slices_[at];
    for (const ThemeId theme : tallies_[at].themes()) {
      const std::vector<Hit>& all = document.hits.of[index_of(theme)];
      std::vector<Hit>& of_slice = part.hits.of[index_of(theme)];
      of_slice.clear();
      std::copy_if(all.begin(), all.end(), std::back_inserter(of_slice),
                   [&](const Hit& hit) { return keeps(slice, hit); });
    }
    for (std::size_t turn = 0; turn < kept.size(); ++turn) {
      const bool counts =
          !slice.length || length_class(part.turns[turn].words, parts_) == *slice.length;
      kept[turn] = counts ? of_turns[turn] : set_aside;
    }
    tallies_[at].add(part, kept);
  }
}

void CooccurrenceSlices::merge(const CooccurrenceSlices& other) {
  for (std::size_t at = 0; at < slices_.size(); ++at) tallies_[at].merge(other.tallies_[at]);
}

}  // namespace themata
