// SPDX-License-Identifier: MIT
#include <themata/base/in_parts.hpp>

#include <algorithm>
#include <condition_variable>
#include <exception>
#include <limits>
#include <mutex>
#include <optional>
#include <system_error>
#include <thread>
#include <vector>

namespace themata {
namespace {

using Call = std::function<void(std::size_t part)>;

class Parts {
 public:
  Parts(const Shares& shares, const Call& work, const Call& take)
      : work_(work), take_(take), ahead_(2 * shares.threads), done_(shares.parts) {}

  /// Works on parts until none is left to begin, or one has failed. Throws nothing.
  void work() {
    while (const auto part = begin()) {
      try {
        work_(*part);
      } catch (...) {
        fail(*part, std::current_exception());
        return;
      }
      end(*part);
    }
  }

  void rethrow_failure() const {
    if (failure_) std::rethrow_exception(failure_);
  }

 private:
  [[nodiscard]] std::optional<std::size_t> begin() {
    std::unique_lock lock(mutex_);
    const auto over = [this] { return failure_ != nullptr || next_ == done_.size(); };
    moved_.wait(lock, [&] { return over() || next_ < taken_ + ahead_; });
    if (over()) return std::nullopt;
    return next_++;
  }

  void end(std::size_t part) {
    const std::lock_guard lock(mutex_);
    done_[part] = true;
    try {
      for (; failure_ == nullptr && taken_ < done_.size() && done_[taken_]; ++taken_) {
        if (take_) take_(taken_);
      }
    } catch (...) {
      keep(taken_, std::current_exception());
    }
    moved_.notify_all();
  }

  void fail(std::size_t part, std::exception_ptr failure) {
    const std::lock_guard lock(mutex_);
    keep(part, std::move(failure));
    moved_.notify_all();
  }

  void keep(std::size_t part, std::exception_ptr failure) {
    if (part >= failed_) return;
    failed_ = part;
    failure_ = std::move(failure);
  }

  const Call& work_;
  const Call& take_;
  std::size_t ahead_;
  std::mutex mutex_{};
  std::condition_variable moved_{};
  std::vector<bool> done_;
  std::size_t next_ = 0;   ///< the first that nobody has begun
  std::size_t taken_ = 0;  ///< so many have been taken
  std::size_t failed_ = std::numeric_limits<std::size_t>::max();
  std::exception_ptr failure_{};
};

}  // namespace

void in_parts(const Shares& shares, const Call& work, const Call& take) {
  Parts parts(shares, work, take);
  {
    std::vector<std::jthread> others;
    try {
      for (std::size_t other = 1; other < std::min(shares.threads, shares.parts); ++other) {
        others.emplace_back([&parts] { parts.work(); });
      }
    } catch (const std::system_error&) {
      // There may be no more threads: a limit of the system.
    }
    parts.work();
  }
  parts.rethrow_failure();
}

}  // namespace themata
