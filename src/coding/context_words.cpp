// SPDX-License-Identifier: MIT
#include <algorithm>

#include "contexts.hpp"

namespace themata {
namespace {

/// Places between something and a match that it does not overlap; 1 is side by side.
std::optional<std::uint32_t> places(std::uint32_t begin, std::uint32_t end, const Match& match,
                                    Context::Side side) {
  if (end <= match.begin && side != Context::Side::after) return match.begin - end + 1;
  if (begin >= match.end && side != Context::Side::before) return begin - match.end + 1;
  return std::nullopt;
}

}  // namespace

/// Of the words by which a context holds the nearest, of these the longest.
std::optional<Stretch> ContextResolver::nearest(const CompiledContext& context,
                                                const Match& match) {
  const bool words = context.within.kind == Reach::Kind::words;
  const std::uint32_t most = words ? context.within.words : UINT32_MAX;
  Stretch where{};
  if (words) {
    const std::uint64_t far = std::uint64_t{most} + std::max(context.longest, longest_);
    where = in_scope(match, stretch_around({match.begin, match.end}, far));
  } else {
    where = extent(context.within.kind, match).where;
  }
  std::optional<Stretch> best;
  std::uint32_t fewest = 0;
  const auto offer = [&](std::uint32_t begin, std::uint32_t end) {
    const auto apart = places(begin, end, match, context.side);
    if (!apart || *apart > most) return;
    const bool better =
        !best || *apart < fewest || (*apart == fewest && end - begin > best->end - best->begin);
    if (!better) return;
    best = Stretch{begin, end};
    fewest = *apart;
  };
  phrases_.clear();
  for (const Stretch side : {Stretch{where.begin, match.begin}, Stretch{match.end, where.end}}) {
    search_.find(around_->words(), side, around_->crossing(), phrases_);
  }
  for (const PhraseMatch& found : phrases_) {
    if (std::binary_search(context.phrases.begin(), context.phrases.end(), found.phrase)) {
      offer(found.begin, found.end);
    }
  }
  for (std::size_t at = first_from(where.begin);
       at < candidates_.size() && candidates_[at].match.begin < where.end; ++at) {
    const Match& other = candidates_[at].match;
    const ThemeId theme = program_.theme(other.pattern);
    const bool named =
        other.end <= where.end &&
        std::any_of(context.themes.begin(), context.themes.end(),
                    [theme](const ThemeRange& themes) { return themes.holds(theme); });
    if (named && is_match(at)) offer(other.begin, other.end);
  }
  return best;
}

void ContextResolver::parts_of_near(PatternId pattern, const CompiledNear& near, Stretch match,
                                    std::vector<ConditionWords>& out) {
  collect(pattern, near, match);
  for (const ComponentMatch& part : near_parts(task_of(near), components_, match)) {
    out.push_back({ConditionWords::Of::near, part.component, part.begin, part.end});
  }
}

std::vector<ConditionWords> ContextResolver::because(const Match& match) {
  std::vector<ConditionWords> all;
  const Conditions* conditions = program_.conditions(match.pattern);
  if (conditions == nullptr) return all;
  if (conditions->near) {
    parts_of_near(match.pattern, *conditions->near, {match.begin, match.end}, all);
  }
  for (std::uint32_t number = 0; number < conditions->required.size(); ++number) {
    if (const auto found = nearest(conditions->required[number], match)) {
      all.push_back({ConditionWords::Of::required, number, found->begin, found->end});
    }
  }
  return all;
}

std::vector<ConditionWords> ContextResolver::because(const Stopped& stopped) {
  if (stopped.why != Stopped::Why::unless) return {};
  const Conditions& conditions = *program_.conditions(stopped.match.pattern);
  const auto found = nearest(conditions.unless[stopped.context], stopped.match);
  if (!found) return {};
  return {{ConditionWords::Of::unless, stopped.context, found->begin, found->end}};
}

}  // namespace themata
