// SPDX-License-Identifier: MIT
#include "clocked_labels.hpp"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <vector>

#include <themata/transcript/notes.hpp>

#include "blanks.hpp"
#include "conventions_words.hpp"
#include "held_labels.hpp"
#include "label_words.hpp"

namespace themata {
namespace {

constexpr std::size_t longest_label = 120;

bool digit(char c) { return c >= '0' && c <= '9'; }
std::size_t dash_length(std::string_view text) {
  for (const std::string_view dash : {"-", "\u2013", "\u2014"}) {
    if (text.starts_with(dash)) return dash.size();
  }
  return 0;
}

class Promotion {
 public:
  Promotion(Candidates& found, const Blocks& blocks)
      : found_(found), blocks_(blocks), clocked_of_(found.names.size()) {
    for (const Label& label : found.clocked) ++clocked_of_[label.name];
    std::copy_if(found.labels.begin(), found.labels.end(), std::back_inserter(timed_),
                 [this](const Label& label) {
                   return label.timed && digit(blocks_.lines[label.line].first);
                 });
  }

  void promote() {
    const bool counts = (!timed_.empty() || come_again()) && ascend();
    const bool items = counts && are_items();
    if (items) found_.agenda = found_.clocked;
    if (counts && !items) {
      take_held(found_.clocked, blocks_, found_);
    } else {
      forget_held(found_.clocked, found_);
    }
    found_.clocked.clear();
  }

 private:
  /// Most of them have names that recur or are known.
  [[nodiscard]] bool come_again() const {
    const std::size_t all = found_.clocked.size();
    std::size_t known = 0;
    std::size_t recurring = 0;
    for (const Label& label : found_.clocked) {
      const Name& name = found_.names[label.name];
      const bool recurs = name.known || name.count + clocked_of_[label.name] >= 2;
      if (name.known) ++known;
      if (recurs) ++recurring;
    }
    return (all >= 3 || (all == 2 && known == 2)) && recurring * 2 >= all;
  }

  /// Do their times rise, those of other labels with a time in front among them?
  [[nodiscard]] bool ascend() const {
    std::vector<Label> all;
    std::merge(timed_.begin(), timed_.end(), found_.clocked.begin(), found_.clocked.end(),
               std::back_inserter(all), by_line);
    std::size_t falls = 0;
    double before = 0;
    auto times = found_.times.begin();
    for (const Label& label : all) {
      while (times != found_.times.end() && times->line != label.line) ++times;
      if (times == found_.times.end() || !times->start) continue;
      if (*times->start < before) ++falls;
      before = *times->start;
    }
    return falls * 10 <= all.size();
  }

  /// `10:30 Coffee: some` line after line in what one says, where the labels of others have no
  /// time in front: those of an agenda, and of nobody who speaks.
  [[nodiscard]] bool are_items() const {
    if (!timed_.empty() || !are_others()) return false;
    std::size_t in_a_row = 0;
    auto other = found_.labels.begin();
    bool first = true;
    for (const Label& label : found_.clocked) {
      const auto before = other;
      while (other != found_.labels.end() && by_line(*other, label)) ++other;
      if (!first && other == before) ++in_a_row;
      first = false;
    }
    return in_a_row * 2 >= found_.clocked.size();
  }

  /// Are there as many labels without a time in front, of others alone?
  [[nodiscard]] bool are_others() const {
    std::size_t names = 0;
    std::size_t labels = 0;
    for (std::size_t id = 0; id < clocked_of_.size(); ++id) {
      const Name& name = found_.names[id];
      if (clocked_of_[id] != 0 && (name.known || name.count != 0)) return false;
      if (clocked_of_[id] != 0 || !name.recurs()) continue;
      ++names;
      labels += name.count;
    }
    return names >= 2 && labels >= found_.clocked.size();
  }

  Candidates& found_;
  const Blocks& blocks_;
  std::vector<std::size_t> clocked_of_;  ///< how many of each name
  std::vector<Label> timed_{};           ///< that count whatever the others do
};

}  // namespace

std::optional<LabelMatch> clocked_label(std::string_view line) {
  if (line.empty() || !digit(line.front())) return std::nullopt;
  const auto time = parse_clock_time(line.substr(0, longest_label));
  if (!time || !blank_or_end(line, time->length)) return std::nullopt;
  std::size_t at = skip_blanks(line, time->length);
  at = skip_blanks(line, at + dash_length(line.substr(at)));
  const std::string_view rest = line.substr(at);
  if (rest.empty() || may_begin_time(rest.front())) return std::nullopt;
  auto match = leading_label(rest);
  if (!match) match = titled_label(rest);
  if (!match || only_in_headings(match->name.of(rest))) return std::nullopt;
  const auto moved = static_cast<std::uint32_t>(at);
  match->name = {match->name.begin + moved, match->name.end + moved};
  match->talk += moved;
  if (match->form == LabelForm::alone) match->form = LabelForm::timed_alone;
  match->start = time->seconds;
  return match;
}

void promote_clocked(Candidates& found, const Blocks& blocks) {
  if (!found.clocked.empty()) Promotion(found, blocks).promote();
}

}  // namespace themata
