// SPDX-License-Identifier: MIT
#include <themata/tally/prompting.hpp>

#include <algorithm>

#include "hit_cursor.hpp"

namespace themata {

std::string_view prompted_name(Prompted prompted) {
  switch (prompted) {
    case Prompted::prompted: return "prompted";
    case Prompted::spontaneous: return "spontaneous";
    case Prompted::unknown: break;
  }
  return "";
}

RaisedThemes::RaisedThemes(const CodedDocument& document,
                           std::span<const std::vector<Hit>* const> themes, Prompting prompting)
    : reach_(prompting.turns), asked_in_(themes.size()) {
  HitCursor cursor(themes);
  std::uint32_t asked = 0;
  for (const CodedTurn& turn : document.turns) {
    const bool asks = document.speakers[turn.speaker].role == Role::interviewer;
    asks_.push_back(asks);
    asked_before_.push_back(asked);
    cursor.until(turn.first_word + turn.words, [&](std::uint32_t theme, std::span<const Hit>) {
      if (asks) asked_in_[theme].push_back(asked);
    });
    if (asks && turn.words > 0) ++asked;
  }
  has_interviewer_ = asked > 0;
}

bool RaisedThemes::raised(std::size_t turn, std::size_t theme) const {
  const std::uint32_t before = asked_before_[turn];
  const std::uint32_t from = before > reach_ ? before - reach_ : 0;
  const std::vector<std::uint32_t>& turns = asked_in_[theme];
  const auto next = std::lower_bound(turns.begin(), turns.end(), from);
  return next != turns.end() && *next < before;
}

Prompted RaisedThemes::of(std::size_t turn, std::size_t theme) const {
  if (!has_interviewer_ || asks_[turn]) return Prompted::unknown;
  return raised(turn, theme) ? Prompted::prompted : Prompted::spontaneous;
}

}  // namespace themata
