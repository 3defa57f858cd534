// SPDX-License-Identifier: MIT
#include "conventions_names.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <unordered_set>
#include <utility>

#include <themata/text/normalise.hpp>
#include <themata/transcript/roles.hpp>

#include "held_labels.hpp"

namespace themata {
namespace {

bool may_vary(const Name& name) {
  return !name.accepted && !name.doubtful && !is_weak(name.form) && name.form != LabelForm::letter;
}

bool asks(const std::vector<Label>& labels, const Blocks& blocks) {
  return std::any_of(labels.begin(), labels.end(), [&blocks](const Label& label) {
    return blocks.text.at(blocks.lines[label.line].text).ends_with('?');
  });
}

/// Are enough of the names, doubtful ones too, those of a conversation?
bool have_voices(const std::vector<Name>& names, bool covered, bool asked) {
  std::size_t recurring = 0;
  for (const Name& name : names) {
    if (name.count < 2 && !name.known) continue;
    ++recurring;
    if (!name.doubtful && !is_weak(name.form)) return true;
  }
  return covered && recurring >= 2 && asked;
}

/// Which names stand at two labels in a row?
std::vector<bool> repeated_names(std::size_t names, const std::vector<Label>& some,
                                 const std::vector<Label>& others) {
  std::vector<bool> repeated(names);
  std::optional<std::uint32_t> before;
  auto one = some.begin();
  auto two = others.begin();
  while (one != some.end() || two != others.end()) {
    const bool first = two == others.end() || (one != some.end() && by_line(*one, *two));
    const std::uint32_t name = (first ? one++ : two++)->name;
    if (before == name) repeated[name] = true;
    before = name;
  }
  return repeated;
}

}  // namespace

void promote_doubtful(std::vector<Name>& names, std::vector<Label>& candidates,
                      std::vector<Label>& doubtful, const Blocks& blocks) {
  if (doubtful.empty()) return;
  const std::size_t all = candidates.size() + doubtful.size();
  const bool covered = all * 10 >= blocks.count * 8;
  const bool asked = covered && (asks(candidates, blocks) || asks(doubtful, blocks));
  if (!have_voices(names, covered, asked)) return;
  const std::vector<bool> repeated = repeated_names(names.size(), candidates, doubtful);
  for (std::size_t id = 0; id < names.size(); ++id) {
    Name& name = names[id];
    const bool often = name.count * 8 >= all && name.count >= (covered ? 2 : 3);
    const bool in_place = blocks.gapless || covered || name.after_gap == name.count;
    if (in_place && ((often && !repeated[id]) || name.collective)) name.doubtful = false;
  }
  const auto stays = [&names](const Label& label) { return names[label.name].doubtful; };
  std::erase_if(candidates, stays);
  std::erase_if(doubtful, stays);
  const auto middle = static_cast<std::ptrdiff_t>(candidates.size());
  candidates.insert(candidates.end(), doubtful.begin(), doubtful.end());
  std::inplace_merge(candidates.begin(), candidates.begin() + middle, candidates.end(), by_line);
}

void admit_tight(std::vector<Name>& names, const std::vector<Label>& labels, const Blocks& blocks) {
  std::size_t shown = 0;
  std::size_t in_gaps = 0;
  bool any = false;
  for (const Name& name : names) {
    any = any || (name.tight != 0 && name.count < 2);
    if (name.form != LabelForm::colon || !name.recurs()) continue;
    shown += name.count;
    in_gaps += name.after_gap;
  }
  if (!any || shown == 0) return;
  const bool after_gaps = !blocks.gapless && in_gaps * 10 >= shown * 9;
  const std::vector<bool> repeated =
      after_gaps ? std::vector<bool>(names.size()) : repeated_names(names.size(), labels, {});
  for (std::size_t id = 0; id < names.size(); ++id) {
    Name& name = names[id];
    if (name.form != LabelForm::colon || name.tight == 0 || name.count >= 2) continue;
    const bool in_place = after_gaps ? name.tight_after_gap == name.tight : !repeated[id];
    const bool again = name.count + name.tight >= 2 && name.lettering != Lettering::lower;
    if (!in_place || !(again || name.known)) continue;
    name.count += std::exchange(name.tight, 0);
    name.after_gap += std::exchange(name.tight_after_gap, 0);
  }
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
