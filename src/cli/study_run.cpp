// SPDX-License-Identifier: MIT
#include "study_run.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <set>
#include <unordered_set>

#include <themata/table/format.hpp>
#include <themata/table/held_back.hpp>
#include <themata/table/output.hpp>

#include "inner_command.hpp"
#include "kept_apart.hpp"
#include "study_release.hpp"
#include "study_results.hpp"
#include "study_trial.hpp"

namespace themata::cli {
namespace {

namespace fs = std::filesystem;

class StudyRun {
 public:
  StudyRun(const PlannedStudy& plan, ResultsFolder results, std::size_t jobs, Console& console)
      : plan_(plan), results_(std::move(results)), jobs_(jobs), console_(console) {}

  int run() {
    start();
    for (std::size_t at = 0; at < plan_.tables.size(); ++at) {
      if (is_kept(at)) continue;
      make(at);
      results_.write(known_now());
      written_ = true;
    }
    finish();
    return code_;
  }

 private:
  void start() {
    keep_results_apart(plan_, results_.path(), "-o");
    fs::path folder = fs::absolute(plan_.folder).lexically_normal();
    if (!folder.has_filename()) folder = folder.parent_path();  // `/a/` and `/a` are one place
    const std::string study = fs::absolute(plan_.path).lexically_normal().string();
    now_.title = plan_.study.title;
    set_versions(now_);
    now_.folder = folder.lexically_relative(results_.path()).string();
    now_.study = {fs::path(study).lexically_relative(results_.path()).string(), hash_file(study)};
    for (const Setting& setting : plan_.study.settings) {
      if (setting.key == "seed") now_.seed = setting.values.front().text;
    }
    if (now_.seed.empty()) now_.seed = "1";  // that of every option that is not given
    now_.run.started = time_now();
    fs::current_path(folder);
    try_tables(plan_);
    for (const PlannedTable& planned : plan_.tables) {
      ManifestTable table;
      table.name = planned.name;
      table.command = planned.command;
      table.options = planned.options;
      table.formats = planned.formats;
      table.held_back = planned.held_back;
      states_.push_back(planned.held_back.empty() ? state_of(table, now_, hashes_) : TableState{});
      take_state(table, states_.back());
      now_.tables.push_back(std::move(table));
    }
    sort_sources();
    results_.sweep();
    if (results_.manifest() && plan_.study.release) now_.release = results_.manifest()->release;
    remove_stale();
    // A run that is killed before its first table is done has marked the folder as its own.
    if (!results_.manifest()) results_.write(known_now());
  }

  void take_state(ManifestTable& table, const TableState& state) {
    table.made_from = state.made_from;
    for (const ManifestFile& file : state.inputs) {
      table.inputs.push_back(file.path);
      if (seen_.insert("input " + file.path).second) now_.inputs.push_back(file);
    }
    for (const ManifestFile& file : state.others) {
      table.others.push_back(file.path);
      if (seen_.insert("file " + file.path).second) now_.files.push_back(file);
    }
    for (const ManifestDictionary& one : state.built_in) {
      table.built_in.push_back(one.name);
      if (seen_.insert("built in " + one.name).second) now_.dictionaries.push_back(one);
    }
  }

  void sort_sources() {
    const auto by_path = [](const ManifestFile& a, const ManifestFile& b) {
      return a.path < b.path;
    };
    std::sort(now_.inputs.begin(), now_.inputs.end(), by_path);
    std::sort(now_.files.begin(), now_.files.end(), by_path);
    std::sort(now_.dictionaries.begin(), now_.dictionaries.end(),
              [](const auto& a, const auto& b) { return a.name < b.name; });
  }

  void note(const std::string& message) {
    Diagnostics said;
    said.note(message);
    console_.say(said);
  }

  void remove_stale() {
    if (!results_.manifest()) return;
    std::set<std::string> wanted;
    for (const PlannedTable& planned : plan_.tables) {
      for (const std::string& format : planned.formats) wanted.insert(planned.file(format));
    }
    for (const ManifestTable& old : results_.manifest()->tables) {
      const ManifestTable* now = now_.find(old.name);
      for (const ManifestFile& file : old.results) {
        if (wanted.count(file.path) == 0) {
          remove(file, "the study no longer asks for it");
        } else if (is_released(old.name) && (now == nullptr || old.options != now->options)) {
          // Before anything can go wrong, and whoever has edited it: it is made anew.
          if (fs::remove(results_.file(file.path))) {
            note(fmt::format("{}: removed; it was made by other options", file.path));
          }
        }
      }
    }
    if (!plan_.study.release && results_.manifest()->release) {
      remove(*results_.manifest()->release, "the study no longer asks for it");
      std::error_code problem;
      fs::remove(results_.file(std::string(release_folder)), problem);  // where it is empty
    }
  }

