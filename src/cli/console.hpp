// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <themata/base/diagnostics.hpp>
#include <themata/base/error.hpp>
#include <themata/base/stage_times.hpp>
#include <themata/corpus/walk.hpp>

#include "option_tree.hpp"

namespace themata::cli {

/// Thrown where a command that is only tried out would begin to read documents.
struct BeforeReading {};

enum class When : std::uint8_t { automatic, always, never };

/// What goes to standard error: messages and the progress bar. The library
/// never prints; this is where its diagnostics come out.
class Console {
 public:
  /// Declares --quiet, --verbose, --color and --progress.
  void bind(CLI::App& app);

  void say(const Diagnostics& diagnostics);
  void say(const Error& error);
  /// What was asked for by an option of its own, so that --quiet does not keep it back.
  void say_always(std::string_view kind, std::string_view message);

  /// From now on what is said is added to `kept` too, with notes that --quiet keeps back.
  void keep(std::vector<std::string>& kept) { kept_ = &kept; }
  void keep_no_more() { kept_ = nullptr; }

  /// A function for walk(); empty where no bar is wanted.
  [[nodiscard]] Progress progress(const std::vector<InputFile>& inputs);
  void end_progress();

  /// The next walk is not made: begin_walk() throws BeforeReading.
  void stop_before_reading() { stops_before_reading_ = true; }

  /// For a walk to add to; null where nobody asks for times.
  [[nodiscard]] StageTimes* times() { return times_.get(); }
  /// Around each walk over documents. A walk that ends without totals has failed.
  void begin_walk();
  void end_walk(const WalkTotals& totals);
  /// At the end of the command: how long each stage took, where that is asked for.
  void say_times();

  /// Is what goes to standard output to be coloured?
  [[nodiscard]] bool colour_on_stdout() const;

 private:
  void line(std::string_view colour, std::string_view kind, std::string_view message);
  [[nodiscard]] bool colour_on(int file) const;
  [[nodiscard]] bool wants_progress() const;

  bool quiet_ = false;
  When colour_ = When::automatic;
  When progress_ = When::automatic;
  bool bar_shown_ = false;
  std::unique_ptr<StageTimes> times_{};
  using Clock = StageTimes::Clock;
  Clock::time_point begun_ = Clock::now();
  Clock::time_point walk_begun_{};
  Clock::duration before_walks_{};
  Clock::duration in_walks_{};
  bool walked_ = false;
  bool stops_before_reading_ = false;
  std::vector<std::string>* kept_ = nullptr;
};

}  // namespace themata::cli
