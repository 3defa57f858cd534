// SPDX-License-Identifier: MIT
#include "options_input.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <map>
#include <thread>

#include <themata/base/suggest.hpp>

#include "declared_options.hpp"
#include "lists.hpp"
#include "offers.hpp"

namespace themata::cli {
namespace {

const std::map<std::string, Paragraphs>& paragraph_names() {
  static const std::map<std::string, Paragraphs> names{
      {"auto", Paragraphs::automatic}, {"lines", Paragraphs::lines}, {"blank", Paragraphs::blank}};
  return names;
}

std::vector<std::string> format_names() {
  std::vector<std::string> names{"auto"};
  for (const Format& format : formats()) names.emplace_back(format.name);
  return names;
}

ColumnNames column_names(const std::vector<std::string>& pairs) {
  ColumnNames names;
  const std::map<std::string, std::string*> known{
      {"text", &names.text}, {"speaker", &names.speaker}, {"document", &names.document},
      {"role", &names.role}, {"start", &names.start},     {"end", &names.end}};
  for (const std::string& pair : pairs) {
    const auto [key, value] = split_pair(pair, "--columns");
    const auto found = known.find(key);
    if (found == known.end()) {
      std::vector<std::string> keys;
      for (const auto& [name, target] : known) keys.push_back(name);
      throw Error(ErrorKind::usage,
                  fmt::format("--columns knows no `{}`{}", key, did_you_mean(key, keys)));
    }
    *found->second = value;
  }
  return names;
}

}  // namespace

void InputArguments::bind(CLI::App& app) {
  add_option(app, "inputs", paths_,
             "files, folders (all their transcripts), or - for standard input");
  bind_options(app);
}

void InputArguments::bind_corpus(CLI::App& app) {
  add_option(app, "--corpus", paths_,
             "transcripts to look for the patterns in: a file or a folder; may be repeated")
      .type_name("PATH")
      .one_at_a_time()
      .group("Findings");  // not with the options that every command has
  bind_options(app);
}

void InputArguments::bind_options(CLI::App& app) {
  const std::string group = "Input";
  add_option(app, "--files-from", files_from_, "read the list of inputs from a file, a path a line")
      .type_name("LIST")
      .group(group);
  add_flag(app, "-0,--null-separated", nul_, "paths in the list end with NUL, not with a line end")
      .group(group);
  add_option(app, "--input-format", format_,
             fmt::format("instead of guessing: {}", fmt::join(format_names(), ", ")))
      .one_of(format_names())
      .type_name("FORMAT")
      .group(group);
  offer(app, "--input-format", format_names());
  add_option(app, "--encoding", encoding_, "instead of detecting: any name ICU knows")
      .type_name("NAME")
      .group(group);
  add_option(
      app, "--invalid", [this](const std::string& value) { replace_invalid_ = value == "replace"; },
      "bytes that don't decode: stop (the default), or replace and count them")
      .one_of({"stop", "replace"})
      .type_name("stop|replace")
      .group(group);
  add_list(app, "--columns", columns_,
           "columns of a table: text=NAME,speaker=NAME,document=NAME,role=,start=,end=")
      .type_name("KEY=COLUMN,...")
      .group(group);
  add_flag(app, "--join-rows", join_rows_, "rows of one speaker in a row are one turn")
      .group(group);
  add_option(
      app, "--paragraphs",
      [this](const std::string& name) { paragraphs_ = paragraph_names().at(name); },
      "where paragraphs end: at every line, at blank lines, or as the text suggests")
      .one_of_in_any_case(names_of(paragraph_names()))
      .type_name("auto|lines|blank")
      .group(group);
  add_list(app, "--interviewer", interviewers_, "names of those who ask (a comma in a name: \\,)")
      .type_name("NAME,...")
      .group(group);
  add_list(app, "--same-speaker", same_speaker_,
           "one speaker under two labels: 'Particpant=Participant'")
      .type_name("LABEL=NAME,...")
      .group(group);
  add_flag(app, "--keep-going", keep_going_,
           "skip inputs that can't be read, name each, end with 1")
      .group(group);
  add_option(app, "-j,--jobs", jobs_, "threads (default: one a core)")
      .in_range(1, 1024)
      .type_name("N")
      .group(group);
}

void InputArguments::require_some() const {
  if (any()) return;
  throw Error(ErrorKind::usage, "nothing to read: name files or folders, or - for standard input");
}

ReadOptions InputArguments::read() const {
  ReadOptions options;
  options.decode = {encoding_, replace_invalid_ ? InvalidBytes::replace : InvalidBytes::stop};
  options.format = format_;
  options.labels = labels_;
  options.paragraphs = paragraphs_;
  options.interviewers = composed(interviewers_);
  for (const std::string& pair : same_speaker_) {
    options.same_speaker.push_back(split_fact(pair, "--same-speaker"));
  }
  options.columns = column_names(columns_);
  options.join_rows = join_rows_;
  return options;
}

InputOptions InputArguments::inputs() const {
  InputOptions options;
  options.keep_going = keep_going_;
  options.paths = paths_;
  if (!files_from_.empty()) options.files_from = files_from_;
  options.list_separator = nul_ ? '\0' : '\n';
  if (!metadata_.empty()) options.metadata = metadata_;
  options.read = read();
  options.no_coded = no_coded_;
  return options;
}

void InputArguments::describe(std::vector<std::pair<std::string, std::string>>& options) const {
  const auto list = [](std::vector<std::string> values) {
    values = composed(std::move(values));
    std::sort(values.begin(), values.end());
    return fmt::format("{}", fmt::join(values, ","));
  };
  std::string paragraphs;
  for (const auto& [name, value] : paragraph_names()) {
    if (value == paragraphs_) paragraphs = name;
  }
  options.emplace_back("--input-format", format_);
  options.emplace_back("--encoding", encoding_);
  options.emplace_back("--invalid", replace_invalid_ ? "replace" : "stop");
  options.emplace_back("--columns", list(columns_));
  options.emplace_back("--join-rows", join_rows_ ? "on" : "off");
  options.emplace_back("--paragraphs", paragraphs);
  options.emplace_back("--interviewer", list(interviewers_));
  options.emplace_back("--same-speaker", list(same_speaker_));
}

WalkOptions InputArguments::walk() const {
  const std::size_t cores = std::max(1U, std::thread::hardware_concurrency());
  return {jobs_ == 0 ? cores : jobs_, keep_going_, read()};
}

}  // namespace themata::cli
