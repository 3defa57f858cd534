// SPDX-License-Identifier: MIT
//
// In a transcript of a hearing the transcriber names counsel once and then
// writes `Q.` and `A.`. The examiner is who a heading names; without headings,
// or where a new voice is answered by `A.` at once, it is the voice last named.
// The bench may put a question without becoming the examiner.
#include "hearings.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include <themata/text/normalise.hpp>
#include <themata/text/utf8.hpp>
#include <themata/transcript/roles.hpp>

#include "hearing_headings.hpp"
#include "label_words.hpp"

namespace themata {
namespace {

constexpr auto bench_words = std::to_array<std::string_view>({
    "court",     "judge",        "justice",     "sir",        "dame",      "chair",
    "chairman",  "chairwoman",   "chairperson", "lord",       "lady",      "baroness",
    "president", "commissioner", "coroner",     "magistrate", "witness",   "clerk",
    "reporter",  "interpreter",  "usher",       "bailiff",    "registrar",
});

bool speaks_from_the_bench(std::string_view name) {
  const std::string lower = ascii_lower(name);
  for (std::size_t at = 0; at < lower.size();) {
    const std::size_t end = std::min(lower.find_first_of(" .,", at), lower.size());
    const auto word = std::string_view{lower}.substr(at, end - at);
    if (std::find(bench_words.begin(), bench_words.end(), word) != bench_words.end()) return true;
    at = end + 1;
  }
  return false;
}

bool has_lower(std::string_view line) {
  for (std::size_t at = 0; at < line.size();) {
    const CodePoint point = code_point_at(line, at);
    if (is_lower(point.value)) return true;
    at += point.bytes;
  }
  return false;
}

/// `ORAL ARGUMENT OF JANE LEE`, `ON BEHALF OF THE STATE`
bool is_capital_heading(std::string_view line) {
  if (line.find(' ') == std::string_view::npos || has_lower(line)) return false;
  for (const std::string_view opening : {"ON BEHALF ", "FOR THE ", "AS AMICUS ", "SUPPORTING "}) {
    if (line.starts_with(opening)) return true;
  }
  for (std::size_t at = 0; at < line.size();) {
    const std::size_t end = std::min(line.find(' ', at), line.size());
    if (end - at >= 5 && only_in_headings(line.substr(at, end - at))) return true;
    at = end + 1;
  }
  return false;
}

bool is_objection(std::string_view talk) {
  return ascii_lower(talk.substr(0, 80)).find("object") != std::string::npos;
}

class Hearing {
 public:
  Hearing(TextPass& text, Lines& lines, Convention& convention)
      : text_(text), lines_(lines), convention_(convention) {
    for (std::uint32_t id = 0; id < convention_.names.size(); ++id) {
      std::string folded = folded_form(convention_.names[id]);
      initials_ += folded.substr(0, 1);
      ids_.try_emplace(std::move(folded), id);
    }
    std::size_t alone = 0;
    for (const Label& label : convention_.labels) {
      letters_ = letters_ || label.form == LabelForm::letter;
      if (label.talk == lines_[label.line].text.size()) ++alone;
    }
    stands_alone_ = alone * 2 > convention_.labels.size();
    list_others();
  }

  void read() {
    find_capital_headings();
    std::size_t next = 0;
    // Who asks and who answers is nobody's question where all are named.
    for (std::size_t index = 0; letters_ && index < convention_.labels.size(); ++index) {
      next = take_others(next, convention_.labels[index].line);
      take_label(index);
    }
    take_others(next, lines_.size());
    if (!convention_.doubts.empty()) forget_doubts();
  }

 private:
  void list_others() {
    std::uint32_t line = 0;
    const auto take_before = [&](std::uint32_t end) {
      for (; line < end; ++line) {
        if (lines_[line].kind == LineKind::talk) others_.push_back(line);
      }
    };
    for (const Label& label : convention_.labels) {
      const std::size_t before = others_.size();
      take_before(label.line);
      if (others_.size() != before) above_labels_.push_back({before, others_.size()});
      line = label.line + 1;
    }
    take_before(static_cast<std::uint32_t>(lines_.size()));
  }

