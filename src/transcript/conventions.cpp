// SPDX-License-Identifier: MIT
//
// Every line is asked whether it begins like a label. The answers are counted
// by form (`Name:`, `**Name:**`, a name alone, ...) and by name. The form whose
// names recur most is the document's convention. A name of that form counts if
// it recurs or is a known label (`Interviewer`); a name that occurs once counts
// only when the shape is clear by then: same form, same lettering, same place
// (after a blank line where labels stand there), and it is told as a doubt.
// Where no name recurs, the shape itself must: nearly every block begins so.
#include "conventions.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <limits>
#include <optional>
#include <unordered_map>
#include <unordered_set>

#include <themata/text/normalise.hpp>
#include <themata/text/utf8.hpp>
#include <themata/transcript/roles.hpp>

#include "candidates.hpp"
#include "clocked_labels.hpp"
#include "conventions_names.hpp"
#include "cover_sheet.hpp"
#include "item_labels.hpp"
#include "label_words.hpp"
#include "phrase_labels.hpp"

namespace themata {
namespace {

std::size_t index_of(LabelForm form) { return static_cast<std::size_t>(form); }
std::size_t index_of(Lettering lettering) { return static_cast<std::size_t>(lettering); }

class Decision {
 public:
  Decision(TextPass& text, const Lines& lines) : text_(text), lines_(lines) {}

  Convention decide(const Shares& shares) {
    const Blocks blocks = count_blocks();
    sheet_end_ = cover_sheet_end(text_, lines_);
    Candidates found = collect_candidates(blocks, sheet_end_, shares);
    promote_clocked(found, blocks);
    promote_items(found, blocks);
    names_ = std::move(found.names);
    candidates_ = std::move(found.labels);
    times_ = std::move(found.times);
    agenda_ = std::move(found.agenda);
    promote_doubtful(names_, candidates_, found.doubtful, blocks);
    left_out_ = promote_phrases(names_, candidates_, found.phrases, blocks);
    count_tight(blocks);
    weigh();
    if (primary_) accept_recurring();
    if (primary_ && singletons_may_count()) {
      accept_singletons();
    } else if (!primary_ || only_interviewers()) {
      accept_distinct();
    }
    accept_letters();
    accept_collectives();
    accept_company();
    if (!enough_evidence()) return {};
    accept_variants(names_);
    accept_slips(names_);
    return result();
  }

 private:
  Blocks count_blocks() {
    std::size_t filled = 0;
    std::size_t gaps = 0;
    for (const Line& line : lines_) {
      if (line.kind != LineKind::talk) continue;
      ++filled;
      if (line.after_gap) ++gaps;
    }
    // The gap before what opens the text is none.
    gapless_ = gaps <= 1 ? filled > 1 : gaps * 5 < filled;
    blocks_ = gapless_ ? filled : gaps;
    return {text_, lines_, blocks_, gapless_};
  }

  /// Where most labels have no blank after their colon, that is the convention.
  void count_tight(const Blocks& blocks) {
    std::size_t loose = 0;
    std::size_t tight = 0;
    for (const Name& name : names_) {
      if (name.form != LabelForm::colon) continue;
      loose += name.count;
      tight += name.tight;
    }
    if (tight <= loose * 2) return admit_tight(names_, candidates_, blocks);
    tight_counts_ = true;
    for (Name& name : names_) name.count += name.tight;
  }

  /// How often the names of each form recur, and which form leads.
  void weigh() {
    std::array<std::size_t, label_forms> distinct{};
    std::array<bool, label_forms> known{};
    for (const Name& name : names_) {
      if (!name.recurs() || name.form == LabelForm::letter) continue;
      weight_[index_of(name.form)] += name.count;
      ++distinct[index_of(name.form)];
      known[index_of(name.form)] = known[index_of(name.form)] || name.known;
    }
    for (std::size_t form = 0; form < label_forms; ++form) {
      const bool weak = is_weak(static_cast<LabelForm>(form));
      const bool few = distinct[form] < 2 && !known[form] && !dense();
      if (weak && (few || weight_[form] * 4 < blocks_)) continue;
      if (weight_[form] == 0) continue;
      if (!primary_ || weight_[form] > weight_[index_of(*primary_)]) {
        primary_ = static_cast<LabelForm>(form);
      }
    }
    weigh_letterings();
  }

  [[nodiscard]] bool dense() const { return candidates_.size() * 10 >= blocks_ * 6; }

  void weigh_letterings() {
    std::size_t labels = 0;
    std::size_t in_gaps = 0;
    for (const Name& name : names_) {
      if (!name.recurs() || !form_counts(name.form)) continue;
      lettering_[index_of(name.lettering)] += name.count;
      labels += name.count;
      in_gaps += name.after_gap;
      one_word_ = one_word_ || name.one_word;
    }
    labels_ = labels;
    dense_ = dense();
    after_gaps_ = labels != 0 && in_gaps * 10 >= labels * 9 && !gapless_;
  }

