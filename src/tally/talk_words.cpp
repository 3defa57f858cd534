// SPDX-License-Identifier: MIT
#include <themata/tally/talk_words.hpp>

#include <algorithm>

namespace themata {
namespace {

/// Turns the forms of words in a row into places by form.
void sort_places(const std::vector<std::uint32_t>& words, TalkWords::Talk& talk) {
  std::vector<std::uint32_t>& order = talk.positions;
  order.resize(words.size());
  for (std::uint32_t at = 0; at < order.size(); ++at) order[at] = at;
  std::stable_sort(order.begin(), order.end(),
                   [&words](std::uint32_t a, std::uint32_t b) { return words[a] < words[b]; });
  for (std::uint32_t at = 0; at < order.size(); ++at) {
    if (at > 0 && words[order[at]] == words[order[at - 1]]) continue;
    talk.forms.push_back(words[order[at]]);
    talk.begins.push_back(at);
  }
  talk.begins.push_back(static_cast<std::uint32_t>(order.size()));
}

}  // namespace

std::uint32_t WordForms::id(std::string_view form) {
  const auto known = ids_.find(form);
  if (known != ids_.end()) return known->second;
  const auto id = static_cast<std::uint32_t>(forms_.size());
  ids_.emplace(forms_.emplace_back(form), id);
  return id;
}

std::span<const std::uint32_t> TalkWords::Talk::places(std::uint32_t form) const {
  const auto found = std::lower_bound(forms.begin(), forms.end(), form);
  if (found == forms.end() || *found != form) return {};
  const auto at = static_cast<std::size_t>(found - forms.begin());
  return std::span(positions).subspan(begins[at], begins[at + 1] - begins[at]);
}

const TalkWords::Talk* TalkWords::talk(GroupId id) const {
  return id < talks_.size() && !talks_[id].positions.empty() ? &talks_[id] : nullptr;
}

void TalkWords::add_patterns(const CodedDocument& document, std::span<const GroupId> groups) {
  for (std::size_t theme = 0; theme < themes_.size(); ++theme) {
    std::size_t turn = 0;
    for (const Hit& hit : document.hits.of[index_of(themes_[theme])]) {
      while (hit.begin >= document.turns[turn].first_word + document.turns[turn].words) ++turn;
      if (groups[turn] == set_aside) continue;
      ++talks_[groups[turn]].patterns[theme][static_cast<std::uint32_t>(index_of(hit.pattern))];
    }
  }
}

void TalkWords::add(const CodedDocument& document, std::span<const GroupId> groups,
                    std::span<const std::uint32_t> words) {
  std::map<GroupId, std::vector<std::uint32_t>> spoken;
  for (std::size_t at = 0; at < document.turns.size(); ++at) {
    const CodedTurn& turn = document.turns[at];
    if (groups[at] == set_aside || turn.words == 0) continue;
    const auto said = words.subspan(turn.first_word, turn.words);
    std::vector<std::uint32_t>& into = spoken[groups[at]];
    into.insert(into.end(), said.begin(), said.end());
  }
  for (const auto& [group, forms] : spoken) {
    if (group >= talks_.size()) talks_.resize(group + 1);
    talks_[group].patterns.resize(themes_.size());
    sort_places(forms, talks_[group]);
  }
  add_patterns(document, groups);
  for (const std::vector<Hit>& hits : document.hits.of) {
    for (const Hit& hit : hits) {
      for (std::uint32_t at = hit.begin; at < hit.end; ++at) {
        if (words[at] >= in_hit_.size()) in_hit_.resize(words[at] + 1);
        in_hit_[words[at]] = true;
      }
    }
  }
}

}  // namespace themata
