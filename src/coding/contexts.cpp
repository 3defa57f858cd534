// SPDX-License-Identifier: MIT
#include "contexts.hpp"

#include <algorithm>
#include <tuple>

#include "too_many_matches.hpp"

namespace themata {
namespace {

bool by_place(const Match& a, const Match& b) {
  return std::tie(a.begin, a.end, a.pattern) < std::tie(b.begin, b.end, b.pattern);
}

/// Whose phrases have too many matches.
auto naming(PatternId pattern, const auto& act) {
  try {
    return act();
  } catch (TooManyMatches& error) {
    if (!error.pattern) error.pattern = pattern;
    throw;
  }
}

}  // namespace

void ContextResolver::Extremes::take(std::uint32_t begin, std::uint32_t end) {
  first_end = std::min(first_end, end);
  last_begin = std::max(last_begin, begin);
  any = true;
}

bool ContextResolver::Extremes::beside(const Match& match, Context::Side side) const {
  if (!any) return false;
  return (side != Context::Side::after && first_end <= match.begin) ||
         (side != Context::Side::before && last_begin >= match.end);
}

void ContextResolver::settle(Surroundings& around, std::vector<Match>& matches) {
  stopped_.clear();
  if (matches.empty()) return;
  around_ = &around;
  sentence_ = turn_ = {};
  sort_out(matches);
  for (const PatternId near : program_.nears()) {
    naming(near, [&] { add_near(near); });
  }
  matches.clear();
  for (std::size_t at = 0; at < candidates_.size(); ++at) {
    const Candidate& candidate = candidates_[at];
    if (is_match(at)) {
      matches.push_back(candidate.match);
    } else {
      stopped_.push_back({candidate.match, candidate.why, candidate.context});
    }
  }
}

void ContextResolver::sort_out(const std::vector<Match>& matches) {
  candidates_.clear();
  anchors_.clear();
  longest_ = 0;
  for (const Match& match : matches) {
    const Conditions* conditions = program_.conditions(match.pattern);
    if (conditions != nullptr && conditions->near) {
      anchors_.push_back(match);
      continue;
    }
    candidates_.push_back({match, conditions == nullptr ? State::is_match : State::open});
    longest_ = std::max(longest_, match.end - match.begin);
  }
  std::stable_sort(anchors_.begin(), anchors_.end(),
                   [](const Match& a, const Match& b) { return a.pattern < b.pattern; });
}

bool ContextResolver::is_match(std::size_t candidate) {
  if (candidates_[candidate].state == State::open) {
    candidates_[candidate].state = State::under_way;
    const PatternId pattern = candidates_[candidate].match.pattern;
    const bool is = naming(pattern, [&] { return decide(candidate); });
    candidates_[candidate].state = is ? State::is_match : State::no_match;
  }
  return candidates_[candidate].state == State::is_match;
}

bool ContextResolver::decide(std::size_t candidate) {
  const Match match = candidates_[candidate].match;
  const Conditions& conditions = *program_.conditions(match.pattern);
  const auto stop = [&](Stopped::Why why, std::size_t context) {
    candidates_[candidate].why = why;
    candidates_[candidate].context = static_cast<std::uint32_t>(context);
    return false;
  };
  if (conditions.voice != Voice::any && around_->voice(match.begin) != conditions.voice) {
    return stop(Stopped::Why::voice, 0);
  }
  const bool exact = conditions.letter_case == LetterCase::exact && !conditions.near;
  if (exact && !has_letters(program_.cased(match.pattern), {match.begin, match.end})) {
    return stop(Stopped::Why::letters, 0);
  }
  for (std::size_t at = 0; at < conditions.unless.size(); ++at) {
    if (holds(conditions.unless[at], match)) return stop(Stopped::Why::unless, at);
  }
  for (std::size_t at = 0; at < conditions.required.size(); ++at) {
    if (!holds(conditions.required[at], match)) return stop(Stopped::Why::required, at);
  }
  return true;
}

bool ContextResolver::has_letters(const CasedWords& cased, Stretch words) const {
  std::vector<std::string> written;
  for (std::uint32_t at = words.begin; at < words.end; ++at) written.push_back(around_->cased(at));
  return cased.match(written);
}

bool ContextResolver::holds(const CompiledContext& context, const Match& match) {
  return context.within.kind == Reach::Kind::words ? holds_beside(context, match)
                                                   : holds_in_extent(context, match);
}

bool ContextResolver::holds_beside(const CompiledContext& context, const Match& match) {
  const auto looked_at = [&](std::uint32_t longest) {
    const std::uint64_t far = std::uint64_t{context.within.words} - 1 + longest;
    Stretch where = stretch_around({match.begin, match.end}, far);
    if (context.side == Context::Side::after) where.begin = match.begin;
    if (context.side == Context::Side::before) where.end = match.end;
    return in_scope(match, where);
  };
  if (!context.phrases.empty() && phrase_in(context, match, looked_at(context.longest))) {
    return true;
  }
  return !context.themes.empty() && theme_in(context, match, looked_at(longest_));
}

namespace {

/// Is [begin, end) outside of the match, at most so many places away?
bool is_near(std::uint32_t begin, std::uint32_t end, const Match& match, std::uint32_t places) {
  if (end <= match.begin) return match.begin - end < places;
  return begin >= match.end && begin - match.end < places;
}

}  // namespace

bool ContextResolver::phrase_in(const CompiledContext& context, const Match& match, Stretch where) {
  if (next_key(context, where) >= where.end) return false;
  phrases_.clear();
  const auto words = around_->words();
  search_.find(words, {where.begin, match.begin}, around_->crossing(), phrases_);
  search_.find(words, {match.end, where.end}, around_->crossing(), phrases_);
  return std::any_of(phrases_.begin(), phrases_.end(), [&](const PhraseMatch& found) {
    return is_near(found.begin, found.end, match, context.within.words) &&
           std::binary_search(context.phrases.begin(), context.phrases.end(), found.phrase);
  });
}

bool ContextResolver::theme_in(const CompiledContext& context, const Match& match, Stretch where) {
  for (std::size_t at = first_from(where.begin);
       at < candidates_.size() && candidates_[at].match.begin < where.end; ++at) {
    const Match& other = candidates_[at].match;
    if (other.end > where.end) continue;
    if (!is_near(other.begin, other.end, match, context.within.words)) continue;
    const ThemeId theme = program_.theme(other.pattern);
    const bool named =
        std::any_of(context.themes.begin(), context.themes.end(),
                    [theme](const ThemeRange& themes) { return themes.holds(theme); });
    if (named && is_match(at)) return true;
  }
  return false;
}

Stretch ContextResolver::stretch_around(Stretch words, std::uint64_t far) const {
  const std::uint64_t end = around_->words().size();
  return {words.begin - static_cast<std::uint32_t>(std::min<std::uint64_t>(words.begin, far)),
          static_cast<std::uint32_t>(std::min(words.end + far, end))};
}

Stretch ContextResolver::in_scope(const Match& match, Stretch where) {
  switch (program_.scope()) {
    case PhraseScope::sentence:
      if (where.begin < match.begin) {
        where.begin = around_->sentence_begin(match.begin, where.begin);
      }
      if (where.end > match.end) where.end = around_->sentence_end(match.end - 1, where.end);
      return where;
    case PhraseScope::turn:
      where.begin = std::max(where.begin, around_->turn(match.begin).begin);
      where.end = std::min(where.end, around_->turn(match.end - 1).end);
      return where;
    case PhraseScope::document: return where;
  }
  return where;
}

std::size_t ContextResolver::first_from(std::uint32_t word) const {
  const auto found = std::lower_bound(
      candidates_.begin(), candidates_.end(), word,
      [](const Candidate& candidate, std::uint32_t at) { return candidate.match.begin < at; });
  return static_cast<std::size_t>(found - candidates_.begin());
}

NearTask ContextResolver::task_of(const CompiledNear& near) {
  return {near.components.size(), near.order,
          near.within.kind == Reach::Kind::words ? near.within.words : UINT32_MAX};
}

void ContextResolver::add_near(PatternId pattern) {
  const CompiledNear& near = *program_.conditions(pattern)->near;
  find_stretches(pattern, near);
  if (stretches_.empty()) return;
  const NearTask task = task_of(near);
  std::vector<Stretch> found;
  for (const Stretch where : stretches_) {
    collect(pattern, near, where);
    near_matches(task, components_, found);
  }
  if (found.empty()) return;
  for (const Stretch& stretch : found) {
    candidates_.push_back({{stretch.begin, stretch.end, pattern}, State::open});
    longest_ = std::max(longest_, stretch.end - stretch.begin);
  }
  std::sort(candidates_.begin(), candidates_.end(),
            [](const Candidate& a, const Candidate& b) { return by_place(a.match, b.match); });
  sentence_ = turn_ = {};  // what they hold has changed
}

/// Where the other components can stand, around every place of the anchor; overlapping
/// stretches are one.
void ContextResolver::find_stretches(PatternId pattern, const CompiledNear& near) {
  stretches_.clear();
  const std::uint64_t longest = std::max(near.longest, longest_);
  const std::uint64_t far =
      (near.components.size() - 1) * (std::uint64_t{near.within.words} + longest);
  const auto add = [&](const Match& anchor) {
    Stretch where{};
    if (near.within.kind == Reach::Kind::words) {
      const bool whole = program_.scope() != PhraseScope::sentence ||
                         around_->sentence_end(anchor.begin, anchor.end) == anchor.end;
      if (!whole) return;
      where = in_scope(anchor, stretch_around({anchor.begin, anchor.end}, far));
    } else {
      const Extent& around = extent(near.within.kind, anchor);
      if (!around.single) return;
      where = around.where;
    }
    if (!stretches_.empty() && where.begin < stretches_.back().end) {
      stretches_.back().end = std::max(stretches_.back().end, where.end);
    } else {
      stretches_.push_back(where);
    }
  };
  if (const auto& themes = near.components[near.anchor].themes) {
    for (std::size_t at = 0; at < candidates_.size(); ++at) {
      const Match match = candidates_[at].match;
      if (themes->holds(program_.theme(match.pattern)) && is_match(at)) add(match);
    }
    return;
  }
  const auto first = std::lower_bound(
      anchors_.begin(), anchors_.end(), pattern,
      [](const Match& anchor, PatternId wanted) { return anchor.pattern < wanted; });
  for (auto at = first; at != anchors_.end() && at->pattern == pattern; ++at) add(*at);
}

void ContextResolver::collect(PatternId pattern, const CompiledNear& near, Stretch where) {
  components_.clear();
  parts_.clear();
  search_.find(around_->words(), where, around_->crossing(), parts_);
  const bool exact = program_.conditions(pattern)->letter_case == LetterCase::exact;
  for (std::uint32_t number = 0; number < near.components.size(); ++number) {
    const CompiledNear::Component& component = near.components[number];
    if (component.themes) {
      for (std::size_t at = first_from(where.begin);
           at < candidates_.size() && candidates_[at].match.begin < where.end; ++at) {
        const Match match = candidates_[at].match;
        if (match.end > where.end) continue;
        if (!component.themes->holds(program_.theme(match.pattern)) || !is_match(at)) continue;
        components_.push_back({match.begin, match.end, number});
      }
      continue;
    }
    for (const PhraseMatch& found : parts_) {
      if (found.phrase != component.phrase) continue;
      if (exact && !has_letters(program_.cased(pattern, number), {found.begin, found.end}))
        continue;
      components_.push_back({found.begin, found.end, number});
    }
  }
  std::sort(components_.begin(), components_.end(),
            [](const ComponentMatch& a, const ComponentMatch& b) {
              return std::tie(a.begin, a.end, a.component) < std::tie(b.begin, b.end, b.component);
            });
}

}  // namespace themata
