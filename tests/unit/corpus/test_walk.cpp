// SPDX-License-Identifier: MIT
// The walk: whoever handles a document, what is emitted comes in the order of documents.
#include <catch2/catch.hpp>

#include <unistd.h>

#include <algorithm>
#include <any>
#include <atomic>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <set>
#include <string>
#include <thread>

#include <themata/base/stage_times.hpp>
#include <themata/corpus/walk.hpp>

#include "scratch_file.hpp"

using namespace themata;

namespace {

/// Files of JSON Lines, each with its own number of documents of one turn.
class Archive {
 public:
  explicit Archive(const std::vector<std::size_t>& documents)
      : folder_(std::filesystem::temp_directory_path() /
                ("themata-test-walk-" + std::to_string(::getpid()))) {
    std::filesystem::create_directories(folder_);
    for (std::size_t file = 0; file < documents.size(); ++file) {
      std::string id = "f";
      id += std::to_string(file);
      const auto path = folder_ / (id + ".jsonl");
      std::ofstream out(path);
      for (std::size_t at = 0; at < documents[file]; ++at) {
        const std::string name = id + "-" + std::to_string(at);
        out << R"({"document":")" << name << R"(","speaker":"A","text":"word"})" << '\n';
      }
      inputs.push_back({path.string(), id});
    }
  }
  ~Archive() { std::filesystem::remove_all(folder_); }
  Archive(const Archive&) = delete;
  Archive& operator=(const Archive&) = delete;

  void spoil(std::size_t file) const { std::ofstream(inputs[file].path, std::ios::app) << "{"; }

  std::vector<InputFile> inputs{};

 private:
  std::filesystem::path folder_;
};

struct Walked {
  std::string out{};
  WalkTotals totals{};
  std::size_t workers = 0;
  Diagnostics diagnostics{};
};

/// Emits every document's id in two pieces; the first document of a file is slow.
Walked walked(const Archive& archive, std::size_t jobs, bool keep_going = false) {
  Walked walked;
  WalkOptions options;
  options.jobs = jobs;
  options.keep_going = keep_going;
  std::mutex mutex;
  std::set<std::thread::id> workers;
  const auto make_handler = [&]() -> DocumentHandler {
    return [&](const Document& document, DocumentPlace place, const Emit& emit) {
      {
        const std::lock_guard lock(mutex);
        workers.insert(std::this_thread::get_id());
      }
      emit(document.id + ":");
      const int pause = place.number == 0 ? 5000 : 200;
      std::this_thread::sleep_for(std::chrono::microseconds(pause));
      emit(std::to_string(place.number) + " ");
    };
  };
  walked.totals = walk(
      archive.inputs, options, make_handler,
      [&walked](std::string_view piece) { walked.out += piece; }, {}, walked.diagnostics);
  walked.workers = workers.size();
  return walked;
}

}  // namespace

TEST_CASE("documents of one file are shared by all workers and come out in order") {
  const Archive archive({200});
  const Walked alone = walked(archive, 1);
  CHECK(alone.workers == 1);
  CHECK(alone.totals.documents == 200);
  CHECK(alone.out.starts_with("f0-0:0 f0-1:1 f0-2:2 "));
  for (const std::size_t jobs : {2U, 3U, 8U}) {
    const Walked together = walked(archive, jobs);
    CHECK(together.workers > 1);
    CHECK(together.out == alone.out);
    CHECK(together.totals.documents == 200);
    CHECK(together.diagnostics.items().size() == alone.diagnostics.items().size());
  }
}

TEST_CASE("files of many and of few documents come out in order") {
  const Archive archive({1, 60, 1, 3, 40, 1});
  const Walked alone = walked(archive, 1);
  for (const std::size_t jobs : {2U, 4U, 9U}) {
    const Walked together = walked(archive, jobs);
    CHECK(together.out == alone.out);
    CHECK(together.totals.files == 6);
    CHECK(together.totals.documents == 106);
  }
}

TEST_CASE("one document needs one worker") {
  const Archive archive({1});
  CHECK(walked(archive, 8).workers == 1);
}

TEST_CASE("the first file that can't be read ends the walk, at any number of workers") {
  const Archive archive({20, 20, 20, 20});
  archive.spoil(1);
  archive.spoil(3);
  for (const std::size_t jobs : {1U, 2U, 5U}) {
    try {
      (void)walked(archive, jobs);
      FAIL("no error");
    } catch (const Error& error) {
      CHECK(error.place()->path == archive.inputs[1].path);
    }
  }
}

TEST_CASE("keep going leaves a spoilt file out whole") {
  const Archive archive({20, 20, 20});
  archive.spoil(1);
  for (const std::size_t jobs : {1U, 3U}) {
    const Walked rest = walked(archive, jobs, true);
    CHECK(rest.totals.skipped == 1);
    CHECK(rest.totals.documents == 40);
    CHECK(rest.out.find("f1-") == std::string::npos);
  }
}