  /// From the other line of that number on, those before `line`; the number of the next.
  std::size_t take_others(std::size_t number, std::size_t line) {
    for (; number < others_.size() && others_[number] < line; ++number) {
      if (lines_[others_[number]].kind == LineKind::talk) take_line(others_[number]);
    }
    return number;
  }

  /// Whoever asks as `Q.` is named once and speaks often.
  void forget_doubts() {
    std::vector<std::size_t> turns(convention_.names.size());
    for (const Label& label : convention_.labels) ++turns[label.name];
    for (std::size_t id = 0; id < turns.size(); ++id) {
      if (turns[id] < 2) continue;
      std::erase(convention_.doubts, "label '" + convention_.names[id] + "' occurs once");
    }
  }

  /// `ORAL ARGUMENT OF JOHN DOE` above a label, in a text of ordinary letters.
  void find_capital_headings() {
    if (stands_alone_) return;
    bool ordinary = false;  // known when a line asks for it
    for (const auto& [first, end] : above_labels_) {
      for (std::size_t number = end; number-- > first;) {
        Line& other = lines_[others_[number]];
        const std::string_view line = text_.at(other.text);
        if (!is_capital_heading(line) || hearing_heading(line)) break;
        if (!ordinary && mostly_capitals()) return;
        ordinary = true;
        other.kind = LineKind::layout;
      }
    }
  }

  [[nodiscard]] bool has_label(std::size_t line) const {
    const auto found =
        std::lower_bound(convention_.labels.begin(), convention_.labels.end(), line,
                         [](const Label& label, std::size_t at) { return label.line < at; });
    return found != convention_.labels.end() && found->line == line;
  }

  [[nodiscard]] bool mostly_capitals() const {
    std::size_t capitals = 0;
    std::size_t all = 0;
    for (const Line& line : lines_) {
      if (line.kind != LineKind::talk || line.text.size() < 30) continue;
      ++all;
      if (!has_lower(text_.at(line.text))) ++capitals;
    }
    return capitals * 5 > all;
  }

  void take_label(std::size_t index) {
    Label& label = convention_.labels[index];
    if (label.form != LabelForm::letter) {
      name_voice(index);
      return;
    }
    const bool question = convention_.names[label.name] == "Q";
    auto& known = question ? examiner_ : witness_;
    if (question && !known) known = last_named_;
    if (!known) known = known_witness(question);
    if (known) label.name = *known;
    convention_.roles[label.name] = question ? Role::interviewer : Role::respondent;
  }

  [[nodiscard]] std::optional<std::uint32_t> known_witness(bool question) {
    if (question || witness_name_.empty()) return std::nullopt;
    return id_of(witness_name_);
  }

  void name_voice(std::size_t index) {
    const Label& label = convention_.labels[index];
    if (is_bench(label.name)) return;
    if (is_objection(text_.at(lines_[label.line].text).substr(label.talk))) return;
    last_named_ = label.name;
    const bool answered = index + 1 < convention_.labels.size() && is_answer(index + 1);
    if (answered || !headed_) examiner_ = label.name;
    const bool examines = headed_examiner_ == label.name;
    if (answered && examines) convention_.roles[label.name] = Role::interviewer;
  }

  [[nodiscard]] bool is_bench(std::uint32_t name) {
    while (bench_.size() <= name) {
      bench_.push_back(speaks_from_the_bench(convention_.names[bench_.size()]));
    }
    return bench_[name];
  }

  [[nodiscard]] bool is_answer(std::size_t index) const {
    const Label& label = convention_.labels[index];
    return label.form == LabelForm::letter && convention_.names[label.name] == "A";
  }

  void take_line(std::size_t i) {
    const std::string_view line = text_.at(lines_[i].text);
    if (line.size() > 120) return;
    if (is_name_above_a_turn(i, line) || is_oath(line)) {
      lines_[i].kind = LineKind::layout;
      return;
    }
    const auto heading = hearing_heading(line);
    if (!heading) return take_called_witness(i, line);
    switch (heading->kind) {
      case HearingHeading::Kind::index:
        if (i * 2 > lines_.size() && headed_) drop_from(i);
        return;
      case HearingHeading::Kind::examiner:
        headed_ = true;
        if (letters_) headed_examiner_ = examiner_ = id_of(heading->name);
        break;
      case HearingHeading::Kind::witness:
        headed_ = true;
        call_witness(heading->name);
        break;
      case HearingHeading::Kind::plain:
        if (!letters_ && has_lower(line)) return;
        break;
    }
    lines_[i].kind = LineKind::layout;
  }

