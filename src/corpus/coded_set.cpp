// SPDX-License-Identifier: MIT
//
// Files that are asked together. Runs come in the order in which their first file is named,
// the shards of a run by number: so the documents stand as one run over all transcripts
// would have them, whatever order a shell gives `part-*.coded`.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <exception>
#include <map>
#include <mutex>
#include <numeric>

#include <themata/base/in_parts.hpp>
#include <themata/corpus/coded_files.hpp>

namespace themata {
namespace {

[[noreturn]] void refuse(const std::string& path, const std::string& why) {
  throw Error(ErrorKind::input, why, Place{path, 0, 0, {}});
}

std::string dictionary_name(const CodedHeader& header) {
  const Dictionary& dictionary = header.dictionary;
  return fmt::format(
      "{}{}{} (fnv1a64 {:016x})", dictionary.name.empty() ? "without a name" : dictionary.name,
      dictionary.version.empty() ? "" : " ", dictionary.version, header.dictionary_hash);
}

std::uint32_t files_of(const CodedHeader& header) {
  std::uint32_t files = 0;
  for (const CodedRun& run : header.runs) files += run.files;
  return files;
}

/// `2-4,7`: as Slurm's --array takes it.
std::string number_list(const std::vector<std::uint32_t>& numbers) {
  std::string list;
  for (std::size_t at = 0; at < numbers.size();) {
    std::size_t last = at;
    while (last + 1 < numbers.size() && numbers[last + 1] == numbers[last] + 1) ++last;
    list += fmt::format("{}{}", list.empty() ? "" : ",", numbers[at]);
    if (last > at) list += fmt::format("-{}", numbers[last]);
    at = last + 1;
  }
  return list;
}

}  // namespace

CodedSet::CodedSet(const std::vector<std::string>& paths) : paths_(paths) {
  for (const std::string& path : paths_) {
    auto file = std::make_unique<CodedFileReader>(path);
    headers_.push_back(file->header());
    if (path == "-") standard_ = std::move(file);
  }
  check_alike();
  order();
  check_complete();
}

std::unique_ptr<CodedFileReader> CodedSet::reader(const std::string& path) const {
  return path == "-" ? std::move(standard_) : std::make_unique<CodedFileReader>(path);
}

void CodedSet::check_alike() const {
  const CodedHeader& first = headers_.front();
  for (std::size_t at = 1; at < headers_.size(); ++at) {
    const CodedHeader& other = headers_[at];
    if (other.dictionary_hash != first.dictionary_hash) {
      refuse(paths_[at],
             fmt::format("does not belong to {}: coded with the dictionary {}, that "
                         "one with {}",
                         paths_.front(), dictionary_name(other), dictionary_name(first)));
    }
    for (const auto& [name, value] : first.options) {
      const auto its = other.option(name);
      if (its == value) continue;
      refuse(paths_[at],
             fmt::format("does not belong to {}: coded with {} `{}`, that one with `{}`",
                         paths_.front(), name, its.value_or("unknown"), value));
    }
    const bool alike = other.options.size() == first.options.size() &&
                       other.made_by == first.made_by && other.has_statuses == first.has_statuses &&
                       other.dictionary.themes().size() == first.dictionary.themes().size() &&
                       other.dictionary.patterns().size() == first.dictionary.patterns().size();
    if (!alike) {
      refuse(paths_[at], fmt::format("does not belong to {}: coded by {}, that one by {}",
                                     paths_.front(), other.made_by, first.made_by));
    }
  }
}

void CodedSet::order() {
  std::map<std::uint64_t, std::size_t> met;
  std::vector<std::size_t> run_of;
  for (const CodedHeader& header : headers_) {
    run_of.push_back(met.emplace(header.runs.front().inputs, met.size()).first->second);
  }
  std::vector<std::size_t> places(headers_.size());
  std::iota(places.begin(), places.end(), 0);
  std::stable_sort(places.begin(), places.end(), [&](std::size_t a, std::size_t b) {
    return std::pair(run_of[a], headers_[a].shard.number) <
           std::pair(run_of[b], headers_[b].shard.number);
  });
  std::vector<std::string> paths;
  std::vector<CodedHeader> headers;
  std::uint32_t before = 0;
  for (std::size_t at = 0; at < places.size(); ++at) {
    if (at > 0 && run_of[places[at]] != run_of[places[at - 1]]) before += files_of(headers.back());
    moved_by_.push_back(before);
    paths.push_back(paths_[places[at]]);
    headers.push_back(std::move(headers_[places[at]]));
    if (files_of(headers.back()) >= UINT32_MAX - before) {
      refuse(paths.back(), "more inputs than can be counted");
    }
  }
  paths_ = std::move(paths);
  headers_ = std::move(headers);
}

void CodedSet::check_complete() const {
  std::map<std::uint64_t, std::map<std::uint32_t, std::size_t>> shards;  // of runs, to files
  std::map<std::uint64_t, std::uint32_t> numbers;
  for (std::size_t at = 0; at < headers_.size(); ++at) {
    const Shard shard = headers_[at].shard;
    for (const CodedRun& run : headers_[at].runs) {
      const std::uint32_t of = numbers.emplace(run.inputs, shard.of).first->second;
      if (of != shard.of) {
        refuse(paths_[at], fmt::format("shard {}/{} of inputs of which other files are shards of "
                                       "{}: the same inputs would count twice",
                                       shard.number, shard.of, of));
      }
      const auto [there, fresh] = shards[run.inputs].emplace(shard.number, at);
      if (fresh) continue;
      refuse(paths_[at], fmt::format("shard {}/{} is there twice: {} holds it too", shard.number,
                                     shard.of, paths_[there->second]));
    }
  }
  for (const auto& [run, found] : shards) {
    const std::uint32_t of = numbers.at(run);
    if (found.size() == of) continue;
    std::vector<std::uint32_t> missing;
    for (std::uint32_t number = 1; number <= of; ++number) {
      if (found.find(number) == found.end()) missing.push_back(number);
      if (missing.size() > 10'000) break;
    }
    const bool strangers = shards.size() > 1 && headers_.front().shard.of > 1;
    refuse(paths_[found.begin()->second],
           fmt::format("of {} shards, {} {} missing: {}{}", of, of - found.size(),
                       of - found.size() == 1 ? "is" : "are", number_list(missing),
                       strangers ? " (other files given are shards of other inputs: the list of "
                                   "inputs, or a file in it, has changed between the runs)"
                                 : ""));
  }
}

CodedHeader CodedSet::joined_header() const {
  CodedHeader joined = headers_.front();
  joined.shard = {};
  joined.runs.clear();
  for (const CodedHeader& header : headers_) {
    if (header.shard.number == 1) {
      joined.runs.insert(joined.runs.end(), header.runs.begin(), header.runs.end());
    }
  }
  return joined;
}

void CodedSet::join(CodedFileWriter& writer) const {
  CodedOutcome outcome;
  for (std::size_t at = 0; at < paths_.size(); ++at) {
    const auto file = reader(paths_[at]);
    CodedPiece piece;
    while (file->next(piece)) {
      if (!piece.is_intact()) {
        refuse(paths_[at], "this coded file is damaged; code the transcripts anew");
      }
      writer.add(piece, moved_by_[at]);
    }
    outcome.add(file->end().outcome);
  }
  writer.finish(outcome);
}

namespace {

/// Pieces of several files in order, handed out to workers.
class Pieces {
 public:
  using Open = std::function<std::unique_ptr<CodedFileReader>(const std::string& path)>;
  Pieces(const std::vector<std::string>& paths, Open open)
      : paths_(paths), open_(std::move(open)) {}

  struct Taken {
    CodedPiece piece{};
    std::size_t file = 0;
  };

  [[nodiscard]] bool take(Taken& taken) {
    const std::lock_guard lock(mutex_);
    if (failure_) return false;
    try {
      return next(taken);
    } catch (...) {
      failure_ = std::current_exception();
      return false;
    }
  }
  void fail(std::exception_ptr failure) {
    const std::lock_guard lock(mutex_);
    if (!failure_) failure_ = std::move(failure);
  }
  void rethrow() const {
    if (failure_) std::rethrow_exception(failure_);
  }
  [[nodiscard]] const CodedOutcome& outcome() const { return outcome_; }

 private:
  bool next(Taken& taken) {
    while (file_ < paths_.size()) {
      if (!reader_) reader_ = open_(paths_[file_]);
      taken.file = file_;
      if (reader_->next(taken.piece)) return true;
      outcome_.add(reader_->end().outcome);
      reader_.reset();
      ++file_;
    }
    return false;
  }

  const std::vector<std::string>& paths_;
  Open open_;
  std::mutex mutex_{};
  std::unique_ptr<CodedFileReader> reader_{};
  std::size_t file_ = 0;
  CodedOutcome outcome_{};
  std::exception_ptr failure_{};
};

}  // namespace

CodedOutcome CodedSet::read(std::size_t jobs, CodedWanted wanted,
                            const std::function<TakeRecord()>& make_taker) const {
  Pieces pieces(paths_, [this](const std::string& path) { return reader(path); });
  const auto work = [&](const TakeRecord& take) {
    Pieces::Taken taken;
    CodedRecord record;
    while (pieces.take(taken)) {
      try {
        const std::string bytes = taken.piece.unpack();
        CodedRecords records(bytes, headers_[taken.file].dictionary, wanted,
                             taken.piece.first_file + moved_by_[taken.file]);
        std::uint32_t count = 0;
        for (; records.next(record); ++count) take(record);
        if (count != taken.piece.documents) {
          throw Error(ErrorKind::input, "this coded file is damaged; code the transcripts anew");
        }
      } catch (const Error& error) {
        pieces.fail(error.place()
                        ? std::current_exception()
                        : std::make_exception_ptr(Error(error.kind(), error.what(),
                                                        Place{paths_[taken.file], 0, 0, {}})));
      } catch (...) {
        pieces.fail(std::current_exception());
      }
    }
  };
  {
    std::vector<TakeRecord> takers;
    for (std::size_t job = 0; job < std::max<std::size_t>(jobs, 1); ++job) {
      takers.push_back(make_taker());
    }
    in_parts({takers.size(), takers.size()}, [&](std::size_t job) { work(takers[job]); });
  }
  pieces.rethrow();
  return pieces.outcome();
}

}  // namespace themata