TEST_CASE(
    "a file that is written to while it is mapped ends the walk, also where others are skipped") {
  const testing::ScratchFile file("Ann: So?\n\nBob: Well.\n");
  for (const bool keep_going : {false, true}) {
    WalkOptions options;
    options.keep_going = keep_going;
    options.read.mapped_from = 1;
    bool mapped = false;
    const auto make_handler = [&]() -> DocumentHandler {
      return [&](const Document& document, DocumentPlace, const Emit&) {
        mapped = document.text.mapped();
        file.append("Ann: And then?\n");
      };
    };
    Diagnostics diagnostics;
    CHECK_THROWS_WITH(walk(
                          {{file.path(), "talk"}}, options, make_handler, [](std::string_view) {},
                          {}, diagnostics),
                      "it was changed or touched while it was read");
    CHECK(mapped);
  }
}

TEST_CASE("a sink that refuses ends the walk with its own error") {
  const Archive archive({50, 50});
  for (std::size_t round = 0; round < 100; ++round) {
    WalkOptions options;
    options.jobs = round % 2 == 0 ? 1 : 4;
    Diagnostics diagnostics;
    std::size_t pieces = 0;
    const auto make_handler = []() -> DocumentHandler {
      return [](const Document& document, DocumentPlace, const Emit& emit) {
        emit(std::string(document.id));
      };
    };
    const auto sink = [&pieces](std::string_view) {
      if (++pieces == 7) throw Error(ErrorKind::output, "no room");
    };
    CHECK_THROWS_WITH(walk(archive.inputs, options, make_handler, sink, {}, diagnostics),
                      "no room");
    CHECK(pieces == 7);
  }
}

namespace {

/// What progress() was told, as shares: read of `size` bytes, and handled of the text read.
struct Told {
  std::vector<WalkTotals> all{};
  [[nodiscard]] std::size_t steps_before(double share, std::uint64_t size) const {
    return static_cast<std::size_t>(std::count_if(all.begin(), all.end(), [&](const auto& told) {
      const double read = static_cast<double>(told.bytes) / static_cast<double>(size);
      return told.text > 0 &&
             read * static_cast<double>(told.handled) < share * static_cast<double>(told.text);
    }));
  }
};

/// A walk over one file whose documents are handled whole, or in parts of 1,000 bytes.
Told told_of(const std::string& path, std::size_t jobs) {
  Told told;
  WalkOptions options;
  options.jobs = jobs;
  options.part_size = 1000;
  Diagnostics diagnostics;
  const auto make_handler = []() -> DocumentHandler {
    return {[](const Document&, DocumentPlace, const Emit&) {},
            [](const Document&, TurnRange, const std::any&) -> std::any { return 0; },
            [](const Document&, DocumentPlace, const Emit&) {
              return JoinParts{{}, [](std::any&&) {}, [] {}};
            }};
  };
  const WalkTotals totals = walk(
      {{path, "one"}}, options, make_handler, [](std::string_view) {},
      [&told](const WalkTotals& now) { told.all.push_back(now); }, diagnostics);
  CHECK(totals.bytes == std::filesystem::file_size(path));
  CHECK(totals.handled == totals.text);
  CHECK(told.all.back().files == 1);
  return told;
}

}  // namespace

TEST_CASE("progress is told within one large file") {
  const auto path = std::filesystem::temp_directory_path() /
                    ("themata-test-progress-" + std::to_string(::getpid()));
  const std::string lines = path.string() + ".jsonl";
  const std::string text = path.string() + ".txt";
  {
    std::ofstream of_documents(lines);
    std::ofstream of_turns(text);
    for (int at = 0; at < 40000; ++at) {
      of_documents << R"({"document":"d)" << at << R"(","speaker":"A","text":"some words here"})"
                   << '\n';
      of_turns << (at % 2 == 0 ? "Anna: " : "Bert: ") << "some words of a turn\n";
    }
  }
  for (const std::size_t jobs : {1U, 3U}) {
    CHECK(told_of(lines, jobs).steps_before(0.5, std::filesystem::file_size(lines)) > 10000);
    CHECK(told_of(text, jobs).steps_before(0.5, std::filesystem::file_size(text)) > 100);
  }
  std::filesystem::remove(lines);
  std::filesystem::remove(text);
}

TEST_CASE("stages are timed where that is asked for") {
  const Archive archive({50, 50});
  for (const std::size_t jobs : {1U, 3U}) {
    StageTimes times;
    WalkOptions options;
    options.jobs = jobs;
    options.times = &times;
    Diagnostics diagnostics;
    const auto pause = [] { std::this_thread::sleep_for(std::chrono::microseconds(300)); };
    const auto make_handler = [&]() -> DocumentHandler {
      return [&](const Document&, DocumentPlace, const Emit& emit) {
        pause();
        emit("row");
      };
    };
    (void)walk(
        archive.inputs, options, make_handler, [&](std::string_view) { pause(); }, {}, diagnostics);
    CHECK(times.seconds(Stage::tallying) > 0.03);
    CHECK(times.seconds(Stage::writing) > 0.03);
    CHECK(times.seconds(Stage::reading) > 0);
    CHECK(times.seconds(Stage::reading) < 0.03);
  }
}
