// SPDX-License-Identifier: MIT
#include <fmt/format.h>
#include <simdjson.h>

#include <algorithm>

#include <themata/study/manifest.hpp>

#include "manifest_text.hpp"

namespace themata {
namespace {

using simdjson::dom::element;

constexpr std::size_t most_bytes = 1'000'000'000;
constexpr std::size_t deepest = 16;  // what is written is six levels deep

/// What is not there, or is something else, is an error of simdjson's, caught in one place.
std::string text(element from, std::string_view key) {
  return bytes_of_manifest_text(std::string_view(from[key].get_string()));
}

std::vector<std::string> words(element from, std::string_view key) {
  std::vector<std::string> out;
  for (const element item : from[key].get_array()) {
    out.push_back(bytes_of_manifest_text(std::string_view(item.get_string())));
  }
  return out;
}

ManifestFile file(element from) {
  return {text(from, "path"), {from["bytes"].get_uint64(), text(from, "sha256")}};
}

std::vector<ManifestFile> files(element from, std::string_view key) {
  std::vector<ManifestFile> out;
  for (const element item : from[key].get_array()) out.push_back(file(item));
  return out;
}

StageCounts::Talk talk(element from) {
  return {from["turns"].get_uint64(), from["words"].get_uint64()};
}

StageCounts counts(element from) {
  StageCounts out;
  out.files = from["files"].get_uint64();
  for (const element item : from["skipped"].get_array()) {
    out.skipped.emplace_back(text(item, "path"), text(item, "reason"));
  }
  out.documents = from["documents"].get_uint64();
  out.all = talk(from["all"]);
  for (const auto field : from["set_aside"].get_object()) {
    out.set_aside.emplace(std::string(field.key), talk(field.value));
  }
  out.counted = talk(from["counted"]);
  for (const auto field : from["hits"].get_object()) {
    out.hits.emplace(std::string(field.key), std::uint64_t{field.value.get_uint64()});
  }
  return out;
}

/// Files are removed by these names: they must not lead out of the folder.
void check_result_name(std::string_view path) {
  constexpr std::string_view release = "release/";
  if (path.starts_with(release)) path.remove_prefix(release.size());
  const bool plain =
      !path.empty() && path.front() != '.' &&
      std::all_of(path.begin(), path.end(), [](char c) { return c != '/' && c != '\0'; });
  if (!plain) throw Error(ErrorKind::input, "a table lies outside of the folder");
}

ManifestTable table(element from) {
  ManifestTable out;
  out.name = text(from, "name");
  out.command = text(from, "command");
  out.options = words(from, "options");
  out.formats = words(from, "formats");
  out.inputs = words(from, "inputs");
  out.others = words(from, "files");
  out.built_in = words(from, "built_in");
  out.made_from = text(from, "made_from");
  out.results = files(from, "results");
  const std::uint64_t exit = from["exit"].get_uint64();
  if (exit > 1) throw Error(ErrorKind::input, "no table is made with that exit code");
  out.exit = static_cast<int>(exit);
  if (out.formats.empty() || out.results.size() > out.formats.size()) {
    throw Error(ErrorKind::input, "a table has no format, or more files than formats");
  }
  for (const ManifestFile& one : out.results) check_result_name(one.path);
  for (const element item : from["said"].get_array()) {
    const std::string kind = text(item, "kind");
    out.said.push_back({kind == "note"      ? Severity::note
                        : kind == "warning" ? Severity::warning
                                            : Severity::error,
                        text(item, "message")});
  }
  element found;
  if (from["held_back"].get(found) == simdjson::SUCCESS) out.held_back = text(from, "held_back");
  if (from["counts"].get(found) == simdjson::SUCCESS) out.counts = counts(found);
  return out;
}

Manifest manifest(element root) {
  Manifest out;
  out.title = text(root, "title");
  out.finished = text(root, "state") == "finished";
  out.themata = text(root, "themata");
  out.icu = text(root, "icu");
  out.unicode = text(root, "unicode");
  out.folder = text(root, "folder");
  out.study = file(root["study"]);
  out.seed = text(root, "seed");
  out.inputs = files(root, "inputs");
  out.files = files(root, "files");
  for (const element item : root["dictionaries"].get_array()) {
    out.dictionaries.push_back({text(item, "name"), text(item, "sha256")});
  }
  for (const element item : root["tables"].get_array()) out.tables.push_back(table(item));
  element release;
  if (root["release"].get(release) == simdjson::SUCCESS) {
    out.release = file(release);
    check_result_name(out.release->path);
  }
  out.run.started = text(root["run"], "started");
  out.run.ended = text(root["run"], "ended");
  for (const auto field : root["run"]["seconds"].get_object()) {
    out.run.seconds.emplace(std::string(field.key), double{field.value.get_double()});
  }
  return out;
}

}  // namespace

Manifest read_manifest(std::string_view json, const std::string& path) {
  const auto fail = [&path](const std::string& why) {
    throw Error(ErrorKind::input, why, Place{path, 0, 0, {}});
  };
  const auto unreadable = [&fail](const char* why) {
    fail(fmt::format(
        "this manifest can't be read ({}); delete the folder, or name another, and run the study "
        "again",
        why));
  };
  try {
    if (json.size() > most_bytes) unreadable("more than 1 GB");
    simdjson::dom::parser parser;
    if (const auto problem = parser.allocate(json.size() + 1, deepest)) {
      throw simdjson::simdjson_error(problem);
    }
    const element root = parser.parse(simdjson::padded_string(json));
    std::uint64_t version = 0;
    if (root["manifest"].get(version) != simdjson::SUCCESS) {
      fail("this is no manifest of `themata run`");
    }
    if (version != 1)
      fail("a manifest of another version; delete the folder and run the study again");
    return manifest(root);
  } catch (const simdjson::simdjson_error& error) {
    unreadable(error.what());
  } catch (const Error& error) {
    if (error.place()) throw;
    unreadable(error.what());
  }
  return {};
}

}  // namespace themata
