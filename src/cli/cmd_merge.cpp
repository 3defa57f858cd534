// SPDX-License-Identifier: MIT
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <unordered_map>

#include <themata/corpus/coded_files.hpp>
#include <themata/corpus/inputs.hpp>

#include "commands.hpp"
#include "declared_options.hpp"
#include "options_output.hpp"
#include "pipeline.hpp"

namespace themata::cli {
namespace {

constexpr const char* examples =
    R"(Joins files that `themata code --format coded` wrote into one. They must have been coded with the
same dictionary and the same options; of shards each must be there, once: those that are missing are
named. The documents stand as one run over all transcripts would have them. Every piece is checked.
A document that two runs both coded would count twice, and is refused. --files-from reads the list of
files, a path a line, from a file or from standard input (-).

Examples:
  themata code --format coded --shard 1/2 examples/interviews -o part-1.coded
  themata code --format coded --shard 2/2 examples/interviews -o part-2.coded
  themata merge part-1.coded part-2.coded -o all.coded
  themata themes all.coded
  ls part-*.coded | themata merge --files-from - -o all.coded)";

struct Arguments {
  std::vector<std::string> paths{};
  std::string files_from{};
  bool null_separated = false;
  std::string output{};
};

/// A document as it was coded, whatever its file is called: its id, speakers, the words of its
/// turns and its hits, as one number.
std::uint64_t known_by(const CodedDocument& document) {
  std::size_t hits = 0;
  for (const auto& own : document.hits.own) hits += own.size();
  std::string known = fmt::format("{}\n{}\n", document.id, hits);
  for (const Speaker& speaker : document.speakers) known += speaker.name + '\n';
  for (const CodedTurn& turn : document.turns) known += fmt::format("{} ", turn.words);
  return content_hash(known);
}

/// Whose documents were met, and in which file first.
class MetDocuments {
 public:
  /// `number`: of the file, among all.
  void add(const CodedFileReader& file, std::size_t number, const CodedRecord& record) {
    const std::uint64_t run = file.header().runs.front().inputs;
    const auto [met, fresh] = met_.try_emplace(known_by(record.document), Met{number, run});
    if (fresh || met->second.run == run) return;
    ++twice_;
    if (names_.size() < 5) names_.push_back("`" + record.document.id + "`");
    other_ = met->second.file;
    path_ = file.path();
  }

  void refuse_if_any(const std::vector<std::string>& paths) const {
    if (twice_ == 0) return;
    throw Error(
        ErrorKind::input,
        fmt::format(
            "{} and {} are no shards of one run, and both hold {}{}: {} would count "
            "twice; merge one of them, or code the transcripts in one run",
            paths[other_], path_, fmt::join(names_, ", "),
            twice_ > names_.size() ? fmt::format(" and {} more", twice_ - names_.size()) : "",
            twice_ == 1 ? "it" : "they"),
        Place{path_, 0, 0, {}});
  }

 private:
  struct Met {
    std::size_t file;
    std::uint64_t run;
  };
  std::unordered_map<std::uint64_t, Met> met_{};
  std::vector<std::string> names_{};
  std::size_t twice_ = 0;
  std::size_t other_ = 0;
  std::string path_{};
};

/// Shards of one run are known to be apart by their numbers; of other files the documents are
/// looked at.
void refuse_documents_twice(const std::vector<std::string>& paths, const CodedHeader& joined) {
  if (joined.runs.size() < 2) return;
  if (std::ranges::count(paths, "-") > 0) {
    throw Error(ErrorKind::usage,
                "files of several runs are looked at twice, and standard input can be read only "
                "once; name the file instead of -");
  }
  MetDocuments met;
  for (std::size_t number = 0; number < paths.size(); ++number) {
    CodedFileReader file(paths[number]);
    CodedPiece piece;
    CodedRecord record;
    while (file.next(piece)) {
      file.in_this_file([&] {
        const std::string bytes = piece.unpack();
        CodedRecords records(bytes, file.header().dictionary, CodedWanted{}, piece.first_file);
        while (records.next(record)) met.add(file, number, record);
      });
    }
  }
  met.refuse_if_any(paths);
}

int run(const Arguments& arguments, Console& console) {
  Diagnostics diagnostics;
  if (arguments.paths.empty() && arguments.files_from.empty()) {
    throw Error(ErrorKind::usage, "nothing to merge: name coded files, or folders of them");
  }
  InputOptions options;
  options.paths = arguments.paths;
  if (!arguments.files_from.empty()) options.files_from = arguments.files_from;
  if (arguments.null_separated) options.list_separator = '\0';
  options.no_coded.clear();
  const std::vector<InputFile> inputs = find_inputs(options, diagnostics);
  for (const InputFile& input : inputs) {
    if (input.coded) continue;
    throw Error(ErrorKind::usage, "this is no coded file (`themata code --format coded`)",
                Place{input.path, 0, 0, {}});
  }
  keep_apart(arguments.output, paths_of(inputs));
  const CodedSet parts(paths_of(inputs));
  refuse_documents_twice(paths_of(inputs), parts.joined_header());
  Output output =
      arguments.output.empty() ? Output::to_stdout() : Output::to_file(arguments.output);
  refuse_terminal(arguments.output);
  CodedFileWriter file(parts.joined_header(),
                       [&output](std::string_view bytes) { output.write(bytes); });
  parts.join(file);
  output.commit();
  console.say(diagnostics);
  return 0;
}

}  // namespace

Runner bind_merge(CLI::App& app) {
  const auto arguments = std::make_shared<Arguments>();
  add_option(app, "inputs", arguments->paths, "coded files, or folders of them");
  add_option(app, "--files-from", arguments->files_from,
             "read the list of coded files from a file, a path a line; - for standard input")
      .type_name("LIST")
      .group("Files");
  add_flag(app, "-0,--null-separated", arguments->null_separated,
           "paths in the list end with NUL, not with a line end")
      .group("Files");
  add_option(app, "-o,--output", arguments->output,
             "write to a file, which appears whole or not at all")
      .check([](const std::string& path) { return path.empty() ? "a file needs a name" : ""; })
      .type_name("FILE.coded")
      .group("Output");
  set_footer(app, examples);
  return [arguments](Console& console) { return run(*arguments, console); };
}

}  // namespace themata::cli
