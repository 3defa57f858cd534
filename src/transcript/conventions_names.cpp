// SPDX-License-Identifier: MIT
#include "conventions_names.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <unordered_set>

#include <themata/text/normalise.hpp>
#include <themata/transcript/roles.hpp>

namespace themata {
namespace {

bool may_vary(const Name& name) {
  return !name.accepted && !name.doubtful && !is_weak(name.form) && name.form != LabelForm::letter;
}

/// Do the labels, doubtful ones too, look like those of a conversation?
bool is_conversation(const std::vector<Name>& names, const std::vector<Label>& all, bool covered,
                     const Blocks& blocks) {
  std::size_t recurring = 0;
  for (const Name& name : names) {
    if (name.count < 2 && !name.known) continue;
    ++recurring;
    if (!name.doubtful && !is_weak(name.form)) return true;
  }
  return covered && recurring >= 2 &&
         std::any_of(all.begin(), all.end(), [&blocks](const Label& label) {
           return blocks.lines[label.line].text.of(blocks.text).ends_with('?');
         });
}

}  // namespace

void promote_doubtful(std::vector<Name>& names, std::vector<Label>& candidates,
                      const std::vector<Label>& doubtful, const Blocks& blocks) {
  if (doubtful.empty()) return;
  std::vector<Label> all;
  std::merge(candidates.begin(), candidates.end(), doubtful.begin(), doubtful.end(),
             std::back_inserter(all),
             [](const Label& a, const Label& b) { return a.line < b.line; });
  const bool covered = all.size() * 10 >= blocks.count * 8;
  if (!is_conversation(names, all, covered, blocks)) return;
  std::vector<bool> repeated(names.size());
  for (std::size_t i = 1; i < all.size(); ++i) {
    if (all[i].name == all[i - 1].name) repeated[all[i].name] = true;
  }
  for (std::size_t id = 0; id < names.size(); ++id) {
    Name& name = names[id];
    const bool often = name.count * 8 >= all.size() && name.count >= (covered ? 2 : 3);
    const bool in_place = blocks.gapless || covered || name.after_gap == name.count;
    if (in_place && ((often && !repeated[id]) || name.collective)) name.doubtful = false;
  }
  std::erase_if(all, [&names](const Label& label) { return names[label.name].doubtful; });
  candidates = std::move(all);
}

bool is_weak(LabelForm form) {
  return form == LabelForm::alone || form == LabelForm::strong_alone || form == LabelForm::tabbed;
}

void accept_variants(std::vector<Name>& names) {
  std::unordered_set<std::string> voices;
  for (const Name& name : names) {
    if (name.accepted) voices.insert(folded_form(name.text));
  }
  for (Name& name : names) {
    if (may_vary(name)) name.accepted = voices.contains(folded_form(name.text));
  }
}

void accept_slips(std::vector<Name>& names) {
  std::vector<const Name*> voices;
  for (const Name& name : names) {
    if (name.accepted && name.text.size() > 4 && voices.size() < 50) voices.push_back(&name);
  }
  for (Name& name : names) {
    if (!may_vary(name)) continue;
    name.accepted = std::any_of(voices.begin(), voices.end(), [&name](const Name* voice) {
      const auto [shorter, longer] = std::minmax({voice->text.size(), name.text.size()});
      return longer - shorter <= 2 &&
             !likely_typos({name.text, voice->text}, {name.count, voice->count}).empty();
    });
  }
}

void tell_singletons(const std::vector<Name>& names, std::vector<std::string>& doubts) {
  std::size_t told = 0;
  for (const Name& name : names) {
    const bool plain = !name.known && !name.collective && name.form != LabelForm::letter;
    if (!name.accepted || name.count != 1 || !plain) continue;
    if (++told <= most_doubts) doubts.push_back(fmt::format("label '{}' occurs once", name.text));
  }
  if (told > most_doubts) {
    doubts.push_back(fmt::format("{} more labels occur once", told - most_doubts));
  }
}

}  // namespace themata
