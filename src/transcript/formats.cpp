// SPDX-License-Identifier: MIT
#include <themata/transcript/reader.hpp>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <istream>
#include <string>

#include <themata/text/normalise.hpp>
#include <themata/text/text_stream.hpp>
#include <themata/transcript/coded_begin.hpp>

#include "readers.hpp"
#include "resumed_stream.hpp"
#include "sniff.hpp"
#include "whole_input.hpp"

namespace themata {
namespace {

constexpr std::size_t head_size = std::size_t{1} << 16;

std::string known_names() {
  std::vector<std::string_view> names;
  for (const Format& format : formats()) names.push_back(format.name);
  return fmt::format("{}", fmt::join(names, ", "));
}

const Format& named_format(const std::string& name) {
  if (const Format* format = format_by_name(name)) return *format;
  throw Error(ErrorKind::usage,
              fmt::format("unknown input format '{}': it is one of auto, {}", name, known_names()));
}

}  // namespace

const std::vector<Format>& formats() {
  static const std::vector<Format> all{
      {"txt", "plain text with speaker labels", {".txt", ".text"}, read_txt},
      {"md", "Markdown with speaker labels", {".md", ".markdown"}, read_md},
      {"docx", "Word document", {".docx", ".docm"}, read_docx},
      {"vtt", "WebVTT captions", {".vtt"}, read_vtt},
      {"srt", "SubRip captions", {".srt"}, read_srt},
      {"csv", "table, one turn a row, delimiter detected", {".csv"}, read_csv},
      {"tsv", "table, one turn a row, tabs preferred", {".tsv"}, read_tsv},
      {"jsonl", "JSON Lines, one turn or one document a line", {".jsonl", ".ndjson"}, read_jsonl},
  };
  return all;
}

const Format* format_by_name(std::string_view name) {
  const auto found = std::find_if(formats().begin(), formats().end(),
                                  [name](const Format& format) { return format.name == name; });
  return found == formats().end() ? nullptr : &*found;
}

const Format* format_for_path(std::string_view path) {
  const std::size_t slash = path.find_last_of('/');
  const std::string_view file = slash == std::string_view::npos ? path : path.substr(slash + 1);
  const std::size_t dot = file.rfind('.');
  if (dot == std::string_view::npos || dot == 0) return nullptr;
  const std::string extension = folded_form(file.substr(dot));
  for (const Format& format : formats()) {
    if (std::find(format.extensions.begin(), format.extensions.end(), extension) !=
        format.extensions.end()) {
      return &format;
    }
  }
  return nullptr;
}

const Format& format_by_content(std::string_view head) {
  return *format_by_name(sniff_format(head));
}

namespace {

void read_as_it_looks(Input& input, const ReadOptions& options, const DocumentSink& sink,
                      Diagnostics& diagnostics) {
  if (options.format != "auto") {
    return named_format(options.format).read(input, options, sink, diagnostics);
  }
  if (const Format* format = format_for_path(input.path)) {
    return format->read(input, options, sink, diagnostics);
  }
  std::string head;
  static_cast<void>(read_block({input.bytes, input.path}, head, head_size));
  const Format& format = format_by_content(head);
  if (format.name == "txt" && folded_form(input.path).ends_with(".json")) {
    throw Error(ErrorKind::input,
                "JSON that is no JSON Lines: write each turn or each document on a line of its own "
                "(as `jq -c '.segments[]'` does), or read it as it stands with --input-format txt",
                Place{input.path});
  }
  if (format.name == "txt" && begins_like_markup(head)) {
    throw Error(
        ErrorKind::input,
        "HTML or XML, whose tags would count as words: save it as text or as .docx, or read "
        "it as it stands with --input-format txt",
        Place{input.path});
  }
  if (!head.empty() && format.name != "txt") {
    diagnostics.note(fmt::format("read as {} by its content; --input-format names another: {}",
                                 format.name, known_names()),
                     {input.path});
  }
  ResumedBuffer buffer(std::move(head), input.bytes);
  std::istream resumed(&buffer);
  Input again{resumed, input.path, input.id, input.size, input.file};
  format.read(again, options, sink, diagnostics);
}

}  // namespace

void read_transcript(Input& input, const ReadOptions& options, const DocumentSink& sink,
                     Diagnostics& diagnostics) {
  const int first = input.bytes.peek();
  if (input.bytes.eof() && !input.bytes.bad()) input.bytes.clear();
  if (first != static_cast<unsigned char>(coded_file_begin.front())) {
    return read_as_it_looks(input, options, sink, diagnostics);
  }
  std::string head;
  static_cast<void>(read_block({input.bytes, input.path}, head, coded_file_begin.size()));
  if (head == coded_file_begin) {
    throw Error(ErrorKind::input,
                "this is a coded file, and no transcript: call it NAME.coded, and name it to a "
                "command that makes a table of it",
                Place{input.path, 0, 0, {}});
  }
  ResumedBuffer buffer(std::move(head), input.bytes);
  std::istream resumed(&buffer);
  Input again{resumed, input.path, input.id, input.size, input.file};
  read_as_it_looks(again, options, sink, diagnostics);
}

}  // namespace themata
