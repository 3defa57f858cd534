// SPDX-License-Identifier: MIT
#include "sequencer.hpp"

namespace themata {

void Sequencer::enter_file(std::size_t file) {
  std::unique_lock lock(mutex_);
  moved_.wait(lock, [&] { return stopped_ || file < turn_.file + ahead_; });
}

void Sequencer::enter_document(DocumentPlace place) {
  std::unique_lock lock(mutex_);
  moved_.wait(lock, [&] {
    return stopped_ || place.file != turn_.file || place.number < turn_.number + ahead_;
  });
}

void Sequencer::emit(DocumentPlace place, std::string&& piece) {
  const std::lock_guard lock(mutex_);
  if (stopped_) return;
  if (place == turn_) {
    pass(piece);
  } else {
    held_[place] += piece;
  }
}

void Sequencer::end_document(DocumentPlace place) {
  const std::lock_guard lock(mutex_);
  ended_documents_.insert(place);
  advance();
}

void Sequencer::end_file(std::size_t file, std::uint32_t documents, Diagnostics&& diagnostics) {
  const std::lock_guard lock(mutex_);
  ended_files_.emplace(file, EndedFile{documents, std::move(diagnostics)});
  advance();
}

void Sequencer::stop() {
  const std::lock_guard lock(mutex_);
  stopped_ = true;
  moved_.notify_all();
}

void Sequencer::advance() {
  const DocumentPlace before = turn_;
  for (;;) {
    if (ended_documents_.erase(turn_) > 0) {
      ++turn_.number;
    } else if (const auto ended = ended_files_.find(turn_.file);
               ended != ended_files_.end() && ended->second.documents == turn_.number) {
      diagnostics_.append(std::move(ended->second.diagnostics));
      ended_files_.erase(ended);
      turn_ = {turn_.file + 1, 0};
    } else {
      break;
    }
    pass_on();
  }
  if (turn_ != before) moved_.notify_all();
}

void Sequencer::pass_on() {
  const auto held = held_.find(turn_);
  if (held == held_.end()) return;
  const std::string piece = std::move(held->second);
  held_.erase(held);
  if (!stopped_) pass(piece);
}

/// A sink that refused a piece gets none of those behind it.
void Sequencer::pass(std::string_view piece) {
  try {
    sink_(piece);
  } catch (...) {
    stopped_ = true;
    moved_.notify_all();
    throw;
  }
}

}  // namespace themata
