// SPDX-License-Identifier: MIT
//
// `Police officer: No.` looks like `Bottom line: no.` What tells is how they come: a voice comes
// again, stands where the other labels do, and takes turns with them. Whether a phrase is one of
// few words that a sentence is made of is asked first, since a sentence may come again, too.
#include "phrase_labels.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <unordered_set>

#include <themata/text/ascii_letters.hpp>
#include <themata/text/normalise.hpp>
#include <themata/text/utf8.hpp>

#include "blanks.hpp"
#include "conventions_names.hpp"
#include "held_labels.hpp"
#include "label_words.hpp"

namespace themata {
namespace {

constexpr std::size_t longest_phrase = 48;
constexpr std::size_t most_words = 5;
/// No rule looks for a label's end further on in a line.
constexpr std::size_t reach = 100;

/// The words of a line's begin with capitals in front, all in their places.
std::string with_capitals(std::string_view line) {
  std::string copy{line};
  for (std::size_t at = 0; at + 1 < std::min(copy.size(), reach); ++at) {
    char& c = copy[at];
    const bool begins =
        at == 0 || std::string_view{" \t*_"}.find(copy[at - 1]) != std::string::npos;
    if (!begins) continue;
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    if (is_ascii(c)) continue;
    const CodePoint point = code_point_at(copy, at);
    if (point.bytes != 2 || !is_lower(point.value)) continue;
    copy[at] = '\xC3';  // a capital of as many bytes, U+00C4
    copy[at + 1] = '\x84';
  }
  return copy;
}

/// Two to five words, none of them of a sentence. A bracket behind them may hold any.
bool may_call_somebody(std::string_view name) {
  name = name.substr(0, name.find_first_of("(["));
  if (name.size() > longest_phrase) return false;
  std::size_t words = 0;
  for (std::size_t at = skip_blanks(name, 0); at < name.size();) {
    std::size_t end = at;
    while (end < name.size() && !blank_or_end(name, end)) ++end;
    if (++words > most_words || is_of_sentences(name.substr(at, end - at))) return false;
    at = skip_blanks(name, end);
  }
  return words >= 2;
}

/// How a phrase comes.
struct Coming {
  std::size_t count = 0;
  std::size_t after_gap = 0;
  std::size_t after_sentence = 0;
  std::size_t in_a_row = 0;  ///< right behind another of its own
  [[nodiscard]] bool any() const { return count != 0; }
};

class Promotion {
 public:
  Promotion(std::vector<Name>& names, std::vector<Label>& candidates,
            const std::vector<Label>& phrases, const Blocks& blocks)
      : names_(names),
        candidates_(candidates),
        phrases_(phrases),
        blocks_(blocks),
        coming_(names.size()),
        all_(candidates.size() + phrases.size()),
        covered_(all_ * 10 >= blocks.count * 8) {}

  std::vector<std::string> promote() {
    count();
    if (!have_voices()) return {};
    find_voices();
    for (std::size_t id = 0; id < names_.size(); ++id) {
      if (coming_[id].any() && is_voice(names_[id], coming_[id])) accept(names_[id], coming_[id]);
    }
    move();
    return doubts();
  }

 private:
  void count() {
    std::size_t next = 0;
    const Label* before = nullptr;
    for (const Label& phrase : phrases_) {
      for (; next < candidates_.size() && by_line(candidates_[next], phrase); ++next) {
        before = &candidates_[next];
      }
      Coming& coming = coming_[phrase.name];
      ++coming.count;
      if (blocks_.lines[phrase.line].after_gap) ++coming.after_gap;
      if (follows_sentence(phrase.line)) ++coming.after_sentence;
      if (before != nullptr && before->name == phrase.name) ++coming.in_a_row;
      before = &phrase;
    }
  }

  [[nodiscard]] bool follows_sentence(std::size_t line) const {
    if (line == 0 || blocks_.lines[line].after_gap) return true;
    const Line& before = blocks_.lines[line - 1];
    return before.kind != LineKind::talk || ends_sentence(blocks_.text.at(before.text));
  }

  /// Others that are surely labels; or nothing but phrases, and there are questions.
  [[nodiscard]] bool have_voices() const {
    const auto voice = [](const Name& name) {
      return !is_weak(name.form) && name.form != LabelForm::letter && name.recurs();
    };
    if (std::any_of(names_.begin(), names_.end(), voice)) return true;
    const auto again = std::count_if(coming_.begin(), coming_.end(),
                                     [](const Coming& coming) { return coming.count >= 2; });
    return covered_ && again >= 2 &&
           std::any_of(phrases_.begin(), phrases_.end(), [this](const Label& label) {
             return blocks_.text.at(blocks_.lines[label.line].text).ends_with('?');
           });
  }