  /// Is this form the convention, or strong enough to stand beside it?
  [[nodiscard]] bool form_counts(LabelForm form) const {
    if (!primary_ || form == LabelForm::letter) return false;
    if (form == *primary_) return true;
    const std::size_t weight = weight_[index_of(form)];
    return !is_weak(form) && weight >= 3 && weight * 10 >= weight_[index_of(*primary_)];
  }

  [[nodiscard]] bool lettering_leads(Lettering lettering) const {
    return lettering_[index_of(lettering)] * 10 >= labels_ * 8;
  }
  [[nodiscard]] bool another_lettering_leads(Lettering lettering) const {
    for (std::size_t other = 0; other < letterings; ++other) {
      if (other != index_of(lettering) && lettering_[other] * 10 >= labels_ * 8) return true;
    }
    return false;
  }

  void accept_recurring() {
    for (Name& name : names_) name.accepted = name.recurs() && recurring_counts(name);
  }

  [[nodiscard]] bool recurring_counts(const Name& name) const {
    if (!form_counts(name.form)) return false;
    if (name.known) return true;
    if (after_gaps_ && name.after_gap == 0 && !tight_counts_) return false;
    if (name.lettering == Lettering::lower && !dense_ &&
        lettering_[index_of(name.lettering)] * 2 < labels_) {
      return false;
    }
    return name.count >= 3 || dense_ || !another_lettering_leads(name.lettering);
  }

  [[nodiscard]] bool singletons_may_count() const {
    const std::size_t weight = weight_[index_of(*primary_)];
    return weight >= 4 || (weight >= 2 && candidates_.size() * 2 >= blocks_);
  }

  void accept_singletons() {
    for (const Label& label : candidates_) {
      Name& name = names_[label.name];
      if (name.count == 1 && !name.accepted && (tight_counts_ || !label.tight) &&
          fits(label, name)) {
        name.accepted = true;
      }
    }
  }

  /// `Both:` among voices.
  void accept_collectives() {
    if (!primary_) return;
    for (Name& name : names_) {
      if (name.collective && may_join(name)) name.accepted = true;
    }
  }

  /// `P1:`, too short to be a known label, where `Interviewer:` asks and nobody else answers.
  void accept_company() {
    if (!primary_ || !only_interviewers()) return;
    for (Name& name : names_) {
      const bool numbered = name.text.find_first_of("0123456789") != std::string::npos;
      name.accepted = name.accepted || (name.count != 0 && numbered && may_join(name) &&
                                        role_of_label(name.text) == Role::respondent);
    }
  }

  /// Is every name that counts so far, and there is one, somebody's who asks?
  [[nodiscard]] bool only_interviewers() const {
    bool any = false;
    for (const Name& name : names_) {
      if (!name.accepted) continue;
      if (role_of_label(name.text) != Role::interviewer) return false;
      any = true;
    }
    return any;
  }

  [[nodiscard]] bool may_join(const Name& name) const {
    return !name.doubtful && name.form == *primary_ && (gapless_ || name.after_gap == name.count);
  }

  [[nodiscard]] bool fits(const Label& label, const Name& name) const {
    if (name.form != *primary_ || (is_weak(name.form) && !dense_)) return false;
    if (name.lettering == Lettering::lower || name.lettering == Lettering::caseless) return false;
    const bool titled = !name.one_word && is_title(name.text.substr(0, name.text.find(' ')));
    if (!titled && !lettering_leads(name.lettering) &&
        lettering_[index_of(name.lettering)] * 3 < labels_) {
      return false;
    }
    if (after_gaps_) {
      if (!lines_[label.line].after_gap) return false;
    } else if (!dense_ && !follows_sentence(label.line)) {
      return false;
    }
    return name.lettering == Lettering::capitals || name.form == LabelForm::strong_colon ||
           !name.one_word || one_word_ || dense_;
  }

  [[nodiscard]] bool follows_sentence(std::size_t line) const {
    if (lines_[line].after_gap) return true;
    const Line& before = lines_[line - 1];
    return before.kind != LineKind::talk || ends_sentence(text_.at(before.text));
  }

  /// No name recurs but perhaps who asks: two turns, or a panel in which everybody speaks once.
  void accept_distinct() {
    std::size_t labels = 0;
    for (const Name& name : names_) {
      if (may_be_distinct(name)) labels += name.count;
    }
    if (labels < 2 || labels * 10 < blocks_ * 8) return;
    for (Name& name : names_) name.accepted = name.accepted || may_be_distinct(name);
  }

  static bool may_be_distinct(const Name& name) {
    return name.count != 0 && !name.doubtful &&
           (name.form == LabelForm::colon || name.form == LabelForm::strong_colon);
  }

  /// `Q.` needs its `A.`, else it is the item of a list.
  void accept_letters() {
    bool question = false;
    bool answer = false;
    for (const Name& name : names_) {
      if (name.form != LabelForm::letter) continue;
      (name.text == "Q" ? question : answer) = true;
    }
    if (!question || !answer) return;
    for (Name& name : names_) {
      const bool voice =
          name.form == LabelForm::colon && !name.doubtful && name.lettering == Lettering::capitals;
      name.accepted = name.accepted || name.form == LabelForm::letter || (voice && name.count != 0);
    }
  }

