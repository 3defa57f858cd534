// SPDX-License-Identifier: MIT
#include <fmt/format.h>
#include <sys/stat.h>

#include <atomic>
#include <filesystem>
#include <mutex>
#include <optional>
#include <set>

#include <themata/table/output.hpp>

#include "commands.hpp"
#include "declared_options.hpp"
#include "options_coding.hpp"
#include "pipeline.hpp"
#include "turn_lines.hpp"

namespace themata::cli {
namespace {

namespace fs = std::filesystem;

constexpr const char* examples =
    R"(--to txt writes exactly the text that the offsets of other tables refer to. --to jsonl writes an
object for each turn (document, turn, speaker, role, start_time, end_time, text), which themata reads again;
of several documents of one id it calls the second `#2`, as tables by document do.
Several documents as txt need a folder: end FILE with a slash.

Examples:
  themata convert --to txt examples/interviews/officer-03.docx
  themata convert --to jsonl examples/interviews -o talk.jsonl
  themata convert --to txt examples/interviews -o texts/)";

struct Arguments {
  InputArguments input{};
  SegmentArguments segment{};
  std::string to{};
  std::string path{};
};

/// A file a document, below a folder; the id's slashes are folders.
class TextFolder {
 public:
  /// `inputs` are read: no document's file replaces one.
  TextFolder(fs::path folder, const std::vector<InputFile>& inputs) : folder_(std::move(folder)) {
    for (const InputFile& input : inputs) {
      if (const auto file = identity_of(input.path)) read_.insert(*file);
    }
  }

  /// From any thread.
  void write(const Document& document) {
    const fs::path file = place_of(document.id);
    std::error_code problem;
    fs::create_directories(file.parent_path(), problem);
    if (problem) {
      throw Error(ErrorKind::output, problem.message(),
                  Place{file.parent_path().string(), 0, 0, {}});
    }
    Output output = Output::to_file(file.string());
    output.write(document.text);
    output.commit();
  }

 private:
  using Identity = std::pair<dev_t, ino_t>;
  static std::optional<Identity> identity_of(const fs::path& file) {
    struct stat known {};
    if (stat(file.c_str(), &known) != 0 || !S_ISREG(known.st_mode)) return std::nullopt;
    return Identity{known.st_dev, known.st_ino};
  }

  /// Throws Error(output) for one that leads elsewhere, or where another document went.
  fs::path place_of(const std::string& id) {
    const auto refuse = [&id](const char* why) {
      throw Error(ErrorKind::output, fmt::format("the id `{}` {}", id, why));
    };
    if (id.find('\0') != std::string::npos) {
      throw Error(ErrorKind::output,
                  fmt::format("an id has a NUL byte, which no file's name can have: {}...",
                              id.substr(0, id.find('\0'))));
    }
    fs::path file = (folder_ / (id + ".txt")).lexically_normal();
    const fs::path inside = file.lexically_relative(folder_.lexically_normal());
    if (inside.empty() || *inside.begin() == "..") refuse("leads out of the folder");
    // Asked before the other, so that threads that meet here always say the same.
    if (const auto known = identity_of(file); known && read_.count(*known) > 0) {
      throw Error(ErrorKind::usage, "this file is read; the output would replace it",
                  Place{file.string(), 0, 0, {}});
    }
    const std::lock_guard lock(mutex_);
    if (!written_.insert(inside.string()).second) {
      refuse("is the same file as another document's; --to jsonl keeps both");
    }
    return file;
  }

  fs::path folder_;
  std::set<Identity> read_{};
  std::mutex mutex_{};
  std::set<std::string> written_{};
};

using Walked =
    std::function<int(const DocumentHandler&, const std::function<void(std::string_view)>& sink)>;

int write_folder(const std::string& folder, const std::vector<InputFile>& inputs,
                 const Walked& walk) {
  TextFolder texts(folder, inputs);
  return walk(
      [&texts](const Document& document, DocumentPlace, const Emit&) { texts.write(document); },
      [](std::string_view) {});
}

int write_text(Output& output, const Walked& walk) {
  std::atomic<bool> met = false;
  return walk(
      [&met](const Document& document, DocumentPlace, const Emit& emit) {
        if (met.exchange(true)) {
          throw Error(ErrorKind::usage,
                      "several documents in one text would lose their offsets; write them into "
                      "a folder with -o FOLDER/, or use --to jsonl");
        }
        emit(std::string(document.text));
      },
      [&output](std::string_view text) { output.write(text); });
}

int write_turns(Output& output, const Walked& walk, Console& console) {
  TurnLines turns([&output](std::string_view lines) { output.write(lines); });
  const int code = walk([](const Document& document, DocumentPlace,
                           const Emit& emit) { emit(TurnLines::piece_of(document)); },
                        [&turns](std::string_view piece) { turns.take(piece); });
  Diagnostics report;
  turns.report(report);
  console.say(report);
  return code;
}

int run(Arguments& arguments, Console& console) {
  Diagnostics diagnostics;
  arguments.input.require_some();
  arguments.input.set_labels(arguments.segment.labels());
  const std::vector<InputFile> inputs = find_inputs(arguments.input.inputs(), diagnostics);
  keep_apart(arguments.path, paths_of(inputs));
  const bool text = arguments.to == "txt";
  const bool folder = text && (arguments.path.ends_with('/') || fs::is_directory(arguments.path));
  const Walked walk = [&](const DocumentHandler& handler,
                          const std::function<void(std::string_view)>& sink) {
    return walk_inputs(
        inputs, arguments.input.walk(), [&handler] { return handler; }, sink, console, diagnostics);
  };
  if (folder) return write_folder(arguments.path, inputs, walk);
  Output output = arguments.path.empty() ? Output::to_stdout() : Output::to_file(arguments.path);
  const int code = text ? write_text(output, walk) : write_turns(output, walk, console);
  output.commit();
  return code;
}

}  // namespace

Runner bind_convert(CLI::App& app) {
  const auto arguments = std::make_shared<Arguments>();
  add_option(app, "--to", arguments->to, "what to write")
      .required()
      .one_of({"txt", "jsonl"})
      .type_name("txt|jsonl");
  add_option(app, "-o,--output", arguments->path,
             "a file, or for txt a folder (ending with a slash)")
      .type_name("FILE")
      .group("Output");
  arguments->input.bind(app);
  arguments->segment.bind(app);
  set_footer(app, examples);
  return [arguments](Console& console) { return run(*arguments, console); };
}

}  // namespace themata::cli
