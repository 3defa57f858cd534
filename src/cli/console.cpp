// SPDX-License-Identifier: MIT
#include "console.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <map>

#include <themata/table/format.hpp>

#include "lists.hpp"

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
    app.add_option(name, value, what)
        ->transform(quiet(CLI::CheckedTransformer(when_names(), CLI::ignore_case)))
        ->type_name("auto|always|never")
        ->group("Messages");
  };
  app.add_flag("--quiet", quiet_, "no notes and no progress; warnings and errors stay")
      ->group("Messages");
  when("--color", colour_, "colours (also: the variable NO_COLOR)");
  when("--progress", progress_, "a progress bar on standard error");
}

void Console::say(const Diagnostics& diagnostics) {
  // The same note about a thousand files is one line about the rest of them.
  constexpr std::size_t shown_alike = 5;
  std::map<std::string, std::size_t> alike;
  for (const Diagnostic& item : diagnostics.items()) {
    const std::string where = item.place.path.empty() ? "" : item.place.str() + ": ";
    const std::string_view kind = item.severity == Severity::note      ? "note: "
                                  : item.severity == Severity::warning ? "warning: "
                                                                       : "error: ";
    switch (item.severity) {
      case Severity::note:
        if (++alike[item.message] > shown_alike) continue;
        if (!quiet_) line("\x1b[36m", "note", where + item.message);
        break;
      case Severity::warning: line("\x1b[33m", "warning", where + item.message); break;
      case Severity::error: line("\x1b[31m", "error", where + item.message); break;
    }
    if (kept_ != nullptr) kept_->push_back(std::string(kind) + where + item.message);
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

Progress Console::progress(std::size_t files) {
  const bool wanted =
      progress_ == When::always || (progress_ == When::automatic && ::isatty(STDERR_FILENO) == 1);
  if (quiet_ || !wanted || files == 0) return {};
  using Clock = std::chrono::steady_clock;
  const auto start = Clock::now();
  return [this, files, start, last = start](const WalkTotals& totals) mutable {
    const auto now = Clock::now();
    const double elapsed = std::chrono::duration<double>(now - start).count();
    // Short runs show nothing; long ones ten frames a second.
    if (elapsed < 0.5 || now - last < std::chrono::milliseconds(100)) return;
    last = now;
    const std::size_t done = totals.files + totals.skipped;
    const double share = static_cast<double>(done) / static_cast<double>(files);
    const double rate = static_cast<double>(totals.bytes) / 1e6 / elapsed;
    const double left = share > 0 ? elapsed * (1 - share) / share : 0;
    constexpr int width = 24;
    const int filled = static_cast<int>(share * width);
    put(fmt::format("\r\x1b[K[{:#<{}}{:.<{}}] {}/{} files  {:.1f} MB/s  {:.0f} s left", "", filled,
                    "", width - filled, done, files, rate, left));
    bar_shown_ = true;
  };
}

void Console::end_progress() {
  if (!bar_shown_) return;
  put("\r\x1b[K");
  bar_shown_ = false;
}

}  // namespace themata::cli
