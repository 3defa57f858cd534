// SPDX-License-Identifier: MIT
//
// The parallel walk. Files are handed out in order; each worker reads one and handles its
// documents. Where a worker finds no file any more it takes over documents that another
// one reads, so that one large file of many documents keeps all of them busy, and parts
// of a document that is large itself. What documents emit goes through the sequencer.
#include <themata/corpus/walk.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <cstring>
#include <exception>
#include <filesystem>
#include <fstream>
#include <map>
#include <mutex>
#include <optional>
#include <system_error>
#include <thread>

#include <themata/base/stage_times.hpp>
#include <themata/base/standard_input.hpp>

#include "counted_stream.hpp"
#include "handover.hpp"
#include "parted_document.hpp"
#include "sequencer.hpp"
#include "unmet_names.hpp"

namespace themata {
namespace {

/// Thrown through a reader whose file need not be read on: the walk has failed.
struct Abandoned {};

class Walk {
 public:
  Walk(const std::vector<InputFile>& inputs, const WalkOptions& options,
       const std::function<void(std::string_view)>& sink, const Progress& progress)
      : inputs_(inputs),
        options_(options),
        jobs_(std::max<std::size_t>(options.jobs, 1)),
        read_(options.read),
        sink_([this, &sink](std::string_view piece) {
          const StageTimer timer(options_.times, Stage::writing, Stage::tallying);
          sink(piece);
        }),
        sequencer_(std::max<std::size_t>(4 * options.jobs, 8), options.times ? sink_ : sink),
        progress_(progress) {
    // However many files are read at the same time, there are no more threads than jobs.
    read_.threads = std::max<std::size_t>(jobs_ / std::max<std::size_t>(inputs.size(), 1), 1);
  }

  WalkTotals run(const std::function<DocumentHandler()>& make_handler, Diagnostics& diagnostics) {
    make_handler_ = &make_handler;
    start_workers(std::min(jobs_, std::max<std::size_t>(inputs_.size(), 1)));
    work(make_handler());
    // Nobody reads any more, so no more workers are started.
    for (std::thread& thread : threads_) thread.join();
    diagnostics.append(sequencer_.take_diagnostics());
    if (!failures_.empty()) std::rethrow_exception(failures_.begin()->second);
    unmet_.tell(diagnostics);
    return totals_;
  }

 private:
  /// So that there are `wanted`, the calling thread among them, or as many as the system allows.
  void start_workers(std::size_t wanted) {
    const std::lock_guard lock(threads_mutex_);
    while (threads_.size() + 1 < wanted) {
      handover_.begin_reading();
      try {
        threads_.emplace_back([this] { work((*make_handler_)()); });
      } catch (const std::system_error&) {
        return handover_.end_reading();
      }
    }
  }

  void work(const DocumentHandler& handler) {
    read_files(handler);
    handover_.end_reading();
    while (auto taken = handover_.take()) {
      if (taken->parts != nullptr) {
        const StageTimer timer(options_.times, Stage::tallying);
        taken->parts->work(handler);
        handover_.leave(*taken->parts);
        continue;
      }
      try {
        const StageTimer timer(options_.times, Stage::tallying);
        handle(taken->document, taken->place, handler);
      } catch (...) {
        fail(taken->place.file, std::current_exception());
      }
    }
  }

  void read_files(const DocumentHandler& handler) {
    for (;;) {
      const std::size_t file = next_++;
      if (file >= inputs_.size()) return;
      sequencer_.enter_file(file);
      if (file >= first_failure_) return;
      Diagnostics diagnostics;
      std::uint32_t documents = 0;
      std::exception_ptr failure = read(file, handler, documents, diagnostics);
      if (failure) fail(file, failure);
      try {
        const StageTimer timer(options_.times, Stage::tallying);
        sequencer_.end_file(file, documents, std::move(diagnostics));
      } catch (...) {  // the sink refused what had been held back
        fail(file, std::current_exception());
      }
    }
  }