  void remove(const ManifestFile& file, const char* reason) {
    std::string why;
    if (results_.is_as_made(file, why)) {
      fs::remove(results_.file(file.path));
      note(fmt::format("{}: removed; {}", file.path, reason));
    } else if (why != "is missing") {
      warn(fmt::format("{}: {}, and it {}; left as it is", file.path, reason, why));
    }
  }

  void warn(const std::string& message) {
    Diagnostics said;
    said.warning(message);
    console_.say(said);
  }

  /// Is the table there, and made from the same?
  bool is_kept(std::size_t at) {
    ManifestTable& table = now_.tables[at];
    if (!plan_.tables[at].held_back.empty()) {
      done_.insert(table.name);
      tell(table, "");
      return true;
    }
    const ManifestTable* old =
        results_.manifest() ? results_.manifest()->find(table.name) : nullptr;
    if (old == nullptr) {
      reason_ = "made";
      return false;
    }
    if (old->command != table.command || old->options != table.options) {
      reason_ = "made anew: its options have changed";
      return false;
    }
    const auto why = changes(*results_.manifest(), *old, now_, states_[at]);
    if (old->made_from != table.made_from) {
      reason_ = fmt::format("made anew: {}{}", why.front(),
                            why.size() > 1 ? fmt::format(" ({} more)", why.size() - 1) : "");
      return false;
    }
    const std::size_t files = old->held_back.empty() ? table.formats.size() : 0;
    if (old->formats != table.formats || old->results.size() != files) {
      reason_ = "made anew: other formats";
      return false;
    }
    for (const ManifestFile& file : old->results) {
      std::string what;
      if (results_.is_as_made(file, what)) continue;
      reason_ = fmt::format("made anew: {} {}", file.path, what);
      return false;
    }
    table = *old;
    if (const auto seconds = results_.manifest()->run.seconds.find(table.name);
        seconds != results_.manifest()->run.seconds.end()) {
      now_.run.seconds[table.name] = seconds->second;
    }
    done_.insert(table.name);
    say(table, {});
    code_ = std::max(code_, table.exit);
    tell(table, "as it was");
    return true;
  }

  /// What was done about a table, and what one of a release lacks.
  void tell(const ManifestTable& table, const std::string& how) {
    if (!table.held_back.empty()) {
      return note(fmt::format("{}: held back: {}", table.name, table.held_back));
    }
    if (!is_released(table.name)) return note(fmt::format("{}: {}", table.name, how));
    if (holds_words_back(table)) {
      return note(fmt::format("{}: {}; words of few held back", table.name, how));
    }
    const std::size_t count = held_back_in(table);
    note(
        fmt::format("{}: {}; {} count{} held back", table.name, how, count, count == 1 ? "" : "s"));
  }

  void make(std::size_t at) {
    ManifestTable& table = now_.tables[at];
    const auto begun = std::chrono::steady_clock::now();
    try {
      if (is_released(table.name)) {
        make_released(at, table);
      } else {
        for (const std::string& format : table.formats) make(at, format, table);
        table.counts = counting_.of(table.command, table.options);
      }
    } catch (const Error& error) {
      const std::string what = fmt::format("{} (table `{}`)", error.what(), table.name);
      if (error.place()) throw Error(error.kind(), what, *error.place());
      throw Error(error.kind(), what);
    }
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begun;
    now_.run.seconds[table.name] = took.count();
    done_.insert(table.name);
    say(table, {});
    code_ = std::max(code_, table.exit);
    tell(table, reason_);
    if (console_.times() != nullptr) {
      console_.say_always("time", fmt::format("{}: {:.3f} s", table.name, took.count()));
    }
  }

  /// The same table without these options is there: what is refused is refused for them.
  void make_released(std::size_t at, ManifestTable& table) {
    fs::create_directories(results_.file(std::string(release_folder)));
    fs::remove(results_.file(held_back_file));  // it is not true any more
    now_.release.reset();
    try {
      for (const std::string& format : table.formats) make(at, format, table);
    } catch (const Error& error) {
      if (error.kind() != ErrorKind::usage) throw;
      for (const ManifestFile& file : table.results) fs::remove(results_.file(file.path));
      table.results.clear();
      table.said.clear();
      table.held_back = error.what();
    }
  }

