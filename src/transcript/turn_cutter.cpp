// SPDX-License-Identifier: MIT
//
// A label ends what was open before it, so that turns can be cut from any label on without
// knowing more of what stands before it than whether a time does that belongs to it.
#include "turn_cutter.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include <themata/base/in_parts.hpp>
#include <themata/text/utf8.hpp>
#include <themata/transcript/notes.hpp>

#include "label_shapes.hpp"
#include "turn_marks.hpp"

namespace themata {
namespace {

/// What was cut of a part: turns whose speakers are numbers of names.
struct CutPart {
  Document document{};
  std::vector<std::uint32_t> names{};  ///< of those who speak, in the order in which they do
  std::size_t silent = 0;
};

/// Walks over lines and cuts at the labels.
class Cutter {
 public:
  /// From the label of number `first` on, or from the begin where it is the first of all.
  Cutter(const LabelledLines& from, Document& document, std::size_t first = 0)
      : document_(document),
        text_(from.text.another()),
        lines_(from.lines),
        convention_(from.convention),
        by_line_(from.paragraphs == Paragraphs::lines),
        first_(first),
        writer_(document, text_, notes_behind(from)),
        times_(times_behind()) {}

  /// Up to the label of number `last`.
  void cut(std::size_t last) {
    const std::vector<Label>& labels = convention_.labels;
    std::size_t from = first_line();
    for (std::size_t at = first_; at < last; ++at) {
      take_lines(from, labels[at].line);
      take_label(lines_[labels[at].line], labels[at]);
      from = labels[at].line + 1;
    }
    take_lines(from, last == labels.size() ? lines_.size() : labels[last].line);
    close();
  }

  /// The same of a document of its own.
  [[nodiscard]] static CutPart cut_part(const LabelledLines& from, const std::string& format,
                                        std::size_t first, std::size_t last) {
    CutPart part;
    part.document.format = format;
    Cutter cutter(from, part.document, first);
    cutter.names_ = &part.names;
    cutter.cut(last);
    part.silent = cutter.silent_;
    return part;
  }

  /// Adds what was cut of what stands behind.
  void append(const CutPart& part) {
    for (const std::uint32_t name : part.names) speaker_of(name);
    const auto times = static_cast<std::uint32_t>(document_.times.size());
    for (Turn turn : part.document.turns) {
      turn.speaker = speaker_of(turn.speaker);
      if (turn.times != Turn::untimed) turn.times += times;
      document_.turns.push_back(turn);
    }
    const auto append = [](auto& to, const auto& from) {
      to.insert(to.end(), from.begin(), from.end());
    };
    append(document_.times, part.document.times);
    append(document_.marks, part.document.marks);
    append(document_.paragraphs, part.document.paragraphs);
    silent_ += part.silent;
  }

  void tell_silent() const {
    if (silent_ == 0) return;
    document_.doubts.push_back(silent_ == 1
                                   ? "1 label has no talk after it"
                                   : fmt::format("{} labels have no talk after them", silent_));
  }

 private:
  [[nodiscard]] std::uint32_t first_line() const {
    return first_ == 0 ? 0 : convention_.labels[first_].line;
  }

  /// What stands before the first line belongs to others.
  [[nodiscard]] std::span<const std::uint32_t> notes_behind(const LabelledLines& from) const {
    if (first_ == 0) return from.notes;
    const std::uint32_t begin = lines_[first_line()].text.begin;
    return {std::lower_bound(from.notes.begin(), from.notes.end(), begin), from.notes.end()};
  }
  [[nodiscard]] std::vector<LabelTimes>::const_iterator times_behind() const {
    return std::lower_bound(
        convention_.times.begin(), convention_.times.end(), first_line(),
        [](const LabelTimes& times, std::uint32_t line) { return times.line < line; });
  }

  void take_label(const Line& line, const Label& label) {
    close();
    name_.reset();
    if (label.name != nobodys_name) name_ = label.name;
    if (label.timed) take_times(label.line);
    if (!turn_.times.start) turn_.times.start = pending_;
    pending_.reset();
    take_talk({line.text.begin + label.talk, line.text.end}, false);
  }

  void take_times(std::uint32_t line) {
    while (times_->line != line) ++times_;
    turn_.times = {times_->start, times_->end};
  }

  void take_lines(std::size_t from, std::size_t to) {
    for (std::size_t i = from; i < to; ++i) {
      const Line& line = lines_[i];
      if (line.kind == LineKind::blank && !line.numbered) continue;
      if (line.numbered) {
        turn_.layout.push_back({margin_of(text_, line), MarkKind::layout});
      }
      switch (line.kind) {
        case LineKind::blank: break;
        case LineKind::layout: turn_.layout.push_back({line.text, MarkKind::layout}); break;
        case LineKind::time: take_time(line); break;
        case LineKind::talk: take_talk(line.text, line.opens || by_line_); break;
      }
    }
  }