  void find_voices() {
    std::size_t labels = 0;
    std::size_t in_gaps = 0;
    for (const Name& name : names_) {
      if (is_weak(name.form) || !name.recurs()) continue;
      voices_.insert(folded_form(name.text));
      labels += name.count;
      in_gaps += name.after_gap;
    }
    after_gaps_ = !blocks_.gapless && in_gaps * 10 >= labels * 9;
  }

  [[nodiscard]] bool in_place(const Coming& coming) const {
    if (after_gaps_) return coming.after_gap == coming.count;
    return coming.after_sentence * 10 >= coming.count * 8;
  }

  [[nodiscard]] bool is_voice(const Name& name, const Coming& coming) const {
    if (!in_place(coming)) return false;
    if (voices_.contains(folded_form(name.text))) return true;
    if (covered_) {
      const bool often = coming.count >= 2 && coming.count * 40 >= all_;
      return (often || coming.count >= 5) && coming.in_a_row * 3 <= coming.count;
    }
    if (coming.in_a_row != 0 || name.lettering == Lettering::lower) return false;
    return (coming.count >= 3 && coming.count * 8 >= all_) ||
           (coming.count >= 6 && coming.count * 20 >= all_);
  }

  static void accept(Name& name, const Coming& coming) {
    name.doubtful = false;
    name.count = coming.count;
    name.after_gap = coming.after_gap;
  }

  void move() {
    const auto middle = static_cast<std::ptrdiff_t>(candidates_.size());
    std::copy_if(phrases_.begin(), phrases_.end(), std::back_inserter(candidates_),
                 [this](const Label& phrase) { return !names_[phrase.name].doubtful; });
    std::inplace_merge(candidates_.begin(), candidates_.begin() + middle, candidates_.end(),
                       by_line);
  }

  /// What comes again, and what comes once where nearly all blocks have a label.
  [[nodiscard]] std::vector<std::string> doubts() const {
    std::vector<std::string> told;
    for (std::size_t id = 0; id < names_.size() && told.size() < most_doubts; ++id) {
      const Coming& coming = coming_[id];
      const Name& name = names_[id];
      if (!name.doubtful || !coming.any() || !in_place(coming)) continue;
      if (coming.count == 1 && (!covered_ || name.lettering == Lettering::lower)) continue;
      told.push_back(
          coming.count == 1
              ? fmt::format("'{}' occurs once and is read as talk", name.text)
              : fmt::format("'{}' occurs {} times and is read as talk", name.text, coming.count));
    }
    return told;
  }

  std::vector<Name>& names_;
  std::vector<Label>& candidates_;
  const std::vector<Label>& phrases_;
  const Blocks& blocks_;
  std::vector<Coming> coming_;
  std::size_t all_;
  bool covered_;
  bool after_gaps_ = false;  ///< labels stand after blank lines
  std::unordered_set<std::string> voices_{};
};

}  // namespace

std::optional<LabelMatch> phrase_label(std::string_view line) {
  const std::size_t colon = line.substr(0, reach).find(':');
  if (colon == std::string_view::npos) return std::nullopt;
  // Nearly all are sentences, which their first words tell before anything is copied.
  if (is_ascii_letter(line.front()) && !may_call_somebody(line.substr(0, colon))) {
    return std::nullopt;
  }
  auto match = leading_label(with_capitals(line));
  if (!match || match->tight) return std::nullopt;
  if (match->form != LabelForm::colon && match->form != LabelForm::strong_colon &&
      match->form != LabelForm::timed_alone) {
    return std::nullopt;
  }
  const std::string_view name = match->name.of(line);
  if (!may_call_somebody(name)) return std::nullopt;
  match->lettering = is_lower(code_point_at(name, 0).value) ? Lettering::lower : Lettering::title;
  return match;
}

std::vector<std::string> promote_phrases(std::vector<Name>& names, std::vector<Label>& candidates,
                                         const std::vector<Label>& phrases, const Blocks& blocks) {
  if (phrases.empty()) return {};
  return Promotion(names, candidates, phrases, blocks).promote();
}

}  // namespace themata
