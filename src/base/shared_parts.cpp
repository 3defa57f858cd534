// SPDX-License-Identifier: MIT
#include <themata/base/shared_parts.hpp>

#include <utility>

namespace themata {

SharedParts::SharedParts(std::size_t parts, std::size_t ahead, Call take)
    : ahead_(ahead), take_(std::move(take)), done_(parts) {}

void SharedParts::work(const Call& work) {
  while (const auto part = begin()) {
    std::exception_ptr failure;
    try {
      work(*part);
    } catch (...) {
      failure = std::current_exception();
    }
    end(*part, std::move(failure));
  }
}

void SharedParts::finish() {
  std::unique_lock lock(mutex_);
  moved_.wait(lock, [this] { return active_ == 0; });
  if (failure_) std::rethrow_exception(failure_);
}

std::optional<std::size_t> SharedParts::begin() {
  std::unique_lock lock(mutex_);
  const auto over = [this] { return failure_ != nullptr || next_ == done_.size(); };
  moved_.wait(lock, [&] { return over() || next_ < taken_ + ahead_; });
  if (over()) return std::nullopt;
  ++active_;
  return next_++;
}

void SharedParts::end(std::size_t part, std::exception_ptr failure) {
  const std::lock_guard lock(mutex_);
  --active_;
  if (failure) {
    fail(part, std::move(failure));
  } else {
    done_[part] = true;
    take_done();
  }
  moved_.notify_all();
}

void SharedParts::take_done() {
  try {
    for (; failure_ == nullptr && taken_ < done_.size() && done_[taken_]; ++taken_) {
      if (take_) take_(taken_);
    }
  } catch (...) {
    fail(taken_, std::current_exception());
  }
}

/// What the first of the parts threw is kept.
void SharedParts::fail(std::size_t part, std::exception_ptr failure) {
  if (part >= failed_) return;
  failed_ = part;
  failure_ = std::move(failure);
}

}  // namespace themata
