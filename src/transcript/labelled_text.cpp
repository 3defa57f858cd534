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
  Cutter(Document& document, const Lines& lines, const Convention& convention,
         Paragraphs paragraphs)
      : document_(document),
        lines_(lines),
        convention_(convention),
        by_line_(paragraphs == Paragraphs::lines),
        speakers_(convention.names.size()) {}

  void cut() {
    open_unnamed();
    auto label = convention_.labels.begin();
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (label != convention_.labels.end() && label->line == i) {
        take_label(lines_[i], *label++);
      } else {
        take_line(lines_[i]);
      }
    }
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
    turn_.start = label.match.start ? label.match.start : pending_;
    turn_.end = label.match.end;
    pending_.reset();
    take_talk({line.text.begin + label.match.talk, line.text.end}, false);
  }

  void take_line(const Line& line) {
    if (line.numbered) layout_.push_back({margin_of(document_.text, line), MarkKind::layout});
    switch (line.kind) {
      case LineKind::blank: break;
      case LineKind::layout: layout_.push_back({line.text, MarkKind::layout}); break;
      case LineKind::time: take_time(line); break;
      case LineKind::talk: take_talk(line.text, line.opens || by_line_); break;
    }
  }

  /// A line that is a time belongs to the talk or to the label that follows.
  void take_time(const Line& line) {
    const auto time = leading_time(line.text.of(document_.text));
    if (time && turn_.span.empty() && name_ && !turn_.start) {
      turn_.start = time->start;
      turn_.end = time->end;
    }
    if (time) pending_ = time->start;
    layout_.push_back({line.text, MarkKind::timestamp});
  }

  void take_talk(Span talk, bool opens) {
    if (talk.empty()) return;
    pending_.reset();
    if (turn_.span.empty()) {
      talk = without_time(talk);
      if (talk.empty()) return;
      layout_.clear();
      turn_.span.begin = talk.begin;
    } else if (opens) {
      paragraphs_.push_back(talk.begin);
    }
    turn_.span.end = talk.end;
  }

  Span without_time(Span talk) {
    const auto time = leading_time(talk.of(document_.text));
    if (!time || !name_) return talk;
    if (!turn_.start) {
      turn_.start = time->start;
      turn_.end = time->end;
    }
    const std::string_view rest = trim(talk.of(document_.text).substr(time->length));
    const auto begin = static_cast<std::uint32_t>(rest.data() - document_.text.data());
    return {begin, talk.end};
  }

  void close() {
    const bool named = name_.has_value();
    bool added = false;
    if (!turn_.span.empty()) {
      turn_.speaker = speaker();
      while (!layout_.empty() && layout_.back().span.begin >= turn_.span.end) layout_.pop_back();
      added = add_turn(document_, turn_, layout_, paragraphs_);
    }
    if (named && !added) ++silent_;
    turn_ = {};
    layout_.clear();
    paragraphs_.clear();
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
  const Lines& lines_;
  const Convention& convention_;
  bool by_line_;
  std::vector<std::optional<std::uint32_t>> speakers_;
  Role role_ = Role::unknown;
  std::optional<std::uint32_t> name_{};
  Turn turn_{};
  std::optional<double> pending_{};
  std::vector<Mark> layout_{};
  std::vector<std::uint32_t> paragraphs_{};
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
  LineCounts counts;
  Lines lines = split_lines(document.text, read_front_matter(document), counts);
  if (!read_snippets(document, lines)) {
    find_margins(document.text, lines, counts);
    find_gaps(document.text, lines);
    Convention convention = decide_convention(document.text, lines);
    read_hearing(document.text, lines, convention);
    document.doubts.insert(document.doubts.end(), convention.doubts.begin(),
                           convention.doubts.end());
    const Paragraphs paragraphs = decide_paragraphs(document.text, lines, convention.labels,
                                                    options.paragraphs, document.doubts);
    Cutter(document, lines, convention, paragraphs).cut();
  }
  settle_speakers(document, options, diagnostics);
}

}  // namespace themata
