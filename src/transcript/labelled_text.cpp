// SPDX-License-Identifier: MIT
#include <themata/transcript/labelled_text.hpp>

#include <fmt/format.h>

#include <optional>

#include <themata/text/utf8.hpp>

#include "conventions.hpp"
#include "front_matter.hpp"
#include "hearings.hpp"
#include "label_shapes.hpp"
#include "lines.hpp"
#include "margins.hpp"
#include "paragraphs.hpp"
#include "snippets.hpp"
#include "turn_marks.hpp"

namespace themata {
namespace {

/// Walks over the lines and cuts at the labels.
class Cutter {
 public:
  Cutter(Document& document, TextPass& text, const Lines& lines, const NotePlaces& notes,
         const Convention& convention, Paragraphs paragraphs)
      : document_(document),
        text_(text),
        lines_(lines),
        convention_(convention),
        by_line_(paragraphs == Paragraphs::lines),
        writer_(document, text, notes),
        times_(convention.times.begin()),
        speakers_(convention.names.size()) {}

  void cut() {
    document_.turns.reserve(convention_.labels.size() + 1);
    document_.paragraphs.reserve(lines_.size());
    open_unnamed();
    std::size_t from = 0;
    for (const Label& label : convention_.labels) {
      take_lines(from, label.line);
      take_label(lines_[label.line], label);
      from = label.line + 1;
    }
    take_lines(from, lines_.size());
    close();
    tell_silent();
  }

 private:
  void open_unnamed() {
    role_ = convention_.labels.empty() ? Role::unknown : Role::preamble;
    name_.reset();
  }

  void take_label(const Line& line, const Label& label) {
    close();
    name_ = label.name;
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
    if (!name_) return document_.speaker_index("", role_);
    auto& index = speakers_[*name_];
    if (!index) {
      index = static_cast<std::uint32_t>(document_.speakers.size());
      document_.speakers.push_back({convention_.names[*name_], convention_.roles[*name_]});
    }
    return *index;
  }

  void tell_silent() {
    if (silent_ == 0) return;
    document_.doubts.push_back(silent_ == 1
                                   ? "1 label has no talk after it"
                                   : fmt::format("{} labels have no talk after them", silent_));
  }

  Document& document_;
  TextPass& text_;
  const Lines& lines_;
  const Convention& convention_;
  bool by_line_;
  TurnWriter writer_;
  std::vector<LabelTimes>::const_iterator times_;
  std::vector<std::optional<std::uint32_t>> speakers_;
  Role role_ = Role::unknown;
  std::optional<std::uint32_t> name_{};
  OpenTurn turn_{};
  std::optional<double> pending_{};
  std::size_t silent_ = 0;
};

void take_as_one_turn(Document& document) {
  const std::string_view talk = trim(document.text);
  if (talk.empty()) return;
  const auto begin = static_cast<std::uint32_t>(talk.data() - document.text.data());
  Turn turn;
  turn.span = {begin, begin + static_cast<std::uint32_t>(talk.size())};
  turn.speaker = document.speaker_index("", Role::unknown);
  document.turns.push_back(turn);
  document.paragraphs.push_back(begin);
}

}  // namespace

void find_turns(Document& document, const ReadOptions& options, Diagnostics& diagnostics) {
  if (options.labels == Labels::none) return take_as_one_turn(document);
  TextPass text(document.text);
  LineCounts counts;
  NotePlaces notes;
  Lines lines = split_lines(text, read_front_matter(document), counts, notes);
  if (!read_snippets(document, text, lines, counts, notes)) {
    find_margins(text, lines, counts);
    find_gaps(text, lines);
    Convention convention = decide_convention(text, lines);
    read_hearing(text, lines, convention);
    document.doubts.insert(document.doubts.end(), convention.doubts.begin(),
                           convention.doubts.end());
    const Paragraphs paragraphs =
        decide_paragraphs(text, lines, convention.labels, options.paragraphs, document.doubts);
    Cutter(document, text, lines, notes, convention, paragraphs).cut();
  }
  settle_speakers(document, options, diagnostics);
}

}  // namespace themata
