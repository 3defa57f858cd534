// SPDX-License-Identifier: MIT
#include <themata/tally/cooccurrence_slices.hpp>

#include <algorithm>
#include <bit>
#include <iterator>

namespace themata {

std::uint32_t length_class(std::uint32_t words) {
  const auto doublings = static_cast<std::uint32_t>(std::bit_width(words / 8));
  return std::min(doublings == 0 ? 0 : doublings - 1, length_classes - 1);
}

CooccurrenceSlices::CooccurrenceSlices(const CooccurrenceTally& like,
                                       std::vector<CooccurrenceSlice> slices,
                                       std::vector<Polarity> polarity)
    : slices_(std::move(slices)), polarity_(std::move(polarity)), tallies_(slices_.size(), like) {}

bool CooccurrenceSlices::keeps(const CooccurrenceSlice& slice, const Hit& hit) const {
  return (!slice.status || hit.status == *slice.status) &&
         (!slice.polarity || polarity_[index_of(hit.pattern)] == *slice.polarity);
}

void CooccurrenceSlices::add(const CodedDocument& document, std::span<const GroupId> groups) {
  CodedDocument part = document;
  std::vector<GroupId> kept(groups.begin(), groups.end());
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
          !slice.length || length_class(document.turns[turn].words) == *slice.length;
      kept[turn] = counts ? groups[turn] : set_aside;
    }
    tallies_[at].add(part, kept);
  }
}

void CooccurrenceSlices::merge(const CooccurrenceSlices& other) {
  for (std::size_t at = 0; at < slices_.size(); ++at) tallies_[at].merge(other.tallies_[at]);
}

}  // namespace themata