  std::exception_ptr read(std::size_t file, const DocumentHandler& handler,
                          std::uint32_t& documents, Diagnostics& diagnostics) {
    try {
      read_file(file, handler, documents, diagnostics);
    } catch (const Abandoned&) {
      return nullptr;
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

  void read_file(std::size_t file, const DocumentHandler& handler, std::uint32_t& documents,
                 Diagnostics& diagnostics) {
    const InputFile& input = inputs_[file];
    if (!input.refused.empty()) {
      throw Error(ErrorKind::input, input.refused, Place{input.path, 0, 0, {}});
    }
    std::ifstream stream;
    if (input.path != "-") {
      stream.open(input.path, std::ios::binary);
      if (!stream) {
        throw Error(ErrorKind::input, fmt::format("can't read: {}", std::strerror(errno)),
                    Place{input.path, 0, 0, {}});
      }
    }
    std::optional<CountedStream> counted;
    const auto pass = [&](Document&& document) {
      const StageTimer timer(options_.times, Stage::waiting, Stage::reading);
      const DocumentPlace place{static_cast<std::uint32_t>(file), documents};
      sequencer_.enter_document(place);
      if (file >= first_failure_) throw Abandoned{};
      unmet_.see(document);
      // A file of many documents, or of a large one, is worth workers that read none themselves.
      if (++documents == 2 || is_large(document.text.size(), handler)) start_workers(jobs_);
      if (counted) note_read(document, taken(document, counted->buffer.fresh()));
      // A large one is shared in parts instead: who takes it while nobody reads is left alone.
      if (!is_large(document.text.size(), handler) && handover_.offer(document, place)) return;
      const StageTimer handling(options_.times, Stage::tallying, Stage::waiting);
      handle(document, place, handler);
    };
    std::error_code problem;
    const auto size = input.path == "-" ? 0 : std::filesystem::file_size(input.path, problem);
    if (is_large(static_cast<std::size_t>(problem ? 0 : size), handler)) start_workers(jobs_);
    std::istream& plain = input.path == "-" ? standard_input() : stream;
    if (progress_) counted.emplace(plain);
    Input source{counted ? counted->bytes : plain, input.path, input.id,
                 problem ? 0 : static_cast<std::size_t>(size),
                 input.path == "-" ? std::string() : input.path};
    const StageTimer timer(options_.times, Stage::reading);
    if (options_.keep_going) {
      std::vector<Document> whole;
      read_transcript(
          source, read_, [&whole](Document&& document) { whole.push_back(std::move(document)); },
          diagnostics);
      // Once something was made of a file it can't be skipped any more.
      for (const Document& document : whole) refuse_if_changed(document);
      for (Document& document : whole) pass(std::move(document));
    } else {
      read_transcript(source, read_, pass, diagnostics);
    }
    count(counted ? counted->buffer.fresh() : source.size, documents);
  }

  void handle(const Document& document, DocumentPlace place, const DocumentHandler& handler) {
    const Emit emit = [this, place](std::string&& piece) {
      sequencer_.emit(place, std::move(piece));
    };
    auto parts = cut(document, handler);
    if (parts.size() > 1) {
      handle_parts(document, std::move(parts), handler, handler.join(document, place, emit));
    } else {
      handler.whole(document, place, emit);
      if (progress_) note_handled(document.text.size());
    }
    sequencer_.end_document(place);
    try {
      refuse_if_changed(document);
    } catch (const Error&) {  // what was made of it is counted already
      fail(place.file, std::current_exception());
    }
  }

  static void refuse_if_changed(const Document& document) {
    if (!document.text.changed()) return;
    throw Error(ErrorKind::input, "it was changed or touched while it was read",
                Place{document.path, 0, 0, {}});
  }

  [[nodiscard]] bool is_large(std::size_t bytes, const DocumentHandler& handler) const {
    return (jobs_ > 1 || progress_) && handler.part && bytes >= 2 * options_.part_size;
  }

  [[nodiscard]] std::vector<TurnRange> cut(const Document& document,
                                           const DocumentHandler& handler) const {
    if (!is_large(document.text.size(), handler)) return {};
    return cut_into_parts(document, options_.part_size);
  }

  void handle_parts(const Document& document, std::vector<TurnRange>&& parts,
                    const DocumentHandler& handler, JoinParts&& join) {
    if (progress_) note_parts(document, parts, join);
    PartedDocument parted(document, std::move(parts), 2 * jobs_, std::move(join));
    handover_.share(parted);
    parted.work(handler);
    handover_.withdraw(parted);
    parted.finish();
  }

  void count(std::uint64_t bytes, std::uint32_t documents) {
    const std::lock_guard lock(totals_mutex_);
    ++totals_.files;
    totals_.documents += documents;
    totals_.bytes += bytes;
    if (progress_) progress_(totals_);
  }

  /// A mapped file was taken past its stream.
  static std::uint64_t taken(const Document& document, std::uint64_t streamed) {
    return document.text.mapped() ? document.text.size() : streamed;
  }

  void note_read(const Document& document, std::uint64_t bytes) {
    const std::lock_guard lock(totals_mutex_);
    totals_.bytes += bytes;
    totals_.text += document.text.size();
    progress_(totals_);
  }

  void note_handled(std::uint64_t text) {
    const std::lock_guard lock(totals_mutex_);
    totals_.handled += text;
    progress_(totals_);
  }

  /// Each part counts when it is taken, with what stands between it and the one before.
  void note_parts(const Document& document, const std::vector<TurnRange>& parts, JoinParts& join) {
    std::vector<std::uint64_t> texts;
    std::uint64_t begin = 0;
    for (const TurnRange& part : parts) {
      const bool last = part.to == document.turns.size();
      const std::uint64_t end = last ? document.text.size() : document.turns[part.to].span.begin;
      texts.push_back(end - begin);
      begin = end;
    }
    join.take = [this, take = std::move(join.take), texts = std::move(texts),
                 part = std::size_t{0}](std::any&& result) mutable {
      take(std::move(result));
      note_handled(texts[part++]);
    };
  }

  void fail(std::size_t file, std::exception_ptr failure) {
    const std::lock_guard lock(totals_mutex_);
    failures_.emplace(file, std::move(failure));
    first_failure_ = failures_.begin()->first;
    sequencer_.stop();
  }

  const std::vector<InputFile>& inputs_;
  const WalkOptions& options_;
  std::size_t jobs_;
  ReadOptions read_;
  const std::function<void(std::string_view)> sink_;  ///< that of the walk, timed
  Sequencer sequencer_;
  Handover handover_{};
  UnmetNames unmet_{};
  const std::function<DocumentHandler()>* make_handler_ = nullptr;
  std::mutex threads_mutex_{};
  std::vector<std::thread> threads_{};
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
