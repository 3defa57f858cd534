// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <filesystem>
#include <mutex>

#include <themata/coding/passages.hpp>
#include <themata/table/format.hpp>
#include <themata/table/output.hpp>
#include <themata/text/utf8.hpp>

#include "commands.hpp"
#include "declared_options.hpp"
#include "options_coding.hpp"
#include "pipeline.hpp"

namespace themata::cli {
namespace {

constexpr const char* examples =
    R"(--to txt writes exactly the text that the offsets of other tables refer to. --to jsonl writes an
object for each turn (document, turn, speaker, role, start_time, end_time, text), which themata reads again.
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

void append_field(std::string& out, std::string_view name, std::string_view value) {
  append_json_string(out, name);
  out += ':';
  append_json_string(out, value);
}

void append_time(std::string& out, std::string_view name, std::optional<double> seconds) {
  out += ',';
  append_json_string(out, name);
  out += seconds ? fmt::format(":{}", *seconds) : ":null";
}

/// The talk of a turn, with its notes: without traces of the format, a blank
/// line between paragraphs, and a line break inside one as a blank.
std::string talk_of(const Passage& passage) {
  std::string masked(passage.span.of(passage.text));
  const std::uint32_t base = passage.span.begin;
  for (const Mark& mark : passage.marks) {
    if (mark.kind != MarkKind::layout) continue;
    masked.replace(mark.span.begin - base, mark.span.size(), mark.span.size(), ' ');
  }
  std::string talk;
  for (std::size_t at = 0; at < passage.paragraphs.size(); ++at) {
    const bool last = at + 1 == passage.paragraphs.size();
    const std::size_t begin = passage.paragraphs[at] - base;
    const std::size_t end = last ? masked.size() : passage.paragraphs[at + 1] - base;
    const std::string paragraph = one_line(std::string_view(masked).substr(begin, end - begin));
    if (!talk.empty() && !paragraph.empty()) talk += "\n\n";
    talk += paragraph;
  }
  return talk;
}

/// One object a turn.
std::string turns_as_json(const Document& document) {
  std::string out;
  std::size_t number = 0;
  Passages passages(document);
  for (const Turn& turn : document.turns) {
    const Speaker& speaker = document.speaker_of(turn);
    out += '{';
    append_field(out, "document", document.id);
    out += fmt::format(",\"turn\":{},", ++number);
    append_field(out, "speaker", speaker.name);
    out += ',';
    append_field(out, "role", role_name(speaker.role));
    const TurnTimes times = document.times_of(turn);
    append_time(out, "start_time", times.start);
    append_time(out, "end_time", times.end);
    out += ',';
    append_field(out, "text", talk_of(passages.of(turn)));
    out += "}\n";
  }
  return out;
}

/// A file a document, below a folder; the id's slashes are folders.
class TextFolder {
 public:
  explicit TextFolder(std::filesystem::path folder) : folder_(std::move(folder)) {}

  void write(const Document& document) const {
    const std::filesystem::path file = folder_ / (document.id + ".txt");
    const auto inside = file.lexically_normal().lexically_relative(folder_.lexically_normal());
    if (inside.empty() || *inside.begin() == "..") {
      throw Error(ErrorKind::output,
                  fmt::format("the id `{}` leads out of the folder", document.id));
    }
    std::error_code problem;
    std::filesystem::create_directories(file.parent_path(), problem);
    if (problem) {
      throw Error(ErrorKind::output, problem.message(),
                  Place{file.parent_path().string(), 0, 0, {}});
    }
    keep_apart(file.string(), {document.path});
    Output output = Output::to_file(file.string());
    output.write(document.text);
    output.commit();
  }

 private:
  std::filesystem::path folder_;
};

int run(Arguments& arguments, Console& console) {
  Diagnostics diagnostics;
  arguments.input.require_some();
  arguments.input.set_labels(arguments.segment.labels());
  const std::vector<InputFile> inputs = find_inputs(arguments.input.inputs(), diagnostics);
  keep_apart(arguments.path, paths_of(inputs));
  const bool text = arguments.to == "txt";
  const bool folder =
      text && (arguments.path.ends_with('/') || std::filesystem::is_directory(arguments.path));
  const auto walk = [&](const DocumentHandler& handler,
                        const std::function<void(std::string_view)>& sink) {
    return walk_inputs(
        inputs, arguments.input.walk(), [&handler] { return handler; }, sink, console, diagnostics);
  };
  if (folder) {
    const TextFolder texts(arguments.path);
    return walk(
        [&texts](const Document& document, DocumentPlace, const Emit&) { texts.write(document); },
        [](std::string_view) {});
  }
  Output output = arguments.path.empty() ? Output::to_stdout() : Output::to_file(arguments.path);
  std::mutex mutex;
  std::size_t documents = 0;
  const int code = walk(
      [&](const Document& document, DocumentPlace, const Emit& emit) {
        {
          const std::lock_guard lock(mutex);
          if (text && ++documents > 1) {
            throw Error(ErrorKind::usage,
                        "several documents in one text would lose their offsets; write them into "
                        "a folder with -o FOLDER/, or use --to jsonl");
          }
        }
        emit(text ? std::string(document.text) : turns_as_json(document));
      },
      [&output](std::string_view piece) { output.write(piece); });
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
