// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdint>

namespace themata {

/// The work that documents make, in the order in which it is done.
enum class Stage : std::uint8_t {
  reading,     ///< bytes, encoding, speakers and turns
  segmenting,  ///< words and sentences
  coding,      ///< matches, overlap, statuses
  tallying,    ///< counting hits, or listing them
  writing,     ///< what is written while documents are read
  waiting      ///< a thread that reads, for others that handle what it has read
};

/// How long each stage took, all threads added up. May be added to from any thread.
class StageTimes {
 public:
  using Clock = std::chrono::steady_clock;

  void add(Stage stage, Clock::duration time) {
    spent_[static_cast<std::size_t>(stage)].fetch_add(time.count(), std::memory_order_relaxed);
  }
  [[nodiscard]] double seconds(Stage stage) const {
    const Clock::duration spent(spent_[static_cast<std::size_t>(stage)].load());
    return std::chrono::duration<double>(spent).count();
  }

 private:
  std::array<std::atomic<Clock::rep>, 6> spent_{};
};

/// Times a stage to the end of its block; where nobody asks for times, that costs a comparison.
class StageTimer {
 public:
  /// `times` may be null.
  StageTimer(StageTimes* times, Stage stage) : StageTimer(times, stage, stage) {}
  /// While another timer of this thread runs for `around`, from which this time is taken.
  StageTimer(StageTimes* times, Stage stage, Stage around)
      : times_(times), stage_(stage), around_(around) {
    if (times_ != nullptr) begun_ = StageTimes::Clock::now();
  }
  ~StageTimer() {
    if (times_ == nullptr) return;
    const auto took = StageTimes::Clock::now() - begun_;
    times_->add(stage_, took);
    if (around_ != stage_) times_->add(around_, -took);
  }
  StageTimer(const StageTimer&) = delete;
  StageTimer& operator=(const StageTimer&) = delete;

 private:
  StageTimes* times_;
  Stage stage_;
  Stage around_;
  StageTimes::Clock::time_point begun_{};
};

}  // namespace themata