  /// A line that is a time belongs to the talk or to the label that follows.
  void take_time(const Line& line) {
    const auto time = leading_time(text_.at(line.text));
    if (time && turn_.span.empty() && name_ && !turn_.times.start) {
      turn_.times = {time->start, time->end};
    }
    if (time) pending_ = time->start;
    turn_.layout.push_back({line.text, MarkKind::timestamp});
  }

  void take_talk(Span talk, bool opens) {
    if (talk.empty()) return;
    pending_.reset();
    if (turn_.span.empty()) {
      talk = without_time(talk);
      if (talk.empty()) return;
      turn_.layout.clear();
      turn_.span.begin = talk.begin;
    } else if (opens) {
      turn_.paragraphs.push_back(talk.begin);
    }
    turn_.span.end = talk.end;
  }

  Span without_time(Span talk) {
    if (!name_ || !may_begin_time(text_[talk.begin])) return talk;
    const auto time = leading_time(text_.at(talk));
    if (!time) return talk;
    if (!turn_.times.start) turn_.times = {time->start, time->end};
    const std::string_view rest = trim(text_.at(talk).substr(time->length));
    const auto begin = static_cast<std::uint32_t>(rest.data() - std::string_view(text_).data());
    return {begin, talk.end};
  }

  void close() {
    bool added = false;
    if (!turn_.span.empty()) {
      turn_.speaker = speaker();
      auto& layout = turn_.layout;
      while (!layout.empty() && layout.back().span.begin >= turn_.span.end) layout.pop_back();
      added = writer_.add(turn_);
    }
    if (name_ && !added) ++silent_;
    turn_.span = {};
    turn_.times = {};
    turn_.layout.clear();
    turn_.paragraphs.clear();
  }

  std::uint32_t speaker() {
    const std::uint32_t name = name_.value_or(nobodys_name);
    if (names_ == nullptr) return speaker_of(name);
    if (names_->empty() || names_->back() != name) names_->push_back(name);
    return name;
  }

  std::uint32_t speaker_of(std::uint32_t name) {
    if (name == nobodys_name) {
      return document_.speaker_index("",
                                     convention_.labels.empty() ? Role::unknown : Role::preamble);
    }
    if (speakers_.empty()) speakers_.resize(convention_.names.size());
    auto& index = speakers_[name];
    if (!index) {
      index = static_cast<std::uint32_t>(document_.speakers.size());
      document_.speakers.push_back({convention_.names[name], convention_.roles[name]});
    }
    return *index;
  }

  Document& document_;
  TextPass text_;
  const Lines& lines_;
  const Convention& convention_;
  bool by_line_;
  std::size_t first_;
  TurnWriter writer_;
  std::vector<LabelTimes>::const_iterator times_;
  std::vector<std::optional<std::uint32_t>> speakers_{};  ///< of a name, once it has spoken
  std::vector<std::uint32_t>* names_ = nullptr;           ///< CutPart::names, where a part is cut
  std::optional<std::uint32_t> name_{};  ///< of the open turn; before the first label none
  OpenTurn turn_{};
  std::optional<double> pending_{};
  std::size_t silent_ = 0;
};

/// Is no time open where this label begins, that a line before it has given?
bool begins_afresh(const LabelledLines& text, const Label& label) {
  for (std::size_t line = label.line; line-- > 0;) {
    const LineKind kind = text.lines[line].kind;
    if (kind == LineKind::talk) return true;
    if (kind == LineKind::time) return false;
  }
  return true;
}

/// The first labels of so many parts, or of fewer, and how many labels there are.
std::vector<std::size_t> seams_of(const LabelledLines& text, std::size_t parts) {
  const std::vector<Label>& labels = text.convention.labels;
  std::vector<std::size_t> seams{0};
  for (std::size_t part = 1; part < parts; ++part) {
    std::size_t at = std::max(seams.back(), labels.size() / parts * part);
    while (at < labels.size() && !begins_afresh(text, labels[at])) ++at;
    if (at == labels.size()) break;
    if (at != seams.back()) seams.push_back(at);
  }
  seams.push_back(labels.size());
  return seams;
}

}  // namespace

void cut_turns(const LabelledLines& from, const Shares& shares, Document& document) {
  // Room that is not used is never touched; growing would hold all of them twice.
  document.turns.reserve(from.convention.labels.size() + 1);
  document.paragraphs.reserve(from.lines.size());
  const std::vector<std::size_t> seams = seams_of(from, shares.parts);
  Cutter all(from, document);
  if (seams.size() == 2) {
    all.cut(seams.back());
    return all.tell_silent();
  }
  std::vector<CutPart> found(seams.size() - 1);
  const auto cut = [&](std::size_t part) {
    found[part] = Cutter::cut_part(from, document.format, seams[part], seams[part + 1]);
  };
  in_parts({found.size(), shares.threads}, cut,
           [&](std::size_t part) { all.append(std::exchange(found[part], {})); });
  all.tell_silent();
}

}  // namespace themata
