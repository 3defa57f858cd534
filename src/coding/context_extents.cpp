// SPDX-License-Identifier: MIT
//
// What the sentence or the turn around a match holds of what a context asks for. A context names
// few words and is asked about few matches, so a look for its keys mostly tells that nothing is
// there; who asks again and again is told from a list of all that is there.
#include <algorithm>

#include "contexts.hpp"

namespace themata {

ContextResolver::Extent& ContextResolver::extent(Reach::Kind kind, const Match& match) {
  Extent& known = kind == Reach::Kind::sentence ? sentence_ : turn_;
  const bool inside = known.where.begin <= match.begin && match.end <= known.where.end;
  if (known.single && inside) return known;
  Extent fresh;
  if (kind == Reach::Kind::sentence) {
    const auto end = static_cast<std::uint32_t>(around_->words().size());
    const std::uint32_t first_end = around_->sentence_end(match.begin, end);
    fresh.single = first_end >= match.end;
    fresh.where = {around_->sentence_begin(match.begin, 0),
                   fresh.single ? first_end : around_->sentence_end(match.end - 1, end)};
  } else {
    const Stretch first = around_->turn(match.begin);
    fresh.single = first.end >= match.end;
    fresh.where = {first.begin, around_->turn(match.end - 1).end};
  }
  if (!(known.where == fresh.where)) known = std::move(fresh);
  return known;
}

std::uint32_t ContextResolver::next_key(const CompiledContext& context, Stretch where) {
  return search_.next_key(around_->words(), where, program_.keys(context));
}

void ContextResolver::search(Extent& extent) {
  extent.searched = true;
  phrases_.clear();
  search_.find(around_->words(), extent.where, around_->crossing(), phrases_);
  slot_.resize(program_.phrases().size(), no_slot);
  for (const PhraseMatch& found : phrases_) {
    std::uint32_t& slot = slot_[found.phrase];
    if (slot == no_slot) {
      slot = static_cast<std::uint32_t>(extent.phrases.size());
      extent.phrases.emplace_back(found.phrase, Extremes{});
    }
    extent.phrases[slot].second.take(found.begin, found.end);
  }
  for (const auto& [phrase, extremes] : extent.phrases) slot_[phrase] = no_slot;
}

const ContextResolver::Extremes& ContextResolver::theme_extremes(Reach::Kind kind,
                                                                 const Match& match,
                                                                 ThemeRange themes) {
  const auto look_up = [&]() -> const Extremes* {
    for (const auto& [known, extremes] : extent(kind, match).themes) {
      if (known == themes) return &extremes;
    }
    return nullptr;
  };
  if (const Extremes* known = look_up()) return *known;
  // Deciding these candidates can ask about other extents, and replace this one.
  const Stretch where = extent(kind, match).where;
  Extremes found;
  for (std::size_t at = first_from(where.begin);
       at < candidates_.size() && candidates_[at].match.begin < where.end; ++at) {
    const Match& other = candidates_[at].match;
    if (other.end > where.end || !themes.holds(program_.theme(other.pattern))) continue;
    if (is_match(at)) found.take(other.begin, other.end);
  }
  return extent(kind, match).themes.emplace_back(themes, found).second;
}

bool ContextResolver::holds_in_extent(const CompiledContext& context, const Match& match) {
  if (!context.phrases.empty() && phrase_in_extent(context, match)) return true;
  return std::any_of(context.themes.begin(), context.themes.end(), [&](ThemeRange themes) {
    return theme_extremes(context.within.kind, match, themes).beside(match, context.side);
  });
}

bool ContextResolver::phrase_in_extent(const CompiledContext& context, const Match& match) {
  Extent& where = extent(context.within.kind, match);
  if (!where.searched) {
    if (const auto found = phrase_by_keys(context, match, where)) return *found;
    search(where);
  }
  return std::any_of(where.phrases.begin(), where.phrases.end(), [&](const auto& known) {
    return known.second.beside(match, context.side) &&
           std::binary_search(context.phrases.begin(), context.phrases.end(), known.first);
  });
}

/// Looks on, from where the last to ask for the same stopped, until it is found; nothing where
/// that, with all that was asked for before, is more than looking at all words once.
std::optional<bool> ContextResolver::phrase_by_keys(const CompiledContext& context,
                                                    const Match& match, Extent& extent) {
  constexpr std::size_t few = 16;  // each is a look at all words' first bytes
  auto sought = std::ranges::find(extent.sought, context.keys, &Sought::keys);
  if (sought == extent.sought.end()) {
    if (extent.sought.size() == few) return std::nullopt;
    sought = extent.sought.insert(sought, {context.keys, extent.where.begin, {}});
  }
  while (!sought->found.beside(match, context.side)) {
    if (sought->next == extent.where.end) return false;
    if (extent.tried > extent.where.end - extent.where.begin) return std::nullopt;
    seek(context, extent, *sought);
  }
  return true;
}

/// Looks at the words around the next one that may be a key of the context's phrases.
void ContextResolver::seek(const CompiledContext& context, Extent& extent, Sought& sought) {
  const std::uint32_t end = extent.where.end;
  const std::uint32_t before = sought.next;
  const std::uint32_t key = next_key(context, {before, end});
  sought.next = std::min(key + 1, end);
  if (key == end) return;
  const std::uint32_t far = context.longest - 1;
  // A phrase that begins before `before` was found around the key there.
  const Stretch begins{std::max(before, key - std::min(key, far)), key + 1};
  extent.tried += begins.end - begins.begin;
  phrases_.clear();
  search_.find_from(around_->words(), begins, key + 1 + std::min(end - key - 1, far),
                    around_->crossing(), phrases_);
  for (const PhraseMatch& found : phrases_) {
    if (std::binary_search(context.phrases.begin(), context.phrases.end(), found.phrase)) {
      sought.found.take(found.begin, found.end);
    }
  }
}

}  // namespace themata
