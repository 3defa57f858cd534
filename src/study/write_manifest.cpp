// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>

#include <themata/study/manifest.hpp>
#include <themata/table/format.hpp>

#include "manifest_text.hpp"

namespace themata {
namespace {

std::string json_string(std::string_view bytes) {
  std::string out;
  append_json_string(out, manifest_text(bytes));
  return out;
}

/// JSON whose objects and lists of objects stand a line an entry.
class JsonWriter {
 public:
  void open(char bracket) {
    out_ += bracket;
    indent_ += 2;
    first_ = true;
  }
  void close(char bracket) {
    indent_ -= 2;
    if (!first_) new_line();
    out_ += bracket;
    first_ = false;
  }
  void key(std::string_view name) {
    next();
    out_ += json_string(name) + ": ";
  }
  void next() {
    if (!first_) out_ += ',';
    new_line();
    first_ = false;
  }
  void raw(std::string_view json) { out_ += json; }
  void text(std::string_view name, std::string_view value) {
    key(name);
    raw(json_string(value));
  }
  void number(std::string_view name, std::uint64_t value) {
    key(name);
    raw(fmt::format("{}", value));
  }
  void words(std::string_view name, const std::vector<std::string>& values) {
    key(name);
    std::string all;
    for (const std::string& value : values) all += (all.empty() ? "" : ", ") + json_string(value);
    raw("[" + all + "]");
  }
  std::string take() { return std::move(out_) + "\n"; }

 private:
  void new_line() {
    out_ += '\n';
    out_.append(indent_, ' ');
  }
  std::string out_{};
  std::size_t indent_ = 0;
  bool first_ = true;
};

std::string inline_file(const ManifestFile& file) {
  return fmt::format(R"({{"path": {}, "bytes": {}, "sha256": {}}})", json_string(file.path),
                     file.hashed.bytes, json_string(file.hashed.sha256));
}

void write_files(JsonWriter& json, std::string_view name, const std::vector<ManifestFile>& files) {
  json.key(name);
  json.open('[');
  for (const ManifestFile& file : files) {
    json.next();
    json.raw(inline_file(file));
  }
  json.close(']');
}

std::string talk(const StageCounts::Talk& talk) {
  return fmt::format(R"({{"turns": {}, "words": {}}})", talk.turns, talk.words);
}

void write_counts(JsonWriter& json, const StageCounts& counts) {
  json.key("counts");
  json.open('{');
  json.number("files", counts.files);
  json.key("skipped");
  json.open('[');
  for (const auto& [path, reason] : counts.skipped) {
    json.next();
    json.raw(
        fmt::format(R"({{"path": {}, "reason": {}}})", json_string(path), json_string(reason)));
  }
  json.close(']');
  json.number("documents", counts.documents);
  json.key("all");
  json.raw(talk(counts.all));
  json.key("set_aside");
  json.open('{');
  for (const auto& [reason, some] : counts.set_aside) {
    json.key(reason);
    json.raw(talk(some));
  }
  json.close('}');
  json.key("counted");
  json.raw(talk(counts.counted));
  json.key("hits");
  std::string hits;
  for (const auto& [status, count] : counts.hits) {
    hits += fmt::format("{}{}: {}", hits.empty() ? "" : ", ", json_string(status), count);
  }
  json.raw("{" + hits + "}");
  json.close('}');
}

std::string_view severity(Severity value) {
  return value == Severity::note ? "note" : value == Severity::warning ? "warning" : "error";
}

void write_table(JsonWriter& json, const ManifestTable& table) {
  json.next();
  json.open('{');
  json.text("name", table.name);
  json.text("command", table.command);
  json.words("options", table.options);
  json.words("formats", table.formats);
  json.words("inputs", table.inputs);
  json.words("files", table.others);
  json.words("built_in", table.built_in);
  json.text("made_from", table.made_from);
  write_files(json, "results", table.results);
  json.number("exit", static_cast<std::uint64_t>(table.exit));
  json.key("said");
  json.open('[');
  for (const Diagnostic& one : table.said) {
    json.next();
    json.raw(fmt::format(R"({{"kind": "{}", "message": {}}})", severity(one.severity),
                         json_string(one.message)));
  }
  json.close(']');
  if (!table.held_back.empty()) json.text("held_back", table.held_back);
  if (table.counts) write_counts(json, *table.counts);
  json.close('}');
}

}  // namespace

const ManifestTable* Manifest::find(std::string_view name) const {
  const auto found = std::find_if(tables.begin(), tables.end(),
                                  [&](const ManifestTable& table) { return table.name == name; });
  return found == tables.end() ? nullptr : &*found;
}

std::string write_manifest(const Manifest& manifest) {
  JsonWriter json;
  json.open('{');
  json.number("manifest", 1);
  json.text("title", manifest.title);
  json.text("state", manifest.finished ? "finished" : "unfinished");
  json.text("themata", manifest.themata);
  json.text("icu", manifest.icu);
  json.text("unicode", manifest.unicode);
  json.text("folder", manifest.folder);
  json.key("study");
  json.raw(inline_file(manifest.study));
  json.text("seed", manifest.seed);
  write_files(json, "inputs", manifest.inputs);
  write_files(json, "files", manifest.files);
  json.key("dictionaries");
  json.open('[');
  for (const ManifestDictionary& one : manifest.dictionaries) {
    json.next();
    json.raw(fmt::format(R"({{"name": {}, "sha256": {}}})", json_string(one.name),
                         json_string(one.sha256)));
  }
  json.close(']');
  json.key("tables");
  json.open('[');
  for (const ManifestTable& table : manifest.tables) write_table(json, table);
  json.close(']');
  if (manifest.release) {
    json.key("release");
    json.raw(inline_file(*manifest.release));
  }
  json.key("run");
  json.open('{');
  json.text("started", manifest.run.started);
  json.text("ended", manifest.run.ended);
  json.key("seconds");
  json.open('{');
  for (const auto& [name, seconds] : manifest.run.seconds) {
    json.key(name);
    json.raw(fmt::format("{:.3f}", seconds));
  }
  json.close('}');
  json.close('}');
  json.close('}');
  return json.take();
}

}  // namespace themata