  void make(std::size_t at, const std::string& format, ManifestTable& table) {
    const std::string name = plan_.tables[at].file(format);
    cli::keep_apart(results_.file(name), {fs::path(plan_.path).filename().string()});
    std::vector<std::string> words{"--output=" + results_.file(name), "--format=" + format};
    if (jobs_ > 0) words.push_back(fmt::format("--jobs={}", jobs_));
    words.insert(words.end(), table.options.begin(), table.options.end());
    std::vector<Diagnostic> said;
    try {
      table.exit = std::max(table.exit, InnerCommand(table.command).run(std::move(words), said));
    } catch (const Error&) {
      say(table, said);
      throw;
    }
    if (table.results.empty()) table.said = std::move(said);
    table.results.push_back({name, hash_file(results_.file(name))});
  }

  /// What a table's command said, once for all tables of which it is said.
  void say(const ManifestTable& table, const std::vector<Diagnostic>& more) {
    Diagnostics fresh;
    for (const auto* list : {&table.said, &more}) {
      for (const Diagnostic& one : *list) {
        const bool told = counts_held_back(one.message) || tells_of_words(one.message);
        if (is_released(table.name) && told) continue;
        if (!messages_.insert(one.message).second) continue;
        if (one.severity == Severity::note) fresh.note(one.message);
        if (one.severity == Severity::warning) fresh.warning(one.message);
        if (one.severity == Severity::error) fresh.error(one.message);
      }
    }
    console_.say(fresh);
  }

  /// What is true of the folder while the run goes on: tables that are done, and those of the
  /// last run that are still there.
  [[nodiscard]] Manifest known_now() const {
    Manifest manifest = now_;
    manifest.tables.clear();
    for (const ManifestTable& table : now_.tables) {
      if (done_.count(table.name) > 0) manifest.tables.push_back(table);
    }
    if (results_.manifest()) {
      for (const ManifestTable& old : results_.manifest()->tables) {
        const bool planned = now_.find(old.name) != nullptr;
        if (planned && done_.count(old.name) == 0) manifest.tables.push_back(old);
      }
    }
    return manifest;
  }

  /// Says in the folder of the release what is not there, and here what does not belong there.
  void finish_release() {
    if (!plan_.study.release) return;
    const std::string list = format_table(held_back_table(now_), TableFormat::csv);
    now_.release = {held_back_file, {list.size(), sha256(list)}};
    fs::create_directories(results_.file(std::string(release_folder)));
    std::string why;
    if (!results_.is_as_made(*now_.release, why)) {
      Output output = Output::to_file(results_.file(held_back_file));
      output.write(list);
      output.commit();
    }
    for (const std::string& name : results_.strangers_in_release(now_)) {
      warn(fmt::format("{}: no table of this study; look at it before the folder leaves the room",
                       name));
      code_ = std::max(code_, 1);
    }
  }

  void finish() {
    finish_release();
    const std::vector<std::string> changed = hashes_.changed_since();
    for (const std::string& path : changed) {
      Diagnostics said;
      said.warning("this file changed while the study ran; run it again", Place{path, 0, 0, {}});
      console_.say(said);
      code_ = std::max(code_, 1);
    }
    const std::unordered_set<std::string> outdated(changed.begin(), changed.end());
    const auto is_changed = [&](const std::string& path) { return outdated.contains(path); };
    for (ManifestTable& table : now_.tables) {
      if (std::any_of(table.inputs.begin(), table.inputs.end(), is_changed) ||
          std::any_of(table.others.begin(), table.others.end(), is_changed)) {
        table.made_from.clear();
      }
    }
    now_.finished = true;
    now_.run.ended = time_now();
    if (results_.manifest() && !written_) {
      Manifest same = now_;
      same.run = results_.manifest()->run;
      if (write_manifest(same) == write_manifest(*results_.manifest())) return;
    }
    results_.write(now_);
  }

  const PlannedStudy& plan_;
  ResultsFolder results_;
  std::size_t jobs_;
  Console& console_;
  Manifest now_{};
  FileHashes hashes_{};
  StageCounting counting_{};
  std::vector<TableState> states_{};
  std::set<std::string> seen_{};
  std::set<std::string> done_{};
  std::set<std::string> messages_{};
  std::string reason_{};
  bool written_ = false;  ///< a manifest of a run that goes on
  int code_ = 0;
};

}  // namespace

int run_study(const PlannedStudy& plan, const std::string& results, std::size_t jobs,
              Console& console) {
  console.say(plan.notes);
  return StudyRun(plan, ResultsFolder::for_writing(results), jobs, console).run();
}

}  // namespace themata::cli
