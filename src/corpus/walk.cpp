// SPDX-License-Identifier: MIT
//
// The parallel walk. Files are handed out in order; each worker reads one,
// handles its documents, and gives what they emit to the sequencer, which
// passes pieces on in the order of the files: those of the file whose turn it
// is at once, those of later files when their turn comes. A worker that is too
// far ahead waits, so that memory stays flat.
#include <themata/corpus/walk.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <condition_variable>
#include <cstring>
#include <exception>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <mutex>
#include <thread>

namespace themata {
namespace {

/// Puts what workers emit in the order of the files.
class Sequencer {
 public:
  Sequencer(std::size_t ahead, const std::function<void(std::string_view)>& sink)
      : ahead_(ahead), sink_(sink) {}

  /// Waits until `file` is near enough to the one whose turn it is, or the walk has failed.
  void enter(std::size_t file) {
    std::unique_lock lock(mutex_);
    moved_.wait(lock, [&] { return stopped_ || file < turn_ + ahead_; });
  }

  void emit(std::size_t file, std::string&& piece) {
    const std::lock_guard lock(mutex_);
    if (stopped_) return;
    if (file == turn_) {
      sink_(piece);
    } else {
      held_[file] += piece;
    }
  }

  void done(std::size_t file, Diagnostics&& diagnostics) {
    const std::lock_guard lock(mutex_);
    finished_.emplace(file, std::move(diagnostics));
    while (!finished_.empty() && finished_.begin()->first == turn_) {
      diagnostics_.append(std::move(finished_.begin()->second));
      finished_.erase(finished_.begin());
      ++turn_;
      if (const auto held = held_.find(turn_); held != held_.end()) {
        const std::string piece = std::move(held->second);
        held_.erase(held);
        if (!stopped_) sink_(piece);
      }
    }
    moved_.notify_all();
  }

  void stop() {
    const std::lock_guard lock(mutex_);
    stopped_ = true;
    moved_.notify_all();
  }

  Diagnostics take_diagnostics() { return std::move(diagnostics_); }

 private:
  std::mutex mutex_{};
  std::condition_variable moved_{};
  std::size_t ahead_;
  const std::function<void(std::string_view)>& sink_;
  std::size_t turn_ = 0;
  bool stopped_ = false;
  std::map<std::size_t, std::string> held_{};
  std::map<std::size_t, Diagnostics> finished_{};
  Diagnostics diagnostics_{};
};

class Walk {
 public:
  Walk(const std::vector<InputFile>& inputs, const WalkOptions& options,
       const std::function<void(std::string_view)>& sink, const Progress& progress)
      : inputs_(inputs),
        options_(options),
        sequencer_(std::max<std::size_t>(4 * options.jobs, 8), sink),
        progress_(progress) {}

  WalkTotals run(const std::function<DocumentHandler()>& make_handler, Diagnostics& diagnostics) {
    const std::size_t jobs =
        std::clamp<std::size_t>(options_.jobs, 1, std::max<std::size_t>(inputs_.size(), 1));
    std::vector<std::thread> threads;
    for (std::size_t at = 1; at < jobs; ++at) {
      threads.emplace_back([this, &make_handler] { work(make_handler()); });
    }
    work(make_handler());
    for (std::thread& thread : threads) thread.join();
    diagnostics.append(sequencer_.take_diagnostics());
    if (!failures_.empty()) std::rethrow_exception(failures_.begin()->second);
    return totals_;
  }

 private:
  void work(const DocumentHandler& handler) {
    for (;;) {
      const std::size_t file = next_++;
      if (file >= inputs_.size()) return;
      sequencer_.enter(file);
      if (file >= first_failure_) return;
      Diagnostics diagnostics;
      std::exception_ptr failure = read(file, handler, diagnostics);
      if (failure) fail(file, failure);
      try {
        sequencer_.done(file, std::move(diagnostics));
      } catch (...) {  // the sink refused what had been held back
        fail(file, std::current_exception());
      }
    }
  }

  std::exception_ptr read(std::size_t file, const DocumentHandler& handler,
                          Diagnostics& diagnostics) {
    try {
      read_file(file, handler, diagnostics);
    } catch (const Error& error) {
      if (!options_.keep_going || error.kind() != ErrorKind::input) {
        return std::current_exception();
      }
      diagnostics.error(std::string(error.what()) + "; skipped",
                        error.place().value_or(Place{inputs_[file].path, 0, 0, {}}));
      const std::lock_guard lock(totals_mutex_);
      ++totals_.skipped;
    } catch (...) {
      return std::current_exception();
    }
    return nullptr;
  }

  void read_file(std::size_t file, const DocumentHandler& handler, Diagnostics& diagnostics) {
    const InputFile& input = inputs_[file];
    std::ifstream stream;
    if (input.path != "-") {
      stream.open(input.path, std::ios::binary);
      if (!stream) {
        throw Error(ErrorKind::input, fmt::format("can't read: {}", std::strerror(errno)),
                    Place{input.path, 0, 0, {}});
      }
    }
    std::uint32_t number = 0;
    const auto handle = [&](const Document& document) {
      handler(document, {static_cast<std::uint32_t>(file), number++},
              [this, file](std::string&& piece) { sequencer_.emit(file, std::move(piece)); });
    };
    std::error_code problem;
    const auto size = input.path == "-" ? 0 : std::filesystem::file_size(input.path, problem);
    Input source{input.path == "-" ? std::cin : stream, input.path, input.id,
                 problem ? 0 : static_cast<std::size_t>(size)};
    if (options_.keep_going) {
      std::vector<Document> whole;
      read_transcript(
          source, options_.read,
          [&whole](Document&& document) { whole.push_back(std::move(document)); }, diagnostics);
      for (const Document& document : whole) handle(document);
    } else {
      read_transcript(
          source, options_.read, [&handle](Document&& document) { handle(document); }, diagnostics);
    }
    count(source.size, number);
  }

  void count(std::uint64_t bytes, std::uint32_t documents) {
    const std::lock_guard lock(totals_mutex_);
    ++totals_.files;
    totals_.documents += documents;
    totals_.bytes += bytes;
    if (progress_) progress_(totals_);
  }

  void fail(std::size_t file, std::exception_ptr failure) {
    const std::lock_guard lock(totals_mutex_);
    failures_.emplace(file, std::move(failure));
    first_failure_ = failures_.begin()->first;
    sequencer_.stop();
  }

  const std::vector<InputFile>& inputs_;
  const WalkOptions& options_;
  Sequencer sequencer_;
  const Progress& progress_;
  std::atomic<std::size_t> next_{0};
  std::atomic<std::size_t> first_failure_{SIZE_MAX};
  std::mutex totals_mutex_{};
  WalkTotals totals_{};
  std::map<std::size_t, std::exception_ptr> failures_{};
};

}  // namespace

WalkTotals walk(const std::vector<InputFile>& inputs, const WalkOptions& options,
                const std::function<DocumentHandler()>& make_handler,
                const std::function<void(std::string_view piece)>& sink, const Progress& progress,
                Diagnostics& diagnostics) {
  return Walk(inputs, options, sink, progress).run(make_handler, diagnostics);
}

}  // namespace themata