  void call_witness(std::string_view name) {
    witness_name_ = name;
    witness_.reset();
  }

  /// `JOHN SMITH,` above `having been first duly sworn`.
  void take_called_witness(std::size_t i, std::string_view line) {
    if (!letters_ || line.back() != ',' || has_lower(line)) return;
    const std::string_view name = line.substr(0, line.size() - 1);
    if (!name_lettering(name) || name.find(' ') == std::string_view::npos) return;
    for (std::size_t next = i + 1; next < std::min(i + 5, lines_.size()); ++next) {
      if (lines_[next].kind != LineKind::talk) continue;
      if (text_.at(lines_[next].text).find("sworn") == std::string_view::npos) continue;
      drop_oath(i, next);
      return call_witness(clean_label(name));
    }
  }

  /// The lines up to `last`, and on to the end of the sentence in it.
  void drop_oath(std::size_t i, std::size_t last) {
    const std::size_t limit = std::min(last + 4, lines_.size());
    for (; i < limit && !has_label(i); ++i) {
      if (lines_[i].kind != LineKind::talk) continue;
      lines_[i].kind = LineKind::layout;
      if (i >= last && ends_sentence(text_.at(lines_[i].text))) return;
    }
  }

  /// The witness's or another voice's name alone between blank lines: a heading
  /// where labels have their talk beside them.
  [[nodiscard]] bool is_name_above_a_turn(std::size_t i, std::string_view line) const {
    if (stands_alone_ || line.size() > 80 || !lines_[i].after_gap) return false;
    if (line.find(' ') == std::string_view::npos) return false;
    if (i + 1 < lines_.size() && lines_[i + 1].kind == LineKind::talk) return false;
    return may_be_name(line) && ids_.contains(folded_form(line));
  }

  /// Folding leaves the first letter one if no accent can join it.
  [[nodiscard]] bool may_be_name(std::string_view line) const {
    return !is_ascii(line[0]) || !is_ascii(line[1]) ||
           initials_.find(ascii_lower(line.substr(0, 1))) != std::string::npos;
  }

  [[nodiscard]] bool is_oath(std::string_view line) const {
    return letters_ && line.size() < 100 && line.find("duly sworn") != std::string_view::npos &&
           !ends_sentence(line);
  }

  void drop_from(std::size_t i) {
    for (; i < lines_.size() && !has_label(i); ++i) {
      if (lines_[i].kind != LineKind::blank) lines_[i].kind = LineKind::layout;
    }
  }

  std::uint32_t id_of(const std::string& name) {
    const auto fresh = static_cast<std::uint32_t>(convention_.names.size());
    const auto [entry, added] = ids_.try_emplace(folded_form(name), fresh);
    if (added) {
      initials_ += entry->first.substr(0, 1);
      convention_.names.push_back(name);
      convention_.roles.push_back(Role::unknown);
    }
    return entry->second;
  }

  TextPass& text_;
  Lines& lines_;
  Convention& convention_;
  std::unordered_map<std::string, std::uint32_t> ids_{};
  std::vector<std::uint32_t> others_{};  ///< lines of talk without a label
  /// Those between a label and the one before: numbers of the first and behind the last.
  std::vector<std::pair<std::size_t, std::size_t>> above_labels_{};
  std::string initials_{};     ///< the first byte of each of them
  std::vector<bool> bench_{};  ///< of the first names: do they speak from the bench?
  bool letters_ = false;
  bool stands_alone_ = false;  ///< labels stand on lines of their own
  bool headed_ = false;
  std::optional<std::uint32_t> examiner_{};
  std::optional<std::uint32_t> headed_examiner_{};
  std::optional<std::uint32_t> last_named_{};
  std::optional<std::uint32_t> witness_{};
  std::string witness_name_{};
};

}  // namespace

void read_hearing(TextPass& text, Lines& lines, Convention& convention) {
  if (convention.labels.empty()) return;
  Hearing(text, lines, convention).read();
}

}  // namespace themata
