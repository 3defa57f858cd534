// SPDX-License-Identifier: MIT
#include <themata/transcript/turn_builder.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <utility>

#include <themata/text/utf8.hpp>
#include <themata/transcript/labelled_text.hpp>
#include <themata/transcript/notes.hpp>

#include "label_shapes.hpp"

namespace themata {
namespace {

std::uint32_t place(std::size_t at) { return static_cast<std::uint32_t>(at); }

bool is_blank(std::string_view line) { return trim(line).empty(); }

}  // namespace

TurnBuilder::TurnBuilder(std::string id, std::string path, std::string format,
                         const ReadOptions& options, Join join)
    : options_(options), join_(join) {
  empty_.id = std::move(id);
  empty_.path = std::move(path);
  empty_.format = std::move(format);
  document_ = empty_;
}

void TurnBuilder::add(const Record& record) {
  const std::string_view talk = trim(record.text);
  if (talk.empty()) return;
  require_room(talk.size() + record.speaker.size() + 4);
  const std::uint32_t speaker = speaker_of(record);
  const bool same = !document_.turns.empty() && document_.turns.back().speaker == speaker;
  if (same && join_ == Join::same_speaker) {
    continue_turn(record, talk);
  } else {
    begin_turn(record, speaker, talk);
  }
}

std::uint32_t TurnBuilder::speaker_of(const Record& record) {
  const Role role = record.role.value_or(Role::unknown);
  const auto number = static_cast<char>('0' + static_cast<int>(role));
  given_.assign(1, number).append(record.speaker);
  if (given_ == last_given_) return last_;
  auto known = given_speakers_.find(given_);
  if (known == given_speakers_.end()) {
    std::string name = clean_label(record.speaker);
    const auto next = place(document_.speakers.size());
    const auto [entry, added] = speakers_.try_emplace(number + name, next);
    if (added) document_.speakers.push_back({std::move(name), role});
    known = given_speakers_.emplace(given_, entry->second).first;
  }
  last_given_.swap(given_);
  last_ = known->second;
  return last_;
}

void TurnBuilder::require_room(std::size_t bytes) const {
  constexpr std::size_t places = std::numeric_limits<std::uint32_t>::max();
  const std::size_t limit = std::min(options_.size_limit, places);
  if (bytes <= limit && document_.text.size() <= limit - bytes) return;
  throw Error(
      ErrorKind::input,
      fmt::format("document '{}' is larger than {} bytes: split it, or name the column that "
                  "tells its documents apart with --columns document=NAME",
                  document_.id, limit),
      Place{document_.path});
}

void TurnBuilder::begin_turn(const Record& record, std::uint32_t speaker, std::string_view talk) {
  std::string& text = document_.text.string();
  if (!text.empty()) text += "\n\n";
  const std::string& name = document_.speakers[speaker].name;
  if (!name.empty()) text.append(name).append(": ");
  const std::size_t begin = text.size();
  text += talk;
  Turn& turn = document_.turns.emplace_back();
  turn.span = {place(begin), place(text.size())};
  turn.speaker = speaker;
  document_.set_times(turn, {record.start, record.end});
}

void TurnBuilder::continue_turn(const Record& record, std::string_view talk) {
  document_.text.string().append(1, ' ').append(talk);
  Turn& turn = document_.turns.back();
  turn.span.end = place(document_.text.size());
  TurnTimes times = document_.times_of(turn);
  if (!times.start) times.start = record.start;
  if (record.end) times.end = record.end;
  document_.set_times(turn, times);
}

void TurnBuilder::find_paragraphs(Span talk) {
  const std::string_view text = document_.text;
  const bool by_line = options_.paragraphs == Paragraphs::lines;
  bool opens = true;
  for (std::size_t at = talk.begin; at < talk.end;) {
    const std::size_t end = std::min<std::size_t>(text.find('\n', at), talk.end);
    const std::string_view line = text.substr(at, end - at);
    if (is_blank(line)) {
      opens = true;
    } else if (std::exchange(opens, by_line)) {
      const auto talk_begin = static_cast<std::size_t>(trim(line).data() - line.data());
      document_.paragraphs.push_back(place(at + talk_begin));
    }
    at = end + 1;
  }
}

Document TurnBuilder::finish(Diagnostics& diagnostics) {
  if (!document_.text.empty()) document_.text += "\n";
  for (const Turn& turn : document_.turns) {
    find_paragraphs(turn.span);
    if (options_.labels == Labels::detect) find_notes(document_.text, turn.span, document_.marks);
  }
  settle_speakers(document_, options_, diagnostics);
  speakers_.clear();
  given_speakers_.clear();
  last_given_.clear();
  return std::exchange(document_, empty_);
}

}  // namespace themata
