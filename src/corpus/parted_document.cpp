// SPDX-License-Identifier: MIT
#include "parted_document.hpp"

#include <utility>

namespace themata {

std::vector<TurnRange> cut_into_parts(const Document& document, std::size_t bytes) {
  std::vector<TurnRange> parts;
  std::size_t from = 0;
  for (std::size_t turn = 0; turn < document.turns.size(); ++turn) {
    const Span first = document.turns[from].span;
    const bool last = turn + 1 == document.turns.size();
    if (!last && document.turns[turn].span.end - first.begin < bytes) continue;
    parts.push_back({from, turn + 1});
    from = turn + 1;
  }
  return parts;
}

void PartedDocument::work(const DocumentHandler& handler) {
  while (const auto part = begin()) {
    std::any result;
    std::exception_ptr failure;
    try {
      result = handler.part(document_, parts_[*part], join_.about);
    } catch (...) {
      failure = std::current_exception();
    }
    end(*part, std::move(result), std::move(failure));
  }
}

std::optional<std::size_t> PartedDocument::begin() {
  std::unique_lock lock(mutex_);
  const auto over = [this] { return !failures_.empty() || next_ == parts_.size(); };
  moved_.wait(lock, [&] { return over() || next_ < taken_ + ahead_; });
  if (over()) return std::nullopt;
  ++active_;
  return next_++;
}

void PartedDocument::end(std::size_t part, std::any&& result, std::exception_ptr failure) {
  const std::lock_guard lock(mutex_);
  --active_;
  if (failure) {
    failures_.emplace(part, std::move(failure));
  } else {
    ready_.emplace(part, std::move(result));
  }
  take_ready();
  moved_.notify_all();
}

void PartedDocument::take_ready() {
  while (!ready_.empty() && ready_.begin()->first == taken_) {
    std::any result = std::move(ready_.begin()->second);
    ready_.erase(ready_.begin());
    try {
      join_.take(std::move(result));
    } catch (...) {  // the sink refused it
      failures_.emplace(taken_, std::current_exception());
      ready_.clear();
      return;
    }
    ++taken_;
  }
}

void PartedDocument::finish() {
  std::unique_lock lock(mutex_);
  moved_.wait(lock, [this] { return active_ == 0; });
  if (!failures_.empty()) std::rethrow_exception(failures_.begin()->second);
  join_.finish();
}

}  // namespace themata