  [[nodiscard]] bool enough_evidence() const {
    std::size_t labels = 0;
    std::size_t distinct = 0;
    bool strong = false;
    bool known = false;
    for (const Name& name : names_) {
      if (!name.accepted) continue;
      labels += name.count;
      ++distinct;
      known = known || name.known || name.form == LabelForm::letter;
      strong = strong || name.lettering == Lettering::capitals || name.form != LabelForm::colon;
    }
    if (known) return true;
    if (labels < 2) return false;
    const bool shown = strong ? labels * 100 >= blocks_ : labels * 25 >= blocks_;
    return shown && (distinct >= 2 || (labels >= 3 && (strong || labels * 3 >= blocks_)));
  }

  Convention result() {
    Convention convention;
    std::vector<std::string> left_out = std::move(left_out_);
    constexpr auto none = std::numeric_limits<std::uint32_t>::max();
    std::vector<std::uint32_t> ids(names_.size(), none);
    std::unordered_map<std::string, std::uint32_t> by_text;
    std::size_t kept = 0;
    for (const Label& label : candidates_) {
      const Name& name = names_[label.name];
      if (!name.accepted) {
        tell_left_out(label, left_out);
        continue;
      }
      std::uint32_t& id = ids[label.name];
      if (id == none) {
        const auto fresh = static_cast<std::uint32_t>(convention.names.size());
        id = by_text.try_emplace(name.text, fresh).first->second;
        if (id == fresh) convention.names.push_back(name.text);
      }
      Label& to = candidates_[kept++];
      to = label;  // before its name changes: a copy right behind it would wait for that
      to.name = id;
    }
    candidates_.resize(kept);
    convention.labels = std::move(candidates_);
    convention.times = std::move(times_);
    convention.roles.resize(convention.names.size(), Role::unknown);
    tell_singletons(names_, convention.doubts);
    tell_above(convention);
    tell_agenda(convention.doubts);
    convention.doubts.insert(convention.doubts.end(), left_out.begin(), left_out.end());
    return convention;
  }

  void tell_above(Convention& convention) const {
    std::unordered_set<std::string_view> voices(convention.names.begin(), convention.names.end());
    for (std::size_t i = 0; i < sheet_end_ && !convention.labels.empty(); ++i) {
      if (lines_[i].kind != LineKind::talk) continue;
      const std::string_view line = text_.at(lines_[i].text);
      const auto match = leading_label(line);
      if (!match || !ends_sentence(line) || match->talk == line.size()) continue;
      const std::string name = clean_label(match->name.of(line));
      if (voices.contains(name)) {
        convention.doubts.push_back(fmt::format("'{}' speaks above the first turn", name));
      }
    }
  }

  void tell_agenda(std::vector<std::string>& doubts) const {
    if (agenda_.empty()) return;
    const Label& first = agenda_.front();
    const std::string_view begin = text_.at(lines_[first.line].text).substr(0, first.talk);
    doubts.push_back(
        fmt::format("{} lines such as '{}' are read as talk", agenda_.size(), trim(begin)));
  }

  /// What may have been taken for talk wrongly.
  void tell_left_out(const Label& label, std::vector<std::string>& doubts) const {
    const Name& name = names_[label.name];
    if (name.count + name.tight != 1 || !primary_ || doubts.size() == most_doubts ||
        name.doubtful || name.accepted || name.form != *primary_ || is_weak(name.form)) {
      return;
    }
    const bool silent = label.talk == lines_[label.line].text.size();
    if (silent || (label.tight && name.lettering == Lettering::lower) ||
        !(gapless_ || lines_[label.line].after_gap) || !follows_sentence(label.line) ||
        !may_be_voice(name)) {
      return;
    }
    doubts.push_back(fmt::format("'{}' occurs once and is read as talk", name.text));
  }

  [[nodiscard]] bool may_be_voice(const Name& name) const {
    return name.lettering == Lettering::capitals || !name.one_word || one_word_;
  }

  TextPass& text_;
  const Lines& lines_;
  std::size_t blocks_ = 0;
  bool gapless_ = false;  ///< blank lines are too few to say anything
  std::vector<Name> names_{};
  std::vector<Label> candidates_{};
  std::vector<LabelTimes> times_{};
  std::vector<Label> agenda_{};
  std::size_t sheet_end_ = 0;
  std::vector<std::string> left_out_{};  ///< what is told of phrases
  std::array<std::size_t, label_forms> weight_{};
  std::array<std::size_t, letterings> lettering_{};
  std::optional<LabelForm> primary_{};
  std::size_t labels_ = 0;
  bool after_gaps_ = false;  ///< labels stand after blank lines
  bool tight_counts_ = false;
  bool dense_ = false;     ///< most blocks begin like a label
  bool one_word_ = false;  ///< some recurring name is a single word
};

}  // namespace

Convention decide_convention(TextPass& text, const Lines& lines, const Shares& shares) {
  return Decision(text, lines).decide(shares);
}

}  // namespace themata
