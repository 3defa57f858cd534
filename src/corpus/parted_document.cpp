// SPDX-License-Identifier: MIT
#include "parted_document.hpp"

#include <utility>

namespace themata {

std::vector<TurnRange> cut_into_parts(const Document& document, std::size_t bytes) {
  std::vector<TurnRange> parts;
  std::size_t from = 0;
  for (std::size_t turn = 0; turn < document.turns.size(); ++turn) {
    const Span first = document.turns[from].span;
    const bool last = turn + 1 == document.turns.size();
    if (!last && document.turns[turn].span.end - first.begin < bytes) continue;
    parts.push_back({from, turn + 1});
    from = turn + 1;
  }
  return parts;
}

PartedDocument::PartedDocument(const Document& document, std::vector<TurnRange> parts,
                               std::size_t ahead, JoinParts join)
    : document_(document),
      parts_(std::move(parts)),
      join_(std::move(join)),
      given_(parts_.size()),
      shared_(parts_.size(), ahead,
              [this](std::size_t part) { join_.take(std::exchange(given_[part], {})); }) {}

void PartedDocument::work(const DocumentHandler& handler) {
  shared_.work(
      [&](std::size_t part) { given_[part] = handler.part(document_, parts_[part], join_.about); });
}

void PartedDocument::finish() {
  shared_.finish();
  join_.finish();
}

}  // namespace themata
