// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <map>
#include <mutex>
#include <optional>
#include <utility>

#include <themata/corpus/walk.hpp>
#include <themata/transcript/document.hpp>

#include "parted_document.hpp"

namespace themata {

/// Documents, and parts of large ones, on their way from who reads to who has nothing to read.
class Handover {
 public:
  /// A document of one's own, or the parts of somebody else's.
  struct Item {
    Document document{};
    DocumentPlace place{};
    PartedDocument* parts = nullptr;
  };

  /// Takes the document if a worker waits for one.
  [[nodiscard]] bool offer(Document& document, DocumentPlace place) {
    const std::lock_guard lock(mutex_);
    if (waiting_ <= items_.size()) return false;
    items_.push_back({std::move(document), place});
    changed_.notify_all();  // some wait for other news
    return true;
  }

  /// Everybody who has nothing else to do may work on `parts`, until it is withdrawn.
  void share(PartedDocument& parts) {
    const std::lock_guard lock(mutex_);
    shared_.push_back(&parts);
    changed_.notify_all();
  }

  /// Nobody works on it any more afterwards.
  void withdraw(PartedDocument& parts) {
    std::unique_lock lock(mutex_);
    forget(parts);
    changed_.wait(lock, [&] { return helpers_.count(&parts) == 0; });
  }

  /// The caller reads no more. Waits for a document, or parts; none when nobody reads any
  /// more. Who has taken parts calls leave() afterwards.
  [[nodiscard]] std::optional<Item> take() {
    std::unique_lock lock(mutex_);
    ++waiting_;
    changed_.wait(lock, [this] { return !items_.empty() || !shared_.empty() || readers_ == 0; });
    --waiting_;
    if (!items_.empty()) {
      std::optional<Item> item = std::move(items_.front());
      items_.pop_front();
      return item;
    }
    if (shared_.empty()) return std::nullopt;
    PartedDocument* const parts = shared_.front();
    ++helpers_[parts];
    return Item{{}, {}, parts};
  }

  /// None of the parts is left to begin.
  void leave(PartedDocument& parts) {
    const std::lock_guard lock(mutex_);
    forget(parts);
    if (--helpers_[&parts] == 0) helpers_.erase(&parts);
    changed_.notify_all();
  }

  void begin_reading() {
    const std::lock_guard lock(mutex_);
    ++readers_;
  }

  void end_reading() {
    const std::lock_guard lock(mutex_);
    if (--readers_ == 0) changed_.notify_all();
  }

 private:
  void forget(PartedDocument& parts) {
    shared_.erase(std::remove(shared_.begin(), shared_.end(), &parts), shared_.end());
  }

  std::mutex mutex_{};
  std::condition_variable changed_{};
  std::deque<Item> items_{};
  std::deque<PartedDocument*> shared_{};              ///< with parts that nobody has begun
  std::map<PartedDocument*, std::size_t> helpers_{};  ///< how many work on each
  std::size_t waiting_ = 0;
  std::size_t readers_ = 1;  ///< the thread that walks
};

}  // namespace themata
