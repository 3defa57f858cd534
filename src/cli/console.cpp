// SPDX-License-Identifier: MIT
#include "console.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <unordered_map>
#include <vector>

#include <themata/table/format.hpp>

#include "declared_options.hpp"

namespace themata::cli {
namespace {

const std::map<std::string, When>& when_names() {
  static const std::map<std::string, When> names{
      {"auto", When::automatic}, {"always", When::always}, {"never", When::never}};
  return names;
}

/// A message shows text of files; nothing in it may steer the terminal.
std::string printable(std::string_view message) {
  std::string out;
  std::size_t at = 0;
  while (at <= message.size()) {
    const std::size_t end = std::min(message.find('\n', at), message.size());
    if (at > 0) out += '\n';
    out += for_terminal(message.substr(at, end - at));
    at = end + 1;
  }
  return out;
}

}  // namespace

void Console::bind(CLI::App& app) {
  const auto when = [&app](const std::string& name, When& value, const std::string& what) {
    add_choice(app, name, value, when_names(), what)
        .type_name("auto|always|never")
        .group("Messages");
  };
  add_flag(app, "--quiet", quiet_, "no notes and no progress; warnings and errors stay")
      .group("Messages");
  when("--color", colour_, "colours (also: the variable NO_COLOR)");
  when("--progress", progress_, "a progress bar on standard error, and a line of totals");
  add_flag(
      app, "-v,--verbose", [this] { times_ = std::make_unique<StageTimes>(); },
      "say how long each stage took, all threads added up")
      .group("Messages");
}

void Console::say(const Diagnostics& diagnostics) {
  // The same note about a thousand files is one line about the rest of them.
  constexpr std::size_t shown_alike = 5;
  std::unordered_map<std::string_view, std::size_t> alike;
  std::vector<std::string_view> too_often;
  for (const Diagnostic& item : diagnostics.items()) {
    const std::string where = item.place.path.empty() ? "" : item.place.str() + ": ";
    const std::string_view kind = item.severity == Severity::note      ? "note: "
                                  : item.severity == Severity::warning ? "warning: "
                                                                       : "error: ";
    switch (item.severity) {
      case Severity::note:
        if (const std::size_t times = ++alike[item.message]; times > shown_alike) {
          if (times == shown_alike + 1) too_often.push_back(item.message);
          continue;
        }
        if (!quiet_) line("\x1b[36m", "note", where + item.message);
        break;
      case Severity::warning: line("\x1b[33m", "warning", where + item.message); break;
      case Severity::error: line("\x1b[31m", "error", where + item.message); break;
    }
    if (kept_ != nullptr) kept_->push_back(std::string(kind) + where + item.message);
  }
  for (const std::string_view message : too_often) {
    const std::string rest =
        fmt::format("{} ({} more of the same)", message, alike[message] - shown_alike);
    if (!quiet_) line("\x1b[36m", "note", rest);
    if (kept_ != nullptr) kept_->push_back("note: " + rest);
  }
}

namespace {

void put(std::string_view text) {
  (void)std::fwrite(text.data(), 1, text.size(), stderr);
  (void)std::fflush(stderr);
}

}  // namespace

void Console::say(const Error& error) { line("\x1b[31m", "error", error.full()); }

void Console::say_always(std::string_view kind, std::string_view message) {
  line("\x1b[36m", kind, message);
}

void Console::line(std::string_view colour, std::string_view kind, std::string_view message) {
  end_progress();
  const bool coloured = colour_on(STDERR_FILENO);
  // That nobody reads messages is no reason to stop.
  put(fmt::format("themata: {}{}{}: {}\n", coloured ? colour : "", kind, coloured ? "\x1b[0m" : "",
                  printable(message)));
}

bool Console::colour_on(int file) const {
  if (colour_ != When::automatic) return colour_ == When::always;
  const char* no_colour = std::getenv("NO_COLOR");
  return (no_colour == nullptr || *no_colour == '\0') && ::isatty(file) == 1;
}

bool Console::colour_on_stdout() const { return colour_on(STDOUT_FILENO); }

bool Console::wants_progress() const {
  return !quiet_ && (progress_ == When::always ||
                     (progress_ == When::automatic && ::isatty(STDERR_FILENO) == 1));
}

namespace {

/// Bytes of all inputs together; 0 where one is no file, so that nobody knows.
std::uint64_t size_of(const std::vector<InputFile>& inputs) {
  std::uint64_t size = 0;
  for (const InputFile& input : inputs) {
    std::error_code problem;
    const auto bytes = input.path == "-" ? 0 : std::filesystem::file_size(input.path, problem);
    if (problem || input.path == "-") return 0;
    size += bytes;
  }
  return size;
}

double share_of(std::uint64_t part, std::uint64_t whole) {
  return whole == 0 ? 0 : std::min(static_cast<double>(part) / static_cast<double>(whole), 1.0);
}

std::string counted(std::uint64_t count, std::string_view what) {
  return fmt::format("{} {}{}", count, what, count == 1 ? "" : "s");
}

double seconds(StageTimes::Clock::duration time) {
  return std::chrono::duration<double>(time).count();
}

constexpr double short_run = 0.5;  ///< seconds, for which nobody needs a bar

}  // namespace

Progress Console::progress(const std::vector<InputFile>& inputs) {
  if (!wants_progress() || inputs.empty()) return {};
  const auto start = Clock::now();
  return [this, files = inputs.size(), size = size_of(inputs), start,
          last = start](const WalkTotals& totals) mutable {
    const auto now = Clock::now();
    const double elapsed = seconds(now - start);
    // Short runs show nothing; long ones ten frames a second.
    if (elapsed < short_run || now - last < std::chrono::milliseconds(100)) return;
    last = now;
    // Of what was read, so much is done; the rest waits in memory.
    const double handled = totals.text == 0 ? 1 : share_of(totals.handled, totals.text);
    const std::size_t done = totals.files + totals.skipped;
    const double share =
        handled * (size > 0 ? share_of(totals.bytes, size) : share_of(done, files));
    const double rate = handled * static_cast<double>(totals.bytes) / 1e6 / elapsed;
    constexpr int width = 24;
    const int filled = static_cast<int>(share * width);
    const std::string left =
        share > 0 ? fmt::format("  {:.0f} s left", elapsed * (1 - share) / share) : "";
    put(fmt::format("\r\x1b[K[{:#<{}}{:.<{}}] {}/{} files  {:.1f} MB/s{}", "", filled, "",
                    width - filled, done, files, rate, left));
    bar_shown_ = true;
  };
}

void Console::end_progress() {
  if (!bar_shown_) return;
  put("\r\x1b[K");
  bar_shown_ = false;
}

void Console::begin_walk() {
  if (stops_before_reading_) throw BeforeReading{};
  walk_begun_ = Clock::now();
  if (!walked_) before_walks_ = walk_begun_ - begun_;
  walked_ = true;
}

void Console::end_walk(const WalkTotals& totals) {
  const auto took = Clock::now() - walk_begun_;
  in_walks_ += took;
  end_progress();
  if (!wants_progress() || (seconds(took) < short_run && progress_ != When::always)) return;
  const double megabytes = static_cast<double>(totals.bytes) / 1e6;
  put(fmt::format("themata: {}{}, {}, {:.1f} MB in {:.1f} s, {:.1f} MB/s\n",
                  counted(totals.files, "file"),
                  totals.skipped > 0 ? fmt::format(" and {} skipped", totals.skipped) : "",
                  counted(totals.documents, "document"), megabytes, seconds(took),
                  seconds(took) > 0 ? megabytes / seconds(took) : 0));
}

void Console::say_times() {
  if (times_ == nullptr) return;
  end_progress();
  const auto say = [](std::string_view what, double time) {
    put(fmt::format("themata: time: {:<11} {:8.3f} s\n", what, time));
  };
  const auto all = Clock::now() - begun_;
  if (walked_) {
    say("starting", seconds(before_walks_));
    say("reading", times_->seconds(Stage::reading));
    say("segmenting", times_->seconds(Stage::segmenting));
    say("coding", times_->seconds(Stage::coding));
    say("tallying", times_->seconds(Stage::tallying));
    say("writing", times_->seconds(Stage::writing) + seconds(all - before_walks_ - in_walks_));
  }
  say("in all", seconds(all));
}

}  // namespace themata::cli
