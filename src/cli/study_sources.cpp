// SPDX-License-Identifier: MIT
#include "study_sources.hpp"

#include <fmt/format.h>
#include <sys/stat.h>

#include <algorithm>
#include <filesystem>
#include <set>

#include <themata/dictionary/load.hpp>

#include "inner_command.hpp"
#include "scratch_analysis.hpp"

namespace themata::cli {
namespace {

std::string stamp_of(const std::string& path) {
  struct stat now {};
  if (::stat(path.c_str(), &now) != 0) return "gone";
  return fmt::format("{} {}.{:09}", now.st_size, now.st_mtim.tv_sec, now.st_mtim.tv_nsec);
}

bool given(const std::vector<std::string>& options, std::string_view name) {
  const std::string begin = fmt::format("--{}=", name);
  return std::any_of(options.begin(), options.end(),
                     [&](const std::string& word) { return word.starts_with(begin); });
}

/// Connectives that `bridges` adds, by the language of the dictionary.
std::string connectives_for(CodingArguments& coding, const SegmentArguments& segment) {
  Diagnostics ignored;
  const Dictionary beside =
      coding.built_in() ? built_in_outline(*coding.built_in()) : coding.load(ignored);
  return segment.language(beside.language).starts_with("fr") ? "connectives.fr" : "connectives";
}

std::vector<ManifestFile> hashed(const std::vector<std::string>& paths, FileHashes& hashes) {
  std::vector<ManifestFile> all;
  for (const std::string& path : paths) all.push_back({path, hashes.of(path)});
  return all;
}

}  // namespace

bool looks_for_themes(const std::string& command, const std::vector<std::string>& options) {
  if (InnerCommand(command).find("dictionary") == nullptr) return false;
  if (command == "freq" && !given(options, "collocates")) return false;
  return command != "kwic" || !given(options, "pattern");
}

TableSources sources_of(const std::string& command, const std::vector<std::string>& options) {
  ScratchAnalysis scratch(command, options);
  AnalysisArguments& arguments = scratch.arguments();
  Diagnostics ignored;  // the command says them
  TableSources sources;
  bool coded = false;
  if (arguments.input.any()) {
    const std::vector<InputFile> inputs = find_inputs(arguments.input.inputs(), ignored);
    coded = !inputs.empty() && inputs.front().coded;
    sources.inputs = paths_of(inputs);
  }
  std::set<std::string> others;
  for (const std::string& word : options) {
    const std::size_t equals = word.find('=');
    if (!word.starts_with("--") || equals == std::string::npos) continue;
    const std::string value = word.substr(equals + 1);
    std::error_code problem;
    if (std::filesystem::is_regular_file(value, problem)) others.insert(value);
  }
  sources.others.assign(others.begin(), others.end());
  if (coded || !looks_for_themes(command, options)) return sources;
  const auto& dictionaries = arguments.coding.dictionaries();
  for (const std::string& name : dictionaries) {
    if (is_built_in_dictionary(name)) sources.built_in.push_back(name);
  }
  if (dictionaries.empty()) sources.built_in.push_back(built_in_dictionary_names().front());
  if (command == "bridges" && !given(options, "connectives")) {
    sources.built_in.push_back(connectives_for(arguments.coding, arguments.segment));
  }
  return sources;
}

const HashedFile& FileHashes::of(const std::string& path) {
  const auto found = known_.find(path);
  if (found != known_.end()) return found->second.hashed;
  std::string stamp = stamp_of(path);  // before, so that a change while reading shows
  return known_.emplace(path, Known{hash_file(path), std::move(stamp)}).first->second.hashed;
}

std::vector<std::string> FileHashes::changed_since() const {
  std::vector<std::string> changed;
  for (const auto& [path, known] : known_) {
    if (stamp_of(path) != known.stamp) changed.push_back(path);
  }
  return changed;
}

TableState state_of(const ManifestTable& table, const Manifest& manifest, FileHashes& hashes) {
  const TableSources sources = sources_of(table.command, table.options);
  TableState state{hashed(sources.inputs, hashes), hashed(sources.others, hashes), {}, {}};
  for (const std::string& name : sources.built_in) {
    state.built_in.push_back({name, sha256(text_of_named_dictionary(name))});
  }
  std::string all = fmt::format("{}\n{}\n{}\n{}\n", manifest.themata, manifest.icu,
                                manifest.unicode, table.command);
  const auto add = [&all](std::string_view kind, std::string_view text, std::string_view hash) {
    all += fmt::format("{} {} {} {}\n", kind, text.size(), text, hash);
  };
  for (const std::string& option : table.options) add("option", option, "");
  for (const ManifestFile& file : state.inputs) add("input", file.path, file.hashed.sha256);
  for (const ManifestFile& file : state.others) add("file", file.path, file.hashed.sha256);
  for (const auto& [name, hash] : state.built_in) add("built in", name, hash);
  state.made_from = sha256(all);
  return state;
}

}  // namespace themata::cli
